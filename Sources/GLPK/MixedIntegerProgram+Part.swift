extension MixedIntegerProgram {
  /// The program of some variables with all others fixed as in a point.
  ///
  /// What the fixed ones add to the rows named is moved to their bounds, what they cost to the constant.
  /// Rows that are not named are left out, also where one of the variables stands in them. Variables
  /// and rows have no names.
  /// - Parameters:
  ///   - columns: distinct indices of variables, in the order that they shall have.
  ///   - rows: indices of rows, in the order that they shall have.
  ///   - point: one value a variable of this program.
  public func part(columns: [Int], rows: [Int], at point: [Double]) -> MixedIntegerProgram {
    var part = MixedIntegerProgram(name: name)
    var position = [Int32](repeating: -1, count: variableCount)
    part.constantCost = objective(at: point)
    part.lowers.reserveCapacity(columns.count)
    for (place, column) in columns.enumerated() {
      position[column] = Int32(truncatingIfNeeded: place)
      part.constantCost -= costs[column] * point[column]
      part.lowers.append(lowers[column])
      part.uppers.append(uppers[column])
      part.costs.append(costs[column])
      part.kinds.append(kinds[column])
    }
    part.variableNames = [String](repeating: "", count: columns.count)
    part.places = [Int32](repeating: -1, count: columns.count)
    for row in rows {
      var shift = 0.0
      for place in rowStarts[row]..<rowStarts[row + 1] {
        let column = Int(rowColumns[place])
        if position[column] >= 0 {
          part.rowColumns.append(position[column])
          part.rowCoefficients.append(rowCoefficients[place])
        } else {
          shift += rowCoefficients[place] * point[column]
        }
      }
      part.rowStarts.append(part.rowColumns.count)
      part.rowLowers.append(rowLowers[row] - shift)
      part.rowUppers.append(rowUppers[row] - shift)
    }
    part.rowNames = [String](repeating: "", count: rows.count)
    part.defect =
      defect ?? (part.constantCost.isFinite ? nil : "a value of the point is not finite")
    return part
  }

  /// Changes a coefficient that there is: the `place`-th of `rowCoefficients`.
  public mutating func setCoefficient(at place: Int, to value: Double) {
    guard rowCoefficients.indices.contains(place), value.isFinite else {
      if defect == nil { defect = "no coefficient can be \(value) at place \(place)" }
      return
    }
    rowCoefficients[place] = value
  }

  /// Changes the bounds of a row.
  public mutating func setBounds(of row: Row, lower: Double, upper: Double) {
    guard rowLowers.indices.contains(row.index) else {
      if defect == nil { defect = "there is no row \(row.index)" }
      return
    }
    if defect == nil { defect = Self.defect(inBounds: lower, upper, of: "row \(row.index)") }
    rowLowers[row.index] = lower
    rowUppers[row.index] = upper
  }

  /// The program with other bounds of its variables, one pair for each.
  public func with(lowers: [Double], uppers: [Double]) -> MixedIntegerProgram {
    var result = self
    guard lowers.count == variableCount, uppers.count == variableCount else {
      result.defect = defect ?? "bounds for another number of variables"
      return result
    }
    for column in lowers.indices {
      result.setBounds(of: Variable(index: column), lower: lowers[column], upper: uppers[column])
    }
    return result
  }
}
