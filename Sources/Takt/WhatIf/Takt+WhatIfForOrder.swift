public import TaktFiles
public import TaktModel
import TaktScheduler

extension Takt {
  /// What a change does for one order of a plan at hand, where nothing is searched: the plan's lots are played again
  /// in their sequences; of an order that is not all made, room is sought for the rest wherever that is cheaper.
  ///
  /// - Parameter order: its id.
  /// - Returns: nil where one of the files has no such order.
  public static func whatIf(
    _ file: OrderFile, changed: OrderFile, plan: Plan, forOrder order: String,
    timeLimitSeconds: Double, cancellation: Cancellation = Cancellation()
  ) -> (before: OrderFate, after: OrderFate)? {
    let (old, new) = (file.plant, changed.plant)
    guard let before = old.orders.firstIndex(where: { $0.id == order }),
      let after = new.orders.firstIndex(where: { $0.id == order })
    else { return nil }
    let clock = RunClock(limitSeconds: timeLimitSeconds, cancellation: cancellation)
    let stop = clock.stop(reserveSeconds: 0)
    let schedule = plan.schedule
    let carried = Replanner(new).carried(schedule, from: old)
    let isShort = !old.fulfilment(of: before, by: schedule.deliveries).isComplete
    return (
      Replanner(old, stop: stop).fate(of: before, in: schedule, seeksRoom: isShort),
      Replanner(new, stop: stop).fate(of: after, in: carried, seeksRoom: isShort)
    )
  }
}

extension Replanner {
  fileprivate func fate(
    of order: OrderIndex, in schedule: Schedule, seeksRoom: Bool
  ) -> OrderFate {
    guard seeksRoom else { return OrderReplay.fate(of: order, in: schedule, for: plant) }
    let roomy = withRoom(
      schedule, for: order, evaluationLimit: Self.roomLimit(lots: schedule.lots.count))
    // What room costs is told from the same lots played by the same rules.
    let played = max(cost(of: schedule), cost(of: ScheduleSearch.replayed(schedule, for: plant)))
    guard cost(of: roomy) < played * (1 - 1e-9) else {
      return OrderReplay.fate(of: order, in: schedule, for: plant)
    }
    let own = roomy.deliveries.filter { $0.order == order }
    return OrderFate(of: plant.orders[order], own.map { ($0.at, $0.quantity) })
  }
}
