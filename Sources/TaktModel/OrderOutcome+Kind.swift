extension OrderOutcome.Reason {
  /// The kinds of cause that the scheduler tells; `docs/why.md` says what each is.
  public enum Kind: String, Sendable, CaseIterable {
    case changeovers, closed, complete, dueOutsideHorizon, earliest, frozen, idle, inProgress
    case lastLot, latest, longestWait, lotSize, machineBusy, material, materialTaken, noRoom
    case notWorthwhile, othersFirst, overload, power, purchase, receipt, release, resource
    case runTime, sharedLot, stock, tooSoon, wait, wentFirst
  }
}
