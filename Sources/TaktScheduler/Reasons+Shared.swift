import TaktModel

/// Lots that wait neither for their machine nor for materials, but for what machines share.
extension Reasons {
  /// Where a lot begins later than machine and materials allow: the tool, the labour or the power that it
  /// waited for, and whose lot had it.
  ///
  /// - Parameter ready: when machine and materials were there.
  func sharedWait(_ index: Int, ready: Instant) -> OrderOutcome.Reason? {
    let lot = schedule.lots[index]
    let machine = plant.machines[lot.machine]
    guard !machine.isSubcontractor,
      let mode = plant.products[lot.product].steps[lot.step].modeIndex(on: lot.machine)
        .map({ plant.products[lot.product].steps[lot.step].modes[$0] }),
      machine.windows.contains(where: {
        !$0.isOvertime && $0.from < lot.start && ready < $0.to
          && max($0.from, ready).seconds(until: min($0.to, lot.start)) > 60
      })
    else { return nil }
    for use in mode.uses {
      guard let first = lot.segments.first(where: { use.covers($0.kind) && $0.from < $0.to })
      else { continue }
      if let reason = held(use.resource, for: lot, at: first.from)
        ?? closed(use.resource, for: lot, at: first.from)
      {
        return reason
      }
    }
    return powerless(lot, at: lot.start)
  }

  /// A lot that gave the resource free when this one took it.
  private func held(
    _ resource: ResourceIndex, for lot: Lot, at time: Instant
  ) -> OrderOutcome.Reason? {
    let facts = plant.resources[resource]
    for other in schedule.lots where other.id != lot.id {
      let mode = plant.products[other.product].steps[other.step].modeIndex(on: other.machine)
        .map { plant.products[other.product].steps[other.step].modes[$0] }
      guard let mode else { continue }
      for use in mode.uses where use.resource == resource {
        guard let last = other.segments.last(where: { use.covers($0.kind) && $0.from < $0.to }),
          abs(last.to.seconds(until: time)) <= 1
        else { continue }
        return reason(
          "resource", machine: lot.machine, product: lot.product, order: other.feeds.first?.order,
          "\(named(facts)) \(facts.id) is with lot \(other.id) on machine "
            + "\(plant.machines[other.machine].id) until \(day(time)).")
      }
    }
    return nil
  }

  /// The resource's shift, or a new week of its hours, begins when the lot takes it.
  private func closed(
    _ resource: ResourceIndex, for lot: Lot, at time: Instant
  ) -> OrderOutcome.Reason? {
    let facts = plant.resources[resource]
    if facts.maxHoursPerPersonWeek != nil, plant.weekStarts.contains(time) {
      return reason(
        "resource", machine: lot.machine, product: lot.product,
        "The week's hours of \(facts.id) are used up until \(day(time)).")
    }
    guard facts.windows.contains(where: { $0.from == time && $0.from > plant.horizon.start })
    else { return nil }
    return reason(
      "resource", machine: lot.machine, product: lot.product,
      "\(named(facts)) \(facts.id) is not there for long enough before \(day(time)).")
  }

  private func powerless(_ lot: Lot, at time: Instant) -> OrderOutcome.Reason? {
    guard let limit = plant.energy.demandLimitKW else { return nil }
    let other = schedule.lots.first { $0.id != lot.id && abs($0.end.seconds(until: time)) <= 1 }
    guard let other else { return nil }
    return reason(
      "power", machine: lot.machine, product: lot.product, order: other.feeds.first?.order,
      "Together with lot \(other.id) on machine \(plant.machines[other.machine].id) it would draw "
        + "more than \(number(limit)) kW before \(day(time)).")
  }

  private func named(_ resource: Resource) -> String {
    resource.kind == .tool ? "Tool" : "Labour"
  }
}
