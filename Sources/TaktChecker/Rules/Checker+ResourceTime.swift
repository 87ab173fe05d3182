internal import TaktModel

extension Checker {
  /// Rule 4: a shared resource is used only while its calendar has it open, in overtime or not.
  static func resourceTime(_ inspection: Inspection) -> [Fault] {
    let resources = inspection.plant.resources
    let open = resources.map { OpenTime(windows: joined($0.windows)) }
    var faults: [Fault] = []
    for known in inspection.lots where known.isPlanned {
      let lot = known.lot
      for use in known.mode.uses where use.count > 0 {
        for segment in lot.segments
        where segment.from < segment.to && known.occupies(use, during: segment.kind) {
          if inspection.isBehindHorizon(segment, of: lot)
            || open[use.resource].window(holding: segment, in: inspection.plant.horizon) != nil
          {
            continue
          }
          let window = open[use.resource].window(at: segment.from)
          let complaint =
            window.map { "there until \(inspection.time($0.to)) only." }
            ?? "not there at \(inspection.time(segment.from))."
          faults.append(
            Fault(
              rule: 4, subject: lot.id,
              message: "Lot \(lot.id) on machine \(inspection.machine(lot.machine)) uses resource "
                + "\(resources[use.resource].id) from \(inspection.time(segment.from)) to "
                + "\(inspection.time(segment.to)), but it is " + complaint))
        }
      }
    }
    return faults
  }

  /// Sorted windows with those that touch made one, whatever their kind.
  private static func joined(_ windows: [Window]) -> [Window] {
    var result: [Window] = []
    for window in windows {
      if let last = result.last, window.from <= last.to {
        result[result.count - 1] = Window(from: last.from, to: max(last.to, window.to))
      } else {
        result.append(Window(from: window.from, to: window.to))
      }
    }
    return result
  }
}
