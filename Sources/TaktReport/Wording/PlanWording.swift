import TaktModel

/// Whoever speaks of a plant in one language: words, money, amounts and time in its habit.
protocol PlanWording {
  var plant: Plant { get }
  var texts: Texts { get }
}

extension PlanWording {
  var time: LocalTime { LocalTime(timeZone: plant.timeZone, texts: texts) }

  /// The page's words, filled in; of two forms the first is for a count of one.
  func words(_ key: String, _ values: [String: String] = [:]) -> String {
    texts.filled(key, values) ?? key
  }

  func words(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    let number = NumberText.grouped(Double(count))
    return texts.filled(key, values.merging(["n": number]) { $1 }, isOne: count == 1) ?? key
  }

  func percent(_ share: Double, decimals: Int = 0) -> String {
    words("unit.percent", ["value": NumberText.grouped(share * 100, decimals: decimals)])
  }

  func hours(_ value: Double, decimals: Int = 0) -> String {
    words("unit.hours", ["value": NumberText.grouped(value, decimals: decimals)])
  }

  /// An amount with the currency's sign and decimals.
  func money(_ amount: Double) -> String { Currency(code: plant.currency).text(amount) }

  func price(_ amount: Double) -> String { Currency(code: plant.currency).price(amount) }

  func amount(_ quantity: Double, _ product: Product, decimals: Int = 1) -> String {
    NumberText.grouped(quantity, decimals: decimals) + " " + product.unit.printable
  }

  /// Days of lateness as a person would say them: minutes and hours where days would be a fraction.
  func lateness(_ days: Double) -> String {
    let minutes = max(1, (days * 1440).rounded())
    if minutes < 60 { return words("unit.minutes", ["value": NumberText.grouped(minutes)]) }
    return days < 1
      ? hours(days * 24, decimals: 1)
      : words("unit.days", ["value": NumberText.grouped(days, decimals: 1)])
  }
}
