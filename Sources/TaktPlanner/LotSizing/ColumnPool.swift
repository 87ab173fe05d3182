import TaktModel

/// Plans of single items that the item Lagrangian met on its way, and the choice of one for each item
/// that fits the machine (coordinate descent with a rising price of overload; compare H. Dzielinski and
/// R. Gomory, 1965, who choose among such plans by linear programming).
struct ColumnPool {
  private let input: LotSizingCase
  /// By item: set-up patterns, one byte a period, the latest last.
  private var patterns: [[[UInt8]]]
  /// Which item a stage of the program is; -1 for none.
  private let itemOfStage: [Int]
  /// Plans examined, in units of a period's load.
  private(set) var work = 0

  private static let mostColumns = 60

  init(_ input: LotSizingCase, of program: Program) {
    self.input = input
    patterns = Array(repeating: [], count: input.itemCount)
    var items = [Int](repeating: -1, count: program.data.stages.count)
    for (item, mode) in input.modes.enumerated() { items[program.data.modes[mode].stage] = item }
    itemOfStage = items
  }

  /// Keeps a stage's pattern (a mode or -1 by period) unless it is known.
  mutating func add(stage: Int, pattern: [Int]) {
    let item = itemOfStage[stage]
    guard item >= 0 else { return }
    let bytes = pattern.map { UInt8($0 >= 0 ? 1 : 0) }
    // Near the end of the ascent patterns repeat: look at the latest first.
    if patterns[item].reversed().contains(bytes) { return }
    patterns[item].append(bytes)
    if patterns[item].count > Self.mostColumns { patterns[item].removeFirst() }
  }

  /// The best drafts that the pool gives for rising prices of overload, in mean set-up costs a mean
  /// set-up time or dearest second, whichever is more.
  mutating func drafts(dearestSecond: Double, overloadPrice: Double) -> [LotDraft] {
    let columns = patterns.indices.map { item in
      let own = patterns[item].isEmpty ? [lotForLot(item)] : patterns[item]
      return own.compactMap { Column($0, item: item, input) }
    }
    guard columns.allSatisfy({ !$0.isEmpty }) else { return [] }
    var load = [Double](repeating: 0, count: input.periodCount)
    var chosen = columns.map { $0.count - 1 }
    for (item, own) in columns.enumerated() { add(own[chosen[item]], 1, to: &load) }
    var drafts: [LotDraft] = []
    for factor in [1.5, 3, 6, 12, 30] {
      descend(columns, &chosen, &load, price: factor * dearestSecond)
      drafts.append(draft(columns, chosen, overloadPrice: overloadPrice))
    }
    return drafts
  }

  private func lotForLot(_ item: Int) -> [UInt8] {
    (0..<input.periodCount).map { input.demand[item * input.periodCount + $0] > 0 ? 1 : 0 }
  }

  private struct Column {
    /// By period: seconds of run and set-up.
    let load: [Double]
    /// By period: seconds made.
    let made: [Double]
    let cost: Double

    /// Each demand is made in the last lot before it; nil where there is none.
    init?(_ pattern: [UInt8], item: Int, _ input: LotSizingCase) {
      let count = input.periodCount
      var made = [Double](repeating: 0, count: count)
      var load = made
      var cost = 0.0
      var last = -1
      for period in 0..<count {
        let cell = item * count + period
        if pattern[period] != 0, input.isAllowed[cell] { last = period }
        guard input.demand[cell] > 0 else { continue }
        guard last >= 0 else { return nil }
        made[last] += input.demand[cell]
        cost +=
          input.demand[cell] * input.holdingCost[item]
          * (input.startDays[period] - input.startDays[last])
      }
      for period in 0..<count where made[period] > 0 {
        load[period] = made[period] + input.setupSeconds[item]
        cost += input.setupCost[item]
      }
      self.load = load
      self.made = made
      self.cost = cost
    }
  }

  private func add(_ column: Column, _ sign: Double, to load: inout [Double]) {
    for period in load.indices { load[period] += sign * column.load[period] }
  }

  /// Item by item the column that is cheapest beside the others, until none changes.
  private mutating func descend(
    _ columns: [[Column]], _ chosen: inout [Int], _ load: inout [Double], price: Double
  ) {
    for _ in 0..<12 {
      var hasChanged = false
      for item in columns.indices where columns[item].count > 1 {
        add(columns[item][chosen[item]], -1, to: &load)
        var (best, bestCost) = (chosen[item], Double.infinity)
        for (index, column) in columns[item].enumerated() {
          var cost = column.cost
          for period in load.indices where column.load[period] > 0 {
            cost += price * over(load[period] + column.load[period], period)
            cost -= price * over(load[period], period)
          }
          if cost < bestCost - 1e-9 || (index == chosen[item] && cost <= bestCost + 1e-9) {
            (best, bestCost) = (index, cost)
          }
        }
        work += columns[item].count * load.count
        if best != chosen[item] { hasChanged = true }
        chosen[item] = best
        add(columns[item][best], 1, to: &load)
      }
      if !hasChanged { return }
    }
  }

  private func over(_ seconds: Double, _ period: Int) -> Double {
    max(0, seconds - input.capacity[period])
  }

  private func draft(
    _ columns: [[Column]], _ chosen: [Int], overloadPrice: Double
  ) -> LotDraft {
    let draft = LotDraft(input, overloadPrice: overloadPrice)
    for item in columns.indices {
      let column = columns[item][chosen[item]]
      for period in 0..<input.periodCount where column.made[period] > 0 {
        draft.made[item * input.periodCount + period] = column.made[period]
        draft.isOn[item * input.periodCount + period] = 1
      }
    }
    _ = draft.rebook()
    return draft
  }
}
