internal import TaktModel

extension Checker {
  /// Rule 9: what is claimed to be proven of the program and of the schedule agrees with itself.
  static func solveFigures(_ inspection: Inspection, _ plan: Plan) -> [Fault] {
    let (solve, schedule) = (plan.solve, plan.scheduleStatus)
    var claim = Claim(
      place: "solve", costName: "objective", cost: solve.objective, bound: solve.bound,
      gapPercent: solve.gapPercent, status: solve.status)
    claim.examine()
    var faults = claim.faults
    func tell(_ subject: String, _ message: String) {
      faults.append(Fault(rule: 9, subject: subject, message: message))
    }
    if solve.stoppedBy == .gap, solve.status != .optimal {
      tell("solve.status", "solve.stoppedBy is gap, but solve.status is \(solve.status.rawValue).")
    }
    if !(solve.seconds >= 0 && solve.seconds.isFinite) {
      tell("solve.seconds", "solve.seconds is \(figure(solve.seconds)).")
    }
    guard let schedule else { return faults }
    let total = plan.cost.total
    if !Tolerance.equal(schedule.cost, total) {
      tell(
        "schedule.cost",
        "schedule.cost is claimed to be \(figure(schedule.cost)); cost.total is \(figure(total)).")
    }
    claim = Claim(
      place: "schedule", costName: "cost", cost: schedule.cost, bound: schedule.bound,
      gapPercent: schedule.gapPercent, status: schedule.status)
    claim.examine()
    return faults + claim.faults
  }
}

/// A cost with what is claimed to be proven of it.
private struct Claim {
  let place: String
  let costName: String
  let cost: Double
  let bound: Double?
  let gapPercent: Double?
  let status: Plan.Status
  private(set) var faults: [Fault] = []

  init(
    place: String, costName: String, cost: Double, bound: Double?, gapPercent: Double?,
    status: Plan.Status
  ) {
    self.place = place
    self.costName = costName
    self.cost = cost
    self.bound = bound
    self.gapPercent = gapPercent
    self.status = status
  }

  private mutating func tell(_ name: String, _ message: String) {
    faults.append(Fault(rule: 9, subject: "\(place).\(name)", message: message))
  }

  /// The bound does not pass the cost, the gap is what lies between them, and the status follows from it.
  mutating func examine() {
    guard cost.isFinite, bound?.isFinite ?? true else {
      tell(
        costName,
        "\(place).\(costName) is \(figure(cost)) and \(place).bound "
          + "\(bound.map(figure) ?? "null"); they must be numbers.")
      return
    }
    examineGap()
    if status == .optimal, gapPercent == nil {
      tell("status", "\(place).status is optimal, but no bound is given.")
    } else if status == .feasible, gapPercent == 0 {
      tell("status", "\(place).status is feasible, but \(place).gapPercent is 0.")
    }
  }

  private mutating func examineGap() {
    guard let bound, let gapPercent else {
      if (bound == nil) != (gapPercent == nil) {
        tell(
          "gapPercent", "Of \(place).bound and \(place).gapPercent one is null, the other is not.")
      }
      return
    }
    if bound > cost + Tolerance.amount(cost) {
      tell(
        "bound",
        "\(place).bound is \(figure(bound)), above \(place).\(costName), "
          + "\(figure(cost)).")
    }
    let between = max(0, cost - bound)
    let right = between == 0 ? 0 : 100 * between / max(abs(cost), 1e-9)
    // A difference within rounding may count as none.
    if !Tolerance.equal(gapPercent, right),
      !(gapPercent == 0 && between <= Tolerance.amount(cost))
    {
      tell(
        "gapPercent",
        "\(place).gapPercent is claimed to be \(figure(gapPercent)); it is "
          + "\(figure(right)).")
    }
  }
}
