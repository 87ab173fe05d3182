/// A plan before and after a change to its order file.
public struct WhatIf: Sendable {
  public let before: Plan
  public let after: Plan
  public let plantBefore: Plant
  public let plantAfter: Plant
  /// What ended the search for each side.
  public let stoppedBy: (before: Plan.Solve.StoppedBy, after: Plan.Solve.StoppedBy)
  /// By what searching alone made the plan at hand cheaper, without the change; nil where there was none.
  public let savedBySearching: Double?

  /// - Parameter atHand: the plan from which both were searched for.
  public init(
    before: Plan, after: Plan, plantBefore: Plant, plantAfter: Plant,
    stoppedBy: (before: Plan.Solve.StoppedBy, after: Plan.Solve.StoppedBy), atHand: Plan? = nil
  ) {
    self.before = before
    self.after = after
    self.plantBefore = plantBefore
    self.plantAfter = plantAfter
    self.stoppedBy = stoppedBy
    savedBySearching = atHand.map { max(0, $0.cost.total - before.cost.total) }
  }

  /// Whether one side was searched for as the other was: neither was cancelled.
  public var isComparable: Bool {
    stoppedBy.before != .cancelled && stoppedBy.after != .cancelled
  }

  /// What becomes of an order on one side of the change.
  public struct Fate: Sendable, Equatable {
    public let status: OrderOutcome.Status
    public let completedAt: Instant?
    public let lateDays: Double
    public let unmet: Double

    public init(_ fulfilment: Fulfilment) {
      status = fulfilment.status
      completedAt = fulfilment.completedAt
      lateDays = fulfilment.lateDays
      unmet = fulfilment.unmet
    }

    init(_ outcome: OrderOutcome) {
      status = outcome.status
      completedAt = outcome.completedAt
      lateDays = outcome.lateDays
      unmet = outcome.unmet
    }
  }

  /// A machine's hours on one side of the change.
  public struct Load: Sendable, Equatable {
    public let busyHours: Double
    public let setupHours: Double
    public let overtimeHours: Double
    public let utilisation: Double
  }

  /// Something that both sides have, or one of them.
  public struct Pair<Value: Sendable>: Sendable {
    public let id: String
    public let before: Value?
    public let after: Value?
  }

  /// Orders whose status, end or shortfall changes, in the order of the changed file; then those that it does
  /// not have any more.
  public var orders: [Pair<Fate>] {
    pairs(fates(before, plantBefore), fates(after, plantAfter)).filter { pair in
      guard let one = pair.before, let other = pair.after else { return true }
      let shift =
        one.completedAt.flatMap { from in
          other.completedAt.map { abs(from.seconds(until: $0)) }
        } ?? (one.completedAt == other.completedAt ? 0 : .infinity)
      return one.status != other.status || shift > 60
        || abs(one.lateDays - other.lateDays) > 1.0 / 1440
        || abs(one.unmet - other.unmet) > 1e-6 * max(1, one.unmet)
    }
  }

  /// Every machine.
  public var machines: [Pair<Load>] {
    pairs(loads(before, plantBefore), loads(after, plantAfter))
  }

  /// Every kind of cost, the total last.
  public var costs: [Pair<Double>] {
    zip(before.cost.byKind, after.cost.byKind).map {
      Pair(id: $0.name, before: $0.amount, after: $1.amount)
    } + [Pair(id: "total", before: before.cost.total, after: after.cost.total)]
  }

  private func fates(_ plan: Plan, _ plant: Plant) -> [(id: String, value: Fate)] {
    plan.orders.map {
      (plant.orders[$0.order].id, Fate($0))
    }
  }

  private func loads(_ plan: Plan, _ plant: Plant) -> [(id: String, value: Load)] {
    plan.kpi.machines.map {
      (
        plant.machines[$0.machine].id,
        Load(
          busyHours: $0.setupHours + $0.runHours, setupHours: $0.setupHours,
          overtimeHours: $0.overtimeHours, utilisation: $0.utilisation)
      )
    }
  }

  private func pairs<Value>(
    _ old: [(id: String, value: Value)], _ new: [(id: String, value: Value)]
  ) -> [Pair<Value>] {
    var left: [String: Value] = [:]
    for (id, value) in old { left[id] = value }
    var result = new.map {
      Pair(id: $0.id, before: left.removeValue(forKey: $0.id), after: $0.value)
    }
    for (id, value) in old where left[id] != nil {
      result.append(Pair(id: id, before: value, after: nil))
    }
    return result
  }
}
