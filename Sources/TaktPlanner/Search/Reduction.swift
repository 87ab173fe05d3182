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

  /// The small program's point for a point of the big one.
  func restrict(_ point: [Double]) -> [Double] { kept.map { point[columns[$0]] } }
}
