import TaktModel
import TaktScheduler

/// Replay: a schedule as it is in the plant after the change.
extension Replanner {
  /// The schedule where it is valid, if need be with less delivered of orders that ask for less; else its
  /// decisions carried out anew.
  ///
  /// Machines, products, orders and periods must be those that the schedule's indices mean.
  func replayed(_ schedule: Schedule) -> Schedule {
    if isValid(schedule) { return schedule }
    let replayed = ScheduleSearch.replayed(schedule, for: plant)
    guard let less = deliveringNoMore(schedule), isValid(less), cost(of: less) < cost(of: replayed)
    else { return replayed }
    return less
  }

  /// The cheapest of what schedules come to here.
  func cheapest(of schedules: [Schedule]) -> Schedule {
    let all = schedules.map { replayed($0) }
    let costs = all.map { cost(of: $0) }
    return all[costs.indices.min { (costs[$0], $0) < (costs[$1], $1) } ?? 0]
  }

  /// Without the last goods of orders that get more than they ask for; nil where none does.
  private func deliveringNoMore(_ schedule: Schedule) -> Schedule? {
    var wanted = plant.orders.map(\.quantity)
    var isChanged = false
    let fewer = schedule.deliveries.sorted { $0.at < $1.at }.compactMap { delivery -> Delivery? in
      let quantity = min(delivery.quantity, wanted[delivery.order])
      wanted[delivery.order] -= quantity
      if quantity < delivery.quantity { isChanged = true }
      return quantity > 1e-9 ? delivery.modified { $0.quantity = quantity } : nil
    }
    guard isChanged else { return nil }
    // Lots feed an order with no more than it gets.
    let kept = zip(plant.orders, wanted).map { $0.quantity - $1 }
    let got = schedule.deliveries.reduce(into: [Double](repeating: 0, count: kept.count)) {
      $0[$1.order] += $1.quantity
    }
    return schedule.modified {
      $0.deliveries = fewer
      for lot in $0.lots.indices {
        for feed in $0.lots[lot].feeds.indices {
          let order = $0.lots[lot].feeds[feed].order
          let share = got[order] > 0 ? min(1, kept[order] / got[order]) : 0
          $0.lots[lot].feeds[feed].quantity *= share
        }
      }
    }
  }
}
