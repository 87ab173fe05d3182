/// What a schedule costs, to the second, in the plant's currency.
public struct Cost: Sendable, Equatable {
  public var tardiness = 0.0
  public var unmet = 0.0
  public var holding = 0.0
  public var shortOfSafety = 0.0
  public var setup = 0.0
  /// The modes' cost per unit started.
  public var production = 0.0
  /// Set-up and run hours at the machines' rates.
  public var machine = 0.0
  public var overtime = 0.0
  public var energy = 0.0
  public var purchase = 0.0
  public var planChange = 0.0

  public init() {}

  public var total: Double {
    tardiness + unmet + holding + shortOfSafety + setup + production + machine + overtime + energy
      + purchase + planChange
  }

  /// Every kind with the name it has in the plan file, in the plan file's order, without the total.
  public var byKind: [(name: String, amount: Double)] {
    [
      ("tardiness", tardiness), ("unmet", unmet), ("holding", holding),
      ("shortOfSafety", shortOfSafety), ("setup", setup), ("production", production),
      ("machine", machine), ("overtime", overtime), ("energy", energy), ("purchase", purchase),
      ("planChange", planChange),
    ]
  }
}
