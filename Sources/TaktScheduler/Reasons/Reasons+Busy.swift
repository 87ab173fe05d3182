import TaktModel

/// A machine that had other work to do.
extension Reasons {
  /// So many lots before this one are asked for whom they are made.
  private static let asked = 120

  /// The machine works on other lots up to this one, or stands still though it need not: what is longer
  /// first, compared with how late the order is.
  func busy(before index: Int, for order: OrderIndex) -> [OrderOutcome.Reason] {
    let lot = schedule.lots[index]
    let last = previous[index]
    let hours = regular[lot.machine]
    let idle =
      hours.position(lot.start.milliseconds)
      - hours.position(schedule.lots[last].end.milliseconds)
    if idle <= Self.stillness { return work(before: index, until: lot.start, for: order) }
    let late =
      outcomes.fulfilments[order].completedAt.map { plant.orders[order].due.seconds(until: $0) }
      ?? 0
    let work = work(before: index, until: schedule.lots[last].end, for: order)
    // What is on time may well begin just in time.
    if late <= 0 { return work }
    let still = still(Double(idle) / 1000, before: index, for: order)
    return Double(idle) / 1000 >= late / 2 ? [still] + work : work.prefix(2) + [still]
  }

  private func work(
    before index: Int, until end: Instant, for order: OrderIndex
  ) -> [OrderOutcome.Reason] {
    let lot = schedule.lots[index]
    let last = previous[index]
    let machine = plant.machines[lot.machine].id
    let first = past[last].stretch
    let since = schedule.lots[first].start
    let seconds =
      past[last].busySeconds - (previous[first] < 0 ? 0 : past[previous[first]].busySeconds)
    var ahead: [Int] = []
    var at = last
    while ahead.count < Self.asked {
      ahead.append(at)
      if at == first { break }
      at = previous[at]
    }
    let shares = shares(of: ahead)
    let others = shares.filter { $0.order != order }
    let origin = schedule.lots[last].origin
    guard !others.isEmpty else {
      if origin != .planned || ahead.allSatisfy({ schedule.lots[$0].feeds.isEmpty }) {
        return [unfed(last, on: lot)]
      }
      return [
        reason(
          .runTime, machine: lot.machine, product: lot.product, order: order,
          "Machine \(machine) works on lots for this order itself from \(day(since)).")
      ] + changeovers(from: first, through: index, seconds)
    }
    let busy = reason(
      .machineBusy, machine: lot.machine, product: lot.product, order: others[0].order,
      "Machine \(machine) is busy from \(day(since)) to \(day(end)), for \(hours(seconds)), "
        + "with lots for \(names(others.map(\.order))).")
    return [busy] + changeovers(from: first, through: index, seconds)
      + wentFirst(others, ahead, before: index, for: order)
  }

  /// A lot before this one that is for no order: a running or frozen one, or for stock.
  private func unfed(_ index: Int, on lot: Lot) -> OrderOutcome.Reason {
    let other = schedule.lots[index]
    let product = plant.products[other.product].id
    let kind: OrderOutcome.Reason.Kind =
      switch other.origin {
      case .inProgress: .inProgress
      case .frozen: .frozen
      case .planned: .machineBusy
      }
    let how =
      switch other.origin {
      case .inProgress: ", which runs already,"
      case .frozen: ", which is frozen,"
      case .planned: ""
      }
    return reason(
      kind, machine: lot.machine, product: other.product,
      "Lot \(other.id) of \(product)\(how) holds machine \(plant.machines[lot.machine].id) until "
        + "\(day(other.end)).")
  }

  /// Nothing that can be seen keeps the machine from beginning before.
  private func still(
    _ seconds: Double, before index: Int, for order: OrderIndex
  ) -> OrderOutcome.Reason {
    let lot = schedule.lots[index]
    let steps = plant.products[lot.product].steps
    let machine = plant.machines[lot.machine].id
    if let longest = steps[lot.step].maximumWaitSeconds,
      cannotBegin(index, sooner: seconds, longest)
    {
      return reason(
        .longestWait, machine: lot.machine, product: lot.product, order: order,
        "After step \(steps[lot.step].id) its goods may wait for \(hours(longest)) at most, so "
          + "machine \(machine) begins on \(day(lot.start)) only, after \(hours(seconds)) without "
          + "work.")
    }
    return reason(
      .idle, machine: lot.machine, product: lot.product, order: order,
      "Machine \(machine) stands still for \(hours(seconds)) before lot \(lot.id) begins on "
        + "\(day(lot.start)): nothing cheaper was found to do with them.")
  }

  /// Whether a lot's goods would be too old when they are taken, had it ended so much sooner.
  private func cannotBegin(_ index: Int, sooner seconds: Double, _ longest: Double) -> Bool {
    let lot = schedule.lots[index]
    guard
      let taker = lot.feeds.lazy.flatMap({ feed in feeders[feed.order] }).filter({
        schedule.lots[$0].product == lot.product && schedule.lots[$0].step == lot.step + 1
          && schedule.lots[$0].takesAt >= lot.end
      }).map({ schedule.lots[$0].takesAt }).min()
    else { return true }
    return lot.end.advanced(bySeconds: -seconds).seconds(until: taker) > longest
  }

  /// Set-ups in the stretch, this lot's own included, where they are a good part of it.
  private func changeovers(
    from first: Int, through index: Int, _ seconds: Double
  ) -> [OrderOutcome.Reason] {
    let before = previous[first] < 0 ? nil : past[previous[first]]
    let setup = past[index].setupSeconds - (before?.setupSeconds ?? 0)
    let count = past[index].setups - (before?.setups ?? 0)
    guard setup >= 1800, setup >= 0.1 * seconds else { return [] }
    let lot = schedule.lots[index]
    return [
      reason(
        .changeovers, machine: lot.machine, product: lot.product,
        "\(count == 1 ? "A set-up" : "\(count) set-ups") of \(hours(setup)) in all "
          + "\(count == 1 ? "stands" : "stand") in that time on machine "
          + "\(plant.machines[lot.machine].id), its own included.")
    ]
  }

  // MARK: Who went first

  /// The order with most of the time before, and one that is worth no more, if there is one.
  private func wentFirst(
    _ others: [(order: OrderIndex, seconds: Double)], _ ahead: [Int], before index: Int,
    for order: OrderIndex
  ) -> [OrderOutcome.Reason] {
    let lot = schedule.lots[index]
    let own = feeders[order].filter { schedule.lots[$0].machine == lot.machine }
    let ownSeconds = shares(of: own).first { $0.order == order }?.seconds ?? 0
    let mine = worthPerHour(order, ownSeconds)
    var reasons: [OrderOutcome.Reason] = []
    for (place, other) in others.prefix(5).enumerated() {
      let theirs = worthPerHour(other.order, other.seconds)
      let isSooner = plant.orders[other.order].due < plant.orders[order].due
      let isWorthNoMore = !isSooner && theirs < mine
      guard place == 0 || (isWorthNoMore && reasons.count < 2) else { continue }
      let why =
        isSooner
        ? "it is due sooner, on \(day(plant.orders[other.order].due)); a day late costs "
          + "\(money(perDay(other.order))), of this one \(money(perDay(order)))"
        : theirs >= mine
          ? "an hour of the machine saves \(money(theirs)) a day of lateness there, and "
            + "\(money(mine)) here"
          : "though it is due no sooner and worth no more (\(money(theirs)) a day of lateness for "
            + "an hour of the machine, this one \(money(mine))): "
            + whyAllTheSame(other.order, ahead, before: index)
      let joint = isWorthNoMore ? ", " : ": "
      reasons.append(
        reason(
          .wentFirst, machine: lot.machine, product: plant.orders[other.order].product,
          order: other.order, "Order \(plant.orders[other.order].id) went first\(joint)\(why)."))
    }
    return reasons
  }

  private func perDay(_ order: OrderIndex) -> Double {
    plant.orders[order].quantity * plant.orders[order].tardinessCostPerUnitDay
  }

  /// What a day of lateness costs, for each hour that the order takes of the machine.
  private func worthPerHour(_ order: OrderIndex, _ seconds: Double) -> Double {
    perDay(order) / max(seconds / 3600, 1e-3)
  }

  /// The set-ups that this lot would cost in front of the other order's.
  private func whyAllTheSame(
    _ other: OrderIndex, _ ahead: [Int], before index: Int
  ) -> String {
    let place = ahead.last { at in schedule.lots[at].feeds.contains { $0.order == other } }
    guard let place else { return "nothing cheaper was found" }
    func minutes(_ from: FamilyIndex?, _ to: Int) -> Double {
      let lot = schedule.lots[to]
      let step = plant.products[lot.product].steps[lot.step]
      guard let mode = step.modeIndex(on: lot.machine) else { return 0 }
      return plant.changeovers.setup(from: from, to: step.modes[mode])?.minutes ?? 0
    }
    let before =
      previous[place] < 0
      ? plant.machines[schedule.lots[index].machine].initialFamily
      : schedule.lots[previous[place]].family
    let family = schedule.lots[index].family
    let follower = byMachineNext(index)
    let now =
      minutes(before, place) + minutes(schedule.lots[previous[index]].family, index)
      + (follower.map { minutes(family, $0) } ?? 0)
    let then =
      minutes(before, index) + minutes(family, place)
      + (follower.map { minutes(schedule.lots[previous[index]].family, $0) } ?? 0)
    return then > now + 1
      ? "to change over for this one before it would take \(hours((then - now) * 60)) more of set-ups"
      : "nothing cheaper was found"
  }

  /// The lot after this one on its machine.
  private func byMachineNext(_ index: Int) -> Int? {
    byMachine[schedule.lots[index].machine].first { previous[$0] == index }
  }
}
