internal import TaktModel

extension MaterialFlow.Store {
  /// Finds what is thrown away.
  mutating func throwAway() {
    thrownAway = leftOver(slacks: [0, Tolerance.milliseconds])
    surelyThrownAway = leftOver(slacks: [Tolerance.milliseconds])
  }

  /// What nobody takes while it can be used, going out at the end of its life.
  ///
  /// Every take has the oldest goods that it can use, to the milliseconds of the first slack; where
  /// they do not suffice, of the next.
  private func leftOver(slacks: [Int64]) -> [MaterialFlow.Move] {
    let life = lifeSeconds ?? 0
    var goods: [Goods] = []
    var takes: [MaterialFlow.Move] = []
    for move in moves {
      if let expires = move.expires {
        let since = expires.advanced(bySeconds: -life)
        goods.append(Goods(move: move, since: since, expires: expires, left: move.units))
      } else if move.units < 0 {
        takes.append(move)
      }
    }
    goods = goods.enumerated().sorted {
      ($0.element.expires, $0.element.move.at, $0.offset)
        < ($1.element.expires, $1.element.move.at, $1.offset)
    }.map(\.element)
    takes = takes.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
    let most = slacks.max() ?? 0
    var oldest = 0
    for take in takes {
      let at = take.at.milliseconds
      var wanted = -take.units
      while oldest < goods.count,
        goods[oldest].left <= 0 || goods[oldest].expires.milliseconds < at - most
      { oldest += 1 }
      for slack in slacks {
        var index = oldest
        while wanted > 0, index < goods.count, goods[index].since.milliseconds <= at + slack {
          if goods[index].canBeTaken(at: at, slack: slack) {
            let taken = min(goods[index].left, wanted)
            goods[index].left -= taken
            wanted -= taken
          }
          index += 1
        }
      }
    }
    return goods.filter { $0.left > 0 }.map(\.thrownAway)
  }

  /// Units that came in together.
  private struct Goods {
    let move: MaterialFlow.Move
    let since: Instant
    let expires: Instant
    var left: Double

    func canBeTaken(at instant: Int64, slack: Int64) -> Bool {
      left > 0 && move.at.milliseconds <= instant + slack
        && instant - slack <= expires.milliseconds
    }

    /// Goods that rest longer than they live go out as they come in, but cost no more from then.
    var thrownAway: MaterialFlow.Move {
      MaterialFlow.Move(
        at: max(expires.advanced(bySeconds: Tolerance.seconds), move.at),
        countsFrom: max(expires, move.at), costsFrom: expires, units: -left, cause: move.cause,
        isThrownAway: true)
    }
  }
}
