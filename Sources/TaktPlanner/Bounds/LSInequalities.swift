import GLPK
import TaktModel

/// The (l,S) inequalities of I. Barany, T. Van Roy and L. Wolsey (1984), on echelon demand, with
/// alternates, carry-over, initial stock and demand that may be late or unmet.
///
/// For a stage and a period l: what is started in periods where a set-up is not insisted on, plus, where
/// it is, all the demand that could then be served on time, plus what is late or unmet, covers the net
/// demand due by l. Production serves a demand on time only if it comes no later than the demand.
struct LSInequalities: Sendable {
  private let program: Program
  private let stages: [StageCover]

  /// What the inequalities of one stage are made of.
  private struct StageCover: Sendable {
    let stage: Int
    let echelon: EchelonDemand
    /// Periods in which net demand is due.
    let duePeriods: [Int]
    /// Ways to produce: starts of a mode in a period.
    let sources: [Source]
    /// Terms for what is not delivered on time, by the period it was due in.
    let missed: [[Term]]
  }

  private struct Source: Sendable {
    let arrivalPeriod: Int
    let output: [Term]
    /// Empty and 0 where no set-up is modelled.
    let ready: [Variable]
    let readyConstant: Double
    let needsSetup: Bool
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
    var sources: [Source] = []
    for mode in data.stages[stage].modes {
      for period in 0..<data.periodCount where program.layout.starts[mode][period] != nil {
        sources.append(
          source(mode, period, arrival: data.stages[stage].arrivalPeriod[period], program))
      }
    }
    guard sources.contains(where: \.needsSetup) else { return nil }
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
      stage: stage, echelon: echelon, duePeriods: duePeriods, sources: sources, missed: missed)
  }

  private static func source(
    _ mode: Int, _ period: Int, arrival: Int, _ program: Program
  ) -> Source {
    let group = program.data.modes[mode].group
    let isInitial = period == 0 && program.data.setupGroups[group].isInitial
    let carried = period > 0 ? program.layout.carries[group][period - 1] : nil
    return Source(
      arrivalPeriod: arrival, output: program.output(of: mode, in: period),
      ready: [program.layout.setups[group][period], carried].compactMap { $0 },
      readyConstant: isInitial ? 1 : 0, needsSetup: !program.data.setupGroups[group].isFree)
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
    for source in cover.sources where source.arrivalPeriod <= last {
      let output = value(source.output, point)
      let most = cover.echelon.net(from: source.arrivalPeriod, through: last)
      let ready = source.ready.reduce(source.readyConstant) { $0 + point[$1.index] }
      if source.needsSetup && most * ready < output {
        sum += most * ready
        terms += source.ready.map { Term($0, most) }
        right -= most * source.readyConstant
      } else {
        sum += output
        terms += source.output
      }
    }
    for period in 0...last {
      sum += value(cover.missed[period], point)
      terms += cover.missed[period]
    }
    guard required - sum > 1e-4 * max(1, required) else { return nil }
    return MixedIntegerProgram.LinearRow(
      terms: terms, lower: right, name: "ls_s\(cover.stage)_l\(last)")
  }

  private func value(_ terms: [Term], _ point: [Double]) -> Double {
    terms.reduce(0) { $0 + $1.coefficient * point[$1.variable.index] }
  }
}
