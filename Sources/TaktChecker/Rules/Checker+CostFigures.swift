internal import TaktModel

extension Checker {
  /// Rule 9: every kind of cost follows from the lots, deliveries and purchases.
  static func costFigures(_ inspection: Inspection, _ claimed: Cost) -> [Fault] {
    let right = inspection.cost
    func compare(
      _ kind: String, _ claim: Double, _ right: Double, extra: Double = 0
    ) -> Fault? {
      if Tolerance.equal(claim, right, extra: extra) { return nil }
      return Fault(
        rule: 9, subject: "cost.\(kind)",
        message: "cost.\(kind) is claimed to be \(figure(claim)); it is \(figure(right)).")
    }
    return [
      compare("tardiness", claimed.tardiness, right.tardiness, extra: right.tardinessInDoubt),
      compare("unmet", claimed.unmet, right.unmet),
      compare(
        "holding", claimed.holding, right.holding,
        extra: 1e-9 * right.grossHolding + right.holdingInDoubt),
      compare(
        "shortOfSafety", claimed.shortOfSafety, right.shortOfSafety,
        extra: 1e-9 * right.grossShortOfSafety + right.shortOfSafetyInDoubt),
      compare("setup", claimed.setup, right.setup),
      compare("production", claimed.production, right.production),
      compare("machine", claimed.machine, right.machine),
      compare("overtime", claimed.overtime, right.overtime),
      compare("energy", claimed.energy, right.energy),
      compare("purchase", claimed.purchase, right.purchase),
      compare("planChange", claimed.planChange, right.planChange),
    ].compactMap(\.self)
  }
}
