import TaktModel

/// What an order's last goods waited for, followed back from lot to lot.
///
/// It collects what may be to blame; which of it is a cause, only lifting it tells.
struct WaitTrace {
  /// What may be to blame, and how to lift it.
  struct Suspect {
    enum Class {
      case ordinary
      /// The order's own processing: to be named where little else helps.
      case ownWork
      /// How its lots and deliveries were cut: named after that.
      case lotting
      /// Closed hours before anything could begin at all.
      case beforeFirstShift
    }

    var cause: Cause
    let lift: Lift
    var rank = Class.ordinary
  }

  private let network: WaitNetwork
  private let times: Replay.Times
  private let replay: Replay
  private let order: OrderIndex
  private let isBrief: Bool
  /// The last of the chain of waiting first.
  private(set) var suspects: [Suspect] = []
  private var visited: Set<Int> = []
  /// By machine and order: when its lots are in the way.
  private var ahead: [Ahead] = []

  private struct Ahead {
    let machine: MachineIndex
    let order: OrderIndex
    var from: Milliseconds
    var until: Milliseconds
    var seconds: Double
  }

  /// Lots that are followed, and so many where a guess will do.
  private static let mostSteps = 120
  private static let mostBriefSteps = 4
  private static let mostGaps = 3
  private static let mostOthers = 6

  private var shop: Shop { network.shop }
  private var plant: Plant { network.plant }

  /// - Parameters:
  ///   - times: of the network with these lifts.
  ///   - due: goods that are there by then are not looked at.
  ///   - isBrief: only what is found in no time, whatever the size of the schedule.
  init(
    of order: OrderIndex, in network: WaitNetwork, _ times: Replay.Times, _ lifts: [Lift] = [],
    due: Milliseconds, isBrief: Bool = false
  ) {
    self.network = network
    self.times = times
    self.order = order
    self.isBrief = isBrief
    replay = Replay.of(network, times, lifts)
    let facts = shop.orders[order]
    let takes = network.deliveries[order].map { (take: $0, ready: replay.ready($0)) }
      .sorted { $0.ready > $1.ready }
    let earliest = due == facts.due ? facts.earliest : due
    let late = takes.filter { max(earliest, $0.ready) > due }
    for (take, _) in late.prefix(isBrief ? 1 : 3) { follow(take) }
    if facts.isComplete { suspectCompleteness(takes, due: due) }
    if !isBrief {
      suspectLotSizes(late.map(\.take))
      suspectTakers(of: shop.stockPile[facts.product], before: due)
    }
    for other in ahead.sorted(by: { ($1.seconds, $0.order) < ($0.seconds, $1.order) })
      .prefix(Self.mostOthers)
    {
      suspect(
        Cause(
          .wentFirst, machine: other.machine, order: other.order, from: instant(other.from),
          until: instant(other.until), hours: other.seconds / 3600), .without(other.order))
    }
    suspectOwnWork(late.map(\.take))
  }

  /// What never comes lies behind the horizon.
  private func instant(_ time: Milliseconds) -> Instant {
    time == Clock.never ? plant.horizon.end : Instant(milliseconds: time)
  }

  private mutating func suspect(_ cause: Cause, _ lift: Lift, _ rank: Suspect.Class = .ordinary) {
    // What is lifted alike is one cause.
    if suspects.contains(where: { $0.lift == lift && $0.cause.kind == cause.kind }) { return }
    suspects.append(Suspect(cause: cause, lift: lift, rank: rank))
  }

  // MARK: Goods

  private mutating func follow(_ take: WaitNetwork.Take) {
    let pile = shop.piles[take.pile]
    let ready = instant(replay.ready(take))
    switch take.source {
    case .stock: return
    case .receipt(let index):
      let receipt = plant.receipts[index]
      suspect(
        Cause(.receipt, product: pile.product, until: receipt.at, units: receipt.quantity),
        .material(pile.product))
      suspectTakers(of: take.pile, before: receipt.at.milliseconds)
    case .purchase:
      suspect(
        Cause(
          .purchase, product: pile.product, until: ready, days: pile.purchase?.leadTimeDays ?? 0),
        .material(pile.product))
      suspectTakers(of: take.pile, before: ready.milliseconds)
    case .job(let job):
      if pile.wait > 0 {
        suspect(
          Cause(
            .wait, product: pile.product, step: pile.step, until: ready,
            hours: Double(pile.wait) / 3_600_000), .wait(take.pile))
      }
      follow(job)
    }
  }

  /// Other orders that took goods of a pile before a moment, those that took most first.
  private mutating func suspectTakers(of pile: Int, before time: Milliseconds) {
    if isBrief { return }
    var taken: [OrderIndex: Double] = [:]
    let product = shop.piles[pile].product
    for job in network.jobsTaking[pile] where times.take[job] < time {
      let lot = network.lot(job)
      for take in network.jobs[job].takes where take.pile == pile && lot.good > 0 {
        for feed in lot.feeds where feed.order != order {
          taken[feed.order, default: 0] += take.quantity * min(1, feed.quantity / lot.good)
        }
      }
    }
    for other in shop.ordersByDue[product] where other != order {
      for take in network.deliveries[other] where take.pile == pile && replay.ready(take) < time {
        taken[other, default: 0] += take.quantity
      }
    }
    let most = taken.values.max() ?? 0
    for (other, units) in taken.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(3)
    where units >= 0.01 * most {
      suspect(
        Cause(.materialTaken, product: product, order: other, units: units), .without(other))
    }
  }

  // MARK: Lots

  private mutating func follow(_ first: Int) {
    var open = [first]
    let most = isBrief ? Self.mostBriefSteps : Self.mostSteps
    while let job = open.popLast(), visited.count < most {
      guard visited.insert(job).inserted else { continue }
      let lot = network.lot(job)
      if lot.origin != .planned {
        suspect(
          Cause(
            lot.origin == .frozen ? .frozen : .running, machine: lot.machine, lot: lot.id,
            until: lot.end), .gone(job))
        continue
      }
      suspectClosedHours(on: lot.machine, times.take[job], times.end[job], isInitial: false)
      open += binding(job)
    }
  }

  /// The jobs that kept a job from beginning sooner.
  private mutating func binding(_ job: Int) -> [Int] {
    let facts = network.jobs[job]
    let state = replay.state(before: job)
    let ready = facts.takes.map { (take: $0, ready: replay.ready($0)) }
    let materials = ready.map(\.ready).max() ?? shop.start
    let plain = replay.plainTiming(of: job, after: state, at: materials)
    var jobs: [Int] = []
    if times.notBefore[job] > shop.start { suspectLongestWait(job) }
    if !isBrief, times.take[job] > plain.take, !shop.modes[facts.mode].poolUses.isEmpty {
      jobs += suspectShared(job, from: plain)
    }
    let machineFree = facts.previous < 0 ? shop.start : state.freeAt
    let release = facts.release
    let begin = max(shop.start, machineFree, release, materials)
    let machine = network.machine(job)
    if network.share(of: job, for: order) > 0.5, let setup = times.setup[job] {
      suspect(
        Cause(
          .setup, machine: machine, until: instant(times.take[job]),
          hours: Double(setup.milliseconds) / 3_600_000), .setups(order))
    }
    suspectClosedHours(on: machine, begin, times.take[job], isInitial: begin == shop.start)
    // What alone would have let it begin sooner; where several hold it alike, all of them.
    let untouched = MachineState(
      freeAt: shop.start, family: state.family, isUntouched: state.isUntouched)
    let isMaterial = replay.plainTiming(of: job, after: state, at: shop.start).take < plain.take
    let isMachine =
      facts.previous >= 0
      && replay.plainTiming(of: job, after: untouched, at: materials).take < plain.take
    let isNeither = !isMaterial && !isMachine
    if release > shop.start, release >= machineFree, release >= materials {
      suspect(
        Cause(.release, until: instant(release)), .release(order))
    }
    if isMaterial || isNeither {
      for (take, at) in ready where at == materials && at > shop.start { follow(take) }
    }
    if (isMachine || isNeither) && facts.previous >= 0 { jobs += suspectMachine(before: job) }
    return jobs
  }

  /// The lots before a job on its machine, without a break: whose they are, and the last of them to follow.
  private mutating func suspectMachine(before job: Int) -> [Int] {
    let previous = network.jobs[job].previous
    let lot = network.lot(previous)
    if lot.origin == .planned {
      if lot.feeds.isEmpty {
        suspect(
          Cause(.stockLot, machine: lot.machine, lot: lot.id, until: instant(times.end[previous])),
          .gone(previous))
      }
      for feed in lot.feeds where feed.order != order {
        let share = network.share(of: previous, for: feed.order)
        let end = times.end[previous] == Clock.never ? shop.end : times.end[previous]
        let seconds = share * Double(max(0, end - times.start[previous])) / 1000
        if let known = ahead.firstIndex(where: {
          $0.order == feed.order && $0.machine == lot.machine
        }) {
          ahead[known].from = min(ahead[known].from, times.start[previous])
          ahead[known].seconds += seconds
        } else {
          ahead.append(
            Ahead(
              machine: lot.machine, order: feed.order, from: times.start[previous],
              until: end, seconds: seconds))
        }
      }
    }
    return [previous]
  }

  private mutating func suspectLongestWait(_ job: Int) {
    let pile = shop.modes[network.jobs[job].mode].pile
    let facts = shop.piles[pile]
    guard facts.life != Clock.never else { return }
    suspect(
      Cause(
        .longestWait, product: facts.product, step: facts.step,
        until: instant(times.start[job]), hours: Double(facts.life) / 3_600_000), .life(pile))
  }

  /// A tool, a crew or power that was not free; the job that had it.
  private mutating func suspectShared(_ job: Int, from plain: Timing) -> [Int] {
    guard let clash = Replay.firstClash(job, in: network, times) else { return [] }
    let until = instant(clash.until == Clock.never ? times.take[job] : clash.until)
    let holder = (0..<job).last { other in
      shop.modes[network.jobs[other].mode].poolUses.contains { $0.pool == clash.pool }
        && times.start[other] < clash.until && times.end[other] > plain.start
    }
    let isPower = clash.pool == plant.resources.count
    switch clash.kind {
    case .week:
      suspect(Cause(.resourceHours, resource: clash.pool, until: until), .pool(clash.pool))
    case .closed:
      suspect(
        Cause(
          .resourceClosed, resource: clash.pool, from: instant(plain.start), until: until,
          hours: instant(plain.start).seconds(until: until) / 3600), .pool(clash.pool))
    case .full:
      guard let lot = holder.map({ network.lot($0) }) else { return [] }
      suspect(
        isPower
          ? Cause(.power, lot: lot.id, until: until, kW: plant.energy.demandLimitKW)
          : Cause(
            .resourceBusy, machine: lot.machine,
            order: lot.feeds.first { $0.order != order }?.order, resource: clash.pool, lot: lot.id,
            until: until), .pool(clash.pool))
      return holder.map { [$0] } ?? []
    }
    return []
  }

  // MARK: Hours

  /// The longest stretches in which a machine does not work between two moments.
  private mutating func suspectClosedHours(
    on machine: MachineIndex, _ from: Milliseconds, _ to: Milliseconds, isInitial: Bool
  ) {
    guard from < to, to < Clock.never, !shop.isSubcontractor[machine] else { return }
    var gaps: [(from: Milliseconds, to: Milliseconds)] = []
    var at = from
    network.hours[machine].forEachStretch(from, to) { begin, end in
      if begin > at { gaps.append((at, begin)) }
      at = end
    }
    if at < to { gaps.append((at, to)) }
    gaps.sort { ($1.to - $1.from, $0.from) < ($0.to - $0.from, $1.from) }
    for gap in gaps.prefix(Self.mostGaps) {
      let whole = closedStretch(on: machine, around: gap)
      let down = plant.machines[machine].downtime.filter {
        $0.from.milliseconds < gap.to && $0.to.milliseconds > gap.from
      }
      for downtime in down {
        suspect(
          Cause(
            .downtime, machine: machine, from: downtime.from, until: downtime.to,
            reason: downtime.reason),
          .open(machine, downtime.from.milliseconds, downtime.to.milliseconds))
      }
      let isDown = down.contains {
        $0.from.milliseconds <= gap.from && $0.to.milliseconds >= gap.to
      }
      if isDown { continue }
      let isBeforeFirstShift = isInitial && gap.from == shop.start
      suspect(
        Cause(
          .closed, machine: machine, from: instant(whole.from), until: instant(whole.to),
          hours: Double(whole.to - whole.from) / 3_600_000), .open(machine, gap.from, gap.to),
        isBeforeFirstShift ? .beforeFirstShift : .ordinary)
    }
  }

  /// From when to when the machine is closed around a gap.
  private func closedStretch(
    on machine: MachineIndex, around gap: (from: Milliseconds, to: Milliseconds)
  ) -> (from: Milliseconds, to: Milliseconds) {
    let hours = network.hours[machine]
    let next = hours.index(after: gap.from)
    let from = next > 0 ? hours.stretches[next - 1].to : shop.start
    let to = next < hours.stretches.count ? hours.stretches[next].from : gap.to
    return (min(from, gap.from), max(to, gap.to))
  }

  // MARK: The order itself

  private mutating func suspectCompleteness(
    _ takes: [(take: WaitNetwork.Take, ready: Milliseconds)], due: Milliseconds
  ) {
    let inTime = takes.reduce(0) { $1.ready <= due ? $0 + $1.take.quantity : $0 }
    let all = takes.reduce(0) { $0 + $1.take.quantity }
    guard inTime > 0, inTime < all else { return }
    suspect(Cause(.complete, units: inTime, wanted: all), .parts(order), .lotting)
  }

  /// Lots of which the order needs only a part.
  private mutating func suspectLotSizes(_ takes: [WaitNetwork.Take]) {
    for take in takes.prefix(3) {
      guard case .job(let job) = take.source, !network.jobs[job].isFixed else { continue }
      let lot = network.lot(job)
      let share = network.share(of: job, for: order)
      let mode = shop.modes[network.jobs[job].mode]
      guard share < 1 - 1e-6, lot.good > 0, !shop.isSubcontractor[lot.machine] else { continue }
      let isLeast = mode.sizes.minimum > 0 && lot.started <= mode.sizes.minimum * (1 + 1e-9)
      let hasOthers = lot.feeds.contains { $0.order != order }
      suspect(
        isLeast && !hasOthers
          ? Cause(
            .lotSize, machine: lot.machine, product: lot.product, step: lot.step,
            units: mode.sizes.minimum)
          : Cause(
            .sharedLot, machine: lot.machine, lot: lot.id, units: lot.good,
            wanted: share * lot.good), .others(job, order), .lotting)
    }
  }

  /// From when to when the order's own lots are worked on, where the chain ends.
  private mutating func suspectOwnWork(_ takes: [WaitNetwork.Take]) {
    let own = network.jobsFeeding[order].filter {
      !network.jobs[$0].isFixed && times.end[$0] < Clock.never
    }
    guard let last = own.max(by: { (times.end[$0], $0) < (times.end[$1], $1) }),
      let first = own.map({ times.start[$0] }).min()
    else { return }
    let longest = own.max {
      (times.end[$0] - times.take[$0], $0) < (times.end[$1] - times.take[$1], $1)
    }
    if let longest, shop.isSubcontractor[network.machine(longest)] {
      let lot = network.lot(longest)
      suspect(
        Cause(
          .leadTime, machine: lot.machine, lot: lot.id, until: instant(times.end[longest]),
          days: Double(times.end[longest] - times.take[longest]) / Double(Clock.day)),
        .ownWork(order), .ownWork)
      return
    }
    let seconds = own.reduce(0.0) { sum, job in
      let hours = network.hours[network.machine(job)]
      return sum + Double(hours.endPosition(times.end[job]) - hours.position(times.start[job]))
        * network.share(of: job, for: order) / 1000
    }
    suspect(
      Cause(
        .ownWork, machine: network.machine(last), from: instant(first),
        until: instant(times.end[last]), hours: seconds / 3600), .ownWork(order), .ownWork)
  }
}
