import TaktFiles
import TaktModel

/// The last resort.
extension RemedySearch.Run {
  /// A due date that the plan at hand keeps.
  mutating func laterDue() -> OrderOutcome.Remedy? {
    guard outcome.status == .late, var keeps = outcome.completedAt else { return nil }
    for attempt in 0..<3 where !isOver || attempt == 0 {
      var due = Self.fullHour(after: keeps, search.plant)
      if let latest = order.latest { due = min(due, latest) }
      guard due >= keeps else { return nil }
      var change = OrderFileChange(search.text)
      let place = "/orders/\(outcome.order)"
      change.expect(place + "/id")
      change.set(place + "/due", search.instant(due))
      if !search.text.has(place + "/earliest") {
        change.set(place + "/earliest", search.instant(order.earliest))
      }
      // The same plan could be bettered at its cost: it is to stay on time all the same.
      if firmPriority > order.priority { change = with(firmPriority, change) }
      guard let trial = trial(change) else { return nil }
      if let sure = isConfirmed(change, trial, isLast: true) {
        let later = SpokenNumber.grouped(order.due.days(until: due), decimals: 1)
        let days = later == "1" ? "1 day" : later + " days"
        return OrderOutcome.Remedy(
          sentence: "A due date of \(search.spoken.dayAndClock(due)), \(days) later, is kept at a "
            + "priority of \(SpokenNumber.grouped(max(firmPriority, order.priority), decimals: 2)).",
          costChange: sure.change, patch: change.patch)
      }
      keeps = due.advanced(bySeconds: 3600 * (attempt == 0 ? 6 : 24))
      if keeps > search.plant.horizon.end { return nil }
    }
    return nil
  }

  private static func fullHour(after instant: Instant, _ plant: Plant) -> Instant {
    let offset = Int64(plant.timeZone.offsetSeconds(at: instant)) * 1000
    let hour: Int64 = 3_600_000
    let local = instant.milliseconds + offset
    return Instant(milliseconds: (local + hour - 1) / hour * hour - offset)
  }
}
