import TaktModel

/// Draws neighbours of a draft: what is changed follows from what the schedule suffers from.
struct Neighbourhood {
  enum Move: Int, CaseIterable {
    case shift, hasten, swapLots, moveBlock, alternate, merge, split, resize, remove, insert
    case overtime, rank, standBack, delay
  }

  let shop: Shop
  /// How often each move helped, and was tried, both fading with time.
  private var gains: [Double]
  private var tries: [Double]
  /// Orders with what their lateness costs, dear ones drawn more often.
  var costly: [(order: OrderIndex, sum: Double)] = []
  /// Machines with overtime windows.
  private let overtimeWindows: [(machine: MachineIndex, window: Int)]
  /// Products with several orders.
  let ranked: [ProductIndex]
  /// By machine: the places in the sequence of lots, by lot.
  var place: [Int] = []

  init(shop: Shop) {
    self.shop = shop
    gains = Array(repeating: 1, count: Move.allCases.count)
    tries = Array(repeating: 10, count: Move.allCases.count)
    overtimeWindows = shop.plant.machines.enumerated().flatMap { index, machine in
      machine.windows.indices.filter { machine.windows[$0].isOvertime }.map { (index, $0) }
    }
    ranked = shop.ordersByDue.indices.filter { shop.ordersByDue[$0].count > 1 }
  }

  /// Looks at the schedule whose neighbours will be asked for.
  mutating func prepare(for current: Simulation) {
    costly.removeAll(keepingCapacity: true)
    var sum = 0.0
    for (index, cost) in current.latenessCosts().enumerated() where cost > 1e-9 {
      sum += cost.squareRoot()
      costly.append((index, sum))
    }
    place = [Int](repeating: -1, count: current.draft.lots.count)
    for sequence in current.draft.sequences {
      for (index, lot) in sequence.enumerated() { place[lot] = index }
    }
  }

  mutating func learn(_ move: Move, didHelp: Bool) {
    if didHelp { gains[move.rawValue] += 1 }
  }

  /// A changed draft and how it was changed; nil where the move drawn does not apply.
  mutating func neighbour(
    of current: Simulation, _ generator: inout SeededGenerator
  ) -> (Draft, Move)? {
    let move = draw(&generator)
    tries[move.rawValue] += 1
    if tries[move.rawValue] > 400 {
      tries[move.rawValue] /= 2
      gains[move.rawValue] /= 2
    }
    var edit = DraftEdit(current: current, neighbourhood: self, generator: generator)
    let isChanged = edit.apply(move)
    generator = edit.generator
    return isChanged ? (edit.draft, move) : nil
  }

  private func draw(_ generator: inout SeededGenerator) -> Move {
    var weights: [Double] = []
    for move in Move.allCases {
      let rate = (gains[move.rawValue] + 0.5) / tries[move.rawValue]
      weights.append(isPossible(move) ? 0.015 + min(rate, 0.4) : 0)
    }
    var left = generator.unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return Move(rawValue: index) ?? .shift }
    }
    return .shift
  }

  private func isPossible(_ move: Move) -> Bool {
    switch move {
    case .overtime: return !overtimeWindows.isEmpty
    case .rank: return !ranked.isEmpty
    case .standBack: return !shop.contestedOrders.isEmpty
    case .hasten, .insert: return !costly.isEmpty
    default: return true
    }
  }

  /// An overtime window, mostly one that could help.
  func drawOvertime(_ generator: inout SeededGenerator) -> (machine: MachineIndex, window: Int) {
    overtimeWindows[generator.below(overtimeWindows.count)]
  }

  /// An order that costs money, dear ones more often.
  func drawCostly(_ generator: inout SeededGenerator) -> OrderIndex? {
    guard let last = costly.last else { return nil }
    let at = generator.unit() * last.sum
    var (low, high) = (0, costly.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if costly[middle].sum > at { high = middle } else { low = middle + 1 }
    }
    return costly[low].order
  }
}
