/// The words of the report in one language. Page and terminal share them.
///
/// `{name}` stands for something that is filled in; of `one|many` the first is for a count of 1.
struct Texts {
  /// A text in every language.
  struct Entry {
    let key: String
    let english: String
    let korean: String

    init(_ key: String, _ english: String, _ korean: String) {
      (self.key, self.english, self.korean) = (key, english, korean)
    }
  }

  static let entries =
    ofPage + ofUnits + ofChart + ofOrders + ofFigures + ofReasons + ofWarnings
    + ofRemedies + ofRemedyTails
    + ofTerminal + ofTerminalFigures + ofTellings

  let language: ReportLanguage
  private let texts: [String: String]

  init(_ language: ReportLanguage) {
    self.language = language
    texts = Dictionary(
      Texts.entries.map { ($0.key, language == .ko ? $0.korean : $0.english) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The text as it stands, with its placeholders.
  func raw(_ key: String) -> String? { texts[key] }

  /// All that the page's script may ask for, by key.
  var forPage: [(key: String, text: String)] {
    Texts.entries.compactMap { entry in
      ["reason.", "remedy", "warning.", "terminal.", "explain.", "promise.", "difference."].contains
      { entry.key.hasPrefix($0) }
        ? nil : texts[entry.key].map { (entry.key, $0) }
    }
  }

  /// The text with its placeholders filled; nil where one has no value.
  func filled(_ key: String, _ values: [String: String], isOne: Bool = false) -> String? {
    guard let forms = texts[key]?.split(separator: "|"), let last = forms.last else { return nil }
    var rest = isOne ? forms[0] : last
    var result = ""
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      guard let value = values[String(rest[rest.index(after: open)..<close])] else { return nil }
      result += rest[..<open] + value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
