/// The language of what a planner reads: the page, the terminal's table.
public enum ReportLanguage: String, Sendable, CaseIterable {
  case en, ko
}
