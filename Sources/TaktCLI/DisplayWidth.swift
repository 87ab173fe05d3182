extension Unicode.Scalar {
  /// Columns that the character takes on a terminal: 0, 1 or 2 (East Asian wide and emoji).
  ///
  /// The ranges are the wide ones of Unicode's EastAsianWidth.txt, joined where the gaps are unassigned.
  var displayWidth: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch value {
    case 0x1160...0x11FF: return 0
    case 0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}

extension String {
  /// Columns that the text takes on a terminal.
  var displayWidth: Int { unicodeScalars.reduce(0) { $0 + $1.displayWidth } }

  /// The text, cut with an ellipsis where it would take more than `columns`.
  func cut(toColumns columns: Int) -> String {
    if displayWidth <= columns { return self }
    var (result, width) = ("", 0)
    for character in self {
      let next = String(character).displayWidth
      if width + next > columns - 1 { break }
      result.append(character)
      width += next
    }
    return columns > 0 ? result + "…" : ""
  }
}
