/// A mixed-integer linear program: minimise `sum cost * x` over rows `lower <= a * x <= upper` and
/// bounded variables, some of which must be integral.
///
/// It is a plain value: no solver stands behind it until `Solver.load(_:)`. Rows are kept
/// compressed, in flat arrays. What is wrong with it (an unknown variable, a coefficient that is
/// not a number, crossed bounds) is noted in `defect` when it is put in, and `Solver.load(_:)`
/// refuses a program with a defect.
public struct MixedIntegerProgram: Sendable {
  public let name: String
  /// Added to the objective of every point.
  public var constantCost: Double = 0
  /// The first thing that is wrong with the program, or `nil`.
  public internal(set) var defect: String?

  /// Lower bounds of the variables; `-infinity` for none.
  public internal(set) var lowers: [Double] = []
  /// Upper bounds of the variables; `infinity` for none.
  public internal(set) var uppers: [Double] = []
  /// Objective coefficients of the variables.
  public internal(set) var costs: [Double] = []
  var kinds: [Kind] = []
  var variableNames: [String] = []

  /// Where each row begins in `rowColumns`; one entry more than there are rows.
  public internal(set) var rowStarts: [Int] = [0]
  /// The variables' indices, row by row.
  public internal(set) var rowColumns: [Int32] = []
  /// The coefficients, row by row.
  public internal(set) var rowCoefficients: [Double] = []
  /// Lower bounds of the rows; `-infinity` for none.
  public internal(set) var rowLowers: [Double] = []
  /// Upper bounds of the rows; `infinity` for none.
  public internal(set) var rowUppers: [Double] = []
  var rowNames: [String] = []

  /// Scratch for merging the terms of a row: the place of a variable in the row being built.
  var places: [Int32] = []

  public init(name: String = "takt") {
    self.name = name
  }

  public var variableCount: Int { costs.count }
  public var rowCount: Int { rowLowers.count }
  public var nonzeroCount: Int { rowColumns.count }
  /// How many variables must be integral.
  public var integerCount: Int { kinds.reduce(0) { $0 + ($1 == .continuous ? 0 : 1) } }
}
