import GLPK
import Testing

@Suite("A program as a value")
struct ProgramTests {
  @Test func mergesDuplicatesAndDropsZeros() {
    var program = Program()
    let a = program.addVariable("a")
    let b = program.addVariable("b")
    let c = program.addVariable("c")
    let row = program.addRow(
      "r", [Term(b, 2), Term(a, 1), Term(b, 3), Term(c, 1), Term(c, -1)], lower: 1, upper: 9)
    #expect(program.row(row).terms == [Term(b, 5), Term(a, 1)])
    #expect(program.nonzeroCount == 2)
    let again = program.addRow("s", [Term(b, 1), Term(c, 4)])
    #expect(program.row(again).terms == [Term(b, 1), Term(c, 4)])
    #expect(program.rowStarts == [0, 2, 4])
    #expect(program.defect == nil)
  }

  @Test func keepsWhatItWasTold() {
    var program = Program(name: "p")
    let x = program.addVariable("x", kind: .integer, lower: -2, upper: 7.5, cost: 3)
    let y = program.addVariable("y", kind: .binary, lower: -1, cost: 1)
    #expect(program.kind(of: x) == .integer)
    #expect(program.lower(of: x) == -2)
    #expect(program.upper(of: x) == 7.5)
    #expect(program.cost(of: x) == 3)
    #expect(program.name(of: x) == "x")
    #expect(program.lower(of: y) == 0)
    #expect(program.upper(of: y) == 1)
    #expect(program.integerCount == 2)
    program.setBounds(of: x, lower: 1, upper: 2)
    program.setCost(of: x, 4)
    program.constantCost = 10
    #expect(program.objective(at: [2, 1]) == 19)
    #expect(x < y)
  }

  @Test(
    "Defects are noted and refused",
    arguments: [
      { (p: inout Program, x: Program.Variable) in _ = p.addVariable("y", lower: 2, upper: 1) },
      { p, x in _ = p.addVariable("y", lower: .nan) },
      { p, x in _ = p.addVariable("y", cost: .infinity) },
      { p, x in _ = p.addVariable("y", kind: .binary, lower: 2, upper: 3) },
      { p, x in p.addRow("r", [Term(x, .nan)]) },
      { p, x in p.addRow("r", [Term(x, .infinity), Term(x, 1)]) },
      { p, x in p.addRow("r", [Term(Program.Variable(index: 7), 1)]) },
      { p, x in p.addRow("r", [Term(Program.Variable(index: -1), 1)]) },
      { p, x in p.addRow("r", [Term(x, 1)], lower: 2, upper: 1) },
      { p, x in p.addRow("r", [Term(x, 1)], lower: .infinity) },
      { p, x in p.setBounds(of: Program.Variable(index: 3), lower: 0, upper: 1) },
      { p, x in p.setCost(of: x, .nan) },
      { p, x in p.constantCost = .nan },
    ] as [@Sendable (inout Program, Program.Variable) -> Void])
  func refusesDefects(_ spoil: @Sendable (inout Program, Program.Variable) -> Void) throws {
    var program = Program()
    let x = program.addVariable("x")
    spoil(&program, x)
    let spoiled = program
    #expect(throws: GLPKError.self) {
      try Solver.runBlocking { solver in try solver.load(spoiled) }
    }
  }

  @Test func unknownVariablesAreHarmlessToAskAbout() {
    let program = Program()
    let nobody = Program.Variable(index: 3)
    #expect(program.lower(of: nobody).isNaN)
    #expect(program.upper(of: nobody).isNaN)
    #expect(program.cost(of: nobody).isNaN)
    #expect(program.name(of: nobody).isEmpty)
    #expect(program.row(Program.Row(index: -1)).terms.isEmpty)
    #expect(program.objective(at: [1]).isNaN)
  }

  @Test func findsTheWorstViolation() throws {
    var program = Program()
    let x = program.addVariable("x", upper: 10)
    let n = program.addVariable("n", kind: .integer, upper: 10)
    program.addRow("cap", [Term(x, 1), Term(n, 1000)], upper: 5000)
    #expect(program.violation(at: [10, 3]) == nil)
    #expect(program.violation(at: [10 + 1e-8, 3]) == nil)
    #expect(try #require(program.violation(at: [11, 3])).what.contains("x"))
    #expect(try #require(program.violation(at: [1, 3.5])).what.contains("integral"))
    #expect(try #require(program.violation(at: [1, 6])).what.contains("cap"))
    #expect(try #require(program.violation(at: [1])).worst == .infinity)
    #expect(try #require(program.violation(at: [.nan, 1])).worst == .infinity)
  }
}
