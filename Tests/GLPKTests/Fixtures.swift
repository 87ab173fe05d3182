import GLPK

typealias Program = MixedIntegerProgram
typealias Term = MixedIntegerProgram.Term
typealias LinearRow = MixedIntegerProgram.LinearRow

/// A generator of our own, so that every run sees the same numbers (SplitMix64, Steele et al. 2014).
struct Dice: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

enum Fixtures {
  /// max 3x + 2y, x + y <= 4, x + 3y <= 6, x <= 3; optimum -11 at (3, 1).
  static func smallLP() -> Program {
    var program = Program()
    let x = program.addVariable("x", upper: 3, cost: -3)
    let y = program.addVariable("y", cost: -2)
    program.addRow("sum", [Term(x, 1), Term(y, 1)], upper: 4)
    program.addRow("mix", [Term(x, 1), Term(y, 3)], upper: 6)
    return program
  }

  /// A 0-1 knapsack with random weights; the relaxation is fractional.
  static func knapsack(items: Int, rows: Int, seed: UInt64) -> Program {
    var dice = Dice(seed: seed)
    var program = Program(name: "knapsack")
    var variables: [Program.Variable] = []
    for item in 0..<items {
      variables.append(
        program.addVariable(
          "item\(item)", kind: .binary, cost: -Double(Int.random(in: 20...60, using: &dice))))
    }
    for row in 0..<rows {
      let weights = variables.map { _ in Double(Int.random(in: 5...40, using: &dice)) }
      program.addRow(
        "capacity\(row)", zip(variables, weights).map { Term($0, $1) },
        upper: (weights.reduce(0, +) / 2).rounded(.down))
    }
    return program
  }

  /// Single-item lot sizing: x_t units in period t at a set-up cost, stock s_t, demand d_t.
  struct LotSizing {
    var program: Program
    var lots: [Program.Variable]
    var setups: [Program.Variable]
    var stocks: [Program.Variable]
    var demand: [Double]
  }

  static func lotSizing(periods: Int, seed: UInt64) -> LotSizing {
    var dice = Dice(seed: seed)
    let demand = (0..<periods).map { _ in Double(Int.random(in: 1...30, using: &dice)) }
    var program = Program(name: "lots")
    var lots: [Program.Variable] = []
    var setups: [Program.Variable] = []
    var stocks: [Program.Variable] = []
    for t in 0..<periods {
      lots.append(
        program.addVariable("x\(t)", cost: Double(Int.random(in: 1...3, using: &dice))))
      setups.append(
        program.addVariable(
          "y\(t)", kind: .binary, cost: Double(Int.random(in: 30...90, using: &dice))))
      stocks.append(program.addVariable("s\(t)", cost: 1))
    }
    for t in 0..<periods {
      var terms = [Term(lots[t], 1), Term(stocks[t], -1)]
      if t > 0 { terms.append(Term(stocks[t - 1], 1)) }
      program.addRow("balance\(t)", terms, lower: demand[t], upper: demand[t])
      let rest = demand[t...].reduce(0, +)
      program.addRow("force\(t)", [Term(lots[t], 1), Term(setups[t], -rest)], upper: 0)
    }
    return LotSizing(
      program: program, lots: lots, setups: setups, stocks: stocks, demand: demand)
  }

  /// The optimum by dynamic programming over set-up periods (Wagner and Whitin, 1958).
  static func wagnerWhitin(_ instance: LotSizing) -> Double {
    let n = instance.demand.count
    var best = [Double](repeating: .infinity, count: n + 1)
    best[0] = 0
    for start in 0..<n where best[start] < .infinity {
      var cost = instance.program.cost(of: instance.setups[start])
      for end in start..<n {
        cost +=
          instance.demand[end]
          * (instance.program.cost(of: instance.lots[start]) + Double(end - start))
        best[end + 1] = min(best[end + 1], best[start] + cost)
      }
    }
    return best[n]
  }

  /// The (l,S) inequalities of Barany, Van Roy and Wolsey (1984) that a point violates.
  static func lsCuts(_ instance: LotSizing, _ point: [Double]) -> [LinearRow] {
    var cuts: [LinearRow] = []
    for l in instance.demand.indices {
      var terms: [Term] = []
      var value = 0.0
      for t in 0...l {
        let remaining = instance.demand[t...l].reduce(0, +)
        let lot = point[instance.lots[t].index]
        let setup = remaining * point[instance.setups[t].index]
        if lot < setup {
          terms.append(Term(instance.lots[t], 1))
          value += lot
        } else {
          terms.append(Term(instance.setups[t], remaining))
          value += setup
        }
      }
      let need = instance.demand[0...l].reduce(0, +)
      if value < need - 1e-6 { cuts.append(LinearRow(terms: terms, lower: need, name: "l\(l)")) }
    }
    return cuts
  }

  /// A market split problem (Cornuejols and Dawande, 1998): hopeless for branch and cut, so that a
  /// search can be relied on to last.
  static func marketSplit(items: Int, rows: Int, seed: UInt64) -> Program {
    var dice = Dice(seed: seed)
    var program = Program(name: "split")
    let variables = (0..<items).map { program.addVariable("b\($0)", kind: .binary) }
    for row in 0..<rows {
      let weights = variables.map { _ in Double(Int.random(in: 0...99, using: &dice)) }
      let over = program.addVariable("over\(row)", cost: 1)
      let under = program.addVariable("under\(row)", cost: 1)
      let half = (weights.reduce(0, +) / 2).rounded(.down)
      program.addRow(
        "row\(row)",
        zip(variables, weights).map { Term($0, $1) } + [Term(over, -1), Term(under, 1)],
        lower: half, upper: half)
    }
    return program
  }

  /// A dense random LP that keeps the simplex busy for many seconds.
  static func bigLP(size: Int, seed: UInt64) -> Program {
    var dice = Dice(seed: seed)
    var program = Program(name: "big")
    let variables = (0..<size).map {
      program.addVariable("x\($0)", upper: 100, cost: -Double.random(in: 1...2, using: &dice))
    }
    for row in 0..<size {
      let terms = (0..<60).map { _ in
        Term(
          variables[Int.random(in: 0..<size, using: &dice)],
          Double.random(in: 0.5...3, using: &dice))
      }
      program.addRow("r\(row)", terms, upper: Double.random(in: 50...500, using: &dice))
    }
    return program
  }
}
