import Foundation
import GLPK
import TaktModel
import TaktPlanner
import TaktTestSupport
import Testing

@testable import Takt

/// The program as a file for any other solver.
@Suite struct ExportTests {
  private func exported(_ plant: Plant, _ format: Takt.ExportFormat) throws -> String {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "takt-export-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    try Takt.export(plant, to: url.path(), format: format)
    return try String(contentsOf: url, encoding: .utf8)
  }

  /// Free MPS read back: enough of the format for what GLPK writes of a program of ours.
  private func read(mps text: String) throws -> MixedIntegerProgram {
    var program = MixedIntegerProgram(name: "read")
    var section = ""
    var isWhole = false
    var rows: [(name: String, kind: Character)] = []
    var columns: [(name: String, isWhole: Bool)] = []
    var positions: [String: Int] = [:]
    var cost: [String: Double] = [:]
    var terms: [String: [(column: String, coefficient: Double)]] = [:]
    var (rights, ranges): ([String: Double], [String: Double]) = ([:], [:])
    var bounds: [String: (lower: Double, upper: Double)] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("*") {
      let fields = line.split(separator: " ").map(String.init)
      guard !fields.isEmpty else { continue }
      if !line.hasPrefix(" ") {
        section = fields[0]
        continue
      }
      switch section {
      case "ROWS": rows.append((fields[1], Character(fields[0])))
      case "COLUMNS":
        if fields.count > 2, fields[1] == "'MARKER'" {
          isWhole = fields[2] == "'INTORG'"
          continue
        }
        let name = fields[0]
        if positions[name] == nil {
          positions[name] = columns.count
          columns.append((name, isWhole))
        }
        for place in stride(from: 1, to: fields.count - 1, by: 2) {
          let value = try #require(Double(fields[place + 1]))
          if rows.first(where: { $0.name == fields[place] })?.kind == "N" {
            cost[name] = value
          } else {
            terms[fields[place], default: []].append((name, value))
          }
        }
      case "RHS", "RANGES":
        // The name of the vector may be missing.
        for place in stride(from: fields.count % 2, to: fields.count - 1, by: 2) {
          let value = try #require(Double(fields[place + 1]))
          if section == "RHS" {
            rights[fields[place]] = value
          } else {
            ranges[fields[place]] = value
          }
        }
      case "BOUNDS":
        let hasValue = !["BV", "FR", "MI", "PL"].contains(fields[0])
        let name = fields[fields.count - (hasValue ? 2 : 1)]
        let value = hasValue ? try #require(Double(fields[fields.count - 1])) : 0
        var bound = bounds[name] ?? (0, .infinity)
        switch fields[0] {
        case "UP", "UI": bound.upper = value
        case "LO", "LI": bound.lower = value
        case "FX": bound = (value, value)
        case "BV": bound = (0, 1)
        default: Issue.record("unknown bound \(line)")
        }
        bounds[name] = bound
      default: break
      }
    }
    var variables: [String: MixedIntegerProgram.Variable] = [:]
    for (name, isWhole) in columns {
      let bound = bounds[name] ?? (0, isWhole ? 1 : .infinity)
      variables[name] = program.addVariable(
        name, kind: isWhole ? .integer : .continuous, lower: bound.lower, upper: bound.upper,
        cost: cost[name] ?? 0)
    }
    for (name, kind) in rows where kind != "N" {
      let right = rights[name] ?? 0
      var (lower, upper) = (-Double.infinity, Double.infinity)
      switch kind {
      case "E": (lower, upper) = (right, right)
      case "L":
        upper = right
        if let range = ranges[name] { lower = right - abs(range) }
      default:
        lower = right
        if let range = ranges[name] { upper = right + abs(range) }
      }
      program.addRow(
        name,
        (terms[name] ?? []).compactMap { term in
          variables[term.column].map { MixedIntegerProgram.Term($0, term.coefficient) }
        }, lower: lower, upper: upper)
    }
    return program
  }

  @Test func theExportedProgramHasThePlansOptimum() async throws {
    for seed in UInt64(1)...12 {
      let plant = RandomPlant.make(seed: seed, size: .tiny)
      let planned = await Planner(
        plant, options: .init(relativeGap: 0, workLimit: 100_000)
      ).plan()
      let program = try read(mps: exported(plant, .mps))
      #expect(program.defect == nil)
      guard program.variableCount > 0 else { continue }
      let result = try Solver.runBlocking { solver in
        try solver.load(program)
        return try solver.branchAndCut(MIPOptions(iterationLimit: 100_000))
      }
      guard result.status == .optimal, planned.stoppedBy == .gap else { continue }
      let objective = try #require(result.objective)
      #expect(
        abs(objective - planned.objective) <= 1e-5 * max(1, abs(objective)),
        "seed \(seed): \(objective), \(planned.objective)")
    }
  }

  @Test func bothFormatsNameEveryColumn() throws {
    for seed in UInt64(1)...10 {
      let plant = RandomPlant.make(seed: seed, size: .small)
      let program = Planner.program(of: plant)
      let mps = try exported(plant, .mps)
      let read = try read(mps: mps)
      // The constant cost is one column more.
      let extra = program.constantCost == 0 ? 0 : 1
      #expect(read.variableCount == program.variableCount + extra, "seed \(seed)")
      #expect(read.integerCount == program.integerCount, "seed \(seed)")
      let lp = try exported(plant, .lp)
      #expect(lp.contains("Minimize") && lp.contains("Subject To") && lp.contains("End"))
      for index in 0..<program.variableCount { #expect(lp.contains("x\(index)_")) }
    }
  }

  @Test func theSamePlantIsWrittenTheSame() throws {
    let plant = RandomPlant.make(seed: 4, size: .small)
    #expect(try exported(plant, .mps) == exported(plant, .mps))
  }

  @Test func aFolderThatIsNotThereIsSaid() throws {
    let plant = RandomPlant.make(seed: 1, size: .tiny)
    #expect(throws: TaktError.self) {
      try Takt.export(plant, to: "/nowhere/at/all/model.mps", format: .mps)
    }
  }
}
