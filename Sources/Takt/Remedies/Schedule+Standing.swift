import TaktChecker
import TaktFiles
import TaktModel
import TaktScheduler

extension Schedule {
  /// Whether it is a valid plan of an order file.
  func stands(in file: OrderFile) -> Bool {
    let evaluation = Evaluation(of: self, for: file.plant)
    let plan = Plan(
      of: self, evaluation, for: file, createdAt: file.plant.horizon.start,
      solve: .withoutProgram(cost: evaluation.cost.total, seed: 0))
    return Checker.check(plan, against: file.plant).isEmpty
  }

  /// The schedule where it is valid for a changed order file, if need be with less delivered of orders that
  /// ask for less; else its decisions carried out there.
  ///
  /// Machines, products, orders and periods must be those that the schedule's indices mean.
  func standing(in file: OrderFile) -> Schedule {
    if stands(in: file) { return self }
    let replayed = ScheduleSearch.replayed(self, for: file.plant)
    guard let less = deliveringNoMore(than: file.plant), less.stands(in: file),
      Evaluation.cost(of: less, for: file.plant).total
        < Evaluation.cost(of: replayed, for: file.plant).total
    else { return replayed }
    return less
  }

  /// Without the last goods of orders that get more than they ask for; nil where none does.
  private func deliveringNoMore(than plant: Plant) -> Schedule? {
    var wanted = plant.orders.map(\.quantity)
    var isChanged = false
    let fewer = deliveries.sorted { $0.at < $1.at }.compactMap { delivery -> Delivery? in
      let quantity = min(delivery.quantity, wanted[delivery.order])
      wanted[delivery.order] -= quantity
      if quantity < delivery.quantity { isChanged = true }
      return quantity > 1e-9
        ? Delivery(order: delivery.order, at: delivery.at, quantity: quantity) : nil
    }
    guard isChanged else { return nil }
    // Lots feed an order with no more than it gets.
    let kept = zip(plant.orders, wanted).map { $0.quantity - $1 }
    let got = deliveries.reduce(into: [Double](repeating: 0, count: kept.count)) {
      $0[$1.order] += $1.quantity
    }
    let less = lots.map { lot in
      lot.modified {
        $0.feeds = lot.feeds.map { feed in
          let share = got[feed.order] > 0 ? min(1, kept[feed.order] / got[feed.order]) : 0
          return Lot.Feed(order: feed.order, quantity: feed.quantity * share)
        }
      }
    }
    return Schedule(lots: less, deliveries: fewer, purchases: purchases)
  }

  /// With room made for the order of which the most is left undone, by its cost, where that is cheaper.
  ///
  /// A search that starts where an order has no lots yet takes long to find places for all of them.
  func withRoom(for plant: Plant, evaluationLimit: Int, stop: StopRule) -> Schedule {
    var left = plant.orders.map(\.quantity)
    for delivery in deliveries { left[delivery.order] -= delivery.quantity }
    let undone = plant.orders.indices.filter { left[$0] > 1e-6 * plant.orders[$0].quantity }
    guard !stop.isOver,
      let dearest = undone.max(by: {
        left[$0] * plant.orders[$0].unmetCostPerUnit < left[$1] * plant.orders[$1].unmetCostPerUnit
      })
    else { return self }
    let inserted = OrderInsertion.insert(
      dearest, into: self, for: plant, evaluationLimit: evaluationLimit, stop: stop)
    let isCheaper =
      Evaluation.cost(of: inserted, for: plant).total < Evaluation.cost(of: self, for: plant).total
    return isCheaper ? inserted : self
  }
}
