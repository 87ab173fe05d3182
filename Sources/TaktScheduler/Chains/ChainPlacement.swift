import TaktModel

/// Places jobs one after another, each whole, into the gaps that those before have left: serial schedule
/// generation (R. Kolisch, 1996) with longest waits, kept by moving what comes too early (cf. K. Neumann,
/// C. Schwindt, J. Zimmermann, 2003).
///
/// What it finds is a draft whose lots keep the times they were given.
struct ChainPlacement {
  /// A lot in its place.
  struct Piece {
    let mode: Int
    let machine: MachineIndex
    let started: Double
    let good: Double
    var timing: Timing
    let run: Milliseconds
    let end: Milliseconds
    var shares: [PoolShare]
    var number = 0
    let releaseClass: Int
    /// When its goods can be taken, and until when.
    let ready: Milliseconds
    let expiry: Milliseconds

    var setupTime: Milliseconds { timing.setup?.milliseconds ?? 0 }
  }

  /// How much dearer than other time the time of set-ups is.
  var setupWeight: Milliseconds = 1

  let shop: Shop
  let chains: [Chain]
  /// Its clock and its pools are those of a schedule; its only lot is the one that is looked at.
  var simulation: Simulation
  /// By machine, in the order in which they run.
  var lines: [[Piece]]
  var given: Draft
  /// By pile: goods that lots can take.
  var supplies: [[Supply]]
  /// Lots placed so far, those moved counted again.
  var count = 0
  /// Places looked at, for this draft.
  var looks = 0
  /// By machine: when it is free before its first lot, and what it is set up for.
  var firstFree: [Milliseconds] = []
  var firstFamily: [Int] = []

  init(shop: Shop, chains: [Chain], like given: Draft) {
    self.shop = shop
    self.chains = chains
    self.given = given
    simulation = Simulation(shop: shop)
    lines = []
    supplies = []
  }

  /// The draft that places the jobs in this order, as far as there is time.
  mutating func draft(placing jobs: [ChainJob], stop: StopRule) -> Draft {
    begin()
    for job in jobs where looks < Self.mostLooks && !stop.isOver { place(job, 0) }
    return draft()
  }

  /// Jobs that find no place after so many looks are left out.
  private static let mostLooks = 200_000

  private mutating func begin() {
    var scratch = given
    scratch.sequences = scratch.sequences.map { _ in [] }
    scratch.lots = [Draft.Lot(mode: 0, good: 0)]
    simulation.draft = scratch
    simulation.reset()
    for (machine, load) in shop.fixedUntil.enumerated() {
      guard let load else { continue }
      (simulation.freeAt[machine], simulation.family[machine]) = (load.freeAt, load.family)
    }
    firstFree = simulation.freeAt
    firstFamily = simulation.family
    if !shop.pools.isEmpty { simulation.shareAtStart() }
    lines = shop.plant.machines.map { _ in [] }
    supplies = shop.piles.indices.map { pile in
      shop.takers[pile].isEmpty || !shop.piles[pile].isStock
        ? [] : Supply.atHand(of: pile, in: shop)
    }
    count = 0
    looks = 0
  }

  private func draft() -> Draft {
    var draft = given
    draft.lots = []
    for machine in lines.indices {
      draft.sequences[machine] = []
      for piece in lines[machine] {
        draft.sequences[machine].append(draft.lots.count)
        draft.lots.append(
          Draft.Lot(
            mode: piece.mode, good: piece.good, releaseClass: piece.releaseClass,
            notBefore: piece.timing.start, isTimed: true))
      }
    }
    return draft
  }

  /// How often a job that finds no place is halved.
  private static let mostHalvings = 2

  private mutating func place(_ job: ChainJob, _ halvings: Int) {
    var run = ChainRun(job, chains[job.product])
    if place(&run) { return }
    guard halvings < Self.mostHalvings, looks < Self.mostLooks else { return }
    var half = job
    half.quantity /= 2
    if shop.plant.products[job.product].isWhole { half.quantity.round(.up) }
    place(half, halvings + 1)
    place(half, halvings + 1)
  }

  /// How often what comes too early is moved before a job is given up.
  private static let mostMoves = 60

  private mutating func place(_ run: inout ChainRun) -> Bool {
    var leg = 0
    var moves = 0
    while leg < run.chain.legs.count {
      guard let late = fill(leg, of: &run) else {
        leg += 1
        continue
      }
      moves += 1
      // It takes goods too late: those are to come later.
      guard late.take != Clock.never, leg > 0, moves < Self.mostMoves, looks < Self.mostLooks,
        let first = run.put(off: leg - 1, from: late.from, to: late.until, till: late.take)
      else {
        clear(&run, from: 0, keeping: 0)
        return false
      }
      clear(&run, from: leg - 1, keeping: first)
      leg -= 1
    }
    let end = run.trains.last?.map { $0.last?.ready ?? 0 }.max() ?? 0
    if end > min(run.job.latest, shop.end) {
      clear(&run, from: 0, keeping: 0)
      return false
    }
    finish(run)
    return true
  }

  /// Goods that a job takes and gives.
  private mutating func finish(_ run: ChainRun) {
    let base = shop.pileBase[run.job.product]
    for piece in run.trains.joined().joined() {
      let pile = shop.modes[piece.mode].pile
      for input in shop.piles[pile].inputs where !(base..<pile).contains(input.pile) {
        _ = Supply.claim(
          piece.started * input.perUnit, from: &supplies[input.pile], at: piece.timing.take,
          by: piece.timing.take)
      }
      if shop.piles[pile].isStock, !shop.takers[pile].isEmpty {
        supplies[pile].append(
          Supply(time: piece.ready, quantity: piece.good, expiry: piece.expiry))
        supplies[pile].sort { ($0.time, $0.quantity) < ($1.time, $1.quantity) }
      }
    }
  }

  private mutating func clear(_ run: inout ChainRun, from leg: Int, keeping count: Int) {
    for later in leg..<run.trains.count {
      let kept = later == leg ? count : 0
      for train in run.trains[later].dropFirst(kept).reversed() {
        for piece in train.reversed() { remove(piece) }
      }
      run.trains[later] = Array(run.trains[later].prefix(kept))
    }
  }
}
