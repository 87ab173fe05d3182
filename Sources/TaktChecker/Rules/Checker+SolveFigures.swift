internal import TaktModel

extension Checker {
  /// Rule 9: the bound does not pass the objective, and the gap is what lies between them.
  static func solveFigures(_ inspection: Inspection, _ plan: Plan) -> [Fault] {
    let solve = plan.solve
    var faults: [Fault] = []
    func tell(_ name: String, _ message: String) {
      faults.append(Fault(rule: 9, subject: "solve.\(name)", message: message))
    }
    guard solve.objective.isFinite, solve.bound.isFinite else {
      tell(
        "objective",
        "solve.objective is \(figure(solve.objective)) and solve.bound \(figure(solve.bound)); "
          + "both must be numbers.")
      return faults
    }
    if solve.bound > solve.objective + Tolerance.amount(solve.objective) {
      tell(
        "bound",
        "solve.bound is \(figure(solve.bound)), above solve.objective, \(figure(solve.objective)).")
    }
    let between = max(0, solve.objective - solve.bound)
    let right = between == 0 ? 0 : 100 * between / max(abs(solve.objective), 1e-9)
    // A difference within rounding may count as none.
    if !Tolerance.equal(solve.gapPercent, right),
      !(solve.gapPercent == 0 && between <= Tolerance.amount(solve.objective))
    {
      tell(
        "gapPercent",
        "solve.gapPercent is claimed to be \(figure(solve.gapPercent)); it is \(figure(right)).")
    }
    if !(solve.seconds >= 0 && solve.seconds.isFinite) {
      tell("seconds", "solve.seconds is \(figure(solve.seconds)).")
    }
    return faults
  }
}
