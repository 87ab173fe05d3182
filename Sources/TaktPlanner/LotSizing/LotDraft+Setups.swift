/// The changes of set-ups that moves are made of.
extension LotDraft {
  func turnOn(_ item: Int, _ period: Int) -> Bool {
    let place = item * periods + period
    guard isOn[place] == 0, input.isAllowed[place] else { return false }
    isOn[place] = 1
    touch(item)
    if input.keepsSetup, period > 0, carriedIn[period] < 0, isOn[place - 1] != 0 {
      carriedIn[period] = item
      bookSetups(period - 1)
    }
    if input.keepsSetup, period + 1 < periods, carriedIn[period + 1] < 0, isOn[place + 1] != 0 {
      carriedIn[period + 1] = item
      bookSetups(period + 1)
    }
    bookSetup(item, period, isMade: true)
    return true
  }

  /// What was made then is made sooner, or later where the stock allows it.
  func turnOff(_ item: Int, _ period: Int) -> Bool {
    guard period >= 0 else { return false }
    let row = item * periods
    let amount = made[row + period]
    isOn[row + period] = 0
    touch(item)
    if period > 0, carriedIn[period] == item {
      carriedIn[period] = -1
      bookSetups(period - 1)
    }
    if period + 1 < periods, carriedIn[period + 1] == item {
      carriedIn[period + 1] = -1
      bookSetups(period + 1)
    }
    bookSetup(item, period, isMade: false)
    guard amount > 0 else { return true }
    var other = period - 1
    while other >= 0, isOn[row + other] == 0 { other -= 1 }
    if other < 0 {
      other = period + 1
      while other < periods, isOn[row + other] == 0 { other += 1 }
      guard other < periods, slack(item, from: period, until: other) >= amount - tiny else {
        return false
      }
    }
    shift(item, amount, from: period, to: other)
    return true
  }

  func relocate(_ item: Int, from: Int, to: Int) -> Bool {
    guard from >= 0, to >= 0, to < periods else { return false }
    guard turnOn(item, to) else { return false }
    let row = item * periods
    let amount = made[row + from]
    if to < from {
      shift(item, amount, from: from, to: to)
    } else {
      let later = min(amount, slack(item, from: from, until: to))
      if later > 0 { shift(item, later, from: from, to: to) }
    }
    return turnOff(item, from)
  }

  /// Another item stays set up over a border.
  func keepAnother(_ item: Int, _ period: Int) -> Bool {
    guard period > 0, input.keepsSetup, carriedIn[period] != item else { return false }
    let place = item * periods + period
    if isOn[place - 1] == 0 {
      // The lot of the later period is set up for, or begun, at the end of the earlier one.
      guard isOn[place] != 0, input.isAllowed[place - 1] else { return false }
      isOn[place - 1] = 1
    } else if isOn[place] == 0 {
      guard input.isAllowed[place] else { return false }
      isOn[place] = 1
    }
    carriedIn[period] = item
    touch(item)
    bookSetups(period - 1)
    bookSetups(period)
    return true
  }

  private func touch(_ item: Int) {
    if touched.0 < 0 || touched.0 == item { touched.0 = item } else { touched.1 = item }
  }
}
