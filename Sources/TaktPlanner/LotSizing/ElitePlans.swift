import TaktModel

/// Good plans of one lot-sizing case that are not all alike. What two of them agree on is likely right; where
/// they differ is worth a search (crossover as a neighbourhood: E. Rothberg, 2007), and what they make of
/// different items can be put together to begin again from.
struct ElitePlans {
  /// A plan's set-ups and quantities are kept, cheapest first.
  private(set) var plans: [(draft: LotDraft, cost: Double)] = []

  private static let most = 8
  /// Plans that differ in fewer set-ups than this share count as one, the cheaper.
  private static let leastDifference = 0.01

  /// Keeps a copy of a plan without overload, where it is cheaper than those like it and than the dearest.
  mutating func offer(_ draft: LotDraft) {
    let cost = draft.cost
    guard draft.overload <= 0, plans.count < Self.most || cost < (plans.last?.cost ?? .infinity)
    else { return }
    let near = Int(Self.leastDifference * Double(draft.items * draft.periods))
    let alike = plans.indices.filter { draft.differences(from: plans[$0].draft).count <= near }
    guard alike.allSatisfy({ cost < plans[$0].cost }) else { return }
    for place in alike.reversed() { plans.remove(at: place) }
    if plans.count == Self.most { plans.removeLast() }
    let copy = LotDraft(draft.input, overloadPrice: draft.overloadPrice)
    copy.copy(from: draft)
    plans.insert((copy, cost), at: plans.firstIndex { $0.cost > cost } ?? plans.count)
  }

  /// The set-ups (by item, then period) in which a plan differs from one of these, or from more of them until
  /// there are enough.
  func doubts(
    about draft: LotDraft, atLeast count: Int, _ random: inout SeededGenerator
  ) -> [Int] {
    guard !plans.isEmpty else { return [] }
    var doubts: Set<Int> = []
    let start = random.below(plans.count)
    for place in plans.indices {
      doubts.formUnion(draft.differences(from: plans[(start + place) % plans.count].draft))
      if doubts.count >= count { break }
    }
    return doubts.sorted()
  }

  /// A plan with each item's lots from one of two of these; nil where there are not two.
  func child(_ random: inout SeededGenerator) -> LotDraft? {
    guard plans.count > 1 else { return nil }
    let first = random.below(plans.count)
    let second = (first + 1 + random.below(plans.count - 1)) % plans.count
    let child = LotDraft(plans[first].draft.input, overloadPrice: plans[first].draft.overloadPrice)
    child.copy(from: plans[first].draft)
    for item in 0..<child.items where random.below(2) == 0 {
      child.copy(item, from: plans[second].draft)
    }
    return child.rebook() ? child : nil
  }
}

extension LotDraft {
  /// The cells (by item, then period) that are set up in one of two drafts alone.
  func differences(from other: LotDraft) -> [Int] {
    (0..<(items * periods)).filter { isOn[$0] != other.isOn[$0] }
  }

  /// Takes an item's lots from another draft; a set-up stays kept only where the item is still made on both
  /// sides. Call `rebook` afterwards.
  func copy(_ item: Int, from other: LotDraft) {
    let row = item * periods
    (isOn + row).update(from: other.isOn + row, count: periods)
    (made + row).update(from: other.made + row, count: periods)
    for period in 1..<max(1, periods) where carriedIn[period] == item {
      if isOn[row + period - 1] == 0 || isOn[row + period] == 0 { carriedIn[period] = -1 }
    }
  }
}
