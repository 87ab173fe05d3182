internal import TaktModel

extension Checker {
  /// Rules 1 and 2 where a lot goes to a subcontractor: he has it for his lead time in one go,
  /// without a set-up, within the horizon.
  static func subcontractors(_ inspection: Inspection) -> [Fault] {
    let horizon = inspection.plant.horizon
    var faults: [Fault] = []
    for known in inspection.lots where known.isPlanned && inspection.isOutside(known.lot) {
      let lot = known.lot
      func tell(_ rule: Int, _ message: String) {
        faults.append(
          Fault(
            rule: rule, subject: lot.id,
            message: "Lot \(lot.id) at subcontractor \(inspection.machine(lot.machine)) from "
              + "\(inspection.time(lot.start)) to \(inspection.time(lot.end)) " + message))
      }
      if lot.segments.count != 1 || lot.segments[0].kind != .run {
        let setups = lot.segments.reduce(0) { $0 + ($1.kind == .setup ? 1 : 0) }
        tell(
          1,
          "has \(setups) set-up and \(lot.segments.count - setups) run segments; one run segment "
            + "is wanted.")
      }
      if lot.segments.contains(where: \.isOvertime) {
        tell(1, "is marked as overtime; a subcontractor has none.")
      }
      if lot.start.isClearlyBefore(horizon.start) {
        tell(1, "starts before the horizon, at \(inspection.time(horizon.start)).")
      }
      if horizon.end.isClearlyBefore(lot.end) {
        tell(1, "ends after the horizon, at \(inspection.time(horizon.end)).")
      }
      if lot.setup != nil {
        tell(2, "claims \(wording(lot.setup)); a subcontractor has none.")
      }
      let (claimed, right) = (lot.start.seconds(until: lot.end), known.mode.leadTimeSeconds ?? 0)
      if abs(claimed - right) > Tolerance.seconds {
        tell(2, "takes \(figure(claimed)) s; the lead time is \(figure(right)) s.")
      }
    }
    return faults
  }
}

extension Inspection {
  /// Whether a lot is at a subcontractor.
  func isOutside(_ lot: Lot) -> Bool { plant.machines[lot.machine].isSubcontractor }
}
