import TaktModel

/// What the plan at hand delivers is promised, or what it can be made to deliver.
extension RemedySearch.Run {
  /// A quantity, a due date or both that the plan at hand keeps as it is.
  mutating func kept() -> OrderOutcome.Remedy? {
    guard let done = outcome.completedAt, let quantity = accepted else { return nil }
    var priority = firmPriority
    for attempt in 0..<3 where !isOver {
      var changes: [PlantChange] = []
      if quantity < order.quantity { changes.append(.quantity(outcome.order, quantity)) }
      if order.due.seconds(until: done) > 1 {
        guard let due = dueDate(for: done, spare: attempt == 2 ? 6 : 0.5) else { return nil }
        changes.append(.due(outcome.order, due))
      }
      // The same plan could be bettered at its cost: it is to stay on time all the same.
      changes = with(priority > order.priority ? priority : nil, changes)
      guard let trial = trial(changes, .brief, seed: 1001) else { return nil }
      if trial.isOnTime, trial.isValid {
        return OrderOutcome.Remedy(changes: changes, costChange: trial.change)
      }
      priority = min(1e6, priority * 10)
    }
    return nil
  }

  /// A priority, if need be with a due date, for an order that the plan leaves undone.
  mutating func demanded() -> OrderOutcome.Remedy? {
    guard let strong = strongPriority else { return nil }
    // Where the customer takes nothing after a date, that date moves, too.
    let free = order.latest == nil ? nil : search.plant.horizon.end
    let index = outcome.order
    for priority in Set([min(strong, claimingPriority), strong]).sorted() where !isOver {
      var changes = with(priority, [])
      if let found = sure(changes) { return found }
      if let free { changes.append(.latest(index, free)) }
      guard !isOver, let late = trial(changes, .ordinary, seed: 1001),
        let done = late.replanner.finishes(of: late.schedule)[index],
        let due = dueDate(for: max(done, order.due), spare: 3, latest: free)
      else { continue }
      changes = [.due(index, due)]
      if free != nil { changes.append(.latest(index, due)) }
      changes = with(priority, changes)
      if let found = sure(changes) { return found }
    }
    return nil
  }

  /// What an ordinary search keeps.
  private mutating func sure(_ changes: [PlantChange]) -> OrderOutcome.Remedy? {
    guard let trial = trial(changes, .ordinary, seed: 1001), trial.isOnTime, trial.isValid else {
      return nil
    }
    return remedy(changes, trial)
  }

  /// The quantity that the plan delivers, in whole units where there are many; nil below one half.
  private var accepted: Double? {
    if outcome.unmet <= 1e-6 * order.quantity { return order.quantity }
    let fine = outcome.delivered < 10 ? 100.0 : 1
    let whole = (outcome.delivered * fine).rounded(.down) / fine
    return order.isComplete || whole < 0.5 * order.quantity ? nil : whole
  }

  /// The next full hour, some hours at least after the work is done; nil where it is too late by then.
  private func dueDate(for done: Instant, spare hours: Double, latest: Instant? = nil) -> Instant? {
    let spared = Self.fullHour(after: done.advanced(bySeconds: 3600 * hours), search.plant)
    let most = min(latest ?? order.latest ?? spared, max(done, search.plant.horizon.end))
    let due = min(spared, most)
    return due >= done ? due : nil
  }

  private static func fullHour(after instant: Instant, _ plant: Plant) -> Instant {
    let offset = Int64(plant.timeZone.offsetSeconds(at: instant)) * 1000
    let hour: Int64 = 3_600_000
    let local = instant.milliseconds + offset
    return Instant(milliseconds: (local + hour - 1) / hour * hour - offset)
  }
}
