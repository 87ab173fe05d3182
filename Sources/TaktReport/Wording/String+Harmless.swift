extension String {
  /// The text with control characters and marks of writing direction spelled out, so that nothing from a
  /// file steers a terminal or reads otherwise than it stands. Line feeds and tabs stay.
  package var withoutControlCharacters: String {
    if unicodeScalars.allSatisfy(\.isHarmless) { return self }
    return unicodeScalars.map {
      $0.isHarmless ? String($0) : "\\u{\(String($0.value, radix: 16))}"
    }.joined()
  }

  /// The same on one line, as ids and names are shown in the midst of other text.
  package var printable: String {
    let breaks: Set<Unicode.Scalar> = ["\t", "\n", "\r", "\u{2028}", "\u{2029}"]
    if unicodeScalars.allSatisfy({ $0.isHarmless && !breaks.contains($0) }) { return self }
    var line = String.UnicodeScalarView()
    line.append(contentsOf: unicodeScalars.map { breaks.contains($0) ? " " : $0 })
    return String(line).withoutControlCharacters
  }
}

extension Unicode.Scalar {
  fileprivate var isHarmless: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    // All of the general category Cc.
    case 0x00...0x1F, 0x7F...0x9F: false
    default: true
    }
  }
}
