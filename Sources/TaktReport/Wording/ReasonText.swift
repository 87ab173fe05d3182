import TaktModel

/// Causes, remedies and warnings in the page's language: they are said in English, others are made from what the English
/// says.
struct ReasonText {
  let texts: Texts
  let plant: Plant

  typealias Form = (key: String, form: SentenceForm)

  private static let reasons = forms(Texts.ofReasons)
  private static let warnings = forms(Texts.ofWarnings)

  /// By kind, the second part of the key.
  private static func forms(_ entries: [Texts.Entry]) -> [String: [Form]] {
    Dictionary(grouping: list(entries), by: { String($0.key.split(separator: ".")[1]) })
  }

  static func list(_ entries: [Texts.Entry]) -> [Form] {
    entries.map { ($0.key, SentenceForm($0.english)) }
  }

  /// The sentence; nil where only the scheduler's own will do.
  func sentence(_ reason: OrderOutcome.Reason) -> String? {
    sentence(reason.sentence, in: Self.reasons[reason.kind]) { hole in
      switch hole {
      case "order": reason.order.map { plant.orders[$0].id }
      case "product": reason.product.map { plant.products[$0].id }
      default: reason.resource.map { plant.resources[$0].id }
      }
    }
  }

  /// The same of a warning.
  func sentence(_ warning: Plan.Warning) -> String? {
    sentence(warning.message, in: Self.warnings[warning.kind]) { _ in nil }
  }

  func sentence(
    _ english: String, in forms: [Form]?,
    named: (_ hole: String) -> String?
  ) -> String? {
    if texts.language == .en { return nil }
    for (key, form) in forms ?? [] {
      guard let found = form.values(in: english, fits: { said($1, as: $0, named) != nil })
      else { continue }
      var values: [String: String] = [:]
      for (hole, value) in found { values[hole] = said(value, as: hole, named) }
      return texts.filled(key, values)
    }
    return nil
  }

  /// What stands in a hole, in the page's language; nil where it is not of the hole's sort.
  private func said(
    _ value: Substring, as hole: String, _ named: (_ hole: String) -> String?
  ) -> String? {
    switch hole.prefix(while: \.isLetter) {
    case "time": return moment(value)
    case "span", "days": return span(value)
    case "half": return amount(value).map { _ in String(value) }
    case "windows": return windows(value)
    case "others": return others(value)
    case "number": return amount(value) == nil ? nil : String(value)
    case "money":
      let code = " " + plant.currency
      guard value.hasSuffix(code) else { return nil }
      return amount(value.dropLast(code.count)).map { Currency(code: plant.currency).text($0) }
    case "orders": return orders(value)
    case "order", "product", "resource":
      return named(hole).flatMap { $0 == String(value) ? $0 : nil }
    default: return String(value)
    }
  }

  /// `1,234.5`.
  private func amount(_ text: Substring) -> Double? {
    text.allSatisfy { "0123456789,.-".contains($0) } ? Double(text.filter { $0 != "," }) : nil
  }

  /// `Mon 23 Nov 06:00`.
  func moment(_ text: Substring) -> String? {
    func place(_ word: Substring, in key: String) -> String? {
      let english = (Texts(.en).raw(key) ?? "").split(separator: " ")
      let own = (texts.raw(key) ?? "").split(separator: " ")
      return english.firstIndex(of: word).map { String(own[$0]) }
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 4, let weekday = place(words[0], in: "date.weekdays"),
      let day = Int(words[1]), let month = place(words[2], in: "date.months"),
      words[3].wholeMatch(of: #/[0-9]{2}:[0-9]{2}/#) != nil,
      let date = texts.filled(
        "date.short", ["weekday": weekday, "day": String(day), "month": month])
    else { return nil }
    return date + " " + words[3]
  }

  /// `41.5 hours`, `1 minute`, `1.5 days`.
  func span(_ text: Substring) -> String? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, amount(words[0]) != nil else { return nil }
    let value = ["value": String(words[0])]
    switch words[1] {
    case "minute", "minutes": return texts.filled("unit.minutes", value)
    case "hour", "hours": return texts.filled("unit.hours", value)
    case "day", "days": return texts.filled("unit.days", value)
    default: return nil
    }
  }

  /// `order A`, `orders A and B`, `orders A, B, C and 4 more`.
  private func orders(_ text: Substring) -> String? {
    if text.hasPrefix("order ") { return String(text.dropFirst(6)) }
    guard text.hasPrefix("orders "), let joint = text.ranges(of: " and ").last else { return nil }
    let (first, last) = (text[..<joint.lowerBound].dropFirst(7), text[joint.upperBound...])
    if last.hasSuffix(" more"), amount(last.dropLast(5)) != nil {
      return texts.filled(
        "more.orderList", ["orders": String(first), "n": String(last.dropLast(5))])
    }
    return first + ", " + last
  }
}
