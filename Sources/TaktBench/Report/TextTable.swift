/// Columns of text: the first to the left, the others to the right.
struct TextTable {
  private var rows: [[String]] = []
  private let leading: Int

  /// - Parameter leading: columns that stand to the left.
  init(_ header: [String], leading: Int) {
    rows = [header]
    self.leading = leading
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// Lines without spaces at their ends.
  var lines: [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column < leading ? text + space : space + text
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
