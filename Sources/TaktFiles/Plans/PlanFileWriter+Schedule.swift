import TaktModel

extension PlanFileWriter {
  func value(_ lot: Lot) -> JSONValue {
    let product = plant.products[lot.product]
    var fields: [(String, JSONValue)] = [
      ("id", .text(lot.id)), ("product", .text(product.id)),
      ("step", .text(product.steps[lot.step].id)),
      ("machine", .text(plant.machines[lot.machine].id)),
      ("family", .text(plant.families[lot.family])),
      ("setup", lot.setup.map(value) ?? .null),
      ("segments", .list(lot.segments.map(value))),
      ("start", instant(lot.start)), ("end", instant(lot.end)),
      ("started", .number(lot.started)), ("good", .number(lot.good)),
      ("scrap", .number(lot.scrap)), ("origin", .text(lot.origin.rawValue)),
      (
        "feeds",
        .list(
          lot.feeds.map { feed in
            .object([
              ("order", .text(plant.orders[feed.order].id)), ("quantity", .number(feed.quantity)),
            ])
          })
      ),
    ]
    if let rest = lot.unpegged { fields.append(("unpegged", value(rest))) }
    if lot.isPinned { fields.append(("pinned", .flag(true))) }
    return .object(fields)
  }

  private func value(_ rest: Lot.Unpegged) -> JSONValue {
    .object([
      ("safety", .number(rest.safety)), ("stock", .number(rest.stock)),
      ("waste", .number(rest.waste)),
    ])
  }

  private func value(_ setup: Setup) -> JSONValue {
    .object([
      ("minutes", .number(setup.minutes)), ("cost", .number(setup.cost)),
      ("scrap", .number(setup.scrapUnits)),
    ])
  }

  private func value(_ segment: Lot.Segment) -> JSONValue {
    .object([
      ("kind", .text(segment.kind.rawValue)), ("from", instant(segment.from)),
      ("to", instant(segment.to)), ("overtime", .flag(segment.isOvertime)),
    ])
  }

  func value(_ delivery: Delivery) -> JSONValue {
    .object([
      ("order", .text(plant.orders[delivery.order].id)), ("at", instant(delivery.at)),
      ("quantity", .number(delivery.quantity)),
    ])
  }

  func value(_ purchase: PurchaseOrder) -> JSONValue {
    .object([
      ("product", .text(plant.products[purchase.product].id)),
      ("orderAt", instant(purchase.orderAt)), ("arriveAt", instant(purchase.arriveAt)),
      ("quantity", .number(purchase.quantity)),
    ])
  }
}
