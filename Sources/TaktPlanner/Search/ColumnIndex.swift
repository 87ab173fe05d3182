import GLPK
import TaktModel

/// A program by columns: in which rows each stands. Lets a sub-program be taken out of a large program
/// without going through all of it.
struct ColumnIndex: Sendable {
  private let starts: [Int]
  private let rows: [Int32]
  private let rowCount: Int

  init(_ program: MixedIntegerProgram) {
    var starts = [Int](repeating: 0, count: program.variableCount + 1)
    for column in program.rowColumns { starts[Int(column) + 1] += 1 }
    for column in 0..<program.variableCount { starts[column + 1] += starts[column] }
    var next = starts
    var rows = [Int32](repeating: 0, count: program.nonzeroCount)
    for row in 0..<program.rowCount {
      for place in program.rowStarts[row]..<program.rowStarts[row + 1] {
        let column = Int(program.rowColumns[place])
        rows[next[column]] = Int32(row)
        next[column] += 1
      }
    }
    self.starts = starts
    self.rows = rows
    rowCount = program.rowCount
  }

  /// The rows in which one of the columns stands, in ascending order.
  func rows(of columns: [Int]) -> [Int] {
    var isFound = [Bool](repeating: false, count: rowCount)
    var found: [Int] = []
    for column in columns {
      for place in starts[column]..<starts[column + 1] where !isFound[Int(rows[place])] {
        isFound[Int(rows[place])] = true
        found.append(Int(rows[place]))
      }
    }
    return found.sorted()
  }
}
