import CGLPK

extension Solver {
  /// The values of all variables in the last relaxation's basic solution; empty if there is none
  /// (nothing solved since the last change, or cancelled).
  public func primal() -> [Double] {
    values(program?.variableCount ?? 0) { cglpk_get_columns(handle, $0, nil) }
  }

  /// The reduced costs of all variables; empty if there is no solution.
  public func reducedCosts() -> [Double] {
    values(program?.variableCount ?? 0) { cglpk_get_columns(handle, nil, $0) }
  }

  /// The values of all rows; empty if there is no solution.
  public func rowActivities() -> [Double] {
    values(rowCount) { cglpk_get_rows(handle, $0, nil) }
  }

  /// The dual values of all rows: by how much the optimum rises per unit of the row's active bound;
  /// empty if there is no solution.
  public func rowDuals() -> [Double] {
    values(rowCount) { cglpk_get_rows(handle, nil, $0) }
  }

  /// The present basis: GLPK's if it has the problem, else the last one kept; empty if there is
  /// none.
  public func basis() -> Basis {
    var basis = Basis(
      columns: [UInt8](repeating: 0, count: program?.variableCount ?? 0),
      rows: [UInt8](repeating: 0, count: rowCount))
    let isRead =
      isLoaded && cglpk_get_basis(handle, &basis.columns, &basis.rows) == CGLPK_OK
    return isRead ? basis : lastBasis ?? Basis(columns: [], rows: [])
  }

  /// Starts the next solve from this basis. It may have been taken before rows were added; these
  /// are basic then.
  /// - Throws: `GLPKError.misuse` if it is not of the loaded program's size.
  public mutating func restore(_ basis: Basis) throws(GLPKError) {
    let program = try current()
    guard basis.columns.count == program.variableCount, basis.rows.count <= program.rowCount else {
      throw .misuse(
        "a basis of \(basis.columns.count) variables and \(basis.rows.count) rows for a program of "
          + "\(program.variableCount) and \(program.rowCount)")
    }
    lastBasis = basis
    hasSolution = false
    if isLoaded {
      try check(
        cglpk_set_basis(handle, basis.columns, basis.rows, Int32(basis.rows.count)), "set_basis")
    } else {
      try loadIfNeeded()
    }
  }

  private func values(
    _ count: Int, _ read: (UnsafeMutablePointer<Double>) -> Int32
  ) -> [Double] {
    guard hasSolution, isLoaded, count > 0 else { return [] }
    var isRead = false
    let values = [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      guard let start = buffer.baseAddress else { return }
      isRead = read(start) == CGLPK_OK
      filled = isRead ? count : 0
    }
    return values
  }
}
