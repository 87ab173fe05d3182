import TaktModel

/// The moves of the search on set-ups. Each leaves quantities that meet the demand, dear as they may be.
extension LotDraft {
  /// A random move; false where it could not be made, and the draft is spoilt.
  ///
  /// Kinds are tried about as often as they are accepted: where time is short, most of all those by
  /// which one item takes the time that another frees.
  func move(_ random: inout SeededGenerator) -> Bool {
    touched = (-1, -1)
    let item = random.below(items)
    let period = random.below(periods)
    let side = random.below(2) == 0 ? -1 : 1
    let kind = random.below(input.keepsSetup ? 31 : 26)
    switch kind {
    case 0..<4: return turnOff(item, somePeriod(of: item, near: period))
    case 4..<8: return turnOn(item, period)
    case 8..<12:
      // A set-up one or a few periods away.
      let from = somePeriod(of: item, near: period)
      let step = 1 + (random.below(3) == 0 ? random.below(3) : 0)
      return relocate(item, from: from, to: from + side * step)
    case 12..<20:
      // Two items change places between periods near each other.
      let here = somePeriod(of: item, near: period)
      let there = here + side * (random.below(8) == 0 ? 2 : 1)
      guard let other = someItem(at: there, notAt: here, &random) else { return false }
      return relocate(item, from: here, to: there) && relocate(other, from: there, to: here)
    case 20..<24:
      // One item rather than another.
      guard let other = someItem(at: period, &random) else { return false }
      return turnOn(item, period) && turnOff(other, period)
    case 24:
      // Another makes room.
      guard let other = someItem(at: period, notAt: period + side, &random) else { return false }
      return turnOn(item, period) && relocate(other, from: period, to: period + side)
    case 25:
      // Another fills the room that is left.
      let here = somePeriod(of: item, near: period)
      guard let other = someItem(at: here + side, notAt: here, &random) else { return false }
      return turnOff(item, here) && relocate(other, from: here + side, to: here)
    default: return keepAnother(item, period)
    }
  }

  /// The ready period of an item that is nearest, earlier ones first; -1 where there is none.
  private func somePeriod(of item: Int, near period: Int) -> Int {
    let row = item * periods
    for step in 0..<periods {
      if period - step >= 0, isOn[row + period - step] != 0 { return period - step }
      if period + step < periods, isOn[row + period + step] != 0 { return period + step }
    }
    return -1
  }

  /// An item that is ready in one period and not in another; nil where there is none, or no such period.
  private func someItem(
    at period: Int, notAt other: Int? = nil, _ random: inout SeededGenerator
  ) -> Int? {
    guard (0..<periods).contains(period), other.map({ (0..<periods).contains($0) }) ?? true else {
      return nil
    }
    let start = random.below(items)
    for step in start..<(start + items) {
      let item = step < items ? step : step - items
      guard isOn[item * periods + period] != 0 else { continue }
      if let other, isOn[item * periods + other] != 0 { continue }
      return item
    }
    return nil
  }
}
