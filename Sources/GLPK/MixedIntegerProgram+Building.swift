extension MixedIntegerProgram {
  /// Adds a variable. A binary one gets the part of its bounds within 0 and 1.
  public mutating func addVariable(
    _ name: String, kind: Kind = .continuous, lower: Double = 0, upper: Double = .infinity,
    cost: Double = 0
  ) -> Variable {
    let (lower, upper) = Self.bounds(lower, upper, for: kind)
    note(Self.defect(inBounds: lower, upper, of: "variable \(name)"))
    note(cost.isFinite ? nil : "variable \(name): its cost is \(cost)")
    if costs.count == Int(Int32.max) - 1 { note("too many variables") }
    lowers.append(lower)
    uppers.append(upper)
    costs.append(cost)
    kinds.append(kind)
    variableNames.append(name)
    places.append(-1)
    return Variable(index: costs.count - 1)
  }

  /// Adds a row. Terms of the same variable are merged, terms that come to zero are dropped.
  @discardableResult
  public mutating func addRow(
    _ name: String, _ terms: [Term], lower: Double = -.infinity, upper: Double = .infinity
  ) -> Row {
    note(Self.defect(inBounds: lower, upper, of: "row \(name)"))
    let start = rowColumns.count
    for term in terms { addTerm(term, from: start, of: name) }
    var end = start
    for place in start..<rowColumns.count {
      places[Int(rowColumns[place])] = -1
      guard rowCoefficients[place] != 0 else { continue }
      if !rowCoefficients[place].isFinite {
        note("row \(name): a coefficient is \(rowCoefficients[place])")
      }
      rowColumns[end] = rowColumns[place]
      rowCoefficients[end] = rowCoefficients[place]
      end += 1
    }
    rowColumns.removeLast(rowColumns.count - end)
    rowCoefficients.removeLast(rowCoefficients.count - end)
    if end > Int(Int32.max) - 2 { note("too many coefficients") }
    rowStarts.append(end)
    rowLowers.append(lower)
    rowUppers.append(upper)
    rowNames.append(name)
    return Row(index: rowLowers.count - 1)
  }

  /// Adds a row given as a value.
  @discardableResult
  public mutating func add(_ row: LinearRow) -> Row {
    addRow(row.name, row.terms, lower: row.lower, upper: row.upper)
  }

  /// Changes the bounds of a variable.
  public mutating func setBounds(of variable: Variable, lower: Double, upper: Double) {
    guard let index = known(variable) else { return }
    let (lower, upper) = Self.bounds(lower, upper, for: kinds[index])
    note(Self.defect(inBounds: lower, upper, of: "variable \(variableNames[index])"))
    lowers[index] = lower
    uppers[index] = upper
  }

  /// Changes the objective coefficient of a variable.
  public mutating func setCost(of variable: Variable, _ cost: Double) {
    guard let index = known(variable) else { return }
    note(cost.isFinite ? nil : "variable \(variableNames[index]): its cost is \(cost)")
    costs[index] = cost
  }

  /// Changes the kind of a variable; one that becomes binary has its bounds cut to 0 and 1.
  public mutating func setKind(of variable: Variable, _ kind: Kind) {
    guard let index = known(variable) else { return }
    kinds[index] = kind
    setBounds(of: variable, lower: lowers[index], upper: uppers[index])
  }

  /// Takes rows out; the rows after them move up. Unknown ones are a defect.
  mutating func removeRows(_ rows: [Row]) {
    var isRemoved = [Bool](repeating: false, count: rowCount)
    for row in rows {
      guard isRemoved.indices.contains(row.index) else {
        note("there is no row \(row.index)")
        continue
      }
      isRemoved[row.index] = true
    }
    var kept = MixedIntegerProgram(name: name)
    kept.rowColumns.reserveCapacity(nonzeroCount)
    kept.rowCoefficients.reserveCapacity(nonzeroCount)
    for row in 0..<rowCount where !isRemoved[row] {
      kept.rowColumns.append(contentsOf: rowColumns[rowStarts[row]..<rowStarts[row + 1]])
      kept.rowCoefficients.append(contentsOf: rowCoefficients[rowStarts[row]..<rowStarts[row + 1]])
      kept.rowStarts.append(kept.rowColumns.count)
      kept.rowLowers.append(rowLowers[row])
      kept.rowUppers.append(rowUppers[row])
      kept.rowNames.append(rowNames[row])
    }
    rowStarts = kept.rowStarts
    rowColumns = kept.rowColumns
    rowCoefficients = kept.rowCoefficients
    rowLowers = kept.rowLowers
    rowUppers = kept.rowUppers
    rowNames = kept.rowNames
  }

  private mutating func addTerm(_ term: Term, from start: Int, of row: String) {
    let index = term.variable.index
    guard places.indices.contains(index) else {
      note("row \(row): there is no variable \(index)")
      return
    }
    if places[index] >= 0 {
      rowCoefficients[start + Int(places[index])] += term.coefficient
    } else {
      places[index] = Int32(truncatingIfNeeded: rowColumns.count - start)
      rowColumns.append(Int32(truncatingIfNeeded: index))
      rowCoefficients.append(term.coefficient)
    }
  }

  private mutating func known(_ variable: Variable) -> Int? {
    guard costs.indices.contains(variable.index) else {
      note("there is no variable \(variable.index)")
      return nil
    }
    return variable.index
  }

  private mutating func note(_ text: String?) {
    if defect == nil { defect = text }
  }

  private static func bounds(_ lower: Double, _ upper: Double, for kind: Kind) -> (Double, Double) {
    guard kind == .binary, !lower.isNaN, !upper.isNaN else { return (lower, upper) }
    return (max(lower, 0), min(upper, 1))
  }

  /// What is wrong with a pair of bounds, or `nil`.
  static func defect(inBounds lower: Double, _ upper: Double, of what: String) -> String? {
    if lower.isNaN || upper.isNaN { return "\(what): a bound is not a number" }
    if lower == .infinity || upper == -.infinity { return "\(what): bounds \(lower), \(upper)" }
    return lower > upper ? "\(what): lower bound \(lower) above upper bound \(upper)" : nil
  }
}
