import CGLPK

/// Inequalities that GLPK makes from the rows of the loaded program.
extension Solver {
  public enum Generator: Sendable {
    /// Mixed-integer rounding of sums of rows, with variable bounds put in (H. Marchand and L.
    /// Wolsey, 2001): flow covers and the like.
    case mixedIntegerRounding
  }

  /// Rows that every integral point within the present bounds meets and the last relaxation's
  /// optimum violates; none without such an optimum.
  /// - Throws: `GLPKError`.
  public mutating func generate(
    _ generator: Generator
  ) throws(GLPKError) -> [MixedIntegerProgram.LinearRow] {
    guard hasSolution, isLoaded else { return [] }
    guard let cuts = cglpk_cuts_create() else { throw .outOfMemory }
    defer { cglpk_cuts_destroy(cuts) }
    switch generator {
    case .mixedIntegerRounding: try check(cglpk_mir_cuts(handle, cuts), "mir_cuts")
    }
    let (program, point) = (try current(), primal())
    var seen: Set<MixedIntegerProgram.LinearRow> = []
    return (0..<cglpk_cuts_count(cuts)).compactMap { index in
      let row = program.cleaned(Self.row(cglpk_cuts_get(cuts, index)))
      guard let row, row.depth(at: point) > Self.leastDepth else { return nil }
      return seen.insert(row).inserted ? row : nil
    }
  }

  /// What a generated row must cut off, as a distance.
  private static let leastDepth = 1e-3

  private static func row(_ cut: cglpk_cut) -> MixedIntegerProgram.LinearRow {
    MixedIntegerProgram.LinearRow(
      terms: (0..<Int(cut.count)).map {
        .init(.init(index: Int(cut.columns[$0])), cut.coefficients[$0])
      }, lower: cut.lower, upper: cut.upper)
  }
}

extension MixedIntegerProgram.LinearRow {
  /// How far the point is from the row's half-space.
  fileprivate func depth(at point: [Double]) -> Double {
    let squares = terms.reduce(0) { $0 + $1.coefficient * $1.coefficient }
    return squares > 0 ? violation(at: point) / squares.squareRoot() : 0
  }
}

extension MixedIntegerProgram {
  /// The row without the coefficients that are there by rounding only, made weaker by as much as they
  /// could count; nil where the others are of too different sizes to be safe, or a bound is missing.
  func cleaned(_ row: LinearRow) -> LinearRow? {
    let largest = row.terms.reduce(0) { max($0, abs($1.coefficient)) }
    guard largest > 0, largest.isFinite, !row.lower.isNaN, !row.upper.isNaN else { return nil }
    var result = LinearRow(terms: [], lower: row.lower, upper: row.upper, name: row.name)
    for term in row.terms {
      let (index, coefficient) = (term.variable.index, term.coefficient)
      if abs(coefficient) >= 1e-6 * largest {
        result.terms.append(term)
        continue
      }
      let ends = (coefficient * lowers[index], coefficient * uppers[index])
      let (least, most) = (min(ends.0, ends.1), max(ends.0, ends.1))
      guard least.isFinite, most.isFinite, abs(most - least) < 1e-4 * largest else { return nil }
      result.lower -= most
      result.upper -= least
    }
    return result
  }
}
