import GLPK
import TaktModel

extension Program {
  /// The full point of the program that given decisions stand for: set-ups and their carry-over chosen,
  /// stocks, overtime, unmet quantities and counts computed.
  func point(for decisions: Decisions) -> [Double] {
    var point = [Double](repeating: 0, count: mip.variableCount)
    func set(_ variable: Variable?, _ value: Double) {
      if let variable { point[variable.index] = value }
    }
    for mode in data.modes.indices {
      for period in 0..<data.periodCount {
        let units = decisions.starts[mode][period]
        set(layout.starts[mode][period], units)
        countLots(mode, period, units, set)
      }
    }
    for machine in data.plant.machines.indices {
      chooseSetups(on: machine, decisions, set)
    }
    for (index, demand) in data.demands.enumerated() {
      let delivered = decisions.deliveries[index].reduce(0, +)
      for (offset, units) in decisions.deliveries[index].enumerated() {
        let delivery = layout.deliveries[index][offset]
        if demand.isComplete { set(delivery.variable, units > 0 ? 1 : 0) }
        if !demand.isComplete && delivery.coefficient == 1 { set(delivery.variable, units) }
      }
      set(layout.unmet[index], max(0, demand.quantity - delivered))
    }
    for (product, details) in data.plant.products.enumerated() {
      for period in 0..<data.periodCount {
        let units = decisions.purchases[product][period]
        let bought = layout.purchases[product][period]
        set(bought, units)
        if let multiple = details.purchase?.multiple {
          set(layout.purchaseCounts[product][period], (units / multiple).rounded())
        }
        if let bought { set(layout.purchaseChoices[bought], units > 0 ? 1 : 0) }
      }
    }
    fillStocksAndOvertime(&point)
    return point
  }

  private func countLots(
    _ mode: Int, _ period: Int, _ units: Double, _ set: (Variable?, Double) -> Void
  ) {
    let details = data.modes[mode]
    if let multiple = details.lotMultiple {
      set(layout.multiples[mode][period], (units / multiple).rounded())
    }
    guard let count = layout.lotCounts[mode][period], units > 0 else { return }
    let lots = details.maxLot.map { (units / $0 - 1e-9).rounded(.up) } ?? 1
    set(count, min(lots, mip.upper(of: count)))
  }

  /// Set-ups where something is made; of those of a period the one that is needed soonest again stays.
  private func chooseSetups(
    on machine: Int, _ decisions: Decisions, _ set: (Variable?, Double) -> Void
  ) {
    let groups = data.setupGroups.indices.filter {
      data.setupGroups[$0].machine == machine && !data.setupGroups[$0].isFree
    }
    let isMade = groups.map { group in
      (0..<data.periodCount).map { period in
        data.setupGroups[group].modes.contains { decisions.starts[$0][period] > 0 }
      }
    }
    var kept = groups.firstIndex { data.setupGroups[$0].isInitial }
    for period in 0..<data.periodCount {
      let setUp = groups.indices.filter { isMade[$0][period] && $0 != kept }
      for group in setUp {
        set(layout.setups[groups[group]][period], 1)
        payScrap(groups[group], period, decisions, set)
      }
      let stays = (setUp.isEmpty ? [kept].compactMap { $0 } : setUp).filter {
        layout.carries[groups[$0]][period] != nil
      }
      let next = stays.min {
        (nextUse(isMade[$0], after: period), $0) < (nextUse(isMade[$1], after: period), $1)
      }
      if let next {
        set(layout.carries[groups[next]][period], 1)
        if setUp.isEmpty { set(layout.throughs[groups[next]][period], 1) }
      }
      kept = next
    }
  }

  private func nextUse(_ isMade: [Bool], after period: Int) -> Int {
    isMade[(period + 1)...].firstIndex(of: true) ?? isMade.count
  }

  /// The units lost after a set-up are those of the mode decided, else of the one that starts the most.
  private func payScrap(
    _ group: Int, _ period: Int, _ decisions: Decisions, _ set: (Variable?, Double) -> Void
  ) {
    let modes = data.setupGroups[group].modes.filter { layout.scrapShares[$0][period] != nil }
    let most = modes.max {
      (decisions.starts[$0][period], $1) < (decisions.starts[$1][period], $0)
    }
    let payer = decisions.scrapPayers[group][period].flatMap { modes.contains($0) ? $0 : nil }
    if let paying = payer ?? most { set(layout.scrapShares[paying][period], 1) }
  }

  /// Follows from everything else: what flows in and out, and which hours are used.
  func fillStocksAndOvertime(_ point: inout [Double]) {
    fillOvertime(&point)
    fillDearer(&point)
    fillStocks(&point)
    fillShortages(&point)
    fillChanges(&point)
  }

  private func fillOvertime(_ point: inout [Double]) {
    for machine in data.plant.machines.indices {
      let modes = data.modes.indices.filter { data.modes[$0].machine == machine }
      let groups = data.setupGroups.indices.filter { data.setupGroups[$0].machine == machine }
      for period in 0..<data.periodCount {
        var seconds = -data.time[machine][period].regularSeconds
        for mode in modes {
          if let start = layout.starts[mode][period] {
            seconds += point[start.index] * data.modes[mode].secondsPerUnit
          }
        }
        for group in groups {
          if let setup = layout.setups[group][period] {
            seconds += point[setup.index] * data.setupGroups[group].seconds
          }
        }
        for bought in layout.overtime[machine][period].compactMap({ $0 }) {
          let hours = min(max(0, seconds / 3600), mip.upper(of: bought))
          point[bought.index] = hours
          seconds -= hours * 3600
        }
      }
    }
  }

  /// What goes beyond shared limits, the cheapest first.
  private func fillDearer(_ point: inout [Double]) {
    guard layout.dearer.contains(where: { !$0.isEmpty }) else { return }
    var used = data.shared.limits.map { -$0.most }
    func add(_ uses: [[[SharedLimits.Use]]], _ variables: [[Variable?]]) {
      for (index, row) in uses.enumerated() {
        for (period, uses) in row.enumerated() {
          guard let variable = variables[index][period] else { continue }
          for use in uses { used[use.limit] += use.amount * point[variable.index] }
        }
      }
    }
    add(data.shared.ofStarts, layout.starts)
    add(data.shared.ofSetups, layout.setups)
    for (limit, columns) in layout.dearer.enumerated() {
      for more in columns {
        let amount = min(max(0, used[limit]), mip.upper(of: more))
        point[more.index] = amount
        used[limit] -= amount
      }
    }
  }

  /// What is below the safety stocks.
  private func fillShortages(_ point: inout [Double]) {
    for (product, row) in layout.shortages.enumerated() {
      for (period, short) in row.enumerated() {
        guard let short, let stock = layout.stocks[product][period] else { continue }
        let safety = data.plant.products[product].safetyStock
        point[short.index] = min(safety, max(0, safety - point[stock.index]))
      }
    }
  }

  /// Lots of the plan in hand that are not kept.
  private func fillChanges(_ point: inout [Double]) {
    for change in layout.changes {
      let least =
        change.rows.map { row in
          -excess(of: row, at: point) { $0 == change.variable.index }
        }.max() ?? 0
      point[change.variable.index] = min(max(0, least), change.batch.count)
    }
  }

  /// By how much a row is above its lower bound without some of its columns.
  func excess(
    of row: MixedIntegerProgram.Row, at point: [Double], without isLeftOut: (Int) -> Bool
  ) -> Double {
    var sum = -mip.rowLowers[row.index]
    for position in mip.rowStarts[row.index]..<mip.rowStarts[row.index + 1] {
      let column = Int(mip.rowColumns[position])
      if !isLeftOut(column) { sum += mip.rowCoefficients[position] * point[column] }
    }
    return sum
  }

  private func fillStocks(_ point: inout [Double]) {
    // A flow row says: inflows less outflows less the new stock = given; rows come period by period.
    for (index, row) in layout.stocks.enumerated() {
      if layout.waste[index].contains(where: { $0 != nil }) {
        fillPerishing(index, &point)
        continue
      }
      for (period, stock) in row.enumerated() {
        guard let stock, let flow = layout.flows[index][period] else { continue }
        let sum = excess(of: flow, at: point) { $0 == stock.index }
        let unit = max(1, abs(mip.rowLowers[flow.index]))
        point[stock.index] = abs(sum) < 1e-9 * unit ? 0 : sum
      }
    }
  }
}
