import TaktModel

/// Lots of the plan that the shop floor has in hand, each of which costs something where it is not kept.
///
/// Which lots count, and what keeps them, says `PreviousPlan.countedLots`.
struct FormerLots: Sendable {
  /// Lots of one mode that the same periods may keep.
  struct Batch: Sendable {
    let mode: Int
    /// A lot that begins in one of these may be the one kept.
    let periods: Range<Int>
    var count: Double
  }

  let costPerLot: Double
  private(set) var batches: [Batch] = []
  /// Lots whose machine cannot do the step any more: they are changed whatever the plan.
  private(set) var lost = 0.0
  /// Those of the batches.
  private(set) var modes: Set<Int> = []

  private struct Place: Hashable {
    let product: ProductIndex
    let step: Int
    let machine: MachineIndex

    init(_ lot: Lot) {
      product = lot.product
      step = lot.step
      machine = lot.machine
    }
  }

  /// Nil where changes cost nothing.
  ///
  /// - Parameter modeOf: the mode of a product's step on a machine.
  init?(_ plant: Plant, modeOf: (ProductIndex, Int, MachineIndex) -> Int?) {
    guard let previous = plant.previous, previous.changeCostPerLot > 0 else { return nil }
    costPerLot = previous.changeCostPerLot
    let periods = plant.horizon.periods
    var frozen = Dictionary(grouping: plant.frozen.sorted { $0.start < $1.start }) { Place($0) }
    for (lot, reach) in previous.countedLots(in: plant.horizon) {
      let (from, to) = (lot.start.advanced(bySeconds: -reach), lot.start.advanced(bySeconds: reach))
      // Frozen lots stand in every plan: each keeps the lot that it is, or the first in time.
      let place = Place(lot)
      let standing = frozen[place, default: []]
      let own =
        standing.firstIndex { $0.start == lot.start }
        ?? standing.firstIndex { $0.start >= from && $0.start <= to }
      if let own {
        frozen[place]?.remove(at: own)
        continue
      }
      guard let mode = modeOf(lot.product, lot.step, lot.machine) else {
        lost += 1
        continue
      }
      let near = periods.indices.filter { periods[$0].end > from && periods[$0].start <= to }
      add(Batch(mode: mode, periods: (near.first ?? 0)..<((near.last ?? -1) + 1), count: 1))
    }
  }

  /// Lots come in order of time: those of the same periods are not far back.
  private mutating func add(_ batch: Batch) {
    let known = batches.lastIndex { $0.mode == batch.mode && $0.periods == batch.periods }
    if let known { batches[known].count += 1 } else { batches.append(batch) }
    modes.insert(batch.mode)
  }
}

extension PlanningData {
  /// Whether what is made in a mode decides on lots of the plan in hand.
  func hasFormerLots(of mode: Int) -> Bool {
    former?.modes.contains(mode) ?? false
  }
}
