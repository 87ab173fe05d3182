import ArgumentParser
import TaktReport

/// How those who read are spoken to; what programs read stays as it is.
struct WordingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The language of what people read about the plan: English or Korean.",
      valueName: "language"))
  var language: LanguageChoice = .en
}

enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
  case en, ko

  var language: ReportLanguage {
    switch self {
    case .en: .en
    case .ko: .ko
    }
  }
}
