public import TaktModel

/// What a schedule shows that the program over the periods could not see.
///
/// Fed back, it makes the program promise what the clock can keep: hours that changeovers and waiting really
/// took, steps that could not follow in the period in which their goods were made, and orders that it is not on
/// time with.
public struct ClockFeedback: Equatable, Sendable {
  /// By machine and period: open seconds in which the clock could not do what the program wanted.
  public private(set) var lostSeconds: [[Double]]
  /// By product and step: whether its goods are used in a later period than the one they are made in.
  public private(set) var followsLater: [[Bool]]
  /// By order: whether it has to be ready a period sooner to be there when it is due.
  public private(set) var isHurried: [Bool]
  /// By order: when the clock had it at the soonest, where that was later than promised.
  public private(set) var notBefore: [Instant?]

  /// A step is held to follow later where its goods do so by this much more of their share than promised.
  private static let noticeableShare = 0.25

  /// Nothing is known yet.
  public init(_ plant: Plant) {
    lostSeconds = plant.machines.map { _ in plant.horizon.periods.map { _ in 0 } }
    followsLater = plant.products.map { $0.steps.map { _ in false } }
    isHurried = plant.orders.map { _ in false }
    notBefore = plant.orders.map { _ in nil }
  }

  /// Learns from what became of a plan over the periods.
  ///
  /// - Parameter isLast: whether no schedule will try any more what the program answers.
  public mutating func learn(
    from schedule: Schedule, of promise: PeriodPromise, for plant: Plant, isLast: Bool = false
  ) {
    learnCapacity(schedule, promise.plan, plant)
    learnFlow(schedule, promise.plan, plant)
    learnOrders(schedule, promise, plant, isLast: isLast)
  }

  /// An order that comes late within the period in which it is due has to be ready in the one before. Where
  /// that was tried, or nobody will try it, and where it comes later or never, it cannot be promised sooner.
  private mutating func learnOrders(
    _ schedule: Schedule, _ promise: PeriodPromise, _ plant: Plant, isLast: Bool
  ) {
    let promised = plant.lastDeliveries(promise.deliveries(for: plant))
    let kept = plant.lastDeliveries(schedule.deliveries)
    for (index, order) in plant.orders.enumerated() {
      let end = kept[index] ?? plant.horizon.end
      guard end > promised[index] ?? plant.horizon.end, end > order.due else { continue }
      let due = plant.horizon.periodIndex(of: order.due)
      let isWithinPeriod = plant.horizon.periodIndex(of: end) == due && due > 0
      if !isWithinPeriod || isHurried[index] || isLast {
        // Nor at all, where the clock never had it.
        notBefore[index] = kept[index].map { min($0, order.latest ?? $0) } ?? plant.horizon.end
      }
      if isWithinPeriod { isHurried[index] = true }
    }
  }

  /// Work that was to be done by a period's end and was not, as changeovers and waiting took the time, is lost
  /// in the first period in which it is missing.
  private mutating func learnCapacity(
    _ schedule: Schedule, _ promised: PeriodPlan, _ plant: Plant
  ) {
    let periods = plant.horizon.periods
    var missing = plant.machines.map { _ in periods.map { _ in 0.0 } }
    for lot in promised.lots {
      let mode = plant.products[lot.product].steps[lot.step].modes[lot.mode]
      missing[mode.machine][lot.period] += mode.runSeconds(
        started: lot.started, efficiency: plant.machines[mode.machine].efficiency)
    }
    for lot in schedule.lots where lot.origin == .planned {
      for segment in lot.segments where segment.kind == .run {
        let period = min(max(plant.horizon.periodIndex(of: segment.to), 0), periods.count - 1)
        missing[lot.machine][period] -= segment.seconds
      }
    }
    for (machine, facts) in plant.machines.enumerated() where !facts.isSubcontractor {
      var (owed, most) = (0.0, 0.0)
      for period in periods.indices {
        owed += missing[machine][period]
        lostSeconds[machine][period] += max(0, owed - most)
        most = max(0, owed)
      }
    }
  }

  private mutating func learnFlow(_ schedule: Schedule, _ promised: PeriodPlan, _ plant: Plant) {
    let kept = sharesUsedAtOnce(
      schedule.lots.filter { $0.origin == .planned }.flatMap { lot in
        let made = plant.horizon.periodIndex(of: lot.end)
        let used = plant.horizon.periodIndex(of: lot.takesAt.advanced(bySeconds: 1))
        return [
          Flow(product: lot.product, step: lot.step, period: made, made: lot.good, used: 0),
          Flow(product: lot.product, step: lot.step, period: used, made: 0, used: lot.started),
        ]
      }, plant)
    let planned = sharesUsedAtOnce(
      promised.lots.map { lot in
        let mode = plant.products[lot.product].steps[lot.step].modes[lot.mode]
        return Flow(
          product: lot.product, step: lot.step, period: lot.period,
          made: lot.started * mode.goodPerUnit, used: lot.started)
      }, plant)
    for (index, product) in plant.products.enumerated() {
      for step in product.steps.indices.dropLast()
      where planned[index][step] - kept[index][step] > Self.noticeableShare {
        followsLater[index][step] = true
      }
    }
  }

  /// Units of a step made and used in a period.
  private struct Flow {
    let product: ProductIndex
    let step: Int
    let period: Int
    let made: Double
    let used: Double
  }

  /// By product and step: the share of its good units that the next step takes in the period they are made in.
  private func sharesUsedAtOnce(_ flows: [Flow], _ plant: Plant) -> [[Double]] {
    let count = plant.horizon.periods.count
    var made = plant.products.map { $0.steps.map { _ in [Double](repeating: 0, count: count) } }
    var used = made
    for flow in flows where (0..<count).contains(flow.period) {
      made[flow.product][flow.step][flow.period] += flow.made
      used[flow.product][flow.step][flow.period] += flow.used
    }
    return plant.products.enumerated().map { index, product in
      product.steps.indices.map { step in
        guard step + 1 < product.steps.count else { return 0 }
        var waiting = product.steps[step].wip
        var (atOnce, all) = (0.0, 0.0)
        for period in 0..<count {
          let (new, taken) = (made[index][step][period], used[index][step + 1][period])
          atOnce += min(new, max(0, taken - waiting))
          all += new
          waiting = max(0, waiting + new - taken)
        }
        return all > 0 ? atOnce / all : 0
      }
    }
  }

  /// The plant as the clock sees it, for the program alone.
  public func applied(to plant: Plant) throws(InvalidPlant) -> Plant {
    let periods = plant.horizon.periods
    let longest = periods.map { $0.start.seconds(until: $0.end) }.min() ?? 0
    let machines = plant.machines.enumerated().map { index, machine in
      machine.without(
        zip(periods, lostSeconds[index]).flatMap { period, lost in
          machine.lastOpenTime(of: lost, in: period)
        })
    }
    let products = plant.products.enumerated().map { index, product in
      product.resting(followsLater[index], atLeast: longest)
    }
    let orders = plant.orders.enumerated().map { index, order in
      let due = plant.horizon.periodIndex(of: order.due)
      return order.with(
        due: isHurried[index] ? plant.horizon.periods[due].start : order.due,
        notBefore: notBefore[index])
    }
    return try plant.modified {
      $0.machines = machines
      $0.products = products
      $0.orders = orders
    }
  }
}

extension Order {
  /// The same with another due date, before which it may be delivered, and not before a moment.
  fileprivate func with(due: Instant, notBefore: Instant?) -> Order {
    if due == self.due, notBefore == nil { return self }
    let soonest = min(earliest, due)
    return modified {
      $0.due = due
      $0.earliest = notBefore.map { max($0, soonest) } ?? soonest
    }
  }
}

extension Machine {
  /// The last `seconds` of regular open time in a period.
  fileprivate func lastOpenTime(of seconds: Double, in period: Period) -> [Window] {
    var left = seconds
    var result: [Window] = []
    for window in windows.reversed() where !window.isOvertime && left > 0 {
      let from = max(window.from, period.start)
      let to = min(window.to, period.end)
      if from >= to { continue }
      let part = min(left, from.seconds(until: to))
      left -= part
      result.append(Window(from: to.advanced(bySeconds: -part), to: to))
    }
    return result.reversed()
  }

  fileprivate func without(_ closed: [Window]) -> Machine {
    if closed.isEmpty { return self }
    return modified { $0.windows = windows.subtracting(closed.flattened()) }
  }
}

extension Product {
  /// The same with some steps' goods resting for so long, as far as they may.
  fileprivate func resting(_ steps: [Bool], atLeast seconds: Double) -> Product {
    guard case .made(let routing) = supply, steps.contains(true) else { return self }
    let slower = zip(routing, steps).map { step, isLater in
      guard isLater, step.maximumWaitSeconds.map({ $0 >= seconds }) ?? true else { return step }
      return step.modified { $0.minimumWaitSeconds = max($0.minimumWaitSeconds, seconds) }
    }
    return modified { $0.supply = .made(slower) }
  }
}
