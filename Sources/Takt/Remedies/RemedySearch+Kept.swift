import TaktFiles
import TaktModel

/// What the plan at hand delivers is promised, or what it can be made to deliver.
extension RemedySearch.Run {
  /// A quantity, a due date or both that the plan at hand keeps as it is.
  mutating func kept() -> RemedySearch.Known? {
    guard let done = outcome.completedAt, let quantity = accepted else { return nil }
    let isLess = quantity < order.quantity
    let isLater = order.due.seconds(until: done) > 1
    var priority = firmPriority
    for attempt in 0..<3 where !isOver {
      var change = OrderFileChange(search.text)
      var said: [String] = []
      if isLess {
        change.expect(place + "/id")
        // The plan speaks of what is open, the order file of all that was ordered.
        let had = search.text.number(place + "/delivered") ?? 0
        change.set(place + "/quantity", .number(had + quantity))
        said.append(
          "quantity of \(amount(had + quantity)) \(unit) in place of "
            + "\(amount(had + order.quantity))")
      }
      if isLater {
        guard let due = dueDate(for: done, spare: attempt == 2 ? 6 : 0.5) else { return nil }
        change.setDue(due, of: outcome.order, search.plant)
        said.append(
          "due date of \(search.spoken.dayAndClock(due)), \(spoken(days: order.due.days(until: due))) later,"
        )
      }
      // The same plan could be bettered at its cost: it is to stay on time all the same.
      if priority > order.priority { change = with(priority, change) }
      let verb = said.count > 1 ? "are" : "is"
      guard let trial = trial(change, .brief, seed: 1001) else { return nil }
      if trial.isOnTime, trial.schedule.stands(in: trial.file) {
        let remedy = OrderOutcome.Remedy(
          sentence: "A " + said.joined(separator: " and a ") + " \(verb) kept at a priority of "
            + "\(SpokenNumber.grouped(max(priority, order.priority), decimals: 2)).",
          costChange: trial.change, patch: change.patch)
        return .init(remedy: remedy, kind: isLater ? .later : .less)
      }
      priority = min(1e6, priority * 10)
    }
    return nil
  }

  /// A priority, if need be with a due date, for an order that the plan leaves undone.
  mutating func demanded() -> RemedySearch.Known? {
    guard let strong = strongPriority else { return nil }
    let free = order.latest == nil ? nil : search.plant.horizon.end
    for priority in Set([min(strong, claimingPriority), strong]).sorted() where !isOver {
      var change = with(priority, OrderFileChange(search.text))
      if let raised = trial(change, .ordinary, seed: 1001), raised.isOnTime,
        let known = known(change, .priority, "A \(said(priority)) makes it on time", raised)
      {
        return known
      }
      if let free { change.set(place + "/latest", search.instant(free)) }
      guard !isOver, let late = trial(change, .ordinary, seed: 1001),
        let done = Self.finishes(late.schedule, late.file.plant)[outcome.order],
        let due = dueDate(for: max(done, order.due), spare: 3, latest: free)
      else { continue }
      change = OrderFileChange(search.text)
      change.setDue(due, of: outcome.order, search.plant)
      if free != nil { change.set(place + "/latest", search.instant(due)) }
      change = with(priority, change)
      if let promised = trial(change, .ordinary, seed: 1001), promised.isOnTime,
        let known = known(
          change, .later,
          "A due date of \(search.spoken.dayAndClock(due)), "
            + "\(spoken(days: order.due.days(until: due))) later, and a \(said(priority)) have it "
            + "made by then", promised)
      {
        return known
      }
    }
    return nil
  }

  private func known(
    _ change: OrderFileChange, _ kind: RemedySearch.Known.Kind, _ words: String,
    _ trial: RemedySearch.Trial
  ) -> RemedySearch.Known? {
    let others = payers(trial)
    guard !others.isTooMany, trial.schedule.stands(in: trial.file) else { return nil }
    let remedy = OrderOutcome.Remedy(
      sentence: words + others.words + ".", costChange: trial.change, patch: change.patch)
    return .init(remedy: remedy, kind: kind)
  }

  private func said(_ priority: Double) -> String {
    "priority of \(SpokenNumber.grouped(priority, decimals: 2)) in place of "
      + SpokenNumber.grouped(order.priority, decimals: 2)
  }

  private var place: String { "/orders/\(outcome.order)" }
  private var unit: String { search.plant.products[order.product].unit }

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

  func spoken(days: Double) -> String {
    let said = SpokenNumber.grouped(days, decimals: 1)
    if days < 0.15 {
      let hours = SpokenNumber.grouped(max(0.1, days * 24), decimals: 1)
      return hours == "1" ? "1 hour" : hours + " hours"
    }
    return said == "1" ? "1 day" : said + " days"
  }

  private func amount(_ quantity: Double) -> String {
    SpokenNumber.grouped(quantity, decimals: 2)
  }

  private static func fullHour(after instant: Instant, _ plant: Plant) -> Instant {
    let offset = Int64(plant.timeZone.offsetSeconds(at: instant)) * 1000
    let hour: Int64 = 3_600_000
    let local = instant.milliseconds + offset
    return Instant(milliseconds: (local + hour - 1) / hour * hour - offset)
  }
}
