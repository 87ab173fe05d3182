import Foundation
import GLPK
import Testing

@Suite("Writing files")
struct WritingTests {
  private func program() -> Program {
    var program = Program(name: "odd names")
    let x = program.addVariable("Größe of lot, 1", kind: .integer, upper: 9, cost: -5)
    let y = program.addVariable("Größe of lot, 1", lower: -.infinity, upper: 4, cost: -4)
    let z = program.addVariable("end", kind: .binary, cost: 3)
    let long = program.addVariable(String(repeating: "long", count: 100), cost: 0.5)
    program.addRow("free", [Term(x, 1), Term(y, 1)])
    program.addRow("both", [Term(x, 6), Term(y, 4), Term(z, -8)], lower: -10, upper: 25)
    program.addRow("", [Term(x, 1), Term(y, 2), Term(long, -1)], upper: 6)
    program.constantCost = 100
    return program
  }

  private func text(_ write: @Sendable (inout Solver, String) throws -> Void) throws -> String {
    let path = NSTemporaryDirectory() + "takt-\(UUID().uuidString).txt"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let program = program()
    try withoutActuallyEscaping(write) { write in
      try Solver.runBlocking { solver in
        try solver.load(program)
        try write(&solver, path)
      }
    }
    return try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func mpsKeepsTheObjectiveAndDropsFreeRows() throws {
    let text = try text { try $0.writeMPS(to: $1) }
    #expect(text.contains("ENDATA"))
    #expect(text.contains("x0_Gr"))
    #expect(text.contains("x1_Gr"))
    #expect(text.contains("x2_end"))
    #expect(!text.contains("r0_free"))
    #expect(text.contains("r1_both"))
    #expect(text.contains("MARKER"))
    #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count < 200 })
    let fields = text.split(whereSeparator: \.isWhitespace)
    let pairs = Array(zip(fields, fields.dropFirst()))
    let objective = try #require(pairs.first { $0.0 == "N" }?.1)
    let costs = pairs.filter { $0.0 == objective }.compactMap { Double($0.1) }
    #expect(costs == [-5, -4, 3, 0.5, 100])
  }

  @Test func lpIsReadable() throws {
    let text = try text { try $0.writeLP(to: $1) }
    for part in ["Minimize", "Subject To", "Bounds", "Generals", "End", "r1_both", "x2_end"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("r0_free"))
  }

  @Test func changesAreWritten() throws {
    let text = try text { solver, path in
      try solver.addRows([
        LinearRow(terms: [Term(Program.Variable(index: 0), 77)], upper: 500, name: "cut")
      ])
      try solver.writeLP(to: path)
    }
    #expect(text.contains("r3_cut"))
    #expect(text.contains("77"))
  }

  @Test func aPathThatCannotBeWritten() throws {
    try Solver.runBlocking { solver in
      try solver.load(Fixtures.smallLP())
      for path in ["/nonexistent/folder/x.mps", "", "a\0b"] {
        #expect {
          try solver.writeMPS(to: path)
        } throws: { error in
          if case GLPKError.io(path, let reason) = error { return !reason.isEmpty }
          return false
        }
      }
      #expect(try solver.solveRelaxation().status == .optimal)
    }
  }
}
