import GLPK
public import TaktModel

extension PricingProgram {
  /// Linear programs that prices may take, and simplex iterations in all.
  private var mostTrials: Int { max(20, min(300, 400_000 / max(1, mip.rowCount))) }
  private static let mostIterations = 200_000

  /// What one more hour or unit of each scarce thing saves: by the duals of the program, and, since
  /// those of a degenerate one promise too much, by trying it.
  ///
  /// - Returns: nil where the time or GLPK does not allow it; the dearest alone where time is up on the
  ///   way.
  func prices(stop: StopRule, cancellation: Cancellation) async -> [Plan.Price]? {
    let answer = try? await Solver.run(cancellation: cancellation) { solver in
      try prices(&solver, stop)
    }
    return answer ?? nil
  }

  private func prices(_ solver: inout Solver, _ stop: StopRule) throws -> [Plan.Price]? {
    try solver.load(mip)
    var left = Self.mostIterations
    func solve(_ solver: inout Solver, presolve: Bool = false) throws -> Double? {
      let seconds = stop.secondsLeft()
      guard seconds > 0, left > 0 else { return nil }
      let result = try solver.solveRelaxation(
        LPOptions(
          iterationLimit: left, timeLimitSeconds: seconds.isFinite ? max(0.01, seconds) : nil,
          presolve: presolve))
      left -= result.iterations + 1
      return result.status == .optimal ? result.objective : nil
    }
    guard let least = try solve(&solver, presolve: true) else { return nil }
    let duals = solver.reducedCosts()
    let noise = 1e-6 + 1e-9 * abs(least)
    let promising = extras.indices.filter {
      -duals[extras[$0].column.index] > extras[$0].plainWorth + noise
    }.sorted {
      let (a, b) = (duals[extras[$0].column.index], duals[extras[$1].column.index])
      return a == b ? $0 < $1 : a < b
    }
    var prices: [(index: Int, price: Plan.Price)] = []
    for index in promising.prefix(mostTrials) {
      let extra = extras[index]
      try solver.setBounds(of: extra.column, lower: 0, upper: extra.amount)
      guard let cheaper = try solve(&solver) else { break }
      try solver.setBounds(of: extra.column, lower: 0, upper: 0)
      let worth = min(-duals[extra.column.index], (least - cheaper) / extra.amount)
      guard worth > extra.plainWorth * (1 + 1e-6) + noise else { continue }
      let rounded = (worth * 1e6).rounded() / 1e6
      prices.append((index, Plan.Price(extra.scarce, period: extra.period, worth: rounded)))
    }
    return prices.sorted { $0.index < $1.index }.map(\.price)
  }
}

extension Planner {
  /// What one more hour of each machine and shared resource, and one more unit of each scarce material
  /// would be worth in each period, the set-ups being those of a result.
  ///
  /// The first hour or unit saves so much; the next may save less. Machines, then resources, then
  /// products, each by period.
  /// - Returns: nil where the program is too large for that or the time is up first.
  public func prices(
    of result: Result, stop: StopRule = .never, cancellation: Cancellation = Cancellation()
  ) async -> [Plan.Price]? {
    guard program.mip.rowCount <= Search.mostRows, !stop.isOver else { return nil }
    return await PricingProgram(program, at: result.point)
      .prices(stop: stop, cancellation: cancellation)
  }
}
