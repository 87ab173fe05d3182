import TaktModel

extension Shop {
  /// The lots that run at the horizon's start, as they stand in every schedule; without feeds.
  static func inProgressLots(of plant: Plant) -> [Lot] {
    var busyUntil = [Instant](repeating: plant.horizon.start, count: plant.machines.count)
    let byEnd = plant.inProgress.indices.sorted {
      (plant.inProgress[$0].end, $0) < (plant.inProgress[$1].end, $1)
    }
    return byEnd.map { index in
      let lot = plant.inProgress[index]
      let mode = plant.products[lot.product].steps[lot.step].modes[lot.mode]
      // A subcontractor does any number of lots at once.
      let isOutside = plant.machines[lot.machine].isSubcontractor
      let from = isOutside ? plant.horizon.start : busyUntil[lot.machine]
      var segments: [Lot.Segment] = []
      for window in plant.machines[lot.machine].windows {
        let (begin, end) = (max(window.from, from), min(window.to, lot.end))
        if begin < end {
          segments.append(
            Lot.Segment(kind: .run, from: begin, to: end, isOvertime: window.isOvertime))
        }
      }
      busyUntil[lot.machine] = max(from, lot.end)
      return Lot(
        id: lot.id, product: lot.product, step: lot.step, machine: lot.machine,
        family: mode.family, setup: nil, segments: segments, start: plant.horizon.start,
        end: lot.end, started: lot.started, good: mode.goodUnits(started: lot.started),
        scrap: mode.scrapUnits(started: lot.started), origin: .inProgress)
    }
  }

  /// By machine: the end of its last fixed lot and that lot's family.
  static func fixedUntil(_ lots: [Lot], of plant: Plant) -> [MachineLoad?] {
    var loads = [MachineLoad?](repeating: nil, count: plant.machines.count)
    for lot in lots where !plant.machines[lot.machine].isSubcontractor {
      let end = lot.end.milliseconds
      if let known = loads[lot.machine], known.freeAt > end { continue }
      loads[lot.machine] = MachineLoad(
        freeAt: max(end, plant.horizon.start.milliseconds), family: lot.family)
    }
    return loads
  }
}
