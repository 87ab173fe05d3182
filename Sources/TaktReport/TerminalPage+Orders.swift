import TaktModel

extension TerminalPage {
  private static let listedOrders = 4

  func orders() -> [String] {
    if plan.orders.isEmpty { return [style("Orders", .bold) + "  none in the order file"] }
    let troubled = dearestFirst()
    var lines = [tally()]
    if troubled.isEmpty { return lines }
    lines.append("Dearest of the late and unmet")
    let ids = troubled.prefix(Self.listedOrders).map { plant.orders[$0.outcome.order].id.printable }
    let idWidth = min(ids.map { DisplayWidth.of($0) }.max() ?? 0, max(8, width / 4))
    for entry in troubled.prefix(Self.listedOrders) { lines += describe(entry, idWidth: idWidth) }
    let more = troubled.count - Self.listedOrders
    if more > 0 { lines.append("  and \(NumberText.grouped(Double(more))) more") }
    return lines
  }

  private func tally() -> String {
    func count(_ statuses: OrderOutcome.Status...) -> Int {
      plan.orders.count { statuses.contains($0.status) }
    }
    func part(_ number: Int, _ name: String, _ ink: TerminalStyle.Ink) -> String {
      let text = NumberText.grouped(Double(number)) + " " + name
      return number > 0 ? style(text, ink) : text
    }
    let partly = count(.partlyUnmet)
    let parts =
      [
        part(count(.onTime), "on time", .green), part(count(.late), "late", .yellow),
        part(partly + count(.unmet), "unmet", .red),
      ].joined(separator: ", ")
    let note = partly > 0 && width >= 72 ? " (\(NumberText.grouped(Double(partly))) in part)" : ""
    return style("Orders", .bold) + "  " + NumberText.grouped(Double(plan.orders.count)) + ": "
      + parts + note
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
    let cost = NumberText.money(entry.cost) + " " + plant.currency.printable
    let fate =
      switch entry.outcome.status {
      case .onTime: "on time"
      case .late: NumberText.grouped(entry.outcome.lateDays, decimals: 1) + " d late"
      case .partlyUnmet: amount(entry.outcome.unmet, product) + " unmet"
      case .unmet: "unmet"
      }
    let middleWidth = width - 2 - idWidth - 2 - 2 - 2 - DisplayWidth.of(cost)
    let fateWidth = max(0, min(DisplayWidth.of(fate), middleWidth))
    let what =
      "\(amount(order.quantity, product)) \(product.id.printable), due "
      + time.dayAndMinute(order.due)
    let line =
      "  " + DisplayWidth.fit(order.id.printable, idWidth) + "  "
      + DisplayWidth.fit(what, max(0, middleWidth - fateWidth)) + "  "
      + style(
        DisplayWidth.truncate(fate, fateWidth), entry.outcome.status == .late ? .yellow : .red)
      + "  " + cost
    guard let reason = entry.outcome.because.first else { return [line] }
    var sentence = wrapped(reason.sentence.printable, first: width - 4, rest: width - 4)
    if sentence.count > 2 {
      sentence = [
        sentence[0], DisplayWidth.truncate(sentence[1...].joined(separator: " "), width - 4),
      ]
    }
    return [line] + sentence.map { "    " + style($0, .dim) }
  }

  private func amount(_ quantity: Double, _ product: Product) -> String {
    NumberText.grouped(quantity, decimals: 1) + " " + product.unit.printable
  }
}
