import CGLPK

extension Solver {
  /// Changes the bounds of a variable; the basis stays.
  /// - Throws: `GLPKError.misuse` for an unknown variable or crossed bounds; nothing changes then.
  public mutating func setBounds(
    of variable: MixedIntegerProgram.Variable, lower: Double, upper: Double
  ) throws(GLPKError) {
    let index = try index(of: variable)
    let what = "variable \(variable.index)"
    if let defect = MixedIntegerProgram.defect(inBounds: lower, upper, of: what) {
      throw .misuse(defect)
    }
    if program?.kind(of: variable) == .binary, max(lower, 0) > min(upper, 1) {
      throw .misuse("\(what): bounds \(lower), \(upper) of a binary variable")
    }
    program?.setBounds(of: variable, lower: lower, upper: upper)
    try passBounds(of: variable, index)
  }

  /// Changes the objective coefficient of a variable; the basis stays.
  /// - Throws: `GLPKError.misuse` for an unknown variable or a cost that is not finite.
  public mutating func setCost(
    of variable: MixedIntegerProgram.Variable, _ cost: Double
  ) throws(GLPKError) {
    let index = try index(of: variable)
    guard cost.isFinite else { throw .misuse("variable \(index): its cost is \(cost)") }
    program?.setCost(of: variable, cost)
    hasSolution = false
    if isLoaded { try check(cglpk_set_cost(handle, index, cost), "set_cost") }
  }

  /// Changes the kind of a variable; one that becomes binary has its bounds cut to 0 and 1.
  /// - Throws: `GLPKError.misuse` for an unknown variable or one that cannot be binary.
  public mutating func setKind(
    of variable: MixedIntegerProgram.Variable, _ kind: MixedIntegerProgram.Kind
  ) throws(GLPKError) {
    let index = try index(of: variable)
    if kind == .binary, let lower = program?.lower(of: variable),
      let upper = program?.upper(of: variable), lower > 1 || upper < 0
    {
      throw .misuse("variable \(index): its bounds leave no room for a binary variable")
    }
    program?.setKind(of: variable, kind)
    if isLoaded {
      try check(cglpk_set_integral(handle, index, kind != .continuous), "set_integral")
    }
    try passBounds(of: variable, index)
  }

  /// Appends rows; they are basic at first, so that a dual feasible basis stays one.
  /// - Throws: `GLPKError.misuse` for a row with a defect; nothing changes then.
  public mutating func addRows(
    _ rows: [MixedIntegerProgram.LinearRow]
  ) throws(GLPKError) {
    guard !rows.isEmpty else { return }
    var grown = try current()
    let first = grown.rowCount
    program = nil
    for row in rows { grown.add(row) }
    if let defect = grown.defect {
      grown.removeRows((first..<grown.rowCount).map(MixedIntegerProgram.Row.init(index:)))
      grown.defect = nil
      program = grown
      throw .misuse(defect)
    }
    program = grown
    hasSolution = false
    guard isLoaded else { return }
    let starts = Array(grown.rowStarts[first...])
    try check(
      grown.rowColumns.withUnsafeBufferPointer { columns in
        grown.rowCoefficients.withUnsafeBufferPointer { coefficients in
          cglpk_add_rows(
            handle, Int32(rows.count), starts, columns.baseAddress, coefficients.baseAddress,
            Array(grown.rowLowers[first...]), Array(grown.rowUppers[first...]))
        }
      }, "add_rows")
  }

  /// Takes rows out; the rows after them move up. If only basic rows go, the basis stays.
  /// - Throws: `GLPKError.misuse` for an unknown row or one named twice; nothing changes then.
  public mutating func removeRows(_ rows: [MixedIntegerProgram.Row]) throws(GLPKError) {
    guard !rows.isEmpty else { return }
    let count = try current().rowCount
    var isNamed = [Bool](repeating: false, count: count)
    for row in rows {
      guard isNamed.indices.contains(row.index), !isNamed[row.index] else {
        throw .misuse("row \(row.index) among \(count) is unknown or named twice")
      }
      isNamed[row.index] = true
    }
    program?.removeRows(rows)
    hasSolution = false
    if var basis = lastBasis, basis.rows.count == count {
      basis.rows = basis.rows.indices.filter { !isNamed[$0] }.map { basis.rows[$0] }
      lastBasis = basis
    } else {
      lastBasis = nil
    }
    guard isLoaded else { return }
    let indices = rows.map { Int32($0.index) }
    try check(cglpk_remove_rows(handle, Int32(indices.count), indices), "remove_rows")
  }

  private mutating func passBounds(
    of variable: MixedIntegerProgram.Variable, _ index: Int32
  ) throws(GLPKError) {
    hasSolution = false
    guard isLoaded, let lower = program?.lower(of: variable),
      let upper = program?.upper(of: variable)
    else { return }
    try check(cglpk_set_column_bounds(handle, index, lower, upper), "set_column_bounds")
  }
}
