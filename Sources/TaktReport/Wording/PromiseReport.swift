public import TaktModel

/// The answer to a question for a promise, in words.
public enum PromiseReport {
  private static let listedPayers = 8

  /// A few lines for each offer: the date, what it costs, who pays.
  ///
  /// - Parameters:
  ///   - order: the new order, in `plant` and in the offers' plans.
  ///   - wishedFor: when it was wished for.
  ///   - acceptedCost: what the others may pay.
  /// - Returns: lines that end with a line feed.
  public static func text(
    _ offers: [OrderOffer], for order: OrderIndex, of plant: Plant, wishedFor: Instant?,
    acceptedCost: Double?
  ) -> String {
    let report = PromiseText(plant: plant, order: order, wishedFor: wishedFor)
    var lines = [report.title()]
    let free = offers.first { $0.kind == .nothingLater }
    if free == nil {
      lines += ["", "With no other order made later it cannot be complete within the horizon."]
    }
    var told: [OrderOffer] = []
    for offer in offers {
      lines.append("")
      lines.append(report.heading(offer, acceptedCost))
      if let same = told.first(where: { report.isSame($0, offer) }) {
        lines.append("  the same as " + report.name(same.kind, acceptedCost))
      } else {
        lines += report.details(offer, mostPayers: listedPayers)
      }
      told.append(offer)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

private struct PromiseText {
  let plant: Plant
  let order: OrderIndex
  let wishedFor: Instant?

  private var time: LocalTime { LocalTime(timeZone: plant.timeZone) }

  func title() -> String {
    let order = plant.orders[order]
    let product = plant.products[order.product]
    let what =
      "Order \(order.id.printable): \(NumberText.grouped(order.quantity, decimals: 1)) "
      + "\(product.unit.printable) \(product.id.printable)"
    return wishedFor.map { what + ", wished for " + time.dayAndMinute($0) } ?? what
  }

  func name(_ kind: OrderOffer.Kind, _ acceptedCost: Double?) -> String {
    switch kind {
    case .nothingLater: "with no other order made later"
    case .accepted: "at up to \(money(acceptedCost ?? 0)) to others"
    case .earliest: "as soon as it can be, whatever it costs"
    case .cheapest: "at the least cost in all"
    }
  }

  func heading(_ offer: OrderOffer, _ acceptedCost: Double?) -> String {
    let name = name(offer.kind, acceptedCost)
    let heading =
      name.prefix(1).uppercased() + name.dropFirst() + ": "
      + safely(offer.completeAt)
    guard let wishedFor else { return heading }
    let days = wishedFor.days(until: offer.completeAt)
    return heading
      + (days > 0 ? ", \(self.days(days, decimals: 1)) late" : ", on time")
  }

  /// The full minute by which it has happened: a date that is cut would be one that is not kept.
  private func safely(_ instant: Instant) -> String {
    let minute: Int64 = 60_000
    let rest = instant.milliseconds % minute
    let wait = rest > 0 ? minute - rest : rest < 0 ? -rest : 0
    return time.dayAndMinute(Instant(milliseconds: instant.milliseconds + wait))
  }

  func isSame(_ a: OrderOffer, _ b: OrderOffer) -> Bool {
    a.completeAt == b.completeAt && a.costChange == b.costChange && a.payers == b.payers
  }

  func details(_ offer: OrderOffer, mostPayers: Int) -> [String] {
    let change = offer.costChange
    var lines = [
      "  in all the plan costs \(money(abs(change))) \(change < 0 ? "less" : "more"); "
        + (offer.payers.isEmpty
          ? "no other order pays" : "other orders pay \(money(offer.costToOthers))")
    ]
    let shown = offer.payers.prefix(mostPayers)
    let width = shown.map { DisplayWidth.of(plant.orders[$0.order].id.printable) }.max() ?? 0
    for payer in shown {
      lines.append(
        "    " + DisplayWidth.fit(plant.orders[payer.order].id.printable, width) + "  "
          + fate(of: payer) + ", " + money(payer.cost))
    }
    if offer.payers.count > shown.count {
      lines.append("    and \(offer.payers.count - shown.count) more")
    }
    return lines
  }

  private func fate(of payer: OrderOffer.Payer) -> String {
    var parts: [String] = []
    if let from = payer.from, let to = payer.to, payer.daysLater > 0 {
      parts.append("\(safely(from)) -> \(safely(to))")
      parts.append(days(payer.daysLater) + " later")
    } else if payer.unmet <= 0 {
      parts.append("a part of it later")
    }
    if payer.unmet > 0 {
      let unit = plant.products[plant.orders[payer.order].product].unit.printable
      // Yields that are fractions leave a rest of less than a unit.
      let least = plant.products[plant.orders[payer.order].product].isWhole ? 1.0 : 0.05
      let amount =
        payer.unmet < least
        ? "less than \(least == 1 ? "1" : "0.1")" : NumberText.grouped(payer.unmet, decimals: 1)
      parts.append("\(amount) \(unit) not delivered")
    }
    return parts.joined(separator: ", ")
  }

  private func days(_ days: Double, decimals: Int = 2) -> String {
    let minutes = max(1, (days * 1440).rounded())
    return minutes < 60
      ? NumberText.grouped(minutes) + " min"
      : NumberText.grouped(days, decimals: days < 0.1 ? 2 : decimals) + " d"
  }

  private func money(_ amount: Double) -> String {
    Currency(code: plant.currency).text(amount)
  }
}
