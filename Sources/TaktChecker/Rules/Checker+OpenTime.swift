internal import TaktModel

extension Checker {
  /// Rule 1: each segment lies in an open window of its machine, and is overtime where that is. A lot that begins
  /// within the horizon may end behind it.
  static func openTime(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    let open = inspection.plant.machines.map { OpenTime(windows: $0.windows) }
    for known in inspection.lots where known.isPlanned && !inspection.isOutside(known.lot) {
      let lot = known.lot
      for segment in lot.segments where segment.from <= segment.to {
        if inspection.isBehindHorizon(segment, of: lot) { continue }
        let machine = open[lot.machine]
        let held = machine.window(holding: segment, in: inspection.plant.horizon)
        if let held, held.isOvertime == segment.isOvertime { continue }
        let complaint: String
        if let held {
          complaint =
            held.isOvertime
            ? "which is overtime, but is not marked so."
            : "which is regular time, but is marked as overtime."
        } else if let window = machine.window(at: segment.from) {
          complaint =
            "but the machine's \(window.isOvertime ? "overtime" : "regular") window ends at "
            + "\(inspection.time(window.to))."
        } else {
          complaint = "but the machine is closed at \(inspection.time(segment.from))."
        }
        faults.append(
          Fault(
            rule: 1, subject: lot.id,
            message: "Lot \(lot.id) works on machine \(inspection.machine(lot.machine)) from "
              + "\(inspection.time(segment.from)) to \(inspection.time(segment.to)), " + complaint))
      }
    }
    return faults
  }
}
