/// Which variables and rows are basic, and at which bound the others stand: enough to start the
/// simplex where it stopped.
public struct Basis: Sendable, Hashable {
  /// GLPK's statuses, one a variable.
  var columns: [UInt8]
  /// GLPK's statuses, one a row.
  var rows: [UInt8]

  public var variableCount: Int { columns.count }
  public var rowCount: Int { rows.count }

  public func isBasic(_ variable: MixedIntegerProgram.Variable) -> Bool {
    columns.indices.contains(variable.index) && columns[variable.index] == 1
  }

  public func isBasic(_ row: MixedIntegerProgram.Row) -> Bool {
    rows.indices.contains(row.index) && rows[row.index] == 1
  }

  /// Whether there is none.
  public var isEmpty: Bool { columns.isEmpty && rows.isEmpty }
}
