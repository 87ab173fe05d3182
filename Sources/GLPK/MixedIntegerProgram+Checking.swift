extension MixedIntegerProgram {
  /// How far a point may miss a bound, an integer or a row, relative to the sizes involved.
  public static let feasibilityTolerance = 1e-6

  /// The objective at a point, with the constant; not a number if the point has the wrong length.
  public func objective(at point: [Double]) -> Double {
    guard point.count == variableCount else { return .nan }
    var sum = constantCost
    for index in point.indices where costs[index] != 0 { sum += costs[index] * point[index] }
    return sum
  }

  /// The worst that is wrong with a point, or `nil` if it is feasible.
  ///
  /// A miss is measured relative to the larger of 1, the bound missed and, for a row, its largest
  /// term; integrality is measured absolutely. Up to `feasibilityTolerance` is no miss.
  public func violation(at point: [Double]) -> (worst: Double, what: String)? {
    guard point.count == variableCount else {
      return (.infinity, "the point has \(point.count) values for \(variableCount) variables")
    }
    if let index = point.firstIndex(where: { !$0.isFinite }) {
      return (.infinity, "\(variableNames[index]) is \(point[index])")
    }
    var worst = Worst()
    for index in point.indices { checkVariable(index, point[index], &worst) }
    for row in rowLowers.indices { checkRow(row, point, &worst) }
    guard worst.size > Self.feasibilityTolerance else { return nil }
    return (worst.size, describe(worst, at: point))
  }

  private struct Worst {
    var size = 0.0
    var place = Place.none
    enum Place {
      case none
      case bound(Int)
      case integrality(Int)
      case row(Int)
    }
    mutating func see(_ size: Double, _ place: Place) {
      if size > self.size { (self.size, self.place) = (size, place) }
    }
  }

  private func checkVariable(_ index: Int, _ value: Double, _ worst: inout Worst) {
    worst.see(Self.miss(value, lowers[index], uppers[index], scale: 1), .bound(index))
    if kinds[index] != .continuous {
      worst.see(abs(value - value.rounded()), .integrality(index))
    }
  }

  private func checkRow(_ row: Int, _ point: [Double], _ worst: inout Worst) {
    var sum = 0.0
    var largest = 1.0
    for place in rowStarts[row]..<rowStarts[row + 1] {
      let term = rowCoefficients[place] * point[Int(rowColumns[place])]
      sum += term
      largest = max(largest, abs(term))
    }
    worst.see(Self.miss(sum, rowLowers[row], rowUppers[row], scale: largest), .row(row))
  }

  private static func miss(
    _ value: Double, _ lower: Double, _ upper: Double, scale: Double
  ) -> Double {
    if value < lower { return (lower - value) / max(scale, abs(lower)) }
    if value > upper { return (value - upper) / max(scale, abs(upper)) }
    // A sum that overflowed is neither below nor above.
    return value.isNaN ? .infinity : 0
  }

  private func describe(_ worst: Worst, at point: [Double]) -> String {
    switch worst.place {
    case .none:
      return ""
    case .bound(let index):
      return "\(variableNames[index]) = \(point[index]) is not within "
        + "\(lowers[index]) and \(uppers[index])"
    case .integrality(let index):
      return "\(variableNames[index]) = \(point[index]) is not integral"
    case .row(let index):
      let activity = row(Row(index: index)).activity(at: point)
      return "row \(rowNames[index]) = \(activity) is not within "
        + "\(rowLowers[index]) and \(rowUppers[index])"
    }
  }
}
