extension OrderOutcome.Remedy {
  /// Stands in for words until they are made of the changes.
  public var sentence: String { changes.map { "\($0)" }.joined(separator: "; ") }
}
