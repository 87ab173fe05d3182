/// Rows of cells as RFC 4180 text: CRLF line ends, quotes only where they are needed.
///
/// The text begins with a byte order mark, without which spreadsheet programs take UTF-8 for the
/// system's code page.
struct CSVTable {
  enum Cell {
    /// Text from a file: guarded so that no spreadsheet program takes it for a formula.
    case text(String)
    case number(Double)
    case count(Int)
    case empty
  }

  private(set) var text = "\u{FEFF}"

  init(header: [String]) { append(header.map { .text($0) }) }

  mutating func append(_ cells: [Cell]) {
    text += cells.map(Self.field).joined(separator: ",")
    text += "\r\n"
  }

  static func field(_ cell: Cell) -> String {
    switch cell {
    case .empty: ""
    case .number(let value): NumberText.plain(value)
    case .count(let value): String(value)
    case .text(let text): quoted(guarded(harmless(text)))
    }
  }

  /// Text that begins like a formula gets an apostrophe before it (OWASP, "CSV Injection").
  private static func guarded(_ text: String) -> String {
    let signs = "=+-@\t\r\n\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars
    guard let first = text.unicodeScalars.first, signs.contains(first) else { return text }
    return "'" + text
  }

  /// Line ends within a cell are those between rows.
  private static func harmless(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { String($0).withoutControlCharacters }.joined(separator: "\r\n")
  }

  private static func quoted(_ text: String) -> String {
    // Looked at as scalars: a CR LF pair is one Character and would be missed.
    guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { result.unicodeScalars.append(scalar) }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
