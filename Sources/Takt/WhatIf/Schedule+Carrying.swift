import TaktModel

extension Schedule {
  /// The same lots by the indices of another plant, as far as it knows their products, steps, machines and
  /// families, with its deliveries and purchases.
  func carried(from old: Plant, to new: Plant) -> Schedule {
    func places(_ ids: [String], in others: [String]) -> [Int?] {
      let known = Dictionary(
        zip(others, others.indices).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
      return ids.map { known[$0] }
    }
    let machines = places(old.machines.map(\.id), in: new.machines.map(\.id))
    let products = places(old.products.map(\.id), in: new.products.map(\.id))
    let orders = places(old.orders.map(\.id), in: new.orders.map(\.id))
    let families = places(old.families, in: new.families)
    let carried = lots.compactMap { lot -> Lot? in
      guard let machine = machines[lot.machine], let product = products[lot.product],
        let family = families[lot.family]
      else { return nil }
      let step = old.products[lot.product].steps[lot.step].id
      guard let place = new.products[product].steps.firstIndex(where: { $0.id == step }),
        new.products[product].steps[place].modeIndex(on: machine) != nil
      else { return nil }
      return lot.modified {
        $0.product = product
        $0.step = place
        $0.machine = machine
        $0.family = family
        $0.feeds = lot.feeds.compactMap { feed in
          orders[feed.order].map { Lot.Feed(order: $0, quantity: feed.quantity) }
        }
      }
    }
    return Schedule(
      lots: carried,
      deliveries: deliveries.compactMap { delivery in
        orders[delivery.order].map {
          Delivery(order: $0, at: delivery.at, quantity: delivery.quantity)
        }
      },
      purchases: purchases.compactMap { purchase in
        products[purchase.product].map {
          PurchaseOrder(
            product: $0, orderAt: purchase.orderAt, arriveAt: purchase.arriveAt,
            quantity: purchase.quantity)
        }
      })
  }
}
