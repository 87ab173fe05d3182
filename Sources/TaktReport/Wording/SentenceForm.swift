/// A sentence of the scheduler's with holes, to read off what a sentence like it says.
///
/// What stands between the holes must be there to the letter; of several ways to fill them, the first that
/// `fits` wins.
struct SentenceForm {
  /// Longer sentences are nobody's own, and would take long to try.
  private static let longest = 400

  private enum Part {
    case text(String)
    case hole(String)
  }

  private let parts: [Part]

  /// - Parameter template: `Lot {lot} ends on {time1}.`
  init(_ template: String) {
    var parts: [Part] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.hole(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.parts = parts
  }

  /// What stands in the holes; nil where the sentence is another one.
  func values(
    in sentence: String, fits: (_ hole: String, _ value: Substring) -> Bool
  ) -> [String: Substring]? {
    if sentence.utf8.count > Self.longest { return nil }
    var values: [String: Substring] = [:]
    return match(parts[...], sentence[...], fits, &values) ? values : nil
  }

  private func match(
    _ parts: ArraySlice<Part>, _ text: Substring, _ fits: (String, Substring) -> Bool,
    _ values: inout [String: Substring]
  ) -> Bool {
    guard let part = parts.first else { return text.isEmpty }
    let rest = parts.dropFirst()
    switch part {
    case .text(let words):
      return text.hasPrefix(words) && match(rest, text.dropFirst(words.count), fits, &values)
    case .hole(let name):
      var end = text.startIndex
      while end < text.endIndex {
        end = text.index(after: end)
        if case .text(let words) = rest.first, !text[end...].hasPrefix(words) { continue }
        if rest.isEmpty, end < text.endIndex { continue }
        guard fits(name, text[..<end]) else { continue }
        if match(rest, text[end...], fits, &values) {
          values[name] = text[..<end]
          return true
        }
      }
      return false
    }
  }
}
