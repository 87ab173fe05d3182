extension String {
  /// The text with control characters and direction overrides spelled out, so that no file can play
  /// with the terminal. Line feeds and tabs stay.
  var withoutControlCharacters: String {
    if unicodeScalars.allSatisfy(\.isHarmless) { return self }
    return unicodeScalars.map { scalar in
      scalar.isHarmless ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }.joined()
  }
}

extension Unicode.Scalar {
  fileprivate var isHarmless: Bool {
    switch value {
    case 0x09, 0x0A: true
    case 0x202A...0x202E, 0x2066...0x2069: false
    // All of the general category Cc.
    case 0x00...0x1F, 0x7F...0x9F: false
    default: true
    }
  }
}
