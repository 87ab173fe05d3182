import TaktFiles
import TaktModel
import TaktScheduler

/// Who pays for a remedy.
extension RemedySearch.Run {
  struct Payers {
    /// Follows the sentence; empty where nobody is later.
    let words: String
    /// A remedy that makes so many others late, or leaves one of them undone for one that is not, is none.
    let isTooMany: Bool
  }

  /// The other orders that become later, or later than they are due at least, the most first.
  func payers(_ trial: RemedySearch.Trial) -> Payers {
    let before = Self.finishes(search.schedule, search.plant)
    let after = Self.finishes(trial.schedule, trial.file.plant)
    let paid = search.schedule.latenessCosts(for: search.plant)
    let pays = trial.schedule.latenessCosts(for: trial.file.plant)
    var later: [(order: OrderIndex, days: Double)] = []
    var cost = 0.0
    var sooner = 0
    var areUndone: Set<OrderIndex> = []
    for index in search.plant.orders.indices where index != outcome.order {
      let due = trial.file.plant.orders[index].due
      let end = search.plant.horizon.end
      let was = max(0, due.days(until: before[index] ?? end))
      let days = max(0, due.days(until: after[index] ?? end)) - was
      cost += pays[index].total - paid[index].total
      if days < -0.05 { sooner += 1 }
      if days > 0.05 {
        later.append((index, days))
        if before[index] != nil, after[index] == nil { areUndone.insert(index) }
      }
    }
    if later.isEmpty { return Payers(words: "", isTooMany: false) }
    later.sort { ($1.days, $0.order) < ($0.days, $1.order) }
    let named = later.prefix(2).map {
      search.plant.orders[$0.order].id
        + (areUndone.contains($0.order)
          ? ", not all of which is made" : " by \(spoken(days: $0.days))")
    }
    let more = later.count > 2 ? " and \(later.count - 2) more" : ""
    let less = sooner > 0 ? " (\(sooner) sooner)" : ""
    let paying = cost > 0 ? ", at a cost of" : ", which saves"
    // In a full plant one change moves many, to and fro.
    return Payers(
      words: "; later for it: " + named.joined(separator: ", ") + more + less + paying
        + " \(SpokenNumber.money(abs(cost))) \(search.plant.currency)",
      isTooMany: later.count - sooner > max(3, search.plant.orders.count / 10)
        || (outcome.status == .late && !areUndone.isEmpty))
  }

  /// When each order has all of its goods; nil where it never has.
  static func finishes(_ schedule: Schedule, _ plant: Plant) -> [Instant?] {
    var delivered = [Double](repeating: 0, count: plant.orders.count)
    var last = [Instant?](repeating: nil, count: plant.orders.count)
    for delivery in schedule.deliveries {
      delivered[delivery.order] += delivery.quantity
      last[delivery.order] = max(last[delivery.order] ?? delivery.at, delivery.at)
    }
    return plant.orders.indices.map {
      delivered[$0] >= plant.orders[$0].quantity * (1 - 1e-6) ? last[$0] : nil
    }
  }
}
