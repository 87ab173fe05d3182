import TaktModel

/// Plays a draft through in time: every lot starts as soon as its turn, its machine and its
/// materials allow (serial generation driven by events, so that no stock ever goes below zero).
///
/// It owns all its memory and may be run again and again.
struct Simulation {
  struct Options {
    /// How many lots behind a waiting one may go first when their materials are there.
    var lookahead = 0
    /// Whether lots move as late as possible afterwards, to save holding cost.
    var isJustInTime = true
    /// If there is one, machines do not keep to the sequence, but choose by it.
    var rule: DispatchingRule?
  }

  /// What `blockedOn` says of a machine that waits for materials of whatever kind.
  static let anything = -2

  struct LotState {
    var isMade = false
    var start: Milliseconds = 0
    /// Components and the previous step's units are taken: the run begins.
    var take: Milliseconds = 0
    var end: Milliseconds = 0
    var setup: SetupFacts?
    var run: Milliseconds = 0
    var started = 0.0
    var good = 0.0
    var batch = -1
    /// What it took, into `edges`.
    var edges = 0..<0
    var previous = -1
    var next = -1
  }

  /// A machine's next lot.
  struct Upcoming {
    var lot = -1
    var timing = Timing.never
  }

  /// Units that come in together.
  struct Batch {
    enum Source: Equatable {
      case initial
      case receipt
      case purchase
      case inProgress(Int)
      case frozen(Int)
      case lot(Int)
    }

    let pile: Int
    var time: Milliseconds
    var quantity: Double
    /// Not yet taken by a lot nor held for an order.
    var free: Double
    var held = 0.0
    /// Not taken by a lot by then: of use no more, but for what was delivered before.
    var spoiled = 0.0
    var expiry = Clock.never
    let source: Source
    let releaseClass: Int
    var next = -1
    var firstEdge = -1
  }

  /// Units of a batch that went into a lot or to an order.
  struct Edge {
    let batch: Int
    /// The lot that took them; -1: a delivery did.
    var lot = -1
    var delivery = -1
    let quantity: Double
    /// A frozen lot took them; -1: a delivery or another lot did.
    var frozen = -1
    /// The batch's next edge.
    var next = -1
  }

  let shop: Shop
  var options = Options()
  var draft: Draft

  var open: [OpenTime] = []
  var lots: [LotState] = []
  /// In the order in which they took their materials.
  var sequence: [Int] = []
  var batches: [Batch] = []
  var edges: [Edge] = []
  var deliveries: [Delivery] = []
  var cost = Cost()
  var purchaseCount = 0
  /// By order: what was delivered.
  var delivered: [Double] = []

  var shared = SharedUse()
  var events = EventQueue()
  var now: Milliseconds = 0
  var position: [Int] = []
  var freeAt: [Milliseconds] = []
  var family: [Int] = []
  var lastLot: [Int] = []
  var pending: [Milliseconds] = []
  var blockedOn: [Int] = []
  /// By machine: whether its next lot has been chosen by the rule.
  var isChosen: [Bool] = []
  var queues = LotQueues()
  var pileFirst: [Int] = []
  var pileHead: [Int] = []
  var pileTail: [Int] = []
  var pileFree: [Double] = []
  /// By pile: lots and other supplies that are still to come in.
  var coming: [Int] = []
  var heldFor: [Double] = []
  var waiting = WaitingOrders()
  /// By pile.
  var fresh: [FreshGoods] = []
  /// By pile: the purchase that came in last, into `batches`; -1: none.
  var lastPurchase: [Int] = []
  /// By pile: units that are announced and not in yet.
  var announced: [Double] = []
  /// Scratch of `allocate`.
  var available: [Int] = []
  var picks: [Pick] = []
  var pegs: [Peg] = []
  var oldestFirst: [Peg] = []
  var byTime: [Int] = []
  var left: [Double] = []
  var later: [Int] = []
  var earlier: [Int] = []
  var byClass: PlacesByClass?
  /// By machine.
  var barren: [Barren] = []
  /// By machine: the lot whose turn it is, and when it could take its materials when its turn came.
  var upcoming: [Upcoming] = []
  /// By machine: the lot that was put off last, and how often in a row.
  var delays: [(lot: Int, count: Int)] = []
  /// Events after which more may be there than before.
  var changes = 0
  /// By pile, where a stock has a limit.
  var buying: [Buying] = []
  private var openFor: [[Milliseconds]] = []

  init(shop: Shop) {
    self.shop = shop
    draft = Draft(shop: shop)
  }

  /// Plays `draft` through: afterwards lots, deliveries and cost stand.
  ///
  /// Where stock would rise above its limit, goods are bought later or not at all, lots are put off or left out
  /// until it does not.
  mutating func run(_ draft: Draft) {
    buying = Array(repeating: .asNeeded, count: shop.limitedProducts.isEmpty ? 0 : shop.piles.count)
    play(draft)
    if !shop.limitedProducts.isEmpty { keepStockLimits() }
  }

  mutating func play(_ draft: Draft) {
    self.draft = draft
    reset()
    if !shop.pools.isEmpty { shareAtStart() }
    supplyAtStart()
    if options.rule != nil { queues.fill(self.draft, in: shop) }
    for machine in shop.plant.machines.indices { turn(machine) }
    while true {
      while let event = events.pop() { handle(event) }
      if !breakStandstill() { break }
    }
    allocate()
    if options.isJustInTime && shop.hasReasonToWait { shiftRight() }
    for pile in buying.indices where buying[pile] != .asNeeded { buyJustInTime(pile) }
    settle()
  }

  mutating func reset() {
    let machines = shop.plant.machines
    if open.count != machines.count {
      open = machines.indices.map {
        OpenTime(windows: machines[$0].windows, overtime: draft.overtime[$0])
      }
      openFor = draft.overtime
    }
    for machine in machines.indices where openFor[machine] != draft.overtime[machine] {
      open[machine] = OpenTime(
        windows: machines[machine].windows, overtime: draft.overtime[machine])
      openFor[machine] = draft.overtime[machine]
    }
    func refill<T>(_ array: inout [T], _ value: T, _ count: Int) {
      array.removeAll(keepingCapacity: true)
      array.append(contentsOf: repeatElement(value, count: count))
    }
    refill(&lots, LotState(), draft.lots.count)
    sequence.removeAll(keepingCapacity: true)
    batches.removeAll(keepingCapacity: true)
    edges.removeAll(keepingCapacity: true)
    deliveries.removeAll(keepingCapacity: true)
    events.removeAll()
    now = shop.start
    refill(&position, 0, machines.count)
    refill(&freeAt, shop.start, machines.count)
    refill(&family, -1, machines.count)
    for (index, machine) in machines.enumerated() { family[index] = machine.initialFamily ?? -1 }
    refill(&lastLot, -1, machines.count)
    refill(&pending, -1, machines.count)
    refill(&blockedOn, -1, machines.count)
    refill(&isChosen, false, machines.count)
    refill(&barren, Barren(), machines.count)
    refill(&upcoming, Upcoming(), machines.count)
    refill(&delays, (lot: -1, count: 0), machines.count)
    changes = 0
    refill(&pileFirst, -1, shop.piles.count)
    refill(&pileHead, -1, shop.piles.count)
    refill(&pileTail, -1, shop.piles.count)
    refill(&pileFree, 0, shop.piles.count)
    refill(&coming, 0, shop.piles.count)
    for sequence in draft.sequences {
      for lot in sequence { coming[shop.modes[draft.lots[lot].mode].pile] += 1 }
    }
    refill(&announced, 0, shop.piles.count)
    refill(&lastPurchase, -1, shop.piles.count)
    refill(&heldFor, 0, shop.plant.orders.count)
    if shop.hasLives { refill(&fresh, FreshGoods(), shop.piles.count) }
    if shop.isContested.contains(true) { waiting.reset(draft, in: shop) }
    refill(&delivered, 0, shop.plant.orders.count)
    cost = Cost()
  }

  private mutating func supplyAtStart() {
    let most = shop.releases.count
    for (pile, facts) in shop.piles.enumerated() where facts.initial > 0 {
      add(pile: pile, facts.initial, at: shop.start, from: .initial, releaseClass: most)
    }
    for receipt in shop.plant.receipts where receipt.quantity > 0 {
      let time = max(receipt.at.milliseconds, shop.start)
      if time > shop.end { continue }
      add(
        pile: shop.stockPile[receipt.product], receipt.quantity, at: time, from: .receipt,
        releaseClass: most)
    }
    supplyPurchases()
    for index in shop.inProgressByEnd {
      let lot = shop.plant.inProgress[index]
      let mode = shop.plant.products[lot.product].steps[lot.step].modes[lot.mode]
      let pile = shop.pileBase[lot.product] + lot.step
      // Begun before the horizon: before any release that lies ahead.
      add(
        pile: pile, mode.goodUnits(started: lot.started),
        at: max(lot.end.milliseconds, shop.start) + shop.piles[pile].wait, from: .inProgress(index),
        releaseClass: 0)
    }
    for (machine, load) in shop.fixedUntil.enumerated() {
      guard let load else { continue }
      (freeAt[machine], family[machine]) = (load.freeAt, load.family)
    }
    if !shop.plant.frozen.isEmpty { supplyFrozen() }
    for (index, order) in shop.orders.enumerated() where shop.isContested[order.product] {
      if order.earliest > shop.end || order.quantity <= 0 { continue }
      events.push(.init(time: order.earliest, kind: .order, number: index))
    }
  }

  /// Announces units; they count from `time` on.
  @discardableResult
  mutating func add(
    pile: Int, _ quantity: Double, at time: Milliseconds, from source: Batch.Source,
    releaseClass: Int
  ) -> Int {
    let quantity = shop.piles[pile].grain.supply(quantity)
    batches.append(
      Batch(
        pile: pile, time: time, quantity: quantity, free: quantity, source: source,
        releaseClass: releaseClass))
    announced[pile] += quantity
    setExpiry(of: batches.count - 1)
    events.push(.init(time: time, kind: .supply, number: batches.count - 1))
    if case .lot = source {} else { coming[pile] += 1 }
    return batches.count - 1
  }

  private mutating func handle(_ event: EventQueue.Event) {
    now = max(now, event.time)
    if event.kind != .attempt { changes += 1 }
    switch event.kind {
    case .supply:
      let pile = batches[event.number].pile
      shelve(event.number)
      if batches[event.number].source == .purchase { lastPurchase[pile] = event.number }
      announced[pile] -= batches[event.number].quantity
      coming[pile] -= 1
      let product = shop.piles[pile].product
      if shop.isContested[product], shop.piles[pile].isStock { serve(product) }
      tellOf(pile)
    case .order:
      serve(shop.orders[event.number].product)
    case .attempt:
      if pending[event.number] == event.time { attempt(event.number) }
    case .restock:
      restock(event.number)
    case .expiry:
      expire(event.number)
      restock(batches[event.number].pile)
    }
  }

  /// Notes what was taken from a batch.
  mutating func take(_ edge: Edge) {
    edges.append(edge)
    edges[edges.count - 1].next = batches[edge.batch].firstEdge
    batches[edge.batch].firstEdge = edges.count - 1
  }

  /// Puts units that have come in at the end of their pile's queue.
  mutating func shelve(_ batch: Int) {
    let pile = batches[batch].pile
    if pileTail[pile] >= 0 { batches[pileTail[pile]].next = batch } else { pileFirst[pile] = batch }
    pileTail[pile] = batch
    if pileHead[pile] < 0 { pileHead[pile] = batch }
    pileFree[pile] += batches[batch].free
  }

  /// Something has changed about a pile: machines that wait for it look again.
  mutating func tellOf(_ pile: Int) {
    for machine in shop.machinesUsing[pile]
    where blockedOn[machine] == pile || blockedOn[machine] == Self.anything {
      retry(machine, at: now)
    }
  }

  mutating func retry(_ machine: Int, at time: Milliseconds) {
    pending[machine] = time
    events.push(.init(time: time, kind: .attempt, number: machine))
  }
}
