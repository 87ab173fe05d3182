import TaktModel

/// The same lots in the same sequences, each as early as it can be, with some things lifted.
struct Replay {
  /// By job of the network.
  struct Times {
    var start: [Milliseconds]
    var take: [Milliseconds]
    var end: [Milliseconds]
    /// The set-up that precedes.
    var setup: [SetupFacts?]
    /// Not to start before, so that its goods are fresh when they are taken.
    var notBefore: [Milliseconds]
  }

  let network: WaitNetwork
  let lifts: [Lift]
  let hours: [OpenTime]
  var times: Times
  /// No lift makes a lot later than it was without; nil: than the plan has it.
  private let base: Times?
  /// By job: whether it is timed at all, or stays where the plan has it; nil: all are.
  private let moving: [Bool]?
  /// Whether a lot stays where the plan has it though what it shares is taken there by now.
  private(set) var isClashing = false
  var shared = SharedUse()
  /// How many lots were timed.
  private(set) var work = 0

  var shop: Shop { network.shop }

  /// Longest waits push lots back that would have ended too soon, so often.
  private static let mostRounds = 8

  /// - Parameters:
  ///   - base: the times without the lifts; nil: nothing is known yet.
  ///   - last: no job after it is of interest.
  static func run(
    _ network: WaitNetwork, _ lifts: [Lift], after base: Times? = nil, through last: Int? = nil
  ) -> (times: Times, work: Int) {
    var replay = Replay(network, lifts, base)
    let last = last ?? network.jobs.count - 1
    let isWhole = base == nil || !network.shop.pools.isEmpty || network.shop.hasLives
    if isWhole { replay.playAll(through: last) } else { replay.playChanged(through: last) }
    return (replay.times, replay.work)
  }

  /// Only some jobs, each as early as it can be while all others stay where the plan has them; nil where that does
  /// not come out.
  static func run(_ network: WaitNetwork, moving: [Bool]) -> Replay? {
    var replay = Replay(network, [], nil, moving: moving)
    replay.playAll(through: network.jobs.count - 1)
    return replay.isClashing ? nil : replay
  }

  /// Of a network whose times with these lifts are known.
  static func of(_ network: WaitNetwork, _ times: Times, _ lifts: [Lift]) -> Replay {
    Replay(network, lifts, times)
  }

  private init(
    _ network: WaitNetwork, _ lifts: [Lift], _ base: Times?, moving: [Bool]? = nil
  ) {
    self.network = network
    self.lifts = lifts
    self.base = base
    self.moving = moving
    let count = network.jobs.count
    times =
      base ?? moving.map { _ in Times(planned: network) }
      ?? Times(
        start: Array(repeating: 0, count: count), take: Array(repeating: 0, count: count),
        end: Array(repeating: 0, count: count), setup: Array(repeating: nil, count: count),
        notBefore: Array(repeating: 0, count: count))
    var hours = network.hours
    for case .open(let machine, let from, let to) in lifts {
      hours[machine] = hours[machine].opened(from: from, to: to)
    }
    self.hours = hours
  }

  // MARK: Passes

  private mutating func playAll(through last: Int) {
    guard last >= 0 else { return }
    times.notBefore = Array(repeating: 0, count: network.jobs.count)
    var first = firstChanged
    for _ in 0..<(base == nil ? 5 : 1) * Self.mostRounds {
      if !shop.pools.isEmpty { shared.reset(shop) }
      if let moving {
        for job in 0...last where !moving[job] { stay(job) }
        for job in 0...last where moving[job] { time(job) }
      } else {
        for job in 0...last {
          if job < first { hold(job) } else { time(job) }
        }
      }
      guard shop.hasLives, let pushed = pushBack(through: last) else { return }
      first = pushed
    }
  }

  /// What comes before all that the lifts change, or that waits for what comes later, stays.
  private var firstChanged: Int {
    guard let base else { return 0 }
    return network.jobs.indices.first { isTouched($0) || base.notBefore[$0] > 0 } ?? 0
  }

  /// A lot as the plan has it.
  private mutating func stay(_ job: Int) {
    if network.jobs[job].isFixed { time(job) } else { hold(job) }
  }

  /// A lot as it is without the lifts.
  mutating func hold(_ job: Int) {
    guard !shop.pools.isEmpty, times.end[job] < Clock.never, !lifts.contains(.gone(job)) else {
      return
    }
    let timing = Timing(take: times.take[job], start: times.start[job], setup: times.setup[job])
    shared.add(shares(job, timing, until: times.end[job]), shop)
  }

  /// Only what the lifts change, and what follows from that.
  private mutating func playChanged(through last: Int) {
    var isDue = [Bool](repeating: false, count: network.jobs.count)
    var first = network.jobs.count
    for job in network.jobs.indices.prefix(last + 1) where isTouched(job) {
      isDue[job] = true
      first = min(first, job)
    }
    guard first <= last else { return }
    for job in first...last where isDue[job] {
      let (end, start) = (times.end[job], times.start[job])
      time(job)
      guard times.end[job] != end || times.start[job] != start || isTouched(job) else { continue }
      for taker in network.jobs[job].takers { isDue[taker] = true }
      if network.jobs[job].next >= 0 { isDue[network.jobs[job].next] = true }
    }
  }

  /// Whether a lift concerns a job directly.
  private func isTouched(_ job: Int) -> Bool {
    let facts = network.jobs[job]
    return lifts.contains { lift in
      switch lift {
      case .open(let machine, let from, _):
        network.machine(job) == machine && times.end[job] > from
      case .ownWork(let order), .setups(let order), .without(let order):
        network.lot(job).feeds.contains { $0.order == order }
      case .release(let order):
        facts.release > 0 && network.lot(job).feeds.contains { $0.order == order }
      case .gone(let other), .others(let other, _): job == other
      case .pool: true
      case .material(let product):
        facts.takes.contains { $0.pile == shop.stockPile[product] && !$0.isMade }
      case .wait(let pile), .life(let pile): facts.takes.contains { $0.pile == pile }
      case .parts: false
      }
    }
  }

  /// Notes which lots end too soon for those that take their goods, and what follows for those that they take goods
  /// of: the first of these lots; nil where there is none.
  private mutating func pushBack(through last: Int) -> Int? {
    var first: Int?
    /// How much later a lot will begin for what is known.
    func shift(_ job: Int) -> Milliseconds { max(0, times.notBefore[job] - times.start[job]) }
    func push(_ source: Int, _ excess: Milliseconds) {
      guard excess > 0, !network.jobs[source].isFixed, moving?[source] ?? true,
        times.end[source] < Clock.never
      else { return }
      let notBefore = times.start[source] + excess
      if notBefore > times.notBefore[source] {
        times.notBefore[source] = notBefore
        first = min(first ?? source, source)
      }
    }
    func look(_ take: WaitNetwork.Take, at time: Milliseconds) {
      guard case .job(let source) = take.source, source <= last, time < Clock.never else { return }
      let life = life(of: take.pile)
      if life != Clock.never { push(source, time - times.end[source] - life) }
    }
    for job in (0...last).reversed() {
      for take in network.jobs[job].takes { look(take, at: times.take[job] + shift(job)) }
    }
    for (order, takes) in network.deliveries.enumerated() {
      for take in takes { look(take, at: max(shop.orders[order].earliest, ready(take))) }
    }
    return first
  }

  private func life(of pile: Int) -> Milliseconds {
    lifts.contains(.life(pile)) ? Clock.never : shop.piles[pile].life
  }

  // MARK: One lot

  private mutating func time(_ job: Int) {
    work += 1
    let facts = network.jobs[job]
    if facts.isFixed {
      let lot = network.lot(job)
      let isGone = lifts.contains(.gone(job))
      times.start[job] = lot.start.milliseconds
      times.take[job] = lot.takesAt.milliseconds
      times.end[job] = isGone ? shop.start : lot.end.milliseconds
      if !shop.pools.isEmpty, !isGone { share(job) }
      return
    }
    let state = state(before: job)
    guard part(of: job) > 0, !lifts.contains(.gone(job)) else {
      (times.start[job], times.take[job]) = (shop.start, shop.start)
      times.end[job] = shop.start
      return
    }
    let materials = facts.takes.reduce(shop.start) { max($0, ready($1)) }
    let found = timing(of: job, after: state, at: materials)
    if keepsSetup(job, found) {
      set(job, found)
    } else {
      set(job, timingBehindBorder(of: job, after: state, at: materials))
    }
  }

  /// Whether a lot that began behind the end of a period, where its machine had lost its set-up, still does: another
  /// set-up wastes more or fewer units.
  private func keepsSetup(_ job: Int, _ timing: Timing) -> Bool {
    let (machine, mode) = (network.machine(job), network.jobs[job].mode)
    let planned = network.lot(job).setup
    if shop.keepsSetup[machine] || timing.setup?.setup == planned || isWithoutSetup(job) {
      return true
    }
    return planned != shop.setups.setup(after: -1, mode: mode, shop.modes[mode])?.setup
  }

  /// Not before the last end of a period before it begins in the plan; never where it has another set-up there, too.
  private mutating func timingBehindBorder(
    of job: Int, after state: MachineState, at materials: Milliseconds
  ) -> Timing {
    let known = times.notBefore[job]
    defer { times.notBefore[job] = known }
    guard let border = shop.border(until: network.lot(job).start.milliseconds) else {
      return .never
    }
    times.notBefore[job] = max(known, border)
    let found = timing(of: job, after: state, at: materials)
    return keepsSetup(job, found) ? found : .never
  }

  private mutating func timing(
    of job: Int, after state: MachineState, at materials: Milliseconds
  ) -> Timing {
    guard materials < Clock.never else { return .never }
    var at = materials
    // As in the search: beyond so many clashes it is not looked on.
    for _ in 0..<400 {
      let found = plainTiming(of: job, after: state, at: at)
      if found.take == Clock.never || shop.modes[network.jobs[job].mode].poolUses.isEmpty {
        return found
      }
      let end = self.end(of: job, found)
      guard end != Clock.never, let clash = clash(job, found, until: end) else { return found }
      if clash.until == Clock.never { return .never }
      var next = clash.until
      if clash.isInSetup {
        let machine = network.machine(job)
        next = hours[machine].ready(
          from: hours[machine].nextOpen(next), work: found.setup?.milliseconds ?? 0)
      }
      if next == Clock.never { return .never }
      at = max(at + 1, next)
    }
    return .never
  }

  /// The same where nothing but machine, materials and release had to allow it.
  func plainTiming(of job: Int, after state: MachineState, at materials: Milliseconds) -> Timing {
    let facts = network.jobs[job]
    let least = max(release(of: job), times.notBefore[job])
    let found = shop.timing(
      facts.mode, after: state, in: hours[network.machine(job)], from: max(least, shop.start),
      at: materials)
    guard found.setup != nil, isWithoutSetup(job) else { return found }
    let without = MachineState(
      freeAt: state.freeAt, family: shop.modes[facts.mode].family, isUntouched: state.isUntouched)
    return shop.timing(
      facts.mode, after: without, in: hours[network.machine(job)], from: max(least, shop.start),
      at: materials)
  }

  private mutating func set(_ job: Int, _ timing: Timing) {
    let lot = network.lot(job)
    let latest =
      base.map { ($0.start[job], $0.take[job], $0.end[job]) }
      ?? (lot.start.milliseconds, lot.takesAt.milliseconds, lot.end.milliseconds)
    let end = timing.take == Clock.never ? Clock.never : end(of: job, timing)
    times.setup[job] =
      timing.take == Clock.never && lifts.isEmpty
      ? lot.setup.map(SetupFacts.init) : timing.setup
    if moving != nil, end > latest.2, !shop.pools.isEmpty {
      let held = Timing(take: latest.1, start: latest.0, setup: timing.setup)
      if clash(job, held, until: latest.2) != nil { isClashing = true }
    }
    (times.start[job], times.take[job], times.end[job]) =
      end > latest.2 ? latest : (timing.start, timing.take, end)
    if !shop.pools.isEmpty, times.end[job] != Clock.never {
      let held = Timing(take: times.take[job], start: times.start[job], setup: timing.setup)
      shared.add(shares(job, held, until: times.end[job]), shop)
    }
  }

  func end(of job: Int, _ timing: Timing) -> Milliseconds {
    hours[network.machine(job)].finish(from: timing.take, work: run(of: job))
  }

  func run(of job: Int) -> Milliseconds {
    let part = part(of: job)
    let run = network.jobs[job].run
    return part >= 1 ? run : Milliseconds(Double(run) * part)
  }

  /// What is left of a job's processing.
  private func part(of job: Int) -> Double {
    var part = 1.0
    for lift in lifts {
      switch lift {
      case .without(let order):
        part -= network.share(of: job, for: order)
        if part < 1e-9 { return 0 }
      case .ownWork(let order):
        // It is still made, in no time.
        part = max(1e-12, part - network.share(of: job, for: order))
      case .others(job, let order): part = min(part, max(1e-12, network.share(of: job, for: order)))
      default: break
      }
    }
    return part
  }

  private func isWithoutSetup(_ job: Int) -> Bool {
    lifts.contains { lift in
      switch lift {
      case .setups(let order), .ownWork(let order): network.share(of: job, for: order) > 0.5
      default: false
      }
    }
  }

  private func release(of job: Int) -> Milliseconds {
    let facts = network.jobs[job]
    if facts.release == 0 { return 0 }
    var release: Milliseconds = 0
    for feed in network.lot(job).feeds where !lifts.contains(.release(feed.order)) {
      release = max(release, network.plant.orders[feed.order].release?.milliseconds ?? 0)
    }
    return release
  }

  /// What a job's machine did before it, jobs that are gone left out.
  func state(before job: Int) -> MachineState {
    var previous = network.jobs[job].previous
    while previous >= 0, part(of: previous) == 0 || lifts.contains(.gone(previous)) {
      previous = network.jobs[previous].previous
    }
    let machine = network.machine(job)
    guard previous >= 0 else {
      return MachineState(
        freeAt: shop.start, family: network.plant.machines[machine].initialFamily ?? -1,
        isUntouched: true)
    }
    return MachineState(
      freeAt: max(shop.start, times.end[previous]),
      family: shop.modes[network.jobs[previous].mode].family, isUntouched: false)
  }

  /// When goods that are taken are there.
  func ready(_ take: WaitNetwork.Take) -> Milliseconds {
    let pile = shop.piles[take.pile]
    switch take.source {
    case .stock: return shop.start
    case .receipt(let index):
      return lifts.contains(.material(pile.product))
        ? shop.start : max(shop.start, network.plant.receipts[index].at.milliseconds)
    case .purchase:
      return lifts.contains(.material(pile.product)) ? shop.start : pile.firstArrival
    case .job(let job):
      let end = times.end[job]
      return end == Clock.never || lifts.contains(.wait(take.pile)) ? end : end + pile.wait
    }
  }
}
