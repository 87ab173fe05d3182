import GLPK
import TaktModel

/// A smaller program that is the same one once some variables are fixed: what they settle is worked out,
/// settled columns and idle rows are left out.
struct Reduction {
  let program: MixedIntegerProgram
  /// The big program's column of each column kept.
  private let kept: [Int]
  private let settled: [Double]

  /// Nil where the fixings contradict the rows, or each other.
  init?(_ big: MixedIntegerProgram, lowers: [Double], uppers: [Double]) {
    var bounds = BoundPropagation(big, lowers: lowers, uppers: uppers)
    guard bounds.settle() else { return nil }
    var small = MixedIntegerProgram(name: big.name)
    var position = [Int](repeating: -1, count: big.variableCount)
    var kept: [Int] = []
    var settled = bounds.lowers
    small.constantCost = big.constantCost
    for column in 0..<big.variableCount {
      let (lower, upper) = (bounds.lowers[column], bounds.uppers[column])
      let variable = Variable(index: column)
      if upper - lower <= 1e-9 {
        settled[column] = big.kind(of: variable) == .continuous ? lower : lower.rounded()
        small.constantCost += big.costs[column] * settled[column]
      } else {
        position[column] = kept.count
        kept.append(column)
        _ = small.addVariable(
          "c\(column)", kind: big.kind(of: variable), lower: lower, upper: upper,
          cost: big.costs[column])
      }
    }
    for row in 0..<big.rowCount where !bounds.isIdle(row) {
      var terms: [Term] = []
      var shift = 0.0
      for place in big.rowStarts[row]..<big.rowStarts[row + 1] {
        let column = Int(big.rowColumns[place])
        if position[column] >= 0 {
          terms.append(Term(Variable(index: position[column]), big.rowCoefficients[place]))
        } else {
          shift += big.rowCoefficients[place] * settled[column]
        }
      }
      if terms.isEmpty { continue }
      small.addRow(
        "r\(row)", terms, lower: big.rowLowers[row] - shift, upper: big.rowUppers[row] - shift)
    }
    self.program = small
    self.kept = kept
    self.settled = settled
  }

  /// The big program's point for a point of the small one; integers come out whole.
  func expand(_ point: [Double], of big: MixedIntegerProgram) -> [Double] {
    var result = settled
    for (position, column) in kept.enumerated() {
      let isWhole = big.kind(of: Variable(index: column)) != .continuous
      result[column] = isWhole ? point[position].rounded() : point[position]
    }
    return result
  }

  /// The small program's point for a point of the big one.
  func restrict(_ point: [Double]) -> [Double] { kept.map { point[$0] } }
}

/// Bounds that follow from fixed variables, row by row (activity bounds; M. Savelsbergh, 1994).
///
/// Continuous variables are only ever settled, never tightened a little: a sharp bound there gains
/// nothing and would cut off a plan by rounding.
private struct BoundPropagation {
  let big: MixedIntegerProgram
  var lowers: [Double]
  var uppers: [Double]

  init(_ big: MixedIntegerProgram, lowers: [Double], uppers: [Double]) {
    self.big = big
    self.lowers = lowers
    self.uppers = uppers
  }

  mutating func settle() -> Bool {
    for _ in 0..<6 {
      var hasChanged = false
      for row in 0..<big.rowCount {
        guard let changed = settle(row) else { return false }
        hasChanged = hasChanged || changed
      }
      if !hasChanged { break }
    }
    return true
  }

  /// Least and greatest sum of a row.
  private func activity(_ row: Int) -> (least: Double, most: Double) {
    var (least, most) = (0.0, 0.0)
    for place in big.rowStarts[row]..<big.rowStarts[row + 1] {
      let column = Int(big.rowColumns[place])
      let coefficient = big.rowCoefficients[place]
      least += coefficient * (coefficient > 0 ? lowers[column] : uppers[column])
      most += coefficient * (coefficient > 0 ? uppers[column] : lowers[column])
    }
    return (least, most)
  }

  private func tolerance(_ row: Int) -> Double {
    var largest = 1.0
    if big.rowLowers[row].isFinite { largest = max(largest, abs(big.rowLowers[row])) }
    if big.rowUppers[row].isFinite { largest = max(largest, abs(big.rowUppers[row])) }
    return 1e-7 * largest
  }

  func isIdle(_ row: Int) -> Bool {
    let (least, most) = activity(row)
    let slack = 1e-9 * max(1, abs(big.rowLowers[row].isFinite ? big.rowLowers[row] : 0))
    return least >= big.rowLowers[row] - slack && most <= big.rowUppers[row] + slack
  }

  /// Whether anything was settled; nil where the row cannot hold.
  private mutating func settle(_ row: Int) -> Bool? {
    let (least, most) = activity(row)
    let tolerance = tolerance(row)
    if least > big.rowUppers[row] + tolerance * 10 || most < big.rowLowers[row] - tolerance * 10 {
      return nil
    }
    let roomAbove = big.rowUppers[row] - least
    let roomBelow = most - big.rowLowers[row]
    guard roomAbove.isFinite || roomBelow.isFinite else { return false }
    var hasChanged = false
    for place in big.rowStarts[row]..<big.rowStarts[row + 1] {
      let column = Int(big.rowColumns[place])
      let range = uppers[column] - lowers[column]
      guard range > 1e-9 else { continue }
      let coefficient = big.rowCoefficients[place]
      let size = abs(coefficient)
      let isWhole = big.kind(of: Variable(index: column)) != .continuous
      // How far the column may move from the bound that its row likes best.
      for (room, movesUp) in [(roomAbove, coefficient > 0), (roomBelow, coefficient < 0)] {
        guard room.isFinite, size * range > room + tolerance else { continue }
        let step = max(0, room) / size
        if isWhole {
          let whole = (step + 1e-6).rounded(.down)
          if whole < range {
            move(column, movesUp, whole)
            hasChanged = true
          }
        } else if step <= 1e-9 {
          move(column, movesUp, 0)
          hasChanged = true
        }
        break
      }
    }
    return hasChanged
  }

  private mutating func move(_ column: Int, _ movesUp: Bool, _ step: Double) {
    if movesUp {
      uppers[column] = lowers[column] + step
    } else {
      lowers[column] = uppers[column] - step
    }
  }
}
