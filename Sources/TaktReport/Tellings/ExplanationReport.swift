public import TaktModel

/// What becomes of orders, in words.
public enum ExplanationReport {
  /// For each order what was asked for, what becomes of it, why and what would help.
  ///
  /// - Parameter width: Columns that a line may have.
  /// - Returns: Lines that end with a line feed.
  public static func text(
    _ outcomes: [OrderOutcome], for plant: Plant, width: Int, language: ReportLanguage = .en
  ) -> String {
    let text = ExplanationText(plant: plant, texts: Texts(language), width: width)
    if outcomes.isEmpty { return text.words("explain.allOnTime") + "\n" }
    return outcomes.map { text.lines(of: $0).joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }
}

private struct ExplanationText: PlanWording {
  let plant: Plant
  let texts: Texts
  let width: Int

  func lines(of outcome: OrderOutcome) -> [String] {
    let isOnTime = outcome.status == .onTime
    return TextBlock.wrapped(asked(plant.orders[outcome.order]), indent: 0, width: width)
      + TextBlock.wrapped(fate(outcome), indent: 2, width: width)
      + list(
        isOnTime ? "explain.whyThen" : "explain.why",
        outcome.because.map { sentence($0, of: outcome.order) })
      + (isOnTime ? [] : remedies(outcome))
  }

  private func asked(_ order: Order) -> String {
    let product = plant.products[order.product]
    return words(
      "explain.asked",
      [
        "order": order.id.printable, "amount": amount(order.quantity, product, decimals: 2),
        "product": product.id.printable, "time": time.dayAndMinute(order.due),
      ])
      + (order.customer.map { words("explain.customer", ["customer": $0.printable]) } ?? "")
      + (order.isForecast ? " (\(words("order.forecast")))" : "")
  }

  private func fate(_ outcome: OrderOutcome) -> String {
    let product = plant.products[plant.orders[outcome.order].product]
    guard let end = outcome.completedAt else {
      return words(outcome.status == .onTime ? "explain.nothingLeft" : "explain.unmet")
    }
    let values = [
      "time": time.dayAndMinute(end), "late": lateness(outcome.lateDays),
      "delivered": amount(outcome.delivered, product, decimals: 2),
      "unmet": amount(outcome.unmet, product, decimals: 2),
    ]
    switch outcome.status {
    case .onTime: return words("explain.onTime", values)
    case .late: return words("explain.late", values)
    case .partlyUnmet, .unmet:
      return words(outcome.lateDays > 0 ? "explain.inPartLate" : "explain.inPart", values)
    }
  }

  private func remedies(_ outcome: OrderOutcome) -> [String] {
    let sentences = outcome.remedies.map {
      sentence($0, of: outcome.order) + " " + cost(of: $0)
    }
    return list("explain.help", sentences.isEmpty ? [words("explain.noRemedy")] : sentences)
  }

  private func list(_ title: String, _ sentences: [String]) -> [String] {
    if sentences.isEmpty { return [] }
    return ["  " + words(title)]
      + sentences.flatMap { TextBlock.wrapped($0, indent: 4, width: width) }
  }
}
