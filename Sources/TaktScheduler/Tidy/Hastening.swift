public import TaktModel

extension ScheduleSearch {
  /// The schedule with all that late orders wait for as early as it can be in its sequences, the rest as it is: a
  /// simulation that looks ahead for goods that may not stand, or that lets whoever comes first have a crew, makes
  /// some lots later than they need be. Nil where no order comes sooner by it.
  public static func hastened(_ schedule: Schedule, for plant: Plant) -> Schedule? {
    let shop = Shop(plant)
    // Room in stock may not be there any sooner.
    guard shop.limitedProducts.isEmpty else { return nil }
    return Hastening(network: WaitNetwork(schedule, in: shop)).run()
  }
}

/// The lots before late orders' goods, on their machines and in what they are made of, timed again.
private struct Hastening {
  let network: WaitNetwork

  private var shop: Shop { network.shop }
  private var schedule: Schedule { network.schedule }

  func run() -> Schedule? {
    let isLate = network.plant.fulfilments(by: schedule.deliveries).map(\.isLate)
    let moving = jobs(before: isLate)
    guard moving.contains(true), var replay = Replay.run(network, moving: moving) else {
      return nil
    }
    let deliveries = deliveries(isLate, replay)
    let soonest = replay
    replay.putBack(moving, neededBy: needs(deliveries, replay))
    if !isFresh(deliveries, replay) { replay = soonest }
    guard isFresh(deliveries, replay), deliveries != schedule.deliveries,
      let lots = lots(moving, replay.times), let purchases = purchases(replay, deliveries)
    else { return nil }
    let hastened = Schedule(
      lots: lots, deliveries: deliveries.sorted { ($0.at, $0.order) < ($1.at, $1.order) },
      purchases: purchases.sorted { ($0.arriveAt, $0.product) < ($1.arriveAt, $1.product) })
    return isSupplied(hastened) ? hastened : nil
  }

  /// Whether all lots and orders find what they take where the oldest goods are taken first: what is taken sooner may
  /// leave others goods that are too old by then.
  private func isSupplied(_ hastened: Schedule) -> Bool {
    guard shop.hasLives else { return true }
    func taken(_ takes: [WaitNetwork.Take]) -> Double { takes.reduce(0) { $0 + $1.quantity } }
    func byLot(_ network: WaitNetwork) -> [Double] {
      network.jobs.reduce(into: [Double](repeating: 0, count: schedule.lots.count)) {
        $0[$1.lot] = taken($1.takes)
      }
    }
    let again = WaitNetwork(hastened, in: shop)
    func isCovered(_ now: [Double], _ before: [Double]) -> Bool {
      zip(now, before).allSatisfy { Amount.covers($0, $1) }
    }
    return isCovered(byLot(again), byLot(network))
      && isCovered(again.deliveries.map(taken), network.deliveries.map(taken))
  }

  /// By job: whether an order's goods wait for it.
  private func jobs(before isLate: [Bool]) -> [Bool] {
    var moving = [Bool](repeating: false, count: network.jobs.count)
    func note(_ takes: [WaitNetwork.Take]) {
      for case .job(let job) in takes.map(\.source) { moving[job] = true }
    }
    for order in isLate.indices where isLate[order] { note(feeding(order)) }
    // Suppliers and predecessors come before in the sequence of jobs.
    for job in moving.indices.reversed() where moving[job] {
      note(network.jobs[job].takes)
      if network.jobs[job].previous >= 0 { moving[network.jobs[job].previous] = true }
    }
    for job in moving.indices where network.jobs[job].isFixed { moving[job] = false }
    return moving
  }

  /// Nil where a lot would need another set-up than it has.
  private func lots(_ moving: [Bool], _ times: Replay.Times) -> [Lot]? {
    let planned = Replay.Times(planned: network)
    guard network.jobs.indices.allSatisfy({ losesSetup($0, times) == losesSetup($0, planned) })
    else { return nil }
    var lots = schedule.lots
    for job in network.jobs.indices where moving[job] {
      let place = network.jobs[job].lot
      guard times.end[job] != Clock.never, times.setup[job]?.setup == lots[place].setup else {
        return nil
      }
      let segments = network.hours[network.machine(job)].segments(
        setup: times.setup[job], from: times.start[job], take: times.take[job], to: times.end[job])
      guard let first = segments.first else { return nil }
      lots[place] = lots[place].modified {
        $0.segments = segments
        $0.start = first.from
        $0.end = Instant(milliseconds: times.end[job])
      }
    }
    return lots
  }

  /// Whether a period ends between a lot and the one before it, on a machine that loses its set-up then.
  private func losesSetup(_ job: Int, _ times: Replay.Times) -> Bool {
    let previous = network.jobs[job].previous
    guard previous >= 0, !shop.keepsSetup[network.machine(job)] else { return false }
    return times.start[job] >= shop.border(from: times.end[previous])
  }

  /// Each late delivery as soon as so much of its order is there.
  private func deliveries(_ isLate: [Bool], _ replay: Replay) -> [Delivery] {
    var given = [Double](repeating: 0, count: shop.orders.count)
    var all = given
    for delivery in schedule.deliveries { all[delivery.order] += delivery.quantity }
    var ready = [[(at: Milliseconds, quantity: Double)]](repeating: [], count: shop.orders.count)
    for order in isLate.indices where isLate[order] {
      ready[order] = network.deliveries[order].map { (replay.ready($0), $0.quantity) }
        .sorted { $0.at < $1.at }
    }
    return schedule.deliveries.map { delivery in
      let facts = shop.orders[delivery.order]
      given[delivery.order] += delivery.quantity
      guard delivery.at.milliseconds > facts.due else { return delivery }
      var there = 0.0
      let wanted = given[delivery.order] - Amount.tolerance(given[delivery.order])
      let goods = ready[delivery.order]
      let isLast = given[delivery.order] >= all[delivery.order] * (1 - 1e-12)
      let enough =
        isLast
        ? feeding(delivery.order).map { replay.ready($0) }.max()
        : goods.first { item in
          there += item.quantity
          return there >= wanted
        }?.at
      guard let enough else { return delivery }
      let at = Instant(milliseconds: max(facts.earliest, enough))
      return at < delivery.at ? delivery.modified { $0.at = at } : delivery
    }
  }

  /// Whether no goods are too old when they are taken or go out.
  private func isFresh(_ deliveries: [Delivery], _ replay: Replay) -> Bool {
    guard shop.hasLives else { return true }
    func isFresh(_ take: WaitNetwork.Take, at time: Milliseconds) -> Bool {
      guard case .job(let source) = take.source else { return true }
      let life = shop.piles[take.pile].life
      return life == Clock.never || time - replay.times.end[source] <= life
    }
    var last = [Milliseconds](repeating: shop.start, count: shop.orders.count)
    for delivery in deliveries {
      last[delivery.order] = max(last[delivery.order], delivery.at.milliseconds)
    }
    return network.jobs.indices.allSatisfy { job in
      network.jobs[job].takes.allSatisfy { isFresh($0, at: replay.times.take[job]) }
    }
      && last.indices.allSatisfy { order in
        network.deliveries[order].allSatisfy { isFresh($0, at: last[order]) }
      }
  }

  /// What an order takes, and, of no quantity, what else is pegged to it: pegs may tell of other goods than those
  /// that come first.
  private func feeding(_ order: OrderIndex) -> [WaitNetwork.Take] {
    let known = network.deliveries[order]
    return known
      + network.jobsFeeding[order].filter { job in !known.contains { $0.source == .job(job) } }
      .map { job in
        let pile = shop.modes[network.jobs[job].mode].pile
        return WaitNetwork.Take(pile: pile, source: .job(job), quantity: 0)
      }
  }

  /// By job: when orders take its goods at the soonest.
  private func needs(_ deliveries: [Delivery], _ replay: Replay) -> [Milliseconds] {
    var needs = [Milliseconds](repeating: Clock.never, count: network.jobs.count)
    var own = [[Delivery]](repeating: [], count: shop.orders.count)
    for delivery in deliveries { own[delivery.order].append(delivery) }
    for order in own.indices {
      var rest = own[order].sorted { $0.at < $1.at }[...]
      var left = rest.first?.quantity ?? 0
      // What is ready first goes out first.
      for take in feeding(order).sorted(by: { replay.ready($0) < replay.ready($1) }) {
        guard let first = rest.first else { break }
        if case .job(let job) = take.source {
          let wait = shop.piles[take.pile].wait
          needs[job] = min(needs[job], first.at.milliseconds - wait)
        }
        left -= take.quantity
        while left <= Amount.tolerance(take.quantity), rest.count > 1 {
          rest.removeFirst()
          left += rest.first?.quantity ?? 0
        }
      }
    }
    return needs
  }

  /// Bought goods arrive no later than they are used; nil where they cannot.
  private func purchases(_ replay: Replay, _ deliveries: [Delivery]) -> [PurchaseOrder]? {
    var uses = [[(at: Milliseconds, quantity: Double)]](repeating: [], count: shop.piles.count)
    for job in network.jobs.indices {
      for take in network.jobs[job].takes {
        uses[take.pile].append((replay.times.take[job], take.quantity))
      }
    }
    for delivery in deliveries {
      uses[shop.stockPile[shop.orders[delivery.order].product]].append(
        (delivery.at.milliseconds, delivery.quantity))
    }
    var purchases = schedule.purchases
    let byProduct = Dictionary(grouping: purchases.indices) { purchases[$0].product }
    for (product, own) in byProduct {
      let pile = shop.stockPile[product]
      var coming = own.sorted { (purchases[$0].arriveAt, $0) < (purchases[$1].arriveAt, $1) }[...]
      var receipts = network.plant.receipts.filter { $0.product == product }
        .sorted { $0.at < $1.at }[...]
      var stock = shop.piles[pile].initial
      for use in uses[pile].sorted(by: { ($0.at, $0.quantity) < ($1.at, $1.quantity) }) {
        while let next = receipts.first, next.at.milliseconds <= use.at {
          stock += receipts.removeFirst().quantity
        }
        while let next = coming.first, purchases[next].arriveAt.milliseconds <= use.at {
          stock += purchases[coming.removeFirst()].quantity
        }
        stock -= use.quantity
        while stock < -Amount.tolerance(use.quantity) {
          guard let next = coming.popFirst(), use.at >= shop.piles[pile].firstArrival else {
            return nil
          }
          let sooner = Instant(milliseconds: use.at).seconds(until: purchases[next].arriveAt)
          purchases[next] = purchases[next].modified {
            $0.arriveAt = Instant(milliseconds: use.at)
            $0.orderAt = $0.orderAt.advanced(bySeconds: -sooner)
          }
          stock += purchases[next].quantity
        }
      }
    }
    return purchases
  }
}
