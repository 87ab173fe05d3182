public import TaktModel

/// Finds why orders are late or short, from plant and plan alone.
///
/// What an order waited for is followed back through machines, materials and hours; each thing that may be to
/// blame is lifted alone and the same lots are played again, each as early as it can be. What makes the order's
/// lateness and shortfall cost less is a cause (counterfactual dependence; D. Lewis, 1973; played on the network
/// of waiting as in the critical path method; J. Kelley and M. Walker, 1959).
public struct CauseFinder {
  let plant: Plant
  let schedule: Schedule
  let shop: Shop
  let network: WaitNetwork
  let times: Replay.Times
  let shares: OrderShares
  let stop: StopRule
  /// Made when the first order turns out not to be made.
  private(set) lazy var longer = LongerHorizon(plant, schedule)
  private let workLimit: Int
  private var work = 0

  /// More causes than this are not told of an order.
  private static let most = 4
  /// An order's suspects that are lifted together where none helps alone.
  private static let mostJoint = 12
  /// An order's suspects of which the first that helps is named.
  private static let mostQuick = 8
  /// Times that what shows behind lifted suspects is looked at.
  private static let mostLayers = 4

  /// - Parameters:
  ///   - workLimit: lots that may be timed again; the most costly orders come first.
  ///   - stop: ends the search sooner. Orders that it does not reach are told what they waited for last.
  public init(
    _ schedule: Schedule, for plant: Plant, workLimit: Int = 4_000_000,
    stop: StopRule = .never
  ) {
    self.plant = plant
    self.schedule = schedule
    self.stop = stop
    self.workLimit = workLimit
    shop = Shop(plant)
    network = WaitNetwork(schedule, in: shop)
    // Where time is up what the schedule says will do.
    times = stop.isOver ? Replay.Times(planned: network) : Replay.run(network, []).times
    shares = OrderShares(of: network)
  }

  /// The causes of those that are late or short, by place in `outcomes`: at first one for each, then all of them, of
  /// the most costly orders first.
  public mutating func causes(of outcomes: [OrderOutcome]) -> [Int: [Cause]] {
    let costs = schedule.latenessCosts(for: plant).map(\.total)
    let byCost = outcomes.indices.filter { outcomes[$0].status != .onTime }.sorted {
      (costs[outcomes[$1].order], $0) < (costs[outcomes[$0].order], $1)
    }
    var causes: [Int: [Cause]] = [:]
    for isQuick in [true, false] {
      for index in byCost where isQuick || !stop.isOver && work < workLimit {
        let found = self.causes(of: outcomes[index], isQuick: isQuick)
        // A look that was cut short says less than the first.
        if isQuick || !stop.isOver { causes[index] = found }
      }
    }
    return causes
  }

  /// What makes an order as late or short as it is, what helps most first.
  public mutating func causes(of outcome: OrderOutcome) -> [Cause] {
    causes(of: outcome, isQuick: false)
  }

  private mutating func causes(of outcome: OrderOutcome, isQuick: Bool) -> [Cause] {
    var causes: [Cause] = []
    if outcome.unmet > 0, outcome.status != .onTime, outcome.status != .late {
      causes += whyShort(outcome, isQuick: isQuick, longer)
    }
    if outcome.lateDays > 0, outcome.status != .onTime {
      causes += whyLate(
        outcome.order, due: shop.orders[outcome.order].due, isQuick: isQuick)
    }
    let known = causes.filter { $0.kind != .unexplained }
    return known.isEmpty ? [Cause(.unexplained)] : Array(known.prefix(Self.most))
  }

  /// What makes an order's goods ready when they are, be it late or on time.
  public mutating func determinants(of order: OrderIndex) -> [Cause] {
    whyLate(order, due: shop.start).filter { $0.kind != .unexplained }
  }

  // MARK: Late

  private mutating func whyLate(
    _ order: OrderIndex, due: Milliseconds, isQuick: Bool = false
  ) -> [Cause] {
    let facts = shop.orders[order]
    if facts.earliest > due, due == facts.due {
      return [Cause(.earliest, until: plant.orders[order].earliest)]
    }
    guard work < workLimit, !stop.isOver else {
      let trace = WaitTrace(of: order, in: network, times, due: due, isBrief: true)
      return Self.likely(trace.suspects)
    }
    let trace = WaitTrace(of: order, in: network, times, due: due)
    let base = Replay.cost(of: order, in: network, times, due: due)
    let least = max(1e-9, 1e-6 * base)
    if isQuick { return firstHelp(order, trace.suspects, base, least, due: due) }
    let helping = trace.suspects.enumerated().compactMap { place, suspect -> Helping? in
      let gain = base - cost(of: order, [suspect.lift], suspect.cause.kind, due: due)
      return gain > least ? Helping(suspect: suspect, gain: gain, place: place) : nil
    }
    let named = Self.named(helping, base)
    return named.isEmpty ? jointly(order, trace.suspects, base, least, due: due) : named
  }

  /// The first that helps, those that hold the longest before the others.
  private mutating func firstHelp(
    _ order: OrderIndex, _ suspects: [WaitTrace.Suspect], _ base: Double, _ least: Double,
    due: Milliseconds
  ) -> [Cause] {
    let ranked = suspects.enumerated().sorted {
      let (one, other) = ($0.element, $1.element)
      if (one.rank == .ordinary) != (other.rank == .ordinary) { return one.rank == .ordinary }
      return (other.cause.hours ?? 0, $0.offset) < (one.cause.hours ?? 0, $1.offset)
    }.map(\.element)
    for suspect in ranked.prefix(Self.mostQuick) where work < workLimit && !stop.isOver {
      if base - cost(of: order, [suspect.lift], suspect.cause.kind, due: due) > least {
        return [suspect.cause]
      }
    }
    return Self.likely(suspects)
  }

  /// A suspect that helps when it is lifted.
  private struct Helping {
    let suspect: WaitTrace.Suspect
    let gain: Double
    let place: Int
  }

  private static func named(_ helping: [Helping], _ base: Double) -> [Cause] {
    func sorted(_ rank: WaitTrace.Suspect.Class) -> [Helping] {
      // Of equals the earliest in the chain of waiting: it was found last.
      helping.filter { $0.suspect.rank == rank }.sorted {
        (($1.gain / base * 1000).rounded(), $1.place) < (
          ($0.gain / base * 1000).rounded(), $0.place
        )
      }
    }
    var named = sorted(.ordinary)
    // Its own work is worth a word where the rest does not even cure half.
    if named.first.map({ $0.gain < base / 2 }) ?? true {
      named += sorted(.ownWork) + sorted(.lotting)
    }
    if named.isEmpty { named = sorted(.beforeFirstShift) }
    return named.prefix(most).map(\.suspect.cause)
  }

  private mutating func cost(
    of order: OrderIndex, _ lifts: [Lift], _ kind: Cause.Kind, due: Milliseconds
  ) -> Double {
    // Goods that another order leaves go to those who want them next.
    if kind == .materialTaken, case .without(let other) = lifts[0] {
      let network = WaitNetwork(schedule.without(other, plant), in: shop)
      let played = Replay.run(network, [])
      work += played.work
      return Replay.cost(of: order, in: network, played.times, due: due)
    }
    let last = network.lastJob(for: order)
    let played = Replay.run(network, lifts, after: times, through: last)
    work += played.work
    return Replay.cost(of: order, in: network, played.times, lifts, due: due)
  }

  /// The smallest set of suspects that helps when all of it is lifted: what shows behind those that were found is
  /// added until it helps, then each that is not needed goes.
  private mutating func jointly(
    _ order: OrderIndex, _ suspects: [WaitTrace.Suspect], _ base: Double, _ least: Double,
    due: Milliseconds
  ) -> [Cause] {
    var set: [WaitTrace.Suspect] = []
    func helps(_ set: [WaitTrace.Suspect], _ finder: inout CauseFinder) -> Bool {
      base - finder.cost(of: order, set.map(\.lift), .unexplained, due: due) > least
    }
    var found = suspects
    for _ in 0..<Self.mostLayers {
      let new = found.filter { suspect in
        suspect.rank != .ownWork && suspect.cause.kind != .materialTaken
          && !set.contains { $0.lift == suspect.lift }
      }
      if new.isEmpty || set.count >= Self.mostJoint { break }
      set += new.prefix(Self.mostJoint - set.count)
      if helps(set, &self) { return smallest(set) { helps($0, &$1) } }
      let lifts = set.map(\.lift)
      let lifted = Replay.run(network, lifts, after: times)
      work += lifted.work
      found = WaitTrace(of: order, in: network, lifted.times, lifts, due: due).suspects
    }
    return [Cause(.unexplained)]
  }

  private mutating func smallest(
    _ suspects: [WaitTrace.Suspect],
    where helps: ([WaitTrace.Suspect], inout CauseFinder) -> Bool
  ) -> [Cause] {
    var set = suspects
    for suspect in suspects.reversed() where set.count > 1 {
      let smaller = set.filter { $0.cause != suspect.cause }
      if helps(smaller, &self) { set = smaller }
    }
    return set.map { $0.cause.modified { $0.jointly = set.count > 1 } }
  }

  /// What an order waited for last, untried.
  private static func likely(_ suspects: [WaitTrace.Suspect]) -> [Cause] {
    let longest = suspects.filter { $0.cause.kind == .wentFirst }.max {
      ($0.cause.hours ?? 0) < ($1.cause.hours ?? 0)
    }
    let first = longest ?? suspects.first { $0.rank == .ordinary } ?? suspects.last
    return [first?.cause ?? Cause(.unexplained)]
  }
}

extension WaitNetwork {
  /// The last job that an order's goods come from; nil where none does.
  func lastJob(for order: OrderIndex) -> Int? {
    deliveries[order].reduce(nil) { last, take in
      if case .job(let job) = take.source { max(last ?? job, job) } else { last }
    }
  }
}

extension Schedule {
  /// As if nobody had asked for an order: what is made for it alone is not made.
  func without(_ order: OrderIndex, _ plant: Plant) -> Schedule {
    modified {
      $0.deliveries.removeAll { $0.order == order }
      $0.lots = lots.compactMap { lot in
        guard lot.origin == .planned, lot.good > 0,
          let fed = lot.feeds.first(where: { $0.order == order })?.quantity
        else { return lot }
        let part = 1 - fed / lot.good
        if part < 1e-9 { return nil }
        return lot.modified {
          $0.started *= part
          $0.good *= part
          $0.scrap *= part
          $0.feeds.removeAll { $0.order == order }
        }
      }
    }
  }
}
