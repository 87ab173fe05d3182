import TaktModel

/// A job as far as it is placed: trains of lots, leg by leg.
struct ChainRun {
  let job: ChainJob
  let chain: Chain
  /// By leg, then train: its lots, step by step.
  var trains: [[[ChainPlacement.Piece]]]
  /// By leg, then train: when its last lot may take its goods at the soonest.
  private var leasts: [[Milliseconds]]

  init(_ job: ChainJob, _ chain: Chain) {
    self.job = job
    self.chain = chain
    trains = chain.legs.map { _ in [] }
    leasts = chain.legs.map { _ in [] }
  }

  /// Good units that a leg must give.
  func need(_ leg: Int) -> Double {
    var need = job.quantity
    for later in chain.legs[(leg + 1)...].reversed() {
      need = need * later.startedPerGood + later.scrap
    }
    return need
  }

  func given(_ leg: Int) -> Double { trains[leg].reduce(0) { $0 + ($1.last?.good ?? 0) } }

  /// Units of the leg before that a leg takes.
  func taken(_ leg: Int, _ shop: Shop) -> Double {
    trains[leg].reduce(0) { sum, train in
      guard let first = train.first else { return sum }
      let pile = shop.modes[first.mode].pile
      return sum
        + first.started * shop.perUnit(into: pile)
    }
  }

  func least(_ leg: Int, _ train: Int) -> Milliseconds {
    leasts[leg].indices.contains(train) ? leasts[leg][train] : 0
  }

  /// When so many units of a leg can be taken.
  func ready(_ leg: Int, until quantity: Double) -> Milliseconds {
    var sum = 0.0
    var ready: Milliseconds = 0
    for piece in ofAge(leg) {
      if sum >= quantity - 1e-6 { break }
      sum += piece.good
      ready = max(ready, piece.ready)
    }
    return ready
  }

  /// Until when all of some units of a leg can be taken.
  func expiry(_ leg: Int, from: Double, until: Double) -> Milliseconds {
    var sum = 0.0
    for piece in ofAge(leg) {
      sum += piece.good
      if sum > from + 1e-6 { return piece.expiry }
    }
    return Clock.never
  }

  /// What a leg gives, the oldest first.
  private func ofAge(_ leg: Int) -> [ChainPlacement.Piece] {
    trains[leg].compactMap(\.last).sorted { ($0.end, $0.number) < ($1.end, $1.number) }
  }

  /// Puts off trains whose goods are too old at a moment; the first of them.
  mutating func put(
    off leg: Int, from: Double, to until: Double, till moment: Milliseconds
  ) -> Int? {
    var first: Int?
    for (number, train) in trains[leg].enumerated() {
      guard let last = train.last, last.expiry < moment else { continue }
      // Those before have been taken.
      let older = ofAge(leg).prefix { ($0.end, $0.number) <= (last.end, last.number) }
      guard older.reduce(0, { $0 + $1.good }) > from + 1e-6 else { continue }
      while leasts[leg].count <= number { leasts[leg].append(0) }
      leasts[leg][number] = last.timing.take + (moment - last.expiry)
      first = first ?? number
    }
    return first
  }
}
