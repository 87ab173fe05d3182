import GLPK
import TaktModel

/// Bounds that follow from fixed variables, row by row (activity bounds; M. Savelsbergh, 1994).
///
/// Continuous variables are only ever settled, never tightened a little: a sharp bound there gains
/// nothing and would cut off a plan by rounding. How small they must be is worked out all the same, to
/// sharpen the coefficients of binaries (`sharpen`).
struct BoundPropagation {
  private let big: MixedIntegerProgram
  private let isWhole: [Bool]
  private(set) var lowers: [Double]
  private(set) var uppers: [Double]

  init(_ big: MixedIntegerProgram, lowers: [Double], uppers: [Double]) {
    self.big = big
    self.lowers = lowers
    self.uppers = uppers
    isWhole = (0..<big.variableCount).map { big.kind(of: Variable(index: $0)) != .continuous }
  }

  /// False where the rows contradict the bounds.
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
      if coefficient > 0 {
        least += coefficient * lowers[column]
        most += coefficient * uppers[column]
      } else {
        least += coefficient * uppers[column]
        most += coefficient * lowers[column]
      }
    }
    return (least, most)
  }

  private func tolerance(_ row: Int) -> Double {
    var largest = 1.0
    if big.rowLowers[row].isFinite { largest = max(largest, abs(big.rowLowers[row])) }
    if big.rowUppers[row].isFinite { largest = max(largest, abs(big.rowUppers[row])) }
    return 1e-7 * largest
  }

  /// Whether the row holds whatever the variables are.
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
      // How far the column may move from the bound that its row likes best.
      let isTightAbove = roomAbove.isFinite && size * range > roomAbove + tolerance
      let isTightBelow = roomBelow.isFinite && size * range > roomBelow + tolerance
      guard isTightAbove || isTightBelow else { continue }
      let movesUp = isTightAbove == (coefficient > 0)
      let step = max(0, isTightAbove ? roomAbove : roomBelow) / size
      if isWhole[column] {
        let whole = (step + 1e-6).rounded(.down)
        if whole < range {
          move(column, movesUp, whole)
          hasChanged = true
        }
      } else if step <= 1e-9 {
        move(column, movesUp, 0)
        hasChanged = true
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

extension BoundPropagation {
  /// Tightens the bounds of continuous variables by what the rows imply: not for a solver to see, but to
  /// know what they can be at most.
  mutating func imply(rounds: Int) {
    for round in 0..<rounds {
      var hasChanged = false
      for step in 0..<big.rowCount {
        // Balances chain the periods: backwards is as needed as forwards.
        let row = round.isMultiple(of: 2) ? big.rowCount - 1 - step : step
        if imply(row) { hasChanged = true }
      }
      if !hasChanged { break }
    }
  }

  private mutating func imply(_ row: Int) -> Bool {
    let (least, most) = activity(row)
    let roomAbove = big.rowUppers[row] - least
    let roomBelow = most - big.rowLowers[row]
    guard roomAbove.isFinite || roomBelow.isFinite else { return false }
    let margin = tolerance(row)
    var hasChanged = false
    for place in big.rowStarts[row]..<big.rowStarts[row + 1] {
      let column = Int(big.rowColumns[place])
      let range = uppers[column] - lowers[column]
      guard !isWhole[column], range > 1e-6 else { continue }
      let coefficient = big.rowCoefficients[place]
      let size = abs(coefficient)
      let above = (roomAbove.isFinite ? max(0, roomAbove) : .infinity) + margin
      let below = (roomBelow.isFinite ? max(0, roomBelow) : .infinity) + margin
      let (stepUp, stepDown) =
        coefficient > 0 ? (above / size, below / size) : (below / size, above / size)
      if stepUp < 0.9 * range {
        uppers[column] = lowers[column] + stepUp
        hasChanged = true
      } else if stepDown < 0.9 * range {
        lowers[column] = uppers[column] - stepDown
        hasChanged = true
      }
    }
    return hasChanged
  }

  /// Coefficients of binaries made as small as the rows allow, in a program with this one's rows and
  /// columns (coefficient reduction; M. Savelsbergh, 1994): the integral points stay the same, the
  /// relaxation gets stronger.
  func sharpen(_ program: inout MixedIntegerProgram) {
    for row in 0..<big.rowCount {
      let (lower, upper) = (big.rowLowers[row], big.rowUppers[row])
      guard lower.isFinite != upper.isFinite else { continue }
      // As sign x sum <= side.
      let sign = upper.isFinite ? 1.0 : -1
      var side = upper.isFinite ? upper : -lower
      let (least, greatest) = activity(row)
      var most = sign > 0 ? greatest : -least
      guard most.isFinite else { continue }
      let margin = 1e-6 * max(1, abs(side))
      var hasMoved = false
      for place in big.rowStarts[row]..<big.rowStarts[row + 1] {
        let column = Int(big.rowColumns[place])
        guard isWhole[column], lowers[column] == 0, uppers[column] == 1 else { continue }
        let coefficient = sign * big.rowCoefficients[place]
        // With the binary out of it, the row's sum is at most `most` less its part.
        let rest = most - max(coefficient, 0)
        if coefficient < 0, rest > side, rest < side - coefficient - margin {
          let sharper = side - rest
          program.setCoefficient(at: place, to: sign * sharper)
        } else if coefficient > 0, rest < side - margin, rest + coefficient > side + margin {
          let cut = side - rest
          program.setCoefficient(at: place, to: sign * (coefficient - cut))
          side -= cut
          most -= cut
          hasMoved = true
        }
      }
      if hasMoved {
        program.setBounds(
          of: MixedIntegerProgram.Row(index: row), lower: sign > 0 ? lower : -side,
          upper: sign > 0 ? side : upper)
      }
    }
  }
}
