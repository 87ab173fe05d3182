public import TaktModel

/// The plan as tables for spreadsheet programs.
public enum CSVReport {
  /// `lots.csv`, `orders.csv`, `load.csv`, `resources.csv`, `stock.csv`, `deliveries.csv`, `purchases.csv`,
  /// `costs.csv` and, where there is a plan in hand, `changes.csv`: RFC 4180 in UTF-8 with a byte order mark.
  ///
  /// Times are the plant's local times (`2026-11-23 06:00:00`), money is in the plant's currency,
  /// numbers have a point and no separators, and text that a spreadsheet program would take for a
  /// formula begins with an apostrophe.
  public static func files(
    _ plan: Plan, for plant: Plant
  ) -> [(name: String, text: String)] {
    [
      ("lots.csv", lots(plan, plant)), ("orders.csv", orders(plan, plant)),
      ("load.csv", load(plan, plant)), ("resources.csv", resources(plan, plant)),
      ("stock.csv", stock(plan, plant)),
      ("deliveries.csv", deliveries(plan, plant)), ("purchases.csv", purchases(plan, plant)),
      ("costs.csv", costs(plan, plant)),
    ] + (changes(plan, plant).map { [("changes.csv", $0)] } ?? [])
  }

  private static func orders(_ plan: Plan, _ plant: Plant) -> String {
    let time = LocalTime(timeZone: plant.timeZone)
    let costs = OrderCosts(plan, for: plant)
    let sentences = Sentences(texts: Texts(.en), plant: plant)
    var table = CSVTable(header: [
      "order", "customer", "kind", "product", "productName", "unit", "quantity", "due", "status",
      "delivered", "unmet", "readyAt", "completedAt", "lateDays", "tardinessCost", "unmetCost",
      "because",
    ])
    for outcome in plan.orders {
      let order = plant.orders[outcome.order]
      let product = plant.products[order.product]
      table.append([
        .text(order.id), order.customer.map { .text($0) } ?? .empty,
        .text(order.isForecast ? "forecast" : "firm"), .text(product.id), .text(product.name),
        .text(product.unit), .number(order.quantity), .text(time.iso(order.due)),
        .text(outcome.status.rawValue), .number(outcome.delivered), .number(outcome.unmet),
        outcome.readyAt.map { .text(time.iso($0)) } ?? .empty,
        outcome.completedAt.map { .text(time.iso($0)) } ?? .empty, .number(outcome.lateDays),
        .number(costs.tardiness[outcome.order]), .number(costs.unmet[outcome.order]),
        .text(
          outcome.because.map { sentences.sentence($0, of: outcome.order) }.joined(separator: " ")),
      ])
    }
    return table.text
  }

  private static func deliveries(_ plan: Plan, _ plant: Plant) -> String {
    let time = LocalTime(timeZone: plant.timeZone)
    var table = CSVTable(header: [
      "order", "customer", "product", "at", "quantity", "due", "lateDays",
    ])
    for delivery in plan.schedule.deliveries {
      let order = plant.orders[delivery.order]
      table.append([
        .text(order.id), order.customer.map { .text($0) } ?? .empty,
        .text(plant.products[order.product].id), .text(time.iso(delivery.at)),
        .number(delivery.quantity), .text(time.iso(order.due)),
        .number(max(0, order.due.days(until: delivery.at))),
      ])
    }
    return table.text
  }

  private static func purchases(_ plan: Plan, _ plant: Plant) -> String {
    let time = LocalTime(timeZone: plant.timeZone)
    var table = CSVTable(header: [
      "product", "productName", "unit", "orderAt", "arriveAt", "quantity", "cost",
    ])
    for purchase in plan.schedule.purchases {
      let product = plant.products[purchase.product]
      table.append([
        .text(product.id), .text(product.name), .text(product.unit),
        .text(time.iso(purchase.orderAt)), .text(time.iso(purchase.arriveAt)),
        .number(purchase.quantity),
        .number(purchase.quantity * (product.purchase?.costPerUnit ?? 0)),
      ])
    }
    return table.text
  }

  private static func costs(_ plan: Plan, _ plant: Plant) -> String {
    var table = CSVTable(header: ["kind", "amount", "currency"])
    for (kind, amount) in plan.cost.byKind + [("total", plan.cost.total)] {
      table.append([.text(kind), .number(amount), .text(plant.currency)])
    }
    return table.text
  }
}
