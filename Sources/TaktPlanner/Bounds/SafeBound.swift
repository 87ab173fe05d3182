import GLPK
import TaktModel

extension MixedIntegerProgram {
  /// A lower bound on the relaxation that holds whatever `duals` are (A. Neumaier and O. Shcherbina,
  /// 2004): rows weighed with the duals, and every column at the bound that its reduced cost wants.
  ///
  /// One dual a row, in cost per unit of the row. -infinity where an unbounded column decides.
  func safeBound(duals: [Double]) -> Double {
    guard duals.count == rowCount else { return trivialBound }
    var reduced = costs
    var bound = constantCost
    for row in 0..<rowCount {
      let side = duals[row] > 0 ? rowLowers[row] : rowUppers[row]
      guard duals[row] != 0, duals[row].isFinite, side.isFinite else { continue }
      bound += duals[row] * side
      for place in rowStarts[row]..<rowStarts[row + 1] {
        reduced[Int(rowColumns[place])] -= duals[row] * rowCoefficients[place]
      }
    }
    for column in 0..<variableCount where reduced[column] != 0 {
      bound += reduced[column] * (reduced[column] > 0 ? lowers[column] : uppers[column])
    }
    // What summing so many products may have lost.
    return bound.isNaN ? -.infinity : bound - 1e-9 * max(1, abs(bound))
  }

  /// The bound without any row.
  var trivialBound: Double {
    let none = [Double](repeating: 0, count: rowCount)
    return safeBound(duals: none)
  }
}
