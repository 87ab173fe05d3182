internal import TaktModel

extension Checker {
  /// Rule 2: set-up and run segments add up to the times of the arithmetic.
  static func lotTimes(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    for known in inspection.lots where known.isPlanned && !inspection.isOutside(known.lot) {
      let lot = known.lot
      func compare(_ kind: Lot.Segment.Kind, _ name: String, to right: Double) {
        let claimed = lot.segments.reduce(0) { $0 + ($1.kind == kind ? $1.seconds : 0) }
        if abs(claimed - right) <= Tolerance.seconds { return }
        faults.append(
          Fault(
            rule: 2, subject: lot.id,
            message: "Lot \(lot.id) of \(figure(lot.started)) units \(name) for \(figure(claimed)) "
              + "s on machine \(inspection.machine(lot.machine)); it takes \(figure(right)) s."))
      }
      compare(.setup, "is set up", to: lot.setup?.seconds ?? 0)
      compare(
        .run, "runs",
        to: known.mode.runSeconds(
          started: lot.started, setupScrapUnits: lot.setup?.scrapUnits ?? 0,
          efficiency: inspection.plant.machines[lot.machine].efficiency))
    }
    return faults
  }
}
