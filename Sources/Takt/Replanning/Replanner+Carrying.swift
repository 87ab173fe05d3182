import TaktModel

extension Replanner {
  /// The same lots by the indices of this plant, as far as it knows their products, steps, machines, families
  /// and orders, with their deliveries and purchases.
  func carried(_ schedule: Schedule, from old: Plant) -> Schedule {
    func places(_ ids: [String], in others: [String]) -> [Int?] {
      let known = Dictionary(
        zip(others, others.indices).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
      return ids.map { known[$0] }
    }
    let machines = places(old.machines.map(\.id), in: plant.machines.map(\.id))
    let products = places(old.products.map(\.id), in: plant.products.map(\.id))
    let orders = places(old.orders.map(\.id), in: plant.orders.map(\.id))
    let families = places(old.families, in: plant.families)
    return Schedule(
      lots: schedule.lots.compactMap { lot in
        guard let machine = machines[lot.machine], let product = products[lot.product],
          let family = families[lot.family]
        else { return nil }
        let step = old.products[lot.product].steps[lot.step].id
        guard let place = plant.products[product].steps.firstIndex(where: { $0.id == step }),
          plant.products[product].steps[place].modeIndex(on: machine) != nil
        else { return nil }
        // What was made for orders that are gone is not made.
        let gone = lot.feeds.reduce(0) { orders[$1.order] == nil ? $0 + $1.quantity : $0 }
        let part = lot.origin == .planned && lot.good > 0 ? 1 - gone / lot.good : 1
        if part < 1e-9 { return nil }
        return lot.modified {
          $0.started *= part
          $0.good *= part
          $0.scrap *= part
          $0.product = product
          $0.step = place
          $0.machine = machine
          $0.family = family
          $0.feeds = lot.feeds.compactMap { feed in
            orders[feed.order].map { Lot.Feed(order: $0, quantity: feed.quantity) }
          }
        }
      },
      deliveries: schedule.deliveries.compactMap { delivery in
        orders[delivery.order].map { order in delivery.modified { $0.order = order } }
      },
      purchases: schedule.purchases.compactMap { purchase in
        products[purchase.product].map { product in purchase.modified { $0.product = product } }
      })
  }
}
