import TaktModel

extension TerminalPage {
  private static let listedOrders = 4

  func orders() -> [String] {
    let title = style(words("orders.title"), .bold) + "  "
    if plan.orders.isEmpty { return [title + words("terminal.noOrders")] }
    let troubled = dearestFirst()
    var lines = [title + tally()]
    if troubled.isEmpty { return lines }
    lines.append(words("terminal.dearest"))
    let ids = troubled.prefix(Self.listedOrders).map { plant.orders[$0.outcome.order].id.printable }
    let idWidth = min(ids.map { DisplayWidth.of($0) }.max() ?? 0, max(8, width / 4))
    for entry in troubled.prefix(Self.listedOrders) { lines += describe(entry, idWidth: idWidth) }
    let more = troubled.count - Self.listedOrders
    if more > 0 { lines.append("  " + words("terminal.more", count: more)) }
    return lines
  }

  private func tally() -> String {
    func part(_ number: Int, _ key: String, _ ink: TerminalStyle.Ink) -> String {
      let text = words("terminal." + key, count: number)
      return number > 0 ? style(text, ink) : text
    }
    func count(_ test: (OrderOutcome) -> Bool) -> Int { plan.orders.count(where: test) }
    let nearly = count(isNearlyMet)
    let partly = count { $0.status == .partlyUnmet } - nearly
    let parts = [
      part(count { $0.status == .onTime }, "onTime", .green),
      part(count { $0.status == .late }, "late", .yellow),
      part(partly + nearly + count { $0.status == .unmet }, "unmet", .red),
    ].joined(separator: ", ")
    let notes = [("inPart", partly), ("nearly", nearly)].filter { $0.1 > 0 }
      .map { words("terminal." + $0.0, count: $0.1) }
    let note = notes.isEmpty || width < 72 ? "" : " (" + notes.joined(separator: ", ") + ")"
    return NumberText.grouped(Double(plan.orders.count)) + ": " + parts + note
  }

  /// Short of less than one whole unit, as yields that are fractions leave it.
  private func isNearlyMet(_ outcome: OrderOutcome) -> Bool {
    let product = plant.products[plant.orders[outcome.order].product]
    return outcome.status == .partlyUnmet && outcome.unmet < 1 && product.isWhole
  }

  private func dearestFirst() -> [(outcome: OrderOutcome, cost: Double)] {
    let costs = OrderCosts(plan, for: plant)
    return plan.orders.filter { $0.status != .onTime }
      .map { ($0, costs.total($0.order)) }
      .enumerated()
      .sorted { a, b in
        a.element.1 == b.element.1 ? a.offset < b.offset : a.element.1 > b.element.1
      }
      .map(\.element)
  }

  private func describe(
    _ entry: (outcome: OrderOutcome, cost: Double), idWidth: Int
  ) -> [String] {
    let order = plant.orders[entry.outcome.order]
    let product = plant.products[order.product]
    let cost = money(entry.cost)
    let isNear = isNearlyMet(entry.outcome)
    let fate =
      switch entry.outcome.status {
      case .onTime: words("status.onTime")
      case .late: words("fate.late", ["time": lateness(entry.outcome.lateDays)])
      case .partlyUnmet:
        isNear
          ? words("fate.nearlyMet", ["unit": product.unit.printable])
          : words("fate.unmet", ["amount": amount(entry.outcome.unmet, product)])
      case .unmet: words("status.unmet")
      }
    let middleWidth = width - 2 - idWidth - 2 - 2 - 2 - DisplayWidth.of(cost)
    let fateWidth = max(0, min(DisplayWidth.of(fate), middleWidth))
    let what = words(
      "terminal.due",
      [
        "amount": amount(order.quantity, product), "product": product.id.printable,
        "time": time.dayAndMinute(order.due),
      ])
    let line =
      "  " + DisplayWidth.fit(order.id.printable, idWidth) + "  "
      + DisplayWidth.fit(what, max(0, middleWidth - fateWidth)) + "  "
      + style(
        DisplayWidth.truncate(fate, fateWidth),
        entry.outcome.status == .late || isNear ? .yellow : .red)
      + "  " + cost
    guard let cause = entry.outcome.because.first else { return [line] }
    var sentence = wrapped(
      self.sentence(cause, of: entry.outcome.order), first: width - 4, rest: width - 4)
    if sentence.count > 2 {
      sentence = [
        sentence[0], DisplayWidth.truncate(sentence[1...].joined(separator: " "), width - 4),
      ]
    }
    return [line] + sentence.map { "    " + style($0, .dim) }
  }
}
