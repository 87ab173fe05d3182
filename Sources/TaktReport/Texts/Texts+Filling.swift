extension Texts {
  /// The text with its placeholders filled; nil where one has no value.
  ///
  /// A part in brackets is left out where one of its own has none; of a Korean particle's two forms after a
  /// placeholder, such as `{lot}이/가`, the one stays that goes with what is filled in.
  func filled(_ key: String, _ values: [String: String], isOne: Bool = false) -> String? {
    guard let forms = raw(key)?.utf8.split(separator: UInt8(ascii: "|")), let last = forms.last
    else { return nil }
    return Self.fill(Substring(isOne ? forms[0] : last), values)
  }

  private static func fill(_ template: Substring, _ values: [String: String]) -> String? {
    // By bytes: plans of many late orders have as many sentences.
    var rest = template
    var result = ""
    while let open = rest.utf8.firstIndex(where: {
      $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[")
    }) {
      let isHole = rest.utf8[open] == UInt8(ascii: "{")
      let end = UInt8(ascii: isHole ? "}" : "]")
      guard let close = rest.utf8[open...].firstIndex(of: end) else { break }
      result += rest[..<open]
      let inside = rest[rest.utf8.index(after: open)..<close]
      rest = rest[rest.utf8.index(after: close)...]
      guard isHole else {
        result += fill(inside, values) ?? ""
        continue
      }
      guard let value = values[String(inside)] else { return nil }
      result += value
      if let particle = KoreanParticle.all.first(where: { rest.hasPrefix($0.bothForms) }) {
        result += particle.form(after: value)
        rest = rest.dropFirst(particle.bothForms.count)
      }
    }
    return result + rest
  }
}
