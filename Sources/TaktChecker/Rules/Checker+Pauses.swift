internal import TaktModel

extension Checker {
  /// Rule 1: a lot pauses while its machine is closed (or open for overtime alone) and never for
  /// another reason.
  static func pauses(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    let open = inspection.plant.machines.map { OpenTime(windows: $0.windows) }
    for known in inspection.lots where known.isPlanned && !inspection.isOutside(known.lot) {
      let lot = known.lot
      var idle: Int64 = 0
      for (one, next) in zip(lot.segments, lot.segments.dropFirst()) where one.to < next.from {
        guard let regular = open[lot.machine].regular(from: one.to, to: next.from) else { continue }
        idle += regular.milliseconds
        guard idle > Tolerance.milliseconds else { continue }
        faults.append(
          Fault(
            rule: 1, subject: lot.id,
            message: "Lot \(lot.id) pauses from \(inspection.time(one.to)) to "
              + "\(inspection.time(next.from)), but machine \(inspection.machine(lot.machine)) is "
              + "open at \(inspection.time(regular.first))."))
        break
      }
    }
    return faults
  }
}
