import CGLPK

extension Solver {
  /// Gives GLPK a program in place of what was loaded. The next solve scales it and starts from an
  /// advanced basis.
  /// - Throws: `GLPKError.misuse` if the program has a defect; nothing has changed then.
  public mutating func load(_ program: MixedIntegerProgram) throws(GLPKError) {
    if let death { throw .dead(death) }
    try Self.checkWhole(program)
    self.program = program
    lastBasis = nil
    isLoaded = false
    try loadIfNeeded()
  }

  /// Gives GLPK the program again if its copy was thrown away, with the last basis.
  mutating func loadIfNeeded() throws(GLPKError) {
    let program = try current()
    guard !isLoaded else { return }
    hasSolution = false
    let handle = handle
    try check(program.withModel { cglpk_load(handle, $0) }, "load")
    isLoaded = true
    if let basis = lastBasis, basis.columns.count == program.variableCount,
      basis.rows.count <= program.rowCount
    {
      try check(
        cglpk_set_basis(handle, basis.columns, basis.rows, Int32(basis.rows.count)), "set_basis")
    }
  }

  static func checkWhole(_ program: MixedIntegerProgram) throws(GLPKError) {
    if let defect = program.defect { throw .misuse(defect) }
    guard program.constantCost.isFinite else {
      throw .misuse("the constant cost is \(program.constantCost)")
    }
  }
}

extension MixedIntegerProgram {
  /// The program as the C side wants it, for the time of the call.
  func withModel<R>(_ body: (UnsafePointer<cglpk_model>) -> R) -> R {
    let isIntegral = kinds.map { $0 == .continuous ? UInt8(0) : 1 }
    return lowers.withUnsafeBufferPointer { lowers in
      uppers.withUnsafeBufferPointer { uppers in
        costs.withUnsafeBufferPointer { costs in
          isIntegral.withUnsafeBufferPointer { isIntegral in
            rowStarts.withUnsafeBufferPointer { starts in
              rowColumns.withUnsafeBufferPointer { columns in
                rowCoefficients.withUnsafeBufferPointer { coefficients in
                  rowLowers.withUnsafeBufferPointer { rowLowers in
                    rowUppers.withUnsafeBufferPointer { rowUppers in
                      var model = cglpk_model(
                        columns: Int32(costs.count), rows: Int32(rowLowers.count),
                        constant_cost: constantCost, column_lowers: lowers.baseAddress,
                        column_uppers: uppers.baseAddress, costs: costs.baseAddress,
                        is_integral: isIntegral.baseAddress, row_starts: starts.baseAddress,
                        row_columns: columns.baseAddress,
                        row_coefficients: coefficients.baseAddress,
                        row_lowers: rowLowers.baseAddress, row_uppers: rowUppers.baseAddress)
                      return withUnsafePointer(to: &model, body)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
