/// What a search on the clock went through.
struct SearchLog: Sendable {
  /// Schedules looked at.
  var evaluations = 0
  /// Of the first schedule that the checker refused: a fault of ours.
  private(set) var refusal: String?

  mutating func note(_ fault: String) { refusal = refusal ?? fault }

  mutating func add(_ other: SearchLog) {
    evaluations += other.evaluations
    if let fault = other.refusal { note(fault) }
  }
}
