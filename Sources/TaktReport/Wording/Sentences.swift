public import TaktModel

/// Sentences made of facts, in the language of a report.
struct Sentences: PlanWording {
  let texts: Texts
  let plant: Plant
}

extension PlanWording {
  /// - Parameter order: whose cause it is.
  func sentence(_ cause: Cause, of order: OrderIndex) -> String {
    let product = cause.product ?? plant.orders[order].product
    let values = cause.facts.reduce(into: [:]) { $0[$1.name] = said($1.fact, as: $1.name, product) }
    let sentence =
      texts.filled("cause." + cause.kind.rawValue, values) ?? cause.kind.rawValue
    return cause.jointly
      ? texts.filled("cause.jointly", ["sentence": sentence]) ?? sentence : sentence
  }

  func sentence(_ warning: Plan.Warning) -> String {
    var values = warning.facts.reduce(into: [:]) {
      $0[$1.name] = said($1.fact, as: $1.name, warning.product)
    }
    // Of days of lateness, summed over orders, none is a day of the calendar.
    for (name, days) in [("promised", warning.promised), ("days", warning.days)] {
      values[name] = days.map { NumberText.fixed($0, decimals: 1) }
    }
    return texts.filled("warning." + warning.kind.rawValue, values, isOne: warning.count == 1)
      ?? warning.kind.rawValue
  }

  func said(_ fact: Fact, as name: String, _ product: ProductIndex?) -> String {
    switch fact {
    case .machine(let index): plant.machines[index].id.printable
    case .product(let index): plant.products[index].id.printable
    case .step(let product, let step): plant.products[product].steps[step].id.printable
    case .order(let index): plant.orders[index].id.printable
    case .resource(let index): plant.resources[index].id.printable
    case .instant(let at): time.dayAndMinute(at)
    case .windows(let windows): said(windows)
    case .text(let text): text.printable
    case .number(let number):
      switch name {
      case "hours": span(hours: number)
      case "days": number < 1 ? span(hours: number * 24) : span("days", number)
      case "units", "wanted":
        NumberText.grouped(number, decimals: 2)
          + (product.map { " " + plant.products[$0].unit.printable } ?? "")
      case "cost", "needed": price(number)
      default: NumberText.grouped(number, decimals: 2)
      }
    }
  }

  /// Minutes below an hour, days from two days on.
  func span(hours: Double) -> String {
    if (hours * 60).rounded() < 60 { return span("minutes", max(1, (hours * 60).rounded())) }
    return hours < 48 ? span("hours", hours) : span("days", hours / 24)
  }

  private func span(_ unit: String, _ value: Double) -> String {
    let text = NumberText.grouped(value, decimals: 1)
    return texts.filled("span." + unit, ["value": text], isOne: text == "1") ?? text
  }
}

extension PlanSentences {
  /// The words of the reports.
  public init(for plant: Plant, language: ReportLanguage = .en) {
    let sentences = Sentences(texts: Texts(language), plant: plant)
    self.init(
      cause: { sentences.sentence($0, of: $1) }, remedy: { sentences.sentence($0, of: $1) },
      warning: { sentences.sentence($0) })
  }
}
