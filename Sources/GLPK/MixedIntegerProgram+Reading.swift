extension MixedIntegerProgram {
  /// The kind of a variable; `.continuous` for an unknown one.
  public func kind(of variable: Variable) -> Kind {
    kinds.indices.contains(variable.index) ? kinds[variable.index] : .continuous
  }

  /// The lower bound of a variable; not a number for an unknown one.
  public func lower(of variable: Variable) -> Double {
    lowers.indices.contains(variable.index) ? lowers[variable.index] : .nan
  }

  /// The upper bound of a variable; not a number for an unknown one.
  public func upper(of variable: Variable) -> Double {
    uppers.indices.contains(variable.index) ? uppers[variable.index] : .nan
  }

  /// The objective coefficient of a variable; not a number for an unknown one.
  public func cost(of variable: Variable) -> Double {
    costs.indices.contains(variable.index) ? costs[variable.index] : .nan
  }

  /// The name of a variable; empty for an unknown one.
  public func name(of variable: Variable) -> String {
    variableNames.indices.contains(variable.index) ? variableNames[variable.index] : ""
  }

  /// A row as a value; an unknown one has no terms and no bounds.
  public func row(_ row: Row) -> LinearRow {
    guard rowLowers.indices.contains(row.index) else { return LinearRow(terms: []) }
    let range = rowStarts[row.index]..<rowStarts[row.index + 1]
    let terms = range.map {
      Term(Variable(index: Int(rowColumns[$0])), rowCoefficients[$0])
    }
    return LinearRow(
      terms: terms, lower: rowLowers[row.index], upper: rowUppers[row.index],
      name: rowNames[row.index])
  }

  /// All variables in the order of adding.
  public var variables: [Variable] { costs.indices.map(Variable.init(index:)) }
}
