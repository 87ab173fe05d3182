import TaktChecker
import TaktModel
import TaktScheduler

/// Plans on from a schedule at hand once its plant has changed: change, replay, search, check.
///
/// Promises, remedies and what-if differ in what they change and how long they search, and in nothing else.
struct Replanner: Sendable {
  /// As it is after the change.
  let plant: Plant
  let stop: StopRule

  init(_ plant: Plant, stop: StopRule = .never) {
    self.plant = plant
    self.stop = stop
  }

  // MARK: Change

  /// The same for a changed plant; nil where the changes do not fit it.
  func changed(by changes: [PlantChange]) -> Replanner? {
    (try? plant.applying(changes)).map { Replanner($0, stop: stop) }
  }

  // MARK: Search

  /// The best schedule that an ordinary search finds from one: never dearer.
  func searched(_ schedule: Schedule, seed: UInt64, evaluationLimit: Int) -> Schedule {
    if stop.isOver { return schedule }
    return ScheduleSearch.improve(
      schedule, for: plant, seed: seed, evaluationLimit: evaluationLimit, stop: stop,
      onImprovement: { _ in }
    ).schedule
  }

  /// How many schedules of so many lots are looked at to find room for an order.
  static func roomLimit(lots: Int) -> Int { max(100, 200_000 / (20 + lots)) }

  /// With room made for an order; nil: for the one of which the most is left undone, by its cost, where that is
  /// cheaper.
  ///
  /// A search that starts where an order has no lots yet takes long to find places for all of them.
  func withRoom(_ schedule: Schedule, evaluationLimit: Int) -> Schedule {
    var left = plant.orders.map(\.quantity)
    for delivery in schedule.deliveries { left[delivery.order] -= delivery.quantity }
    let undone = plant.orders.indices.filter { left[$0] > 1e-6 * plant.orders[$0].quantity }
    guard !stop.isOver,
      let most = undone.max(by: {
        left[$0] * plant.orders[$0].unmetCostPerUnit < left[$1] * plant.orders[$1].unmetCostPerUnit
      })
    else { return schedule }
    let roomy = withRoom(schedule, for: most, evaluationLimit: evaluationLimit)
    return cost(of: roomy) < cost(of: schedule) ? roomy : schedule
  }

  /// With lots for an order, whatever that costs the others, or what they may pay at most.
  func withRoom(
    _ schedule: Schedule, for order: OrderIndex, cap: OrderInsertion.Cap? = nil,
    evaluationLimit: Int
  ) -> Schedule {
    OrderInsertion.insert(
      order, into: schedule, for: plant, cap: cap, evaluationLimit: evaluationLimit, stop: stop)
  }

  // MARK: Check

  /// Whether the checker passes it. No figures are claimed of it, so none are worked out.
  func isValid(_ schedule: Schedule) -> Bool { Checker.check(schedule, against: plant).isEmpty }

  /// Total, in the plant's currency.
  func cost(of schedule: Schedule) -> Double { Evaluation.cost(of: schedule, for: plant).total }

  func isOnTime(_ order: OrderIndex, in schedule: Schedule) -> Bool {
    let due = plant.orders[order].due
    return finishes(of: schedule)[order].map { due.seconds(until: $0) <= 1 } ?? false
  }

  /// When each order has all of its goods; nil where it never has.
  func finishes(of schedule: Schedule) -> [Instant?] {
    var delivered = [Double](repeating: 0, count: plant.orders.count)
    var last = [Instant?](repeating: nil, count: plant.orders.count)
    for delivery in schedule.deliveries {
      delivered[delivery.order] += delivery.quantity
      last[delivery.order] = max(last[delivery.order] ?? delivery.at, delivery.at)
    }
    return plant.orders.indices.map {
      delivered[$0] >= plant.orders[$0].quantity * (1 - 1e-6) ? last[$0] : nil
    }
  }
}
