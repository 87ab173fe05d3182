import GLPK
import TaktModel

/// A smaller program that is the same one once some variables are fixed: what they settle is worked out,
/// settled columns and idle rows are left out, the coefficients of binaries sharpened.
struct Reduction {
  let program: MixedIntegerProgram
  /// The big program's columns that it is about; the others are as in the point they were fixed in.
  private let columns: [Int]
  /// Which of `columns` the small program has.
  private let kept: [Int]
  /// A value for each of `columns`, the kept ones' to be replaced.
  private let settled: [Double]
  private let isWhole: [Bool]

  /// Nil where the bounds contradict the rows, or each other.
  init?(_ big: MixedIntegerProgram, lowers: [Double], uppers: [Double]) {
    self.init(
      big, lowers: lowers, uppers: uppers, columns: Array(0..<big.variableCount))
  }

  /// All columns but `free` fixed as in `point`. The work is proportional to what `free` touches.
  init?(
    _ big: MixedIntegerProgram, _ index: ColumnIndex, free: [Int], at point: [Double]
  ) {
    let part = big.part(columns: free, rows: index.rows(of: free), at: point)
    self.init(part, lowers: part.lowers, uppers: part.uppers, columns: free)
  }

  private init?(
    _ part: MixedIntegerProgram, lowers: [Double], uppers: [Double], columns: [Int]
  ) {
    var bounds = BoundPropagation(part, lowers: lowers, uppers: uppers)
    guard bounds.settle() else { return nil }
    let isWhole = (0..<part.variableCount).map {
      part.kind(of: Variable(index: $0)) != .continuous
    }
    var kept: [Int] = []
    var settled = bounds.lowers
    for column in settled.indices {
      if bounds.uppers[column] - bounds.lowers[column] > 1e-9 {
        kept.append(column)
      } else if isWhole[column] {
        settled[column].round()
      }
    }
    let rows = (0..<part.rowCount).filter { !bounds.isIdle($0) }
    var small = part.with(lowers: bounds.lowers, uppers: bounds.uppers)
      .part(columns: kept, rows: rows, at: settled)
    var implied = BoundPropagation(small, lowers: small.lowers, uppers: small.uppers)
    implied.imply(rounds: 8)
    implied.sharpen(&small)
    self.program = small
    self.columns = columns
    self.kept = kept
    self.settled = settled
    self.isWhole = isWhole
  }

  /// The big program's point for a point of the small one; integers come out whole.
  ///
  /// - Parameter point: what the columns are that the reduction is not about.
  func expand(_ small: [Double], in point: [Double]) -> [Double] {
    var result = point
    for (place, column) in columns.enumerated() { result[column] = settled[place] }
    for (position, place) in kept.enumerated() {
      result[columns[place]] = isWhole[place] ? small[position].rounded() : small[position]
    }
    return result
  }

  /// As `expand`, but with fractional integers left as they are.
  func extend(_ small: [Double], in point: [Double]) -> [Double] {
    var result = point
    for (place, column) in columns.enumerated() { result[column] = settled[place] }
    for (position, place) in kept.enumerated() { result[columns[place]] = small[position] }
    return result
  }

  /// Rows over the big program's columns as rows of the small one.
  ///
  /// - Parameter point: a point of the big one that `extend` gave.
  func restrict(
    _ rows: [MixedIntegerProgram.LinearRow], at point: [Double]
  ) -> [MixedIntegerProgram.LinearRow] {
    guard !rows.isEmpty else { return [] }
    var positions = [Int](repeating: -1, count: point.count)
    for (position, place) in kept.enumerated() { positions[columns[place]] = position }
    return rows.map { row in
      var small = MixedIntegerProgram.LinearRow(
        terms: [], lower: row.lower, upper: row.upper, name: row.name)
      for term in row.terms {
        let position = positions[term.variable.index]
        if position >= 0 {
          small.terms.append(Term(Variable(index: position), term.coefficient))
        } else {
          small.lower -= term.coefficient * point[term.variable.index]
          small.upper -= term.coefficient * point[term.variable.index]
        }
      }
      return small
    }
  }

  /// The small program's point for a point of the big one.
  func restrict(_ point: [Double]) -> [Double] { kept.map { point[columns[$0]] } }
}
