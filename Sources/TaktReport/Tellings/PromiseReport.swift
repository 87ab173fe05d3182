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
    acceptedCost: Double?, language: ReportLanguage = .en
  ) -> String {
    let report = PromiseText(
      plant: plant, texts: Texts(language), order: order, wishedFor: wishedFor,
      acceptedCost: acceptedCost)
    var lines = [report.title()]
    if !offers.contains(where: { $0.kind == .nothingLater }) {
      lines += ["", report.words("promise.notFree")]
    }
    for (place, offer) in offers.enumerated() {
      lines += ["", report.heading(offer)]
      if let same = offers[..<place].first(where: { report.isSame($0, offer) }) {
        lines.append("  " + report.words("promise.same", ["offer": report.name(same.kind)]))
      } else {
        lines += report.details(offer, mostPayers: listedPayers)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

private struct PromiseText: PlanWording {
  let plant: Plant
  let texts: Texts
  let order: OrderIndex
  let wishedFor: Instant?
  let acceptedCost: Double?

  func title() -> String {
    let order = plant.orders[order]
    let product = plant.products[order.product]
    return words(
      "promise.title",
      [
        "order": order.id.printable, "amount": amount(order.quantity, product),
        "product": product.id.printable,
      ]) + (wishedFor.map { words("promise.wished", ["time": time.dayAndMinute($0)]) } ?? "")
  }

  func name(_ kind: OrderOffer.Kind) -> String {
    words("promise." + kind.rawValue, ["amount": money(acceptedCost ?? 0)])
  }

  func heading(_ offer: OrderOffer) -> String {
    let heading = name(offer.kind) + ": " + safely(offer.completeAt)
    guard let wishedFor else { return heading }
    let late = wishedFor.days(until: offer.completeAt)
    return heading
      + (late > 0
        ? words("promise.late", ["late": days(late, decimals: 1)]) : words("promise.onTime"))
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
    let change = words(
      offer.costChange < 0 ? "promise.less" : "promise.more",
      ["amount": money(abs(offer.costChange))])
    let others =
      offer.payers.isEmpty
      ? words("promise.nobodyPays")
      : words("promise.othersPay", ["amount": money(offer.costToOthers)])
    var lines = ["  " + change + "; " + others]
    let shown = offer.payers.prefix(mostPayers)
    let width = shown.map { DisplayWidth.of(plant.orders[$0.order].id.printable) }.max() ?? 0
    for payer in shown {
      lines.append(
        "    " + DisplayWidth.fit(plant.orders[payer.order].id.printable, width) + "  "
          + fate(of: payer) + ", " + money(payer.cost))
    }
    let more = offer.payers.count - shown.count
    if more > 0 { lines.append("    " + words("more.some", count: more)) }
    return lines
  }

  private func fate(of payer: OrderOffer.Payer) -> String {
    var parts: [String] = []
    if let from = payer.from, let to = payer.to, payer.daysLater > 0 {
      parts.append(
        words(
          "promise.later",
          ["from": safely(from), "to": safely(to), "late": days(payer.daysLater, decimals: 2)]))
    } else if payer.unmet <= 0 {
      parts.append(words("promise.partLater"))
    }
    if payer.unmet > 0 {
      let product = plant.products[plant.orders[payer.order].product]
      // Yields that are fractions leave a rest of less than a unit.
      let isWhole = product.isWhole
      let short =
        payer.unmet < (isWhole ? 1 : 0.05)
        ? words("promise.lessThan", ["amount": amount(isWhole ? 1 : 0.1, product)])
        : amount(payer.unmet, product)
      parts.append(words("promise.short", ["amount": short]))
    }
    return parts.joined(separator: ", ")
  }

  private func days(_ days: Double, decimals: Int) -> String {
    days * 1440 < 59.5
      ? lateness(days)
      : words(
        "unit.days", ["value": NumberText.grouped(days, decimals: days < 0.1 ? 2 : decimals)])
  }
}
