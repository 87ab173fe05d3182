/// Checks rows against a number of variables and merges terms of the same variable.
struct RowMerger {
  /// Where a variable is in the row at hand; -1 if it is not.
  private var places: [Int]

  init(variableCount: Int) {
    places = [Int](repeating: -1, count: variableCount)
  }

  /// The row's columns and coefficients, without duplicates and zeros.
  /// - Throws: `GLPKError.misuse`.
  mutating func merge(
    _ row: MixedIntegerProgram.LinearRow
  ) throws(GLPKError) -> (columns: [Int32], coefficients: [Double]) {
    if let defect = MixedIntegerProgram.defect(
      inBounds: row.lower, row.upper, of: "cut \(row.name)")
    {
      throw .misuse(defect)
    }
    var columns: [Int32] = []
    var coefficients: [Double] = []
    columns.reserveCapacity(row.terms.count)
    coefficients.reserveCapacity(row.terms.count)
    defer { for column in columns { places[Int(column)] = -1 } }
    for term in row.terms where term.coefficient != 0 {
      let index = term.variable.index
      guard places.indices.contains(index) else {
        throw .misuse("cut \(row.name): there is no variable \(index)")
      }
      guard term.coefficient.isFinite else {
        throw .misuse("cut \(row.name): a coefficient is \(term.coefficient)")
      }
      if places[index] >= 0 {
        coefficients[places[index]] += term.coefficient
      } else {
        places[index] = columns.count
        columns.append(Int32(index))
        coefficients.append(term.coefficient)
      }
    }
    let kept = columns.indices.filter { coefficients[$0] != 0 }
    if kept.count == columns.count { return (columns, coefficients) }
    return (kept.map { columns[$0] }, kept.map { coefficients[$0] })
  }
}
