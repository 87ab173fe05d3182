import GLPK
import HeapModule

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

extension OpenNode: Comparable {
  static func < (a: Self, b: Self) -> Bool { (a.bound, a.number) < (b.bound, b.number) }
  static func == (a: Self, b: Self) -> Bool { a.number == b.number }
}

/// Open nodes, the one with the least bound first.
struct NodeQueue: Sendable {
  /// Nodes that keep the basis to start from; more would take too much memory.
  private static let mostBases = 5_000
  private static let mostNodes = 50_000

  private var nodes = Heap<OpenNode>()

  var isFull: Bool { nodes.count >= Self.mostNodes }

  /// The least bound; infinity where nothing is open.
  var leastBound: Double { nodes.min?.bound ?? .infinity }

  mutating func push(_ node: OpenNode) {
    var node = node
    if nodes.count >= Self.mostBases { node.basis = nil }
    nodes.insert(node)
  }

  mutating func pop() -> OpenNode? { nodes.popMin() }

  mutating func removeAll() { nodes = Heap() }
}
