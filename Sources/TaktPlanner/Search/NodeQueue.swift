import GLPK

/// A node of the tree that is still to be solved.
struct OpenNode: Sendable {
  /// How a column's bound is tighter than at the root.
  struct Change: Sendable {
    let value: Double
    let column: Int32
    let isUpper: Bool

    init(column: Int, isUpper: Bool, value: Double) {
      self.value = value
      self.column = Int32(column)
      self.isUpper = isUpper
    }
  }

  /// The branching that led here, to learn from once the node is solved.
  struct Step: Sendable {
    let column: Int
    let isUp: Bool
    /// How far the column had to move.
    let distance: Double
    let objective: Double
  }

  /// Nothing below the node costs less.
  var bound: Double
  var depth = 0
  var changes: [Change] = []
  var basis: Basis?
  var step: Step?
  /// In the order of making: what decides between equal bounds.
  var number = 0
}

/// Open nodes, the one with the least bound first: a binary heap.
struct NodeQueue: Sendable {
  /// Nodes that keep the basis to start from; more would take too much memory.
  private static let mostBases = 5_000
  private static let mostNodes = 50_000

  private var nodes: [OpenNode] = []

  var isFull: Bool { nodes.count >= Self.mostNodes }

  /// The least bound; infinity where nothing is open.
  var leastBound: Double { nodes.first?.bound ?? .infinity }

  mutating func push(_ node: OpenNode) {
    nodes.append(node)
    var place = nodes.count - 1
    if place >= Self.mostBases { nodes[place].basis = nil }
    while place > 0, isBefore(place, (place - 1) / 2) {
      nodes.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func pop() -> OpenNode? {
    guard let last = nodes.indices.last else { return nil }
    nodes.swapAt(0, last)
    let node = nodes.removeLast()
    var place = 0
    while true {
      var first = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < nodes.count && isBefore(child, first) {
        first = child
      }
      if first == place { return node }
      nodes.swapAt(first, place)
      place = first
    }
  }

  mutating func removeAll() { nodes.removeAll() }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    (nodes[a].bound, nodes[a].number) < (nodes[b].bound, nodes[b].number)
  }
}
