import GLPK
import TaktModel

/// Chooses which integers a sub-program may change (fix-and-optimise: S. Helber and F. Sahling, 2010;
/// RINS: E. Danna, E. Rothberg, C. Le Pape, 2005). Sizes adapt to what GLPK manages.
struct NeighbourhoodPicker {
  enum Kind: CaseIterable {
    /// All machines over neighbouring periods.
    case window
    /// Products that are linked, over all periods or many.
    case products
    /// One machine over neighbouring periods.
    case machine
    /// Where the relaxation disagrees with the incumbent.
    case relaxation
    /// Around a demand that is late or unmet.
    case late
  }

  struct Choice {
    let kind: Kind
    /// Integers that may change.
    let free: [Int]
    /// Continuous columns that may change; nil: all.
    let region: [Int]?
  }

  /// Above so many columns a sub-program leaves what its groups do not touch as it is.
  private static let regional = 900

  private let program: Program
  private let map: NeighbourhoodMap
  private let root: RootRelaxation
  private var random: SeededGenerator
  private var size = 36.0
  private var sweep = 0
  private var scores: [Double]

  init(_ program: Program, root: RootRelaxation, seed: UInt64) {
    self.program = program
    self.root = root
    map = NeighbourhoodMap(program)
    random = SeededGenerator(seed: seed)
    scores = Kind.allCases.map { _ in 1 }
  }

  /// Learns from a sub-program: bigger ones where they end early, smaller where they do not.
  mutating func learn(_ kind: Kind, hasImproved: Bool, isExhausted: Bool) {
    size = isExhausted ? min(size * 1.02, 140) : max(size * 0.94, 14)
    let position = Kind.allCases.firstIndex(of: kind) ?? 0
    scores[position] = 0.9 * scores[position] + (hasImproved ? 1 : 0.05)
  }

  mutating func next(_ incumbent: Incumbent) -> Choice {
    let data = program.data
    // Once through the horizon first, window by window.
    if sweep < data.periodCount {
      let first = sweep
      sweep += 2
      return choice(.window, fill(order: shuffled(groups()), from: first, width: 3))
    }
    let kind = pickKind()
    let free: Picked
    switch kind {
    case .window:
      let width = 2 + random.below(4)
      free = fill(
        order: walk(from: anyGroup()), from: random.below(max(1, data.periodCount - width + 1)),
        width: width)
    case .machine:
      let group = anyGroup()
      let machine = data.setupGroups[group].machine
      let width = 3 + random.below(max(1, data.periodCount))
      let same = shuffled(groups().filter { data.setupGroups[$0].machine == machine })
      free = fill(
        order: same, from: random.below(max(1, data.periodCount - width + 1)), width: width)
    case .products:
      free = fill(order: walk(from: anyGroup()), from: 0, width: data.periodCount)
    case .relaxation: free = disagreements(incumbent)
    case .late: free = aroundLate(incumbent)
    }
    return choice(kind, free)
  }

  /// Integers picked, and the groups they came from.
  private struct Picked {
    var integers: [Int] = []
    var groups: [Int] = []
  }

  private func choice(_ kind: Kind, _ picked: Picked) -> Choice {
    let isRegional = program.mip.variableCount > Self.regional
    return Choice(
      kind: kind, free: picked.integers,
      region: isRegional ? map.region(of: picked.groups) : nil)
  }

  private mutating func pickKind() -> Kind {
    var total = 0.0
    for score in scores { total += score }
    var left = random.unit() * total
    for (kind, score) in zip(Kind.allCases, scores) {
      left -= score
      if left < 0 { return kind }
    }
    return .window
  }

  private func groups() -> [Int] {
    map.cells.indices.filter { map.cells[$0].contains { !$0.isEmpty } }
  }

  private mutating func anyGroup() -> Int {
    let groups = groups()
    return groups.isEmpty ? 0 : groups[random.below(groups.count)]
  }

  private mutating func shuffled(_ items: [Int]) -> [Int] { items.shuffled(using: &random) }

  /// Groups in the order in which the flow of goods reaches them from one; strangers at the end.
  private mutating func walk(from group: Int) -> [Int] {
    guard map.related.indices.contains(group) else { return [] }
    var order = [group]
    var isSeen = [Bool](repeating: false, count: map.related.count)
    isSeen[group] = true
    var next = 0
    while next < order.count {
      for other in shuffled(map.related[order[next]]) where !isSeen[other] {
        isSeen[other] = true
        order.append(other)
      }
      next += 1
    }
    return order + shuffled(groups().filter { !isSeen[$0] })
  }

  /// Cells of the groups in order, within a window of periods, until there are enough.
  private func fill(order: [Int], from first: Int, width: Int) -> Picked {
    let window = first..<min(first + width, program.data.periodCount)
    var picked = Picked()
    var products: [Int] = []
    for group in order {
      if Double(picked.integers.count) >= size { break }
      for period in window { picked.integers += map.cells[group][period] }
      picked.groups.append(group)
      products += map.products[group]
    }
    picked.integers += ordersAndPurchases(of: products, window)
    return picked
  }

  /// Choices of complete orders of the products that aim at the window, and purchases in it.
  private func ordersAndPurchases(of products: [Int], _ window: Range<Int>) -> [Int] {
    var free: [Int] = []
    for (index, demand) in program.data.demands.enumerated()
    where demand.isComplete && !demand.deliveryPeriods.isEmpty && free.count < 30 {
      if products.contains(demand.product), window.contains(demand.targetPeriod) {
        free += map.choices[index]
      }
    }
    for period in window where free.count < 60 { free += map.purchases[period] }
    return free
  }

  private mutating func disagreements(_ incumbent: Incumbent) -> Picked {
    guard root.isSolved else { return Picked() }
    var cells: [(group: Int, cell: [Int])] = []
    for (group, row) in map.cells.enumerated() {
      for cell in row
      where cell.contains(where: { abs(root.point[$0] - incumbent.point[$0]) > 0.1 }) {
        cells.append((group, cell))
      }
    }
    let start = cells.isEmpty ? 0 : random.below(cells.count)
    var picked = Picked()
    for offset in cells.indices where Double(picked.integers.count) < size {
      let next = cells[(start + offset) % cells.count]
      picked.integers += next.cell
      if !picked.groups.contains(next.group) { picked.groups.append(next.group) }
    }
    return picked
  }

  private mutating func aroundLate(_ incumbent: Incumbent) -> Picked {
    let data = program.data
    var late: [Int] = []
    for (index, demand) in data.demands.enumerated() where !demand.deliveryPeriods.isEmpty {
      let isUnmet = incumbent.point[program.layout.unmet[index].index] > 1e-6
      let isLate = program.layout.deliveries[index].enumerated().contains { offset, delivery in
        demand.deliveryPeriods.lowerBound + offset > demand.duePeriod
          && delivery.constant + delivery.coefficient * incumbent.point[delivery.variable.index]
            > 1e-6
      }
      if isUnmet || isLate { late.append(index) }
    }
    guard !late.isEmpty else { return Picked() }
    let index = late[random.below(late.count)]
    let demand = data.demands[index]
    let makers = groups().filter { map.products[$0].contains(demand.product) }
    guard let group = makers.isEmpty ? nil : makers[random.below(makers.count)] else {
      return Picked()
    }
    let width = 3 + random.below(5)
    let first = max(0, min(demand.targetPeriod - random.below(width), data.periodCount - width))
    var picked = fill(order: walk(from: group), from: first, width: width)
    picked.integers += map.choices[index]
    return picked
  }
}
