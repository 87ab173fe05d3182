import TaktModel
import TaktReport

/// What becomes of orders, in words.
struct ExplanationText {
  let plant: Plant
  let width: Int

  init(_ plant: Plant, width: Int) {
    self.plant = plant
    self.width = width
  }

  func told(_ outcomes: [OrderOutcome]) -> String {
    if outcomes.isEmpty { return "All orders are on time.\n" }
    let blocks = outcomes.map { lines(of: $0).joined(separator: "\n") + "\n" }
    return blocks.joined(separator: "\n").withoutControlCharacters
  }

  private var wording: PlanWording { PlanWording(for: plant) }
  private var time: SpokenTime { SpokenTime(plant.timeZone) }

  private func lines(of outcome: OrderOutcome) -> [String] {
    let order = plant.orders[outcome.order]
    let product = plant.products[order.product]
    func amount(_ value: Double) -> String {
      SpokenNumber.grouped(value, decimals: 2) + " " + product.unit
    }
    let asked =
      "\(order.id): \(amount(order.quantity)) \(product.id), due \(time.dayAndClock(order.due))"
      + (order.customer.map { ", for \($0)" } ?? "") + (order.isForecast ? " (forecast)" : "")
    var lines = TextBlock.wrapped(asked, indent: 0, width: width)
    lines += TextBlock.wrapped(fate(outcome, amount), indent: 2, width: width)
    lines += list(
      outcome.status == .onTime ? "Why then" : "Why",
      outcome.because.map { wording.cause($0, outcome.order) })
    if outcome.status != .onTime { lines += remedies(outcome) }
    return lines
  }

  private func fate(_ outcome: OrderOutcome, _ amount: (Double) -> String) -> String {
    let late = SpokenNumber.grouped(outcome.lateDays, decimals: outcome.lateDays < 0.1 ? 2 : 1)
    let at = outcome.completedAt.map { time.dayAndClock($0) } ?? "never"
    switch outcome.status {
    case .onTime: return "On time: delivered on \(at)."
    case .late: return "Late by \(late) days: the last is delivered on \(at)."
    case .partlyUnmet:
      return "In part: \(amount(outcome.delivered)) are delivered, the last on \(at)"
        + (outcome.lateDays > 0 ? ", \(late) days late" : "")
        + "; \(amount(outcome.unmet)) are not made within the horizon."
    case .unmet: return "Unmet: nothing is delivered within the horizon."
    }
  }

  private func list(_ title: String, _ sentences: [String]) -> [String] {
    if sentences.isEmpty { return [] }
    return ["  \(title)"] + sentences.flatMap { TextBlock.wrapped($0, indent: 4, width: width) }
  }

  private func remedies(_ outcome: OrderOutcome) -> [String] {
    if outcome.remedies.isEmpty { return ["  What would help", "    No remedy is known."] }
    let sentences = outcome.remedies.map { remedy -> String in
      let sign = remedy.costChange < 0 ? "" : "+"
      return
        "\(remedy.sentence) (\(sign)\(SpokenNumber.money(remedy.costChange)) \(plant.currency))"
    }
    return list("What would help", sentences)
  }
}
