public import TaktModel

extension [OrderOutcome] {
  /// The same with a cause for each order that is late or short, so that only what else is wrong shows.
  public var withCauses: [OrderOutcome] {
    map { outcome in
      outcome.status == .onTime || !outcome.because.isEmpty
        ? outcome : outcome.modified { $0.because = [Cause(.unexplained)] }
    }
  }
}
