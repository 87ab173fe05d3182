/// The words of the report in one language. Page and terminal share them.
///
/// `{name}` stands for something that is filled in, `[...]` may be left out; of `one|many` the first is for
/// a count of 1.
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
    ofPage + ofUnits + ofChart + ofOrders + ofFigures + ofCauses + ofWarnings
    + ofRemedies + ofRemedySentences
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
      ["cause.", "remedy", "warning.", "terminal.", "explain.", "promise.", "difference."].contains
      { entry.key.hasPrefix($0) }
        ? nil : texts[entry.key].map { (entry.key, $0) }
    }
  }
}
