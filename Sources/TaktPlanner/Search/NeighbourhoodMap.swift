import GLPK
import TaktModel

/// Which columns belong together: to a set-up group in a period, to a product's orders, to purchases.
struct NeighbourhoodMap: Sendable {
  let periodCount: Int
  /// By group, then period: set-ups, carry-overs, lot counts and multiples that may be other than 0.
  let cells: [[[Int]]]
  /// Groups with a cell.
  let groups: [Int]
  /// By machine: its groups that have a cell.
  let groupsOn: [[Int]]
  /// By group: groups that make what it takes, or take what it makes, or are an alternate to it.
  let related: [[Int]]
  /// By group: groups on other machines, or for other families, that can do the same.
  let alternates: [[Int]]
  /// By product: the groups that its last step is made in.
  let makers: [[Int]]
  /// By demand: the choices of a complete order.
  let choices: [[Int]]
  /// By group, then period: choices of complete orders that aim at the period, and purchase counts and
  /// choices, of what it makes and takes.
  let extras: [[[Int]]]
  /// By group, then period: every column of the period that moves when what is made in it does, but for
  /// the integers.
  private let columns: [[[Int]]]
  /// By group: what is unmet of its products.
  private let unmet: [[Int]]
  /// By machine, then period.
  private let overtime: [[[Int]]]
  private let machineOf: [Int]

  init(_ program: Program) {
    let data = program.data
    let layout = program.layout
    var builder = Builder(program)
    builder.addCells()
    builder.addColumns()
    builder.addPurchasesAndOrders()
    periodCount = data.periodCount
    cells = builder.cells
    columns = builder.columns
    unmet = builder.unmet
    extras = builder.extras
    let groups = data.setupGroups.indices.filter { builder.cells[$0].contains { !$0.isEmpty } }
    var groupsOn = data.plant.machines.map { _ in [Int]() }
    for group in groups { groupsOn[data.setupGroups[group].machine].append(group) }
    self.groups = groups
    self.groupsOn = groupsOn
    machineOf = data.setupGroups.map(\.machine)
    overtime = layout.overtime.map { $0.map { $0.compactMap { $0?.index } } }
    (related, alternates) = Self.related(data)
    makers = data.plant.products.indices.map { product in
      guard let stage = data.stageInto[product] else { return [] }
      return data.stages[stage].modes.map { data.modes[$0].group }.uniqued()
    }
    choices = data.demands.indices.map { demand in
      data.demands[demand].isComplete
        ? layout.deliveries[demand].map(\.variable.index) : []
    }
  }

  /// Continuous columns of some periods that may move when only what is made in these groups changes.
  func region(of groups: [Int], in periods: Range<Int>) -> [Int] {
    var result: [Int] = []
    for group in groups {
      result += unmet[group]
      for period in periods {
        result += columns[group][period]
        result += overtime[machineOf[group]][period]
      }
    }
    return result
  }

  /// How many columns `region` gives for a group, but for overtime.
  func regionSize(of group: Int, in periods: Range<Int>) -> Int {
    periods.reduce(unmet[group].count) { $0 + columns[group][$1].count }
  }

  private static func related(_ data: PlanningData) -> ([[Int]], [[Int]]) {
    var takers = data.points.map { _ in [Int]() }
    for (stage, details) in data.stages.enumerated() {
      for input in details.inputs { takers[input.point].append(stage) }
    }
    func groups(of stages: [Int]) -> [Int] {
      stages.flatMap { data.stages[$0].modes.map { data.modes[$0].group } }
    }
    var related: [[Int]] = []
    var alternates: [[Int]] = []
    for (index, group) in data.setupGroups.enumerated() {
      let own = group.modes.map { data.modes[$0].stage }.uniqued()
      let near = own.flatMap { stage in
        data.stages[stage].inputs.compactMap { data.stageInto[$0.point] }
          + takers[data.stages[stage].output]
      }
      alternates.append(groups(of: own).filter { $0 != index }.uniqued())
      related.append(groups(of: own + near).filter { $0 != index }.uniqued())
    }
    return (related, alternates)
  }
}

extension NeighbourhoodMap {
  /// The tables while they are filled.
  private struct Builder {
    let program: Program
    var cells: [[[Int]]]
    var columns: [[[Int]]]
    var extras: [[[Int]]]
    var unmet: [[Int]]
    /// Modes at subcontractors.
    private let sentOut: [Int]
    /// By mode: lots of the plan in hand that it may keep.
    private let changes: [Int: [Layout.Change]]

    init(_ program: Program) {
      self.program = program
      sentOut = program.data.modes.indices.filter {
        program.data.plant.machines[program.data.modes[$0].machine].isSubcontractor
      }
      changes = Dictionary(grouping: program.layout.changes, by: \.batch.mode)
      let periods = [[Int]](repeating: [], count: program.data.periodCount)
      cells = program.data.setupGroups.map { _ in periods }
      columns = cells
      extras = cells
      unmet = program.data.setupGroups.map { _ in [] }
    }

    mutating func addCells() {
      let (data, layout) = (program.data, program.layout)
      for (group, details) in data.setupGroups.enumerated() {
        for period in 0..<data.periodCount {
          var cell = [layout.setups[group][period], layout.carries[group][period]]
          for mode in details.modes {
            cell += [layout.lotCounts[mode][period], layout.multiples[mode][period]]
          }
          cells[group][period] = cell.compactMap { $0 }
            .filter { program.mip.upper(of: $0) > 0 }.map(\.index)
        }
      }
    }

    mutating func addColumns() {
      let (data, layout) = (program.data, program.layout)
      for (group, details) in data.setupGroups.enumerated() {
        let points = points(of: group)
        let outside = outside(of: points).filter { data.modes[$0].group != group }
        for period in 0..<data.periodCount {
          var found = [layout.throughs[group][period]]
          found += dearer(group, period)
          for mode in details.modes {
            found += [layout.starts[mode][period], layout.scrapShares[mode][period]]
          }
          found += outside.map { layout.starts[$0][period] }
          found += changes(of: details.modes + outside, in: period)
          for point in points {
            found.append(layout.stocks[point][period])
            found.append(layout.waste[point][period])
            if data.points[point].step == nil {
              found.append(layout.purchases[data.points[point].product][period])
              found.append(layout.shortages[data.points[point].product][period])
            }
          }
          columns[group][period] = found.compactMap { $0?.index }
        }
      }
    }

    /// Which lots of the plan in hand are kept depends on what the modes make in the period.
    private func changes(of modes: [Int], in period: Int) -> [Variable] {
      modes.flatMap { changes[$0, default: []] }.filter { $0.batch.periods.contains(period) }
        .map(\.variable)
    }

    /// What the group may need beyond shared limits.
    private func dearer(_ group: Int, _ period: Int) -> [Variable] {
      let shared = program.data.shared
      let starts = program.data.setupGroups[group].modes.flatMap {
        shared.uses(ofStart: $0, period)
      }
      let limits = (starts + shared.uses(ofSetup: group, period)).map(\.limit).uniqued()
      return limits.flatMap { program.layout.dearer[$0] }
    }

    mutating func addPurchasesAndOrders() {
      let (data, layout) = (program.data, program.layout)
      var groupsAt = data.plant.products.map { _ in [Int]() }
      for group in data.setupGroups.indices {
        for point in points(of: group) where data.points[point].step == nil {
          groupsAt[data.points[point].product].append(group)
        }
      }
      for (index, demand) in data.demands.enumerated() {
        for group in groupsAt[demand.product] {
          unmet[group].append(layout.unmet[index].index)
          if demand.isComplete && !demand.deliveryPeriods.isEmpty {
            extras[group][demand.targetPeriod] += layout.deliveries[index].map(\.variable.index)
          }
          guard !demand.isComplete else { continue }
          for (offset, delivery) in layout.deliveries[index].enumerated() {
            columns[group][demand.deliveryPeriods.lowerBound + offset].append(
              delivery.variable.index)
          }
        }
      }
      for (product, groups) in groupsAt.enumerated() {
        for period in 0..<data.periodCount {
          guard let bought = layout.purchases[product][period] else { continue }
          let whole = [layout.purchaseCounts[product][period], layout.purchaseChoices[bought]]
            .compactMap { $0?.index }
          for group in groups where !whole.isEmpty { extras[group][period] += whole }
        }
      }
    }

    /// Stock points that the group's stages take from and give to, and beyond them those that only a
    /// subcontractor is between: his groups have no cells to be chosen by.
    private func points(of group: Int) -> [Int] {
      var points = points(ofModes: program.data.setupGroups[group].modes)
      guard !sentOut.isEmpty else { return points }
      while true {
        let more = (points + self.points(ofModes: outside(of: points))).uniqued()
        if more.count == points.count { return points }
        points = more
      }
    }

    private func points(ofModes modes: [Int]) -> [Int] {
      let data = program.data
      return modes.flatMap { mode in
        let stage = data.stages[data.modes[mode].stage]
        return [stage.output] + stage.inputs.map(\.point)
      }.uniqued()
    }

    /// Subcontractors' modes that give to one of the points or take from it.
    private func outside(of points: [Int]) -> [Int] {
      guard !sentOut.isEmpty else { return [] }
      return sentOut.filter { mode in
        self.points(ofModes: [mode]).contains { points.contains($0) }
      }
    }
  }
}

extension [Int] {
  /// Each value once, where it stands first.
  func uniqued() -> [Int] {
    var seen: Set<Int> = []
    return filter { seen.insert($0).inserted }
  }
}
