/// The plan that the shop floor has in hand, for what a change of it costs.
public struct PreviousPlan: Sendable {
  public let lots: [Lot]
  /// Of a lot that moves to another machine, or by more than a period.
  public let changeCostPerLot: Double

  public init(lots: [Lot], changeCostPerLot: Double = 0) {
    self.lots = lots
    self.changeCostPerLot = changeCostPerLot
  }

  /// In order of time, the lots that a new plan keeps or changes: each is kept where one of its step on its
  /// machine begins at most `reachSeconds`, a period's length, sooner or later.
  ///
  /// Lots that have begun before the horizon, or would begin after it, count nothing.
  public func countedLots(in horizon: Horizon) -> [(lot: Lot, reachSeconds: Double)] {
    lots.filter {
      $0.origin != .inProgress && $0.start >= horizon.start && $0.start <= horizon.end
    }.sorted { $0.start < $1.start }.map { lot in
      let period = horizon.periods[max(0, horizon.periodIndex(of: lot.start))]
      return (lot, period.start.seconds(until: period.end))
    }
  }

  /// By lot of a new plan: the id of the former lot that it continues, one of its step on its machine that begins
  /// at most a period's length sooner or later; nil for a lot that is new.
  ///
  /// First those for the same orders that begin when the former did, then others for the same orders, then the
  /// rest, each in order of time. Former lots whose ids are `taken` stand already.
  public func idsKept(by lots: [Lot], taken: Set<String>, in horizon: Horizon) -> [String?] {
    struct Place: Hashable {
      let product: ProductIndex
      let step: Int
      let machine: MachineIndex

      init(_ lot: Lot) { (product, step, machine) = (lot.product, lot.step, lot.machine) }
    }
    var ids = [String?](repeating: nil, count: lots.count)
    var former = countedLots(in: horizon).filter { !taken.contains($0.lot.id) }
    let byPlace = Dictionary(grouping: lots.indices) { Place(lots[$0]) }.mapValues { group in
      group.sorted { (lots[$0].start, $0) < (lots[$1].start, $1) }
    }
    func pair(reach: (Double) -> Double, where isAlike: (Lot, Lot) -> Bool) {
      former.removeAll { old, most in
        let own = byPlace[Place(old)] ?? []
        let from = old.start.advanced(bySeconds: -reach(most))
        let until = old.start.advanced(bySeconds: reach(most))
        let first = own.partitioningIndex { lots[$0].start >= from }
        let found = own[first...].prefix { lots[$0].start <= until }.first {
          ids[$0] == nil && isAlike(lots[$0], old)
        }
        if let found { ids[found] = old.id }
        return found != nil
      }
    }
    func isForTheSame(_ new: Lot, _ old: Lot) -> Bool {
      new.feeds.map(\.order) == old.feeds.map(\.order)
    }
    pair(reach: { _ in 0 }, where: isForTheSame)
    pair(reach: { $0 }, where: isForTheSame)
    pair(reach: { $0 }, where: { _, _ in true })
    return ids
  }
}

extension Array {
  /// The first place from which on a condition holds, which holds for all behind it, found by halving.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
