import TaktModel

/// What of the program remains of one stage when its links to the others are priced: lot sizing with
/// set-ups, without capacity, against all that the orders ask of the stage.
struct StageProblem: Sendable {
  /// A demand that the stage serves, as far as stock does not cover it.
  struct Serving: Sendable {
    /// Into the demands.
    let demand: Int
    /// Into the prices' shares.
    let share: Int
    /// The stage's good units in one unit delivered.
    let weight: Double
    /// In the stage's good units.
    let quantity: Double
    /// Whether the delivery itself is the stage's, not a copy of it further on.
    let isOwn: Bool
    /// Delivery periods.
    let first: Int
    let last: Int
    /// Units that are there by this period's end cost no more than sooner ones.
    let flatEnd: Int
  }

  /// Stock that arrives until it is used up, and the servings it covers.
  struct StockBlock: Sendable {
    let arrival: Int
    let covered: [Serving]
    /// By period of arrival: units that cover something.
    let used: [(arrival: Int, units: Double)]
    /// When the first units come that are left over in the end; nil where none are.
    let leftFrom: Int?
  }

  let stage: Int
  let modes: [Int]
  let output: Int
  /// The period in which starts of a period arrive; the number of periods: never.
  let arrival: [Int]
  /// Not covered by stock; by flat end.
  let servings: [Serving]
  let blocks: [StockBlock]
  /// By source period + 1: where the servings begin that this period is the last to serve in time; the
  /// first entry is for those that every source is too late for. One entry more at the end.
  let places: [Int]
  /// By period: what holding a unit over it costs between arrival and delivery, as far as all own
  /// servings agree that it is needed. Nil: what the output point's prices say.
  let ownHolding: [Double]?
  /// By period: the holding from there to the end that `ownHolding` leaves out.
  let leftOut: [Double]
}
