import TaktModel

/// Readers of single values: each reports what is wrong and then returns nil.
extension ReadingContext {
  func number(_ node: NodeID, _ rule: NumberRule) -> Double? {
    guard document.kind(node) == .number else {
      refuse(node, allowed: rule.description)
      return nil
    }
    let value = document.number(node)
    guard rule.holds(value) else {
      let reason = value < rule.lower && !rule.reasonBelow.isEmpty ? " " + rule.reasonBelow : ""
      refuse(node, "Found \(shown(node)); allowed is \(rule.description).\(reason)")
      return nil
    }
    return value
  }

  func text(_ node: NodeID) -> String? {
    guard document.kind(node) == .string else {
      refuse(node, allowed: "a text")
      return nil
    }
    return document.text(node)
  }

  func nonEmptyText(_ node: NodeID) -> String? {
    guard document.kind(node) == .string, document.source(node).count > 2 else {
      refuse(node, allowed: "a text that is not empty")
      return nil
    }
    return document.text(node)
  }

  func flag(_ node: NodeID) -> Bool? {
    switch document.kind(node) {
    case .yes: return true
    case .no: return false
    default:
      refuse(node, allowed: "true or false")
      return nil
    }
  }

  /// One of a few words; the index into `words`.
  func choice(_ node: NodeID, _ words: [String]) -> Int? {
    let text = document.kind(node) == .string ? document.text(node) : nil
    if let text, let index = words.firstIndex(of: text) { return index }
    let list = words.map(quoted)
    let allowed =
      list.count == 1
      ? list[0] : list.dropLast().joined(separator: ", ") + " or " + (list.last ?? "")
    guard let text else {
      refuse(node, allowed: allowed)
      return nil
    }
    let nearest = words.count > 1 ? nearestSentence(to: text, among: words) : ""
    refuse(node, "Found \(shown(node)); allowed is \(allowed).\(nearest)")
    return nil
  }

  func choice<Word: RawRepresentable<String> & CaseIterable>(
    _ node: NodeID, _: Word.Type
  ) -> Word? {
    if document.kind(node) == .string, let word = Word(rawValue: document.text(node)) {
      return word
    }
    return choice(node, Word.allCases.map(\.rawValue)).flatMap { _ in nil }
  }

  func instant(_ node: NodeID) -> Instant? {
    if document.kind(node) == .string, let instant = Instant(rfc3339: document.text(node)) {
      return instant
    }
    refuse(
      node,
      allowed: "an instant with its offset, such as \"2026-11-23T06:00:00+09:00\" (RFC 3339)")
    return nil
  }

  func date(_ node: NodeID) -> LocalDate? {
    if document.kind(node) == .string, let date = LocalDate(document.text(node)) { return date }
    refuse(node, allowed: "a day of the calendar, such as \"2026-11-23\"")
    return nil
  }

  /// The nodes of a list.
  func list(_ node: NodeID, atLeast least: Int = 0, atMost most: Int = .max) -> [NodeID]? {
    guard document.kind(node) == .array else {
      refuse(node, allowed: "a list")
      return nil
    }
    let entries = Array(document.children(node))
    if entries.count < least {
      refuse(node, "Found an empty list; allowed is a list with at least one entry.")
    } else if entries.count > most {
      refuse(node, "Found a list of \(entries.count); allowed are at most \(most) entries.")
    }
    return entries
  }
}
