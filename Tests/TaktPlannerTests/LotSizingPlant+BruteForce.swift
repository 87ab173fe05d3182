import GLPK

/// The optimum by trying every pattern of set-ups, each with the best quantities by linear program.
extension LotSizingPlant {
  /// What one machine does: which products are set up, and which may be made, in each period.
  private struct Pattern: Hashable {
    var setups: [[Bool]] = []
    var allowed: [[Bool]] = []
  }

  /// Every way to set up one machine: none or some of the products in a period, in any order, the last
  /// of which stays where the machine keeps it.
  private func patterns(of machine: Int) -> [Pattern] {
    var found: Set<Pattern> = []
    func extend(_ pattern: Pattern, _ state: Int?) {
      guard pattern.setups.count < periods else {
        found.insert(pattern)
        return
      }
      for chosen in [[], [0], [1], [0, 1]] {
        var next = pattern
        next.setups.append([0, 1].map { chosen.contains($0) })
        next.allowed.append([0, 1].map { chosen.contains($0) || $0 == state })
        let last: [Int?] = chosen.isEmpty ? [state] : chosen
        for kept in last { extend(next, keepsSetup[machine] ? kept : nil) }
      }
    }
    extend(Pattern(), initialProduct[machine])
    return found.sorted {
      ($0.setups + $0.allowed).description < ($1.setups + $1.allowed).description
    }
  }

  /// Variables of the linear program for a given pattern.
  private struct Columns {
    var program = MixedIntegerProgram(name: "bruteForce")
    /// By machine, product, period.
    var starts: [[[MixedIntegerProgram.Variable?]]] = []
    var setups: [[[MixedIntegerProgram.Variable?]]] = []
  }

  private func columns() -> Columns {
    typealias Term = MixedIntegerProgram.Term
    var columns = Columns()
    var goods = products.map { _ in [[Term]](repeating: [], count: periods) }
    for machine in 0..<machines {
      var hours = [[Term]](repeating: [], count: periods)
      columns.starts.append([])
      columns.setups.append([])
      for (index, product) in products.enumerated() {
        var starts: [MixedIntegerProgram.Variable?] = []
        var setups = starts
        for period in 0..<periods {
          guard let mode = product.modes[machine] else {
            starts.append(nil)
            setups.append(nil)
            continue
          }
          let start = columns.program.addVariable("x", upper: 1000, cost: mode.cost)
          let setup = columns.program.addVariable("y", upper: 1, cost: mode.setupCost)
          starts.append(start)
          setups.append(setup)
          hours[period] += [Term(start, mode.hours), Term(setup, mode.setupHours)]
          goods[index][period] += [
            Term(start, mode.good), Term(setup, -mode.good * mode.setupScrap),
          ]
          columns.program.addRow("lost", [Term(start, 1), Term(setup, -mode.setupScrap)], lower: 0)
        }
        columns.starts[machine].append(starts)
        columns.setups[machine].append(setups)
      }
      for period in 0..<periods {
        let over = columns.program.addVariable(
          "v", upper: overtimeHours[machine], cost: Self.overtimePrice)
        columns.program.addRow(
          "hours", hours[period] + [Term(over, -1)], upper: Self.regularHours)
      }
    }
    addOrders(&columns.program, &goods)
    for (index, product) in products.enumerated() {
      var before: MixedIntegerProgram.Variable?
      for period in 0..<periods {
        let stock = columns.program.addVariable("s", cost: product.holding)
        var terms = goods[index][period] + [Term(stock, -1)]
        if let before { terms.append(Term(before, 1)) }
        let given = period == 0 ? -product.stock : 0
        columns.program.addRow("flow", terms, lower: given, upper: given)
        before = stock
      }
    }
    return columns
  }

  private func addOrders(
    _ program: inout MixedIntegerProgram, _ goods: inout [[[MixedIntegerProgram.Term]]]
  ) {
    typealias Term = MixedIntegerProgram.Term
    for order in orders {
      var parts = [Term(program.addVariable("u", cost: order.unmetCost), 1)]
      let first = isPlain ? order.duePeriod : 0
      for period in first..<(order.mayBeLate ? periods : order.duePeriod + 1) {
        let late = Double(max(0, period - order.duePeriod)) * order.lateCost
        let delivered = program.addVariable("d", cost: late)
        parts.append(Term(delivered, 1))
        goods[order.product][period].append(Term(delivered, -1))
      }
      program.addRow("order", parts, lower: order.quantity, upper: order.quantity)
    }
  }

  /// - Throws: what GLPK throws.
  func bruteForceOptimum() throws -> Double {
    let columns = columns()
    var choices: [[Pattern]] = [[]]
    for machine in 0..<machines {
      let own = patterns(of: machine)
      choices = choices.flatMap { others in own.map { others + [$0] } }
    }
    let all = choices
    return try Solver.runBlocking { [self] solver in
      try solver.load(columns.program)
      var best = Double.infinity
      for choice in all {
        for machine in 0..<machines {
          for product in products.indices {
            for period in 0..<periods {
              guard let start = columns.starts[machine][product][period],
                let setup = columns.setups[machine][product][period]
              else { continue }
              let pattern = choice[machine]
              try solver.setBounds(
                of: start, lower: 0, upper: pattern.allowed[period][product] ? 1000 : 0)
              let isSetUp = pattern.setups[period][product] ? 1.0 : 0
              try solver.setBounds(of: setup, lower: isSetUp, upper: isSetUp)
            }
          }
        }
        let result = try solver.solveRelaxation()
        // A pattern may ask for more set-up hours than there are.
        if result.status == .optimal { best = min(best, result.objective) }
      }
      return best
    }
  }
}
