extension Texts {
  /// The text with its placeholders filled; nil where one has no value.
  ///
  /// A part in brackets is left out where one of its own has none; of a Korean particle's two forms after a
  /// placeholder, such as `{lot}이/가`, the one stays that goes with what is filled in.
  func filled(_ key: String, _ values: [String: String], isOne: Bool = false) -> String? {
    guard let forms = raw(key)?.split(separator: "|"), let last = forms.last else { return nil }
    return Self.fill(isOne ? forms[0] : last, values)
  }

  private static func fill(_ template: Substring, _ values: [String: String]) -> String? {
    var rest = template
    var result = ""
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "[" }),
      let close = rest[open...].firstIndex(of: rest[open] == "{" ? "}" : "]")
    {
      result += rest[..<open]
      let inside = rest[rest.index(after: open)..<close]
      let isHole = rest[open] == "{"
      rest = rest[rest.index(after: close)...]
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
