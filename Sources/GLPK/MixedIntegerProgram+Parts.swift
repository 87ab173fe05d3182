extension MixedIntegerProgram {
  /// A column, by its place in the order of adding, from zero.
  public struct Variable: Hashable, Sendable, Comparable {
    public let index: Int
    public init(index: Int) { self.index = index }
    public static func < (a: Variable, b: Variable) -> Bool { a.index < b.index }
  }

  /// A row, by its place in the order of adding, from zero.
  public struct Row: Hashable, Sendable {
    public let index: Int
    public init(index: Int) { self.index = index }
  }

  public enum Kind: Sendable {
    case continuous
    case integer
    /// Integral, with bounds within 0 and 1.
    case binary
  }

  /// A coefficient times a variable.
  public struct Term: Hashable, Sendable {
    public var variable: Variable
    public var coefficient: Double
    public init(_ variable: Variable, _ coefficient: Double) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  /// A row by itself: `lower <= sum of terms <= upper`. Also the form of a cut.
  public struct LinearRow: Hashable, Sendable {
    public var terms: [Term]
    public var lower: Double
    public var upper: Double
    public var name: String
    public init(
      terms: [Term], lower: Double = -.infinity, upper: Double = .infinity, name: String = ""
    ) {
      self.terms = terms
      self.lower = lower
      self.upper = upper
      self.name = name
    }

    /// The value of the sum at a point; terms of variables outside the point count nothing.
    public func activity(at point: [Double]) -> Double {
      terms.reduce(0) { sum, term in
        point.indices.contains(term.variable.index)
          ? sum + term.coefficient * point[term.variable.index] : sum
      }
    }

    /// By how much the point breaks the row; 0 if it does not.
    public func violation(at point: [Double]) -> Double {
      let activity = activity(at: point)
      return max(0, lower - activity, activity - upper)
    }
  }
}
