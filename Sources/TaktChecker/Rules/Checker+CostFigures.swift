internal import TaktModel

extension Checker {
  /// Rule 9: every kind of cost follows from the lots, deliveries and purchases.
  static func costFigures(_ inspection: Inspection, _ claimed: Cost) -> [Fault] {
    let right = inspection.cost
    let kinds = zip(claimed.byKind, zip(right.cost.byKind, right.allowance.byKind))
    return kinds.compactMap { claim, kind in
      let (right, allowance) = kind
      if Tolerance.equal(claim.amount, right.amount, extra: allowance.amount) { return nil }
      return Fault(
        rule: 9, subject: "cost.\(claim.name)",
        message: "cost.\(claim.name) is claimed to be \(figure(claim.amount)); it is "
          + "\(figure(right.amount)).")
    }
  }
}
