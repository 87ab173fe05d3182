import TaktModel

extension ShopDraft {
  /// A chunk that a machine has time for.
  struct Offer {
    let mode: Int
    let period: Int
    let units: Double
    let good: Double
    let seconds: Double
    let needsSetup: Bool
    let costPerGood: Double
  }

  /// What a mode can start in a period towards `units` good ones that are due in a later one.
  func offer(
    _ units: Double, mode: Int, _ period: Int, due: Int, _ withOvertime: Bool
  ) -> Offer? {
    let details = facts.modes[mode]
    let place = mode * periodCount + period
    let begun = starts[place]
    let limit = facts.startLimits[place] - begun
    guard limit > 0 else { return nil }
    let units = min(units, room(for: mode, period, until: due))
    guard units > 0 else { return nil }
    let setupPlace = details.group * periodCount + period
    let needsSetup = !facts.isFree[details.group] && !isSetUp[setupPlace]
    if needsSetup && !facts.canSetUp[setupPlace] { return nil }
    let machinePlace = details.machine * periodCount + period
    let regular = facts.regularSeconds[machinePlace]
    let used = usedSeconds[machinePlace]
    let setupSeconds = needsSetup ? facts.setupSeconds[details.group] : 0
    let room = (withOvertime ? facts.totalSeconds[machinePlace] : regular) - used - setupSeconds
    guard room > 0 else { return nil }
    let scrap = needsSetup ? details.setupScrapUnits : 0
    let timely = details.secondsPerUnit > 0 ? min(limit, room / details.secondsPerUnit) : limit
    let most = min(timely, sharedRoom(mode, period, setsUp: needsSetup))
    guard most > 0 else { return nil }
    let wanted = units / details.goodPerUnit + scrap
    guard let total = legalStarts(begun + wanted, most: begun + most, details) else { return nil }
    let started = total - begun
    let good = (started - scrap) * details.goodPerUnit
    guard started > 0, good > 1e-9 * max(1, units) else { return nil }
    let seconds = setupSeconds + started * details.secondsPerUnit
    var cost = started * data.startCost(mode, period)
    if needsSetup { cost += weights[details.group, period] * facts.setupCost[details.group] }
    let over = max(0, used + seconds - max(used, regular))
    cost += over * facts.overtimeCostPerSecond[machinePlace]
    let waits = facts.endDay[due] - facts.endDay[period]
    cost += min(good, units) * facts.holdingOfOutput[mode] * waits
    return Offer(
      mode: mode, period: period, units: started, good: good, seconds: seconds,
      needsSetup: needsSetup, costPerGood: cost / min(good, units))
  }

  /// Units that what is shared has room for; none where not even the set-up has.
  private func sharedRoom(_ mode: Int, _ period: Int, setsUp: Bool) -> Double {
    guard !usedShared.isEmpty else { return .infinity }
    let limits = data.shared.limits
    let setup =
      setsUp ? data.shared.uses(ofSetup: data.modes[mode].group, period) : []
    for use in setup where usedShared[use.limit] + use.amount > limits[use.limit].total {
      return 0
    }
    return data.shared.uses(ofStart: mode, period).reduce(.infinity) { least, use in
      let own = setup.reduce(0) { $0 + ($1.limit == use.limit ? $1.amount : 0) }
      let left = limits[use.limit].total - usedShared[use.limit] - own
      return min(least, left / use.amount)
    }
  }

  /// The least legal total of a period's starts that covers `wanted`, or the most there is room for.
  private func legalStarts(_ wanted: Double, most: Double, _ mode: PlannedMode) -> Double? {
    if mode.minLot <= 0, mode.maxLot == nil, mode.lotMultiple == nil {
      let total = min(wanted, most)
      return total > 0 ? total : nil
    }
    var total = wanted
    // Filling up lots and rounding to multiples in turn: each only ever raises the total.
    for _ in 0..<4 {
      let filled = lots(of: mode, for: total) * mode.minLot
      total = roundedUp(max(total, filled, mode.minLot), mode.lotMultiple)
    }
    if total > most {
      total = most
      if mode.minLot > 0, let largest = mode.maxLot {
        total = min(total, (most / mode.minLot + 1e-9).rounded(.down) * largest)
      }
      if let multiple = mode.lotMultiple {
        total = (total / multiple + 1e-9).rounded(.down) * multiple
      }
    }
    let isFilled = lots(of: mode, for: total) * mode.minLot <= total + 1e-9 * max(1, total)
    return isFilled && total > 0 ? total : nil
  }

  /// The least number of lots that hold so many units.
  private func lots(of mode: PlannedMode, for units: Double) -> Double {
    mode.maxLot.map { max(1, (units / $0 - 1e-9).rounded(.up)) } ?? 1
  }

  private func roundedUp(_ units: Double, _ multiple: Double?) -> Double {
    multiple.map { (units / $0 - 1e-9).rounded(.up) * $0 } ?? units
  }
}
