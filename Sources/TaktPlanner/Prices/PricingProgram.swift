import GLPK
import TaktModel

/// The program with its set-ups fixed, and a column for a little more of each scarce thing.
///
/// Which set-ups are done, which lots there are and when complete orders go out is as in the point;
/// what of each, when and for whom is free, and so are the limits on units that only repeat how long a
/// period is: an hour more must be able to do more.
struct PricingProgram: Sendable {
  /// More of something, fixed at nothing.
  struct Extra: Sendable {
    let scarce: Plan.Price.Scarce
    let period: Int
    let column: Variable
    /// How much more of it is tried.
    let amount: Double
    /// What it is worth without being scarce: what a unit costs to buy.
    let plainWorth: Double
  }

  private(set) var mip = MixedIntegerProgram(name: "prices")
  private(set) var extras: [Extra] = []

  /// Columns that stay, in the small program; those that do not are fixed at their value.
  private var columns: [Variable?]
  private var lowers: [Double]
  private var uppers: [Double]
  /// By row of the program: what an hour or a unit more adds to it.
  private var additions: [Int: [Term]] = [:]

  init(_ program: Program, at point: [Double]) {
    lowers = program.mip.lowers
    uppers = program.mip.uppers
    columns = Array(repeating: nil, count: program.mip.variableCount)
    let useful = UsefulStarts(program.data)
    fixDecisions(program, point)
    freeSizes(program, point, useful)
    addColumns(program.mip)
    addMachineHours(program)
    addResourceHours(program)
    addMaterials(program, useful)
    addRows(program)
  }

  private mutating func fix(_ variable: Variable?, _ value: Double) {
    guard let variable else { return }
    lowers[variable.index] = value
    uppers[variable.index] = value
  }

  private mutating func fixDecisions(_ program: Program, _ point: [Double]) {
    for variable in (program.layout.setups + program.layout.carries).joined().compactMap({ $0 }) {
      fix(variable, point[variable.index].rounded())
    }
    for (demand, deliveries) in zip(program.data.demands, program.layout.deliveries)
    where demand.isComplete {
      for choice in deliveries { fix(choice.variable, point[choice.variable.index].rounded()) }
    }
  }

  /// Lots that there are may grow and shrink, purchases too.
  private mutating func freeSizes(_ program: Program, _ point: [Double], _ useful: UsefulStarts) {
    let (data, layout) = (program.data, program.layout)
    for (mode, details) in data.modes.enumerated() {
      for period in 0..<data.periodCount {
        guard let start = layout.starts[mode][period], program.mip.upper(of: start) > 0 else {
          continue
        }
        let count = layout.lotCounts[mode][period]
        let multiple = layout.multiples[mode][period]
        if program.isReady(mode, period, point), count.map({ point[$0.index] > 0.5 }) ?? true {
          uppers[start.index] = useful.units[details.stage][period]
          if let multiple { uppers[multiple.index] = .infinity }
          if let count { (lowers[count.index], uppers[count.index]) = (1, .infinity) }
        } else {
          for column in [start, count, multiple] { fix(column, 0) }
        }
      }
    }
    for count in layout.purchaseCounts.joined().compactMap({ $0 }) {
      uppers[count.index] = .infinity
    }
    for (point, row) in layout.stocks.enumerated() {
      let isLimited =
        data.points[point].step == nil
        && data.plant.products[data.points[point].product].maxStock != nil
      for stock in row.compactMap({ $0 }) where !isLimited { uppers[stock.index] = .infinity }
    }
  }

  private mutating func addColumns(_ big: MixedIntegerProgram) {
    for column in big.variables where lowers[column.index] < uppers[column.index] {
      columns[column.index] = mip.addVariable(
        big.name(of: column), lower: lowers[column.index], upper: uppers[column.index],
        cost: big.cost(of: column))
    }
  }

  private mutating func addExtra(
    _ scarce: Plan.Price.Scarce, _ period: Int,
    to rows: [(row: MixedIntegerProgram.Row?, coefficient: Double)], amount: Double = 1,
    plainWorth: Double = 0
  ) {
    let rows = rows.compactMap { entry in entry.row.map { ($0.index, entry.coefficient) } }
    guard !rows.isEmpty else { return }
    let column = mip.addVariable("more_\(extras.count)", upper: 0)
    for (row, coefficient) in rows { additions[row, default: []].append(Term(column, coefficient)) }
    extras.append(
      Extra(
        scarce: scarce, period: period, column: column, amount: amount, plainWorth: plainWorth))
  }

  private mutating func addMachineHours(_ program: Program) {
    for (machine, rows) in program.layout.capacity.enumerated() {
      for (period, row) in rows.enumerated() {
        addExtra(.machine(machine), period, to: [(row, -1)])
      }
    }
  }

  /// One more hour of a mould is one more at every machine that has it then; people's weeks stay.
  private mutating func addResourceHours(_ program: Program) {
    let limits = program.data.shared.limits
    for resource in program.data.plant.resources.indices {
      for period in 0..<program.data.periodCount {
        let rows = limits.indices.filter {
          limits[$0].hours.map { $0.resource == resource && $0.period == period } ?? false
        }
        addExtra(
          .resource(resource), period, to: rows.map { (program.layout.limits[$0], -1) })
      }
    }
  }

  /// What is not made but bought, or there is only so much of.
  private mutating func addMaterials(_ program: Program, _ useful: UsefulStarts) {
    for (index, product) in program.data.plant.products.enumerated() where product.steps.isEmpty {
      for (period, row) in program.layout.flows[index].enumerated() {
        // A unit of thousands would drown in the rounding of the objective.
        addExtra(
          .product(index), period, to: [(row, 1)],
          amount: max(1, useful.taken[index][period] * 1e-4),
          plainWorth: product.purchase?.costPerUnit ?? 0)
      }
    }
  }

  private mutating func addRows(_ program: Program) {
    let isLeftOut = Set(program.layout.startLimits.map(\.index))
    for index in 0..<program.mip.rowCount where !isLeftOut.contains(index) {
      var row = program.mip.row(MixedIntegerProgram.Row(index: index))
      var terms = additions[index] ?? []
      for term in row.terms {
        if let column = columns[term.variable.index] {
          terms.append(Term(column, term.coefficient))
        } else {
          row.lower -= term.coefficient * lowers[term.variable.index]
          row.upper -= term.coefficient * lowers[term.variable.index]
        }
      }
      row.terms = terms
      if !terms.isEmpty { mip.add(row) }
    }
  }
}

extension Program {
  /// Whether a point has the machine set up for a mode in a period.
  fileprivate func isReady(_ mode: Int, _ period: Int, _ point: [Double]) -> Bool {
    let group = data.modes[mode].group
    if data.setupGroups[group].isFree { return true }
    if period == 0, data.setupGroups[group].isInitial { return true }
    let carried = period > 0 ? layout.carries[group][period - 1] : nil
    return [layout.setups[group][period], carried].contains { variable in
      variable.map { point[$0.index] > 0.5 } ?? false
    }
  }
}
