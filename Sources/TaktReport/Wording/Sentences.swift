public import TaktModel

/// Sentences made of facts, in the language of a report.
struct Sentences {
  let texts: Texts
  let plant: Plant

  /// - Parameter order: whose cause it is.
  func sentence(_ cause: Cause, of order: OrderIndex) -> String {
    let product = cause.product ?? plant.orders[order].product
    let sentence =
      texts.filled("cause." + cause.kind.rawValue, values(of: cause.facts, product: product))
      ?? cause.kind.rawValue
    return cause.jointly
      ? texts.filled("cause.jointly", ["sentence": sentence]) ?? sentence : sentence
  }

  /// - Parameter product: whose units are counted.
  private func values(
    of facts: [(name: String, fact: Fact)], product: ProductIndex
  ) -> [String: String] {
    Dictionary(
      facts.map { ($0.name, said($0.fact, as: $0.name, product)) },
      uniquingKeysWith: { first, _ in first })
  }

  private func said(_ fact: Fact, as name: String, _ product: ProductIndex) -> String {
    switch fact {
    case .machine(let index): plant.machines[index].id.printable
    case .product(let index): plant.products[index].id.printable
    case .step(let product, let step): plant.products[product].steps[step].id.printable
    case .order(let index): plant.orders[index].id.printable
    case .resource(let index): plant.resources[index].id.printable
    case .instant(let at): LocalTime(timeZone: plant.timeZone, texts: texts).dayAndMinute(at)
    case .windows: ""
    case .text(let text): text.printable
    case .number(let number):
      switch name {
      case "hours": span(hours: number)
      case "days": number < 1 ? span(hours: number * 24) : span("days", number)
      case "units", "wanted":
        NumberText.grouped(number, decimals: 2) + " " + plant.products[product].unit.printable
      case "cost", "needed": Currency(code: plant.currency).price(number)
      default: NumberText.grouped(number, decimals: 2)
      }
    }
  }

  /// Minutes below an hour, days from two days on.
  private func span(hours: Double) -> String {
    if (hours * 60).rounded() < 60 { return span("minutes", max(1, (hours * 60).rounded())) }
    return hours < 48 ? span("hours", hours) : span("days", hours / 24)
  }

  private func span(_ unit: String, _ value: Double) -> String {
    let text = NumberText.grouped(value, decimals: 1)
    return texts.filled("span." + unit, ["value": text], isOne: text == "1") ?? text
  }
}

extension PlanWording {
  /// The words of the reports.
  public init(for plant: Plant, language: ReportLanguage = .en) {
    let sentences = Sentences(texts: Texts(language), plant: plant)
    self.init(cause: { sentences.sentence($0, of: $1) })
  }
}
