/// Text for a terminal: paragraphs and columns.
enum TextBlock {
  /// `text` broken at spaces into lines of at most `width` columns, each after `indent` spaces.
  static func wrapped(_ text: String, indent: Int, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if DisplayWidth.of(longer) > max(20, width - indent), !line.isEmpty {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    lines.append(line)
    return lines.map { String(repeating: " ", count: indent) + $0 }
  }

  /// Columns as wide as their widest cell: the first to the left, the others to the right.
  static func table(_ rows: [[String]], indent: Int = 2) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      var line = String(repeating: " ", count: indent)
      for (column, cell) in row.enumerated() {
        let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
        line += (column > 0 ? "  " : "") + (column == 0 ? cell + space : space + cell)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
