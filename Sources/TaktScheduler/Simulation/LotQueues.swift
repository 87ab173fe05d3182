import TaktModel

/// The lots of each mode that wait for their turn, in the order of the sequence: lots of a mode take the
/// same materials, so that a few of each stand for all. However many lots there are, a machine has as
/// many to choose from as it has modes.
struct LotQueues {
  /// By machine: modes with lots on it.
  private(set) var modesOn: [[Int]] = []
  /// By mode: where its lots begin in `lots`; one more at the end.
  private var starts: [Int] = []
  /// By mode: its first lot that may still be waiting, into `lots`.
  private var heads: [Int] = []
  private var lots: [Int] = []
  /// By lot: it is started or given up.
  private var isGone: [Bool] = []

  mutating func fill(_ draft: Draft, in shop: Shop) {
    starts = Array(repeating: 0, count: shop.modes.count + 1)
    modesOn = shop.plant.machines.map { _ in [] }
    isGone = Array(repeating: false, count: draft.lots.count)
    for sequence in draft.sequences {
      for lot in sequence { starts[draft.lots[lot].mode + 1] += 1 }
    }
    for mode in shop.modes.indices {
      if starts[mode + 1] > 0 { modesOn[shop.modes[mode].machine].append(mode) }
      starts[mode + 1] += starts[mode]
    }
    heads = Array(starts.dropLast())
    var next = heads
    lots = Array(repeating: 0, count: starts[shop.modes.count])
    for sequence in draft.sequences {
      for lot in sequence {
        lots[next[draft.lots[lot].mode]] = lot
        next[draft.lots[lot].mode] += 1
      }
    }
  }

  mutating func remove(_ lot: Int) { if isGone.indices.contains(lot) { isGone[lot] = true } }

  /// Up to so many of the mode's lots, those that come first in the sequence.
  mutating func first(_ count: Int, of mode: Int, into found: inout [Int]) {
    found.removeAll(keepingCapacity: true)
    while heads[mode] < starts[mode + 1], isGone[lots[heads[mode]]] { heads[mode] += 1 }
    var place = heads[mode]
    while place < starts[mode + 1], found.count < count {
      if !isGone[lots[place]] { found.append(lots[place]) }
      place += 1
    }
  }
}
