/// How many columns of a terminal text takes: East Asian wide characters and emoji take two,
/// combining marks none.
///
/// The wide ranges are those of Unicode 15's EastAsianWidth.txt (classes W and F); characters of
/// ambiguous width count as narrow, as terminals show them unless told otherwise.
package enum DisplayWidth {
  package static func of(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + of($1) } }

  static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.contains(where: { $0.value == 0xFE0F }), first.properties.isEmoji { return 2 }
    // A flag is two regional indicators in one character.
    if (0x1F1E6...0x1F1FF).contains(first.value) { return scalars.count > 1 ? 2 : 1 }
    // People and families are joined emoji; a skin tone colours the one before it.
    if first.properties.isEmojiPresentation { return 2 }
    return scalars.reduce(0) { $0 + width($1) }
  }

  /// `text` cut to `width` columns, with an ellipsis where something is missing, then filled up.
  static func fit(_ text: String, _ width: Int, alignedRight: Bool = false) -> String {
    let cut = truncate(text, width)
    let fill = String(repeating: " ", count: max(0, width - of(cut)))
    return alignedRight ? fill + cut : cut + fill
  }

  /// `text` cut to at most `width` columns, with an ellipsis where something is missing.
  package static func truncate(_ text: String, _ width: Int) -> String {
    if of(text) <= width { return text }
    var result = ""
    var used = 0
    for character in text {
      let next = of(character)
      if used + next > width - 1 { break }
      result.append(character)
      used += next
    }
    return width > 0 ? result + "…" : ""
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    let value = scalar.value
    if value < 0x1100 { return 1 }
    // Vowels and finals of decomposed Hangul join the initial, which is wide.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(value) } ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF,
    0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
