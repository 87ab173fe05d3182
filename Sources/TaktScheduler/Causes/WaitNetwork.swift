import TaktModel

/// A schedule as what each of its lots waits for: the lot before on its machine, and the goods that it takes.
///
/// Read off plant and plan alone: who takes which goods follows from the pegging for deliveries, and from first
/// in, first out for what lots take.
struct WaitNetwork {
  /// Where goods come from.
  enum Source: Equatable {
    case stock
    case receipt(Int)
    case purchase
    /// Into `jobs`.
    case job(Int)
  }

  /// Goods of a pile that are taken.
  struct Take {
    let pile: Int
    let source: Source
    let quantity: Double

    /// Whether the goods were made, and not bought or received.
    var isMade: Bool {
      if case .job = source { true } else { false }
    }
  }

  /// A lot of the schedule.
  struct Job {
    let lot: Int
    /// Into `Shop.modes`.
    let mode: Int
    let isFixed: Bool
    let started: Double
    let scrap: Double
    let run: Milliseconds
    /// Nothing of it may start before, for the orders that it feeds.
    let release: Milliseconds
    var takes: [Take] = []
    /// Jobs that take its goods.
    var takers: [Int] = []
    /// On its machine; -1: none. A subcontractor's lots have none.
    var previous = -1
    var next = -1
  }

  let shop: Shop
  let schedule: Schedule
  /// In the order in which they take their materials: sources before their takers, and a machine's in its
  /// sequence.
  private(set) var jobs: [Job] = []
  /// By order: what its deliveries take.
  private(set) var deliveries: [[Take]]
  /// By machine: the hours that the schedule uses, its overtime included.
  let hours: [OpenTime]
  /// By order: jobs that feed it.
  private(set) var jobsFeeding: [[Int]]
  /// By pile: jobs that take from it.
  private(set) var jobsTaking: [[Int]]

  init(_ schedule: Schedule, in shop: Shop) {
    self.shop = shop
    self.schedule = schedule
    deliveries = Array(repeating: [], count: shop.orders.count)
    jobsFeeding = Array(repeating: [], count: shop.orders.count)
    jobsTaking = Array(repeating: [], count: shop.piles.count)
    let overtime = Draft(of: schedule, in: shop).overtime
    hours = shop.plant.machines.indices.map {
      OpenTime(windows: shop.plant.machines[$0].windows, overtime: overtime[$0])
    }
    gatherJobs()
    chainMachines()
    connect()
  }

  var plant: Plant { shop.plant }

  func lot(_ job: Int) -> Lot { schedule.lots[jobs[job].lot] }

  func machine(_ job: Int) -> MachineIndex { schedule.lots[jobs[job].lot].machine }

  /// The part of a job's good units that an order takes, from 0 to 1.
  func share(of job: Int, for order: OrderIndex) -> Double {
    let lot = lot(job)
    guard lot.good > 0 else { return 0 }
    let fed = lot.feeds.reduce(0) { $1.order == order ? $0 + $1.quantity : $0 }
    return min(1, fed / lot.good)
  }

  private mutating func gatherJobs() {
    let sorted = schedule.lots.indices.compactMap { index -> (key: PlayKey, job: Job)? in
      let lot = schedule.lots[index]
      let pile = shop.pileBase[lot.product] + lot.step
      guard
        let mode = shop.piles[pile].modes.first(where: { shop.modes[$0].machine == lot.machine })
      else { return nil }
      let scrap = lot.setup?.scrapUnits ?? 0
      let releases = lot.feeds.compactMap { plant.orders[$0.order].release?.milliseconds }
      let job = Job(
        lot: index, mode: mode, isFixed: lot.origin != .planned, started: lot.started,
        scrap: scrap, run: shop.modes[mode].run(started: lot.started, scrap: scrap),
        release: releases.max() ?? 0)
      let key = PlayKey(
        take: lot.takesAt, level: shop.level[lot.product], step: lot.step, end: lot.end,
        index: index)
      return (key, job)
    }.sorted { $0.key < $1.key }
    jobs = sorted.map(\.job)
    var first = 0
    for next in jobs.indices where next + 1 == jobs.count || takes(next + 1) != takes(next) {
      if next > first { sortTaking(atOnce: first...next) }
      first = next + 1
    }
  }

  private func takes(_ job: Int) -> Instant { lot(job).takesAt }

  /// Jobs that take their materials at one moment, lots of no length among them: a machine's in its sequence, goods'
  /// before those that take them.
  private mutating func sortTaking(atOnce places: ClosedRange<Int>) {
    guard places.count <= Self.mostAtOnce else { return }
    func isBefore(_ one: Job, _ other: Job) -> Bool {
      let (a, b) = (schedule.lots[one.lot], schedule.lots[other.lot])
      let pile = shop.modes[one.mode].pile
      return a.machine == b.machine && (a.start, a.end) < (b.start, b.end)
        || shop.piles[shop.modes[other.mode].pile].inputs.contains { $0.pile == pile }
    }
    var left = Array(jobs[places])
    for place in places {
      // Where they go round in a circle they stay as they were.
      let next = left.indices.first { index in
        !left.indices.contains { $0 != index && isBefore(left[$0], left[index]) }
      }
      jobs[place] = left.remove(at: next ?? 0)
    }
  }

  /// More are not sorted: it takes longer than it is worth.
  private static let mostAtOnce = 100

  /// Zero-second lots need the bill of materials to tell who comes first.
  private struct PlayKey: Comparable {
    let take: Instant
    let level: Int
    let step: Int
    let end: Instant
    let index: Int

    static func < (a: PlayKey, b: PlayKey) -> Bool {
      (a.take, a.level, a.step, a.end, a.index) < (b.take, b.level, b.step, b.end, b.index)
    }
  }

  private mutating func chainMachines() {
    var last = [Int](repeating: -1, count: plant.machines.count)
    for job in jobs.indices {
      let machine = machine(job)
      if shop.isSubcontractor[machine] { continue }
      // A lot that ran before the horizon and has no length in it keeps nobody waiting.
      if last[machine] >= 0, jobs[job].isFixed, lot(job).end < lot(last[machine]).end { continue }
      jobs[job].previous = last[machine]
      if last[machine] >= 0 { jobs[last[machine]].next = job }
      last[machine] = job
    }
  }

  // MARK: Goods

  /// Goods that come into a pile.
  private struct Supply {
    let begin: Milliseconds
    let available: Milliseconds
    let source: Source
    var left: Double
  }

  /// Somebody who takes goods from a pile: a job, or an order.
  private struct Want {
    let at: Milliseconds
    let job: Int
    let order: OrderIndex
    var quantity: Double
  }

  private mutating func connect() {
    var supplies = gatherSupplies()
    takePegged(&supplies)
    let wants = gatherWants()
    for pile in wants.indices where !wants[pile].isEmpty {
      serve(wants[pile], from: &supplies[pile], of: pile)
    }
    for job in jobs.indices {
      for feed in lot(job).feeds { jobsFeeding[feed.order].append(job) }
      for take in jobs[job].takes {
        if jobsTaking[take.pile].last != job { jobsTaking[take.pile].append(job) }
        if case .job(let source) = take.source, jobs[source].takers.last != job {
          jobs[source].takers.append(job)
        }
      }
    }
  }

  private func gatherSupplies() -> [[Supply]] {
    var supplies = [[Supply]](repeating: [], count: shop.piles.count)
    func add(
      _ pile: Int, _ quantity: Double, _ begin: Milliseconds, rest: Milliseconds, _ source: Source
    ) {
      guard quantity > 0 else { return }
      supplies[pile].append(
        Supply(begin: begin, available: begin + rest, source: source, left: quantity))
    }
    for (pile, facts) in shop.piles.enumerated() {
      add(pile, facts.initial, shop.start, rest: 0, .stock)
    }
    for (index, receipt) in plant.receipts.enumerated() {
      add(
        shop.stockPile[receipt.product], receipt.quantity,
        max(receipt.at.milliseconds, shop.start), rest: 0, .receipt(index))
    }
    for purchase in schedule.purchases {
      add(
        shop.stockPile[purchase.product], purchase.quantity, purchase.arriveAt.milliseconds,
        rest: 0, .purchase)
    }
    for job in jobs.indices {
      let lot = lot(job)
      let pile = shop.pileBase[lot.product] + lot.step
      add(pile, lot.good, lot.end.milliseconds, rest: shop.piles[pile].wait, .job(job))
    }
    return supplies.map { $0.sorted { ($0.begin, $0.available) < ($1.begin, $1.available) } }
  }

  /// Orders take what lots of their last step are pegged to them.
  private mutating func takePegged(_ supplies: inout [[Supply]]) {
    var delivered = [Double](repeating: 0, count: shop.orders.count)
    for delivery in schedule.deliveries { delivered[delivery.order] += delivery.quantity }
    for pile in supplies.indices where shop.piles[pile].isStock {
      for index in supplies[pile].indices {
        guard case .job(let job) = supplies[pile][index].source else { continue }
        for feed in lot(job).feeds
        where plant.orders[feed.order].product == shop.piles[pile].product {
          let part = min(feed.quantity, supplies[pile][index].left, delivered[feed.order])
          guard part > 0 else { continue }
          supplies[pile][index].left -= part
          delivered[feed.order] -= part
          deliveries[feed.order].append(Take(pile: pile, source: .job(job), quantity: part))
        }
      }
    }
  }

  private func gatherWants() -> [[Want]] {
    var wants = [[Want]](repeating: [], count: shop.piles.count)
    for job in jobs.indices where lot(job).origin != .inProgress {
      for input in shop.piles[shop.modes[jobs[job].mode].pile].inputs {
        wants[input.pile].append(
          Want(
            at: lot(job).takesAt.milliseconds, job: job, order: -1,
            quantity: jobs[job].started * input.perUnit))
      }
    }
    var pegged = deliveries.map { $0.reduce(0) { $0 + $1.quantity } }
    for delivery in schedule.deliveries {
      let known = min(pegged[delivery.order], delivery.quantity)
      pegged[delivery.order] -= known
      let rest = delivery.quantity - known
      guard rest > Amount.tolerance(delivery.quantity) else { continue }
      let pile = shop.stockPile[plant.orders[delivery.order].product]
      wants[pile].append(
        Want(at: delivery.at.milliseconds, job: -1, order: delivery.order, quantity: rest))
    }
    return wants.map { $0.sorted { ($0.at, $0.order, $0.job) < ($1.at, $1.order, $1.job) } }
  }

  private mutating func serve(_ wants: [Want], from supplies: inout [Supply], of pile: Int) {
    // What is too old has left the stock; a second is rounding.
    let life = shop.piles[pile].life
    var first = 0
    for want in wants {
      var need = want.quantity
      var place = first
      while place < supplies.count, need > Amount.tolerance(want.quantity) {
        let isThere =
          supplies[place].available <= want.at
          && (life == Clock.never || want.at - supplies[place].begin <= life + 1000)
        let part = isThere ? min(need, supplies[place].left) : 0
        if part > 0 {
          supplies[place].left -= part
          need -= part
          let take = Take(pile: pile, source: supplies[place].source, quantity: part)
          if want.job >= 0 {
            jobs[want.job].takes.append(take)
          } else {
            deliveries[want.order].append(take)
          }
        }
        if place == first, supplies[place].left <= 0 { first += 1 }
        place += 1
      }
    }
  }
}
