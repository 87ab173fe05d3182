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
    noteEnds()
    guard let other = memory.givenFree[resource][time].map({ schedule.lots[$0] }),
      other.id != lot.id
    else { return nil }
    let facts = plant.resources[resource]
    return reason(
      .resource, machine: lot.machine, product: lot.product, order: other.feeds.first?.order,
      resource: resource,
      "\(named(facts)) \(facts.id) is with lot \(other.id) on machine "
        + "\(plant.machines[other.machine].id) until \(day(time)).")
  }

  /// Once for all orders: when lots end, and give free what they share.
  private func noteEnds() {
    guard memory.ending.isEmpty else { return }
    memory.givenFree = plant.resources.map { _ in [:] }
    for (index, lot) in schedule.lots.enumerated() {
      memory.ending[lot.end] = index
      let step = plant.products[lot.product].steps[lot.step]
      guard let mode = step.modeIndex(on: lot.machine) else { continue }
      for use in step.modes[mode].uses {
        let last = lot.segments.last { use.covers($0.kind) && $0.from < $0.to }
        if let last { memory.givenFree[use.resource][last.to] = index }
      }
    }
  }

  /// The resource's shift, or a new week of its hours, begins when the lot takes it.
  private func closed(
    _ resource: ResourceIndex, for lot: Lot, at time: Instant
  ) -> OrderOutcome.Reason? {
    let facts = plant.resources[resource]
    if facts.maxHoursPerPersonWeek != nil, plant.weekStarts.contains(time) {
      return reason(
        .resource, machine: lot.machine, product: lot.product, resource: resource,
        "The week's hours of \(facts.id) are used up until \(day(time)).")
    }
    guard facts.windows.contains(where: { $0.from == time && $0.from > plant.horizon.start })
    else { return nil }
    return reason(
      .resource, machine: lot.machine, product: lot.product, resource: resource,
      "\(named(facts)) \(facts.id) is not there for long enough before \(day(time)).")
  }

  private func powerless(_ lot: Lot, at time: Instant) -> OrderOutcome.Reason? {
    guard let limit = plant.energy.demandLimitKW else { return nil }
    noteEnds()
    guard let other = memory.ending[time].map({ schedule.lots[$0] }), other.id != lot.id
    else { return nil }
    return reason(
      .power, machine: lot.machine, product: lot.product, order: other.feeds.first?.order,
      "Together with lot \(other.id) on machine \(plant.machines[other.machine].id) it would draw "
        + "more than \(number(limit)) kW before \(day(time)).")
  }

  private func named(_ resource: Resource) -> String {
    resource.kind == .tool ? "Tool" : "Labour"
  }
}
