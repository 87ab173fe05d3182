import TaktModel

extension TinyShop {
  /// A schedule that was found, in the model's words.
  func schedule(_ best: Best, for plant: Plant) -> Schedule {
    var lots: [Lot] = []
    var deliveries: [Delivery] = []
    for (index, placed) in best.lots.enumerated() {
      let job = best.jobs[placed.job]
      let step = products[job.product][placed.step]
      let good = Double(placed.started * step.goodOfTen) / 10
      let setup = Setup(
        minutes: Double(placed.change.slots) * Self.slotSeconds / 60, cost: placed.change.cost)
      let segments =
        segments(.setup, placed.slots.prefix(placed.change.slots), plant)
        + segments(.run, placed.slots.dropFirst(placed.change.slots), plant)
      lots.append(
        Lot(
          id: "L\(index)", product: job.product, step: placed.step, machine: placed.mode.machine,
          family: plant.products[job.product].steps[placed.step].modes.first {
            $0.machine == placed.mode.machine
          }?.family ?? 0,
          setup: setup.isNothing ? nil : setup, segments: segments, start: segments[0].from,
          end: segments[segments.count - 1].to, started: Double(placed.started), good: good,
          scrap: Double(placed.started) - good,
          feeds: job.orders.map { .init(order: $0, quantity: Double(orders[$0].quantity)) }))
      guard placed.step == job.started.count - 1 else { continue }
      for order in job.orders {
        deliveries.append(
          Delivery(
            order: order, at: instant(placed.end + step.waitSlots, plant),
            quantity: Double(orders[order].quantity)))
      }
    }
    return Schedule(lots: lots, deliveries: deliveries, purchases: [])
  }

  private func instant(_ slot: Int, _ plant: Plant) -> Instant {
    plant.horizon.start.advanced(bySeconds: Double(slot) * Self.slotSeconds)
  }

  private func segments(
    _ kind: Lot.Segment.Kind, _ slots: ArraySlice<Int>, _ plant: Plant
  ) -> [Lot.Segment] {
    Self.stretches(Array(slots)).map {
      Lot.Segment(
        kind: kind, from: instant($0.lowerBound, plant), to: instant($0.upperBound, plant),
        isOvertime: false)
    }
  }
}
