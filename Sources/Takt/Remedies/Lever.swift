import TaktModel

/// A kind of change that may put an order right, in steps from the least to the most.
struct Lever {
  let steps: Int
  /// From step 1.
  let change: (_ step: Int) -> PlantChange
}

extension RemedySearch {
  /// What may be worth trying for an order: what lifts its causes.
  ///
  /// Nothing moves a running or frozen lot, and nothing the horizon. An order's own priority is tried in any
  /// case.
  func levers(for outcome: OrderOutcome) -> [Lever] {
    let order = outcome.order
    var levers: [Lever] = []
    var machines: [MachineIndex] = []
    var others: [OrderIndex] = []
    func note<Index: Equatable>(_ index: Index?, in list: inout [Index]) {
      if let index, !list.contains(index) { list.append(index) }
    }
    for cause in outcome.because {
      switch cause.kind {
      case .release: levers += release(order)
      case .receipt: levers += receipts(cause, outcome)
      case .material, .materialTaken:
        levers += receipts(cause, outcome) + leadTime(cause)
        note(cause.order, in: &others)
      case .purchase: levers += leadTime(cause)
      case .resourceBusy, .resourceClosed, .resourceHours:
        levers += oneMore(cause)
        note(cause.machine, in: &machines)
        note(cause.order, in: &others)
      case .notWorthMaking: levers += worth(order, cause)
      case .wentFirst:
        note(cause.machine, in: &machines)
        note(cause.order, in: &others)
      case .closed, .downtime, .neverOpen, .ownWork, .setup, .stockLot, .sharedLot, .power,
        .longestWait:
        note(cause.machine, in: &machines)
      case .running, .frozen, .leadTime, .wait, .earliest, .latest, .lotSize, .complete, .horizon,
        .unexplained:
        break
      }
    }
    for machine in machines.prefix(2) { levers += overtime(on: machine, order, outcome) }
    for other in others.prefix(2) where other != order { levers += later(other, outcome) }
    return levers
  }

  /// Half days by which the order's last delivery would have to come sooner, and a day more.
  private func halfDays(_ outcome: OrderOutcome) -> Int {
    let days = outcome.completedAt == nil ? plant.horizon.days : outcome.lateDays
    return min(60, Int((2 * days).rounded(.up)) + 2)
  }

  private func halfDays(since start: Instant, until end: Instant) -> Int {
    Int((2 * start.days(until: end)).rounded(.up))
  }

  private func release(_ order: OrderIndex) -> [Lever] {
    guard let release = plant.orders[order].release, plant.horizon.start < release else {
      return []
    }
    return [
      Lever(steps: min(120, halfDays(since: plant.horizon.start, until: release))) {
        .release(order, release.advanced(bySeconds: -43_200 * Double($0)))
      }
    ]
  }

  /// The last receipt that comes before the order is done.
  private func receipts(_ cause: Cause, _ outcome: OrderOutcome) -> [Lever] {
    let until = outcome.completedAt ?? plant.horizon.end
    let late = plant.receipts.indices.filter {
      plant.receipts[$0].product == cause.product && plant.receipts[$0].at <= until
        && plant.receipts[$0].at > plant.horizon.start
    }
    guard let last = late.max(by: { (plant.receipts[$0].at, $1) < (plant.receipts[$1].at, $0) })
    else { return [] }
    let at = plant.receipts[last].at
    return [
      Lever(steps: min(60, halfDays(since: plant.horizon.start, until: at))) {
        .receipt(last, at.advanced(bySeconds: -43_200 * Double($0)))
      }
    ]
  }

  private func leadTime(_ cause: Cause) -> [Lever] {
    guard let product = cause.product,
      let days = plant.products[product].purchase?.leadTimeDays, days > 0
    else { return [] }
    return [
      Lever(steps: min(60, Int((2 * days).rounded(.up)))) {
        .leadTime(product, days: max(0, days - Double($0) / 2))
      }
    ]
  }

  private func oneMore(_ cause: Cause) -> [Lever] {
    cause.resource.map { resource in
      [Lever(steps: 1) { _ in .count(resource, plant.resources[resource].count + 1) }]
    } ?? []
  }

  /// What a unit would have to be worth, and more where a search cannot have the order in for that.
  private func worth(_ order: OrderIndex, _ cause: Cause) -> [Lever] {
    guard let needed = cause.needed, needed > 0 else { return [] }
    let factors = [1, 1.05, 1.25, 2, 5]
    return [Lever(steps: factors.count) { .unmetCost(order, needed * factors[$0 - 1]) }]
  }

  /// Another order is due later, as long as its customer takes it.
  private func later(_ other: OrderIndex, _ outcome: OrderOutcome) -> [Lever] {
    let facts = plant.orders[other]
    let most = facts.latest.map { Int(2 * max(0, facts.due.days(until: $0))) } ?? .max
    guard most > 0 else { return [] }
    return [
      Lever(steps: min(most, halfDays(outcome))) {
        .due(other, facts.due.advanced(bySeconds: 43_200 * Double($0)))
      }
    ]
  }

  // MARK: Overtime

  /// Hours in which the machine is closed before the order's work on it is done, the last first.
  private func overtime(
    on machine: MachineIndex, _ order: OrderIndex, _ outcome: OrderOutcome
  ) -> [Lever] {
    let facts = plant.machines[machine]
    guard !facts.isSubcontractor else { return [] }
    let until = min(outcome.completedAt ?? plant.horizon.end, plant.horizon.end)
    let closed = closedHours(of: machine, until: min(until, plant.orders[order].due))
    let rate =
      facts.windows.map(\.costPerHour).max().flatMap { $0 > 0 ? $0 : nil }
      ?? facts.costPerHour * 1.5
    let most = closed.reduce(0) { $0 + Int($1.seconds / 1800) }
    guard most > 0 else { return [] }
    return [
      Lever(steps: min(96, most)) { step in
        var windows: [Window] = []
        var left = step
        for window in closed where left > 0 {
          let half = min(left, Int(window.seconds / 1800))
          left -= half
          windows.append(
            Window(
              from: window.from, to: window.from.advanced(bySeconds: 1800 * Double(half)),
              isOvertime: true, costPerHour: rate))
        }
        return .overtime(machine, windows.sorted { $0.from < $1.from })
      }
    ]
  }

  /// Up to twelve hours after each close of the machine, the last first; downtime stays downtime.
  private func closedHours(of machine: MachineIndex, until: Instant) -> [Window] {
    let facts = plant.machines[machine]
    let span = [Window(from: plant.horizon.start, to: min(until, plant.horizon.end))]
    let down = facts.downtime.map { Window(from: $0.from, to: $0.to) }.flattened()
    guard plant.horizon.start < until else { return [] }
    return span.subtracting(facts.windows).subtracting(down).filter { $0.seconds >= 1800 }
      .map { Window(from: $0.from, to: min($0.to, $0.from.advanced(bySeconds: 43_200))) }
      .reversed()
  }
}
