import TaktModel

/// Remedies in the page's language, made from what the English says.
extension ReasonText {
  private static let heads = list(Texts.ofRemedies)
  private static let tails = list(Texts.ofRemedyTails)
  private static let late = SentenceForm("{id} by {days}")
  private static let undone = SentenceForm("{id}, not all of which is made")

  /// The sentences; nil where only the English will do.
  func sentence(_ remedy: OrderOutcome.Remedy) -> String? {
    guard texts.language != .en, remedy.sentence.hasSuffix(".") else { return nil }
    // What is changed, who is later for it, and what is not counted.
    var parts = remedy.sentence.dropLast().split(separator: "; ")
    guard let first = parts.first else { return nil }
    parts.removeFirst()
    var said = [sentence(String(first), in: Self.heads) { _ in nil }]
    for part in parts { said.append(sentence(String(part), in: Self.tails) { _ in nil }) }
    let known = said.compactMap { $0 }
    return known.count == said.count ? known.joined(separator: " ") : nil
  }

  /// `Thu 26 Nov (20:00 to 23:30) and Fri 27 Nov (20:00 to 21:00)`, or `... and 3 more days`.
  func windows(_ text: Substring) -> String? {
    var rest = text
    var more = ""
    if let end = rest.firstMatch(of: #/ and ([0-9]+) more days$/#) {
      guard let said = texts.filled("remedyList.days", ["n": String(end.1)]) else { return nil }
      more = " " + said
      rest = rest[..<end.range.lowerBound]
    }
    var said: [String] = []
    while let one = rest.prefixMatch(of: #/([^,(]+) \(([0-9:]{5}) to ([0-9:]{5})\)(, | and |$)/#) {
      guard let from = moment(one.1 + " " + one.2) else { return nil }
      said.append(from + "~" + one.3)
      rest = rest[one.range.upperBound...]
    }
    return rest.isEmpty && !said.isEmpty ? said.joined(separator: ", ") + more : nil
  }

  /// `SO-1 by 1.4 days, SO-2, not all of which is made and 3 more (2 sooner)`.
  func others(_ text: Substring) -> String? {
    var rest = text
    var end = ""
    func cut(_ match: Regex<(Substring, Substring)>.Match?, _ key: String) -> Bool {
      guard let match else { return true }
      guard let said = texts.filled(key, ["n": String(match.1)]) else { return false }
      end = " " + said + end
      rest = rest[..<match.range.lowerBound]
      return true
    }
    guard cut(rest.firstMatch(of: #/ \(([0-9]+) sooner\)$/#), "remedyList.sooner"),
      cut(rest.firstMatch(of: #/ and ([0-9]+) more$/#), "remedyList.more")
    else { return nil }
    if let one = other(rest) { return one + end }
    for comma in rest.ranges(of: ", ") {
      if let one = other(rest[..<comma.lowerBound]), let two = other(rest[comma.upperBound...]) {
        return one + ", " + two + end
      }
    }
    return nil
  }

  private func other(_ text: Substring) -> String? {
    for (form, key) in [(Self.late, "remedyList.late"), (Self.undone, "remedyList.undone")] {
      let found = form.values(in: String(text)) { hole, value in
        // Two orders are no order's id.
        hole == "id" ? plant.orders.contains { $0.id == value } : span(value) != nil
      }
      guard let found else { continue }
      return texts.filled(
        key,
        found.reduce(into: [:]) { $0[$1.key] = $1.key == "id" ? String($1.value) : span($1.value) })
    }
    return nil
  }
}
