import GLPK
import TaktModel

/// The (l,S) inequalities of I. Barany, T. Van Roy and L. Wolsey (1984), on echelon demand, with
/// alternates, carry-over, initial stock and demand that may be late or unmet.
///
/// For a stage and a period l: what is started in some periods, plus all the demand that could be
/// served on time from the others where a machine is ready in them, plus what is late or unmet, covers
/// the net demand due by l. Production serves a demand on time only if it comes no later than it.
///
/// A machine is ready in one of several periods running only if it is set up in one of them or keeps
/// the set-up from before the first: the carry-over counts once for all of them (compare C. Suerie and
/// H. Stadtler, 2003).
struct LSInequalities: Sendable {
  private let program: Program
  private let stages: [StageCover]

  /// What the inequalities of one stage are made of.
  private struct StageCover: Sendable {
    let stage: Int
    let echelon: EchelonDemand
    /// Periods in which net demand is due.
    let duePeriods: [Int]
    /// The stage's set-up groups.
    let lines: [Line]
    /// Terms for what is not delivered on time, by the period it was due in.
    let missed: [[Term]]
  }

  /// What the modes of a set-up group give; a step has one at most on a machine.
  private struct Line: Sendable {
    let needsSetup: Bool
    let periods: [Step]
  }

  private struct Step: Sendable {
    let arrivalPeriod: Int
    let output: [Term]
    let setup: Variable?
    /// The set-up kept from the period before; the constant stands for the horizon's start.
    let carried: Variable?
    let carriedConstant: Double
  }

  init(_ program: Program) {
    self.program = program
    stages = program.data.stages.indices.compactMap { Self.cover(of: $0, program) }
  }

  private static func cover(of stage: Int, _ program: Program) -> StageCover? {
    let data = program.data
    let echelon = EchelonDemand(stage: stage, data: data)
    let duePeriods = (0..<data.periodCount).filter { echelon.net(from: $0, through: $0) > 1e-9 }
    guard !duePeriods.isEmpty else { return nil }
    let modes = Dictionary(grouping: data.stages[stage].modes) { data.modes[$0].group }
    let lines = modes.keys.sorted().map { line($0, modes[$0] ?? [], of: stage, program) }
    guard lines.contains(where: \.needsSetup) else { return nil }
    var missed = [[Term]](repeating: [], count: data.periodCount)
    for (index, weight) in echelon.served {
      let demand = data.demands[index]
      missed[demand.duePeriod].append(Term(program.layout.unmet[index], weight))
      for (offset, delivery) in program.layout.deliveries[index].enumerated()
      where demand.deliveryPeriods.lowerBound + offset > demand.duePeriod {
        missed[demand.duePeriod].append(Term(delivery.variable, weight * delivery.coefficient))
      }
    }
    return StageCover(
      stage: stage, echelon: echelon, duePeriods: duePeriods, lines: lines, missed: missed)
  }

  private static func line(
    _ group: Int, _ modes: [Int], of stage: Int, _ program: Program
  ) -> Line {
    let (data, layout) = (program.data, program.layout)
    return Line(
      needsSetup: !data.setupGroups[group].isFree,
      periods: (0..<data.periodCount).map { period in
        Step(
          arrivalPeriod: data.modes[modes[0]].arrivalPeriod[period],
          output: modes.flatMap { program.output(of: $0, in: period) },
          setup: layout.setups[group][period],
          carried: period > 0 ? layout.carries[group][period - 1] : nil,
          carriedConstant: period == 0 && data.setupGroups[group].isInitial ? 1 : 0)
      })
  }

  /// Inequalities that the point violates: for each stage and period the deepest one.
  func violated(at point: [Double]) -> [MixedIntegerProgram.LinearRow] {
    stages.flatMap { cover in
      cover.duePeriods.compactMap { deepest(cover, through: $0, at: point) }
    }
  }

  private func deepest(
    _ cover: StageCover, through last: Int, at point: [Double]
  ) -> MixedIntegerProgram.LinearRow? {
    let required = cover.echelon.netCumulative[last]
    var sum = 0.0
    var terms: [Term] = []
    var right = required
    for line in cover.lines {
      let part = cheapest(line, of: cover.echelon, through: last, at: point)
      sum += part.value
      terms += part.terms
      right -= part.constant
    }
    for period in 0...last {
      sum += value(cover.missed[period], point)
      terms += cover.missed[period]
    }
    guard required - sum > 1e-4 * max(1, required) else { return nil }
    return MixedIntegerProgram.LinearRow(
      terms: terms, lower: right, name: "ls_s\(cover.stage)_l\(last)")
  }

  /// What a set-up group adds to an inequality.
  private struct Part {
    /// At the point, the constant included.
    var value = 0.0
    var terms: [Term] = []
    var constant = 0.0
  }

  /// The least that the group can add: by dynamic programming over its periods, in each of which the
  /// output or the readiness counts.
  private func cheapest(
    _ line: Line, of echelon: EchelonDemand, through last: Int, at point: [Double]
  ) -> Part {
    let steps = line.periods.prefix { $0.arrivalPeriod <= last }
    // The least up to a period, its output counted or its readiness, and whether the period before
    // counted its readiness.
    var (byOutput, byReadiness) = (0.0, Double.infinity)
    var choices: [(afterReadiness: Bool, readyAfterReadiness: Bool)] = []
    for step in steps {
      let afterReadiness = byReadiness < byOutput
      let before = min(byOutput, byReadiness)
      var (begun, goesOn) = (Double.infinity, Double.infinity)
      if line.needsSetup {
        let most = echelon.net(from: step.arrivalPeriod, through: last)
        let setup = most * value(step.setup, point)
        begun = byOutput + setup + most * (value(step.carried, point) + step.carriedConstant)
        goesOn = byReadiness + setup
      }
      choices.append((afterReadiness, goesOn < begun))
      byOutput = before + value(step.output, point)
      byReadiness = min(begun, goesOn)
    }
    var part = Part(value: min(byOutput, byReadiness))
    var countsReadiness = byReadiness < byOutput
    for (step, choice) in zip(steps, choices).reversed() {
      if !countsReadiness {
        part.terms += step.output
        countsReadiness = choice.afterReadiness
        continue
      }
      let most = echelon.net(from: step.arrivalPeriod, through: last)
      if let setup = step.setup { part.terms.append(Term(setup, most)) }
      countsReadiness = choice.readyAfterReadiness
      if !countsReadiness {
        if let carried = step.carried { part.terms.append(Term(carried, most)) }
        part.constant += most * step.carriedConstant
      }
    }
    return part
  }

  private func value(_ variable: Variable?, _ point: [Double]) -> Double {
    variable.map { point[$0.index] } ?? 0
  }

  private func value(_ terms: [Term], _ point: [Double]) -> Double {
    terms.reduce(0) { $0 + $1.coefficient * point[$1.variable.index] }
  }
}
