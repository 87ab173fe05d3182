import GLPK
import TaktModel

/// Which integers belong together: to a set-up group in a period, to a product's orders, to purchases.
struct NeighbourhoodMap: Sendable {
  /// By group, then period: set-ups, carry-overs, lot counts and multiples.
  let cells: [[[Int]]]
  /// By group: groups that make what it takes, or take what it makes, or share its machine.
  let related: [[Int]]
  /// By demand: the choices of a complete order.
  let choices: [[Int]]
  /// By period: purchase counts and choices.
  let purchases: [[Int]]
  /// By group: the products made in it.
  let products: [[Int]]
  /// By group: every column that moves when what is made in it does, but for the integers.
  private let columns: [[Int]]
  /// Overtime, which every machine may need.
  private let overtime: [Int]

  init(_ program: Program) {
    let data = program.data
    let layout = program.layout
    var cells = data.setupGroups.map { _ in [[Int]](repeating: [], count: data.periodCount) }
    var products = data.setupGroups.map { _ in [Int]() }
    for (group, details) in data.setupGroups.enumerated() {
      for period in 0..<data.periodCount {
        cells[group][period] = [layout.setups[group][period], layout.carries[group][period]]
          .compactMap { $0?.index }
        for mode in details.modes {
          cells[group][period] += [
            layout.lotCounts[mode][period], layout.multiples[mode][period],
          ].compactMap { $0?.index }
        }
      }
      for mode in details.modes {
        let product = data.stages[data.modes[mode].stage].product
        if !products[group].contains(product) { products[group].append(product) }
      }
    }
    self.cells = cells
    self.products = products
    self.related = Self.related(data)
    self.columns = Self.columns(program)
    self.overtime = layout.overtime.flatMap { $0.flatMap { $0.compactMap { $0?.index } } }
    self.choices = data.demands.indices.map { demand in
      data.demands[demand].isComplete
        ? layout.deliveries[demand].map(\.variable.index) : []
    }
    self.purchases = (0..<data.periodCount).map { period in
      data.plant.products.indices.flatMap { product -> [Int] in
        guard let bought = layout.purchases[product][period] else { return [] }
        return [layout.purchaseCounts[product][period], layout.purchaseChoices[bought]]
          .compactMap { $0?.index }
      }
    }
  }

  /// Continuous columns that may move when only what is made in these groups changes.
  func region(of groups: [Int]) -> [Int] {
    overtime + groups.flatMap { columns[$0] }
  }

  private static func columns(_ program: Program) -> [[Int]] {
    let (data, layout) = (program.data, program.layout)
    var demandsOf = data.plant.products.map { _ in [Int]() }
    for (index, demand) in data.demands.enumerated() { demandsOf[demand.product].append(index) }
    return data.setupGroups.enumerated().map { group, details in
      var columns = layout.throughs[group].compactMap { $0?.index }
      for mode in details.modes {
        columns += layout.starts[mode].compactMap { $0?.index }
        columns += layout.scrapShares[mode].compactMap { $0?.index }
        let stage = data.stages[data.modes[mode].stage]
        for point in [stage.output] + stage.inputs.map(\.point) {
          columns += layout.stocks[point].compactMap { $0?.index }
          guard data.points[point].step == nil else { continue }
          let product = data.points[point].product
          columns += layout.purchases[product].compactMap { $0?.index }
          for demand in demandsOf[product] {
            columns.append(layout.unmet[demand].index)
            columns += layout.deliveries[demand].map(\.variable.index)
          }
        }
      }
      return columns
    }
  }

  private static func related(_ data: PlanningData) -> [[Int]] {
    var takers = data.points.map { _ in [Int]() }
    for (stage, details) in data.stages.enumerated() {
      for input in details.inputs { takers[input.point].append(stage) }
    }
    return data.setupGroups.map { group in
      var stages: [Int] = []
      for mode in group.modes {
        let details = data.stages[data.modes[mode].stage]
        stages.append(data.modes[mode].stage)
        stages += details.inputs.compactMap { data.stageInto[$0.point] }
        stages += takers[details.output]
      }
      var found: [Int] = []
      for stage in stages {
        for mode in data.stages[stage].modes where !found.contains(data.modes[mode].group) {
          found.append(data.modes[mode].group)
        }
      }
      return found
    }
  }
}
