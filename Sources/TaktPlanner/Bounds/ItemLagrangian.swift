import TaktModel

/// Lower bounds of the program's optimum without any linear program, for plants of any size.
///
/// Capacity, the machines' states and the flow between stages are priced; what remains is a lot-sizing
/// problem for each stage, solved by dynamic programming (W. Trigeiro, L. Thomas and J. McClain, 1989;
/// P. Afentakis and B. Gavish, 1986, for echelon stock). Least lots, multiples, releases, complete
/// deliveries and purchase sizes are left out, which can only lower the bound.
struct ItemLagrangian: Sendable {
  /// Proven lower bound on the program's objective; the best so far.
  private(set) var bound: Double
  /// Cells of dynamic programs, in units of about a microsecond.
  private(set) var work = 0

  private let model: LagrangianModel
  private var best: LagrangianPrices
  private var current: LagrangianPrices
  private var evaluation: LagrangianEvaluation
  private var ascent: PriceAscent
  private var isFresh = true
  private var pace = 0.01
  private var failures = 0
  private var successes = 0
  private var hasGained = false

  init(_ program: Program) {
    model = LagrangianModel(program)
    best = LagrangianPrices(model, heldDownstream: 0, keeping: 0)
    current = best
    evaluation = LagrangianEvaluation(model)
    ascent = PriceAscent(model, like: best)
    bound = -.infinity
  }

  /// Best prices: by machine and period, currency per second.
  var capacityPrices: [[Double]] {
    model.data.plant.machines.indices.map {
      Array(best.capacity[($0 * model.periods)..<(($0 + 1) * model.periods)])
    }
  }

  /// Improves the bound for so many iterations.
  ///
  /// - Parameters:
  ///   - target: a known objective (an incumbent's); the bound is not driven past it.
  ///   - column: is handed, per iteration, each stage's pattern (the mode that makes in each period,
  ///     or -1) and its cost without capacity prices.
  mutating func run(
    iterations: Int, target: Double, stop: StopRule,
    column: ((_ stage: Int, _ pattern: [Int], _ cost: Double) -> Void)? = nil
  ) {
    if isFresh { begin(stop: stop) }
    for _ in 0..<iterations {
      if stop.isOver || bound >= target { return }
      evaluation.evaluate(model, current, column: column)
      work += evaluation.work
      evaluation.work = 0
      learn(target: target)
    }
  }

  /// The best of a few ways to begin.
  private mutating func begin(stop: StopRule) {
    isFresh = false
    let hasLinks = model.data.points.indices.contains {
      model.isPriced[$0] && model.data.stageInto[$0] != nil
    }
    let hasKeeping = model.carries.contains(true)
    for keeping in hasKeeping ? [0, 0.3, 0.7, 1] : [0] {
      for share in hasLinks ? [0, 0.25, 0.5, 0.75, 1] : [0] {
        // One way is looked at whatever the time: there has to be a bound.
        if bound > -.infinity, stop.isOver { continue }
        let prices = LagrangianPrices(model, heldDownstream: share, keeping: keeping)
        evaluation.evaluate(model, prices)
        if evaluation.value > bound {
          bound = evaluation.value
          best = prices
        }
      }
    }
    current = best
  }

  private mutating func learn(target: Double) {
    if evaluation.value > bound {
      bound = evaluation.value
      best = current
      failures = 0
      successes += 1
      hasGained = true
      // At first the step may be far too short.
      pace *= successes > 2 ? 1.3 : 1.05
    } else {
      successes = 0
      failures += 1
      // Until the first gain the step is sought, not shortened with care.
      if failures == (hasGained ? Self.patience : 3) {
        failures = 0
        pace *= hasGained ? 0.6 : 0.4
        current = best
        ascent.clear()
      }
    }
    let length = ascent.turn(evaluation, at: current, weight: 0.2, model)
    guard length > 0 else { return }
    let gap = target.isFinite ? max(0, target - bound) : .infinity
    let reach = min(pace * max(abs(bound), 1e-6), gap)
    ascent.move(&current, by: reach / length, model, evaluation)
  }

  /// Iterations without gain before the step is shortened.
  private static let patience = 20
}
