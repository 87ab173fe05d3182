import TaktModel

/// The search for machines that are plain lot-sizing cases: annealing on set-ups on every thread, columns
/// of the item Lagrangian where there are many items, and each case's own bound.
struct LotSizingSearch {
  let program: Program
  let cases: [LotSizingCase]
  /// Whether the cases are all there is to plan, so that a bound on them is one on the program.
  let isWhole: Bool
  let threads: Int
  let seed: UInt64
  /// By case, then thread.
  var annealings: [[SetupAnnealing]] = []
  /// By case: good plans that are not all alike.
  var elites: [ElitePlans]
  var nextCase = 0
  var random: SeededGenerator
  /// By case: how hot its next slice begins.
  var heat: [Double]
  /// Of the next slice, by case: twice the last's.
  var moves: [Double]
  /// By case, once annealing has a plan; nil where none holds.
  var bounds: [CaseBound?] = []
  /// The program's cost less what the drafts count, the same for every plan that serves all demand.
  var fixedCost: Double?
  /// What no plan of the program costs less than, as the cases' bounds prove.
  var bound = -Double.infinity
  /// The objective up to which plans are known here.
  var followed = Double.infinity
  /// Whether a plan that serves all demand was found.
  var hasPlan = false
  /// About what was done since it was last asked for, by counting, not by a clock.
  var microseconds = 0.0
  var annealingMicroseconds = 0.0
  var neighbourhoods: [SetupNeighbourhoods] = []
  var nextNeighbourhood = 0
  var neighbourhoodMicroseconds = 0.0

  /// Above so many cells a slice of annealing costs more than it brings.
  static let mostCells = 20_000
  /// Of the first slice, which has to end soon even where there are thousands of cells, and of the longest.
  static let (movesPerCell, mostFirstMoves, mostMoves) = (200, 150_000.0, 8e6)
  /// What trees on some set-ups may take of what annealing takes.
  static let neighbourhoodShare = 2.0
  /// In mean set-up costs.
  static let (mildHeat, mostHeat) = (0.2, 0.8)

  /// Nil where no machine is such a case.
  init?(_ program: Program, seed: UInt64, threads: Int) {
    let cases = LotSizingCase.all(in: program)
    guard !cases.isEmpty else { return nil }
    self.program = program
    self.cases = cases
    self.seed = seed
    self.threads = threads
    random = SeededGenerator(seed: seed)
    elites = cases.map { _ in ElitePlans() }
    heat = cases.map { _ in Self.mildHeat }
    moves = cases.map {
      min(Double(Self.movesPerCell * $0.itemCount * $0.periodCount), Self.mostFirstMoves)
    }
    isWhole = Self.isAll(cases, of: program)
  }

  /// Whether nothing else is decided: no other stage makes anything, nothing is bought, and every order
  /// is for an item. What is decided elsewhere has a cost that is not the same for every plan.
  private static func isAll(_ cases: [LotSizingCase], of program: Program) -> Bool {
    let modes = Set(cases.flatMap(\.modes))
    let products = Set(modes.map { program.data.stages[program.data.modes[$0].stage].product })
    return program.layout.starts.enumerated().allSatisfy { mode, row in
      modes.contains(mode) || row.allSatisfy { $0 == nil }
    } && program.layout.purchases.allSatisfy { $0.allSatisfy { $0 == nil } }
      && program.data.demands.allSatisfy { products.contains($0.product) }
  }

  /// Whether the last slices brought nothing.
  var isStalled: Bool { heat.allSatisfy { $0 > Self.mildHeat } }

  /// Whether annealing is worth a thread's time.
  var canAnneal: Bool {
    cases.contains { $0.itemCount > 1 && $0.itemCount * $0.periodCount <= Self.mostCells }
  }

  /// About how long everything since the last call takes one thread; counted, so always the same.
  mutating func takeMicroseconds() -> Double {
    defer { microseconds = 0 }
    return microseconds
  }

  /// The annealing with the cheapest plan; nil where none has one.
  func best(of annealings: [SetupAnnealing]) -> SetupAnnealing? {
    annealings.filter { $0.bestCost.isFinite }.min { $0.bestCost < $1.bestCost }
  }
}
