import TaktModel

/// Trains of lots that go from hand to hand.
extension ChainPlacement {
  /// Goods, by their number in what a leg gives, that are taken at a moment when some are too old.
  struct Late {
    let from: Double
    let until: Double
    let take: Milliseconds
  }

  /// Places trains until a leg gives enough. Not nil: they find no goods in time.
  mutating func fill(_ leg: Int, of run: inout ChainRun) -> Late? {
    let nowhere = Late(from: 0, until: 0, take: Clock.never)
    for _ in 0..<Self.mostTrains {
      let left = run.need(leg) - run.given(leg)
      if left <= (run.trains[leg].isEmpty ? 1e-9 : Self.enough * run.need(leg)) { return nil }
      if leg > 0, run.given(leg - 1) - run.taken(leg, shop) <= 1e-6 { return nil }
      var best: [Piece] = []
      var least = Clock.never
      var late: Late?
      var tried = 0.0
      for size in run.chain.legs[leg].sizes {
        let count = max(1, (left / size - 1e-9).rounded(.up))
        if count == tried { continue }
        tried = count
        switch train(leg, of: run, giving: left / count) {
        case .placed(let pieces):
          for piece in pieces.reversed() { remove(piece) }
          let score = pieces.last.map { $0.timing.take + $0.setupTime * setupWeight } ?? 0
          if score < least { (best, least) = (pieces, score) }
        case .late(let found): late = late ?? found
        case .nowhere: continue
        }
      }
      if best.isEmpty { return late ?? nowhere }
      run.trains[leg].append(best.map { insert($0) })
    }
    return nowhere
  }

  private static let mostTrains = 200
  /// A smaller share than this is not worth a train.
  private static let enough = 0.02

  private enum Outcome {
    case placed([Piece])
    case late(Late)
    case nowhere
  }

  /// Places a train of lots that go from hand to hand.
  private mutating func train(_ leg: Int, of run: ChainRun, giving good: Double) -> Outcome {
    let facts = run.chain.legs[leg]
    let base = shop.pileBase[run.job.product]
    var least = [Milliseconds](repeating: run.job.begin, count: facts.steps.count)
    if leg == run.chain.legs.count - 1 {
      least[least.count - 1] = max(run.job.begin, run.job.ready)
    }
    least[least.count - 1] = max(least[least.count - 1], run.least(leg, run.trains[leg].count))
    var pieces: [Piece] = []
    var from = 0.0
    if leg > 0 { from = run.taken(leg, shop) }
    let most = leg > 0 ? run.given(leg - 1) - from : Double.infinity
    for _ in 0..<400 {
      let step = pieces.count
      if step == facts.steps.count { return .placed(pieces) }
      let pile = base + facts.steps.lowerBound + step
      var ready = least[step]
      var amount = good * facts.startedPerGood + facts.scrap
      var input: Double?
      if let previous = pieces.last {
        ready = max(ready, previous.ready)
        input = previous.good
      } else if leg > 0 {
        let perUnit = shop.perUnit(into: pile)
        let quantity = min(most, amount * perUnit)
        input = quantity
        amount = quantity / perUnit
        ready = max(ready, run.ready(leg - 1, until: from + quantity))
      }
      guard
        let piece = best(
          on: pile, amount, input, ready, run, isPassedOn: step > 0)
      else {
        for piece in pieces.reversed() { remove(piece) }
        return .nowhere
      }
      if let previous = pieces.last {
        if piece.timing.take > previous.expiry {
          least[step - 1] = previous.timing.take + (piece.timing.take - previous.expiry)
          remove(previous)
          pieces.removeLast()
          continue
        }
      } else if leg > 0 {
        let perUnit = shop.perUnit(into: pile)
        let until = from + piece.started * perUnit
        if piece.timing.take > run.expiry(leg - 1, from: from, until: until) {
          return .late(Late(from: from, until: until, take: piece.timing.take))
        }
      }
      pieces.append(insert(piece))
    }
    for piece in pieces.reversed() { remove(piece) }
    return .nowhere
  }

  /// The place where a lot of a step would be done first, over all its machines.
  private mutating func best(
    on pile: Int, _ amount: Double, _ input: Double?, _ ready: Milliseconds, _ run: ChainRun,
    isPassedOn: Bool
  ) -> Piece? {
    var best: Piece?
    var least = Clock.never
    for index in shop.piles[pile].modes {
      let mode = shop.modes[index]
      let base = shop.pileBase[mode.product]
      var started = mode.sizes.up(amount)
      if let input {
        let perUnit = shop.perUnit(into: pile)
        started = mode.sizes.down(input / perUnit * (1 + 1e-12))
        // Not so many as come from hand to hand: another machine must take them.
        if isPassedOn, started < input / perUnit - max(1, mode.sizes.granule) { continue }
      }
      if started <= 0 { continue }
      var time = ready
      for other in shop.piles[pile].inputs where !(base..<pile).contains(other.pile) {
        time = max(time, arrival(of: started * other.perUnit, from: other.pile))
      }
      guard time != Clock.never, let piece = slot(index, started, from: time, run.job) else {
        continue
      }
      let score = piece.end + piece.setupTime * setupWeight
      if score < least { (best, least) = (piece, score) }
    }
    return best
  }

  /// When so much of a component is there.
  private func arrival(of quantity: Double, from pile: Int) -> Milliseconds {
    var left = quantity
    for supply in supplies[pile] where supply.quantity > 0 {
      left -= supply.quantity
      if left <= Amount.rounding(quantity) { return supply.time }
    }
    return shop.piles[pile].purchase == nil ? Clock.never : shop.piles[pile].firstArrival
  }
}
