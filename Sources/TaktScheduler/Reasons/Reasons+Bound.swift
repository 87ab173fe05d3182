import TaktModel

extension Reasons {
  /// An instant before which the order's goods cannot all be there, whatever else is made; nil where
  /// stock and what is on its way may be enough.
  ///
  /// For every step: earlier steps' waits, then its share of the work on the fastest of its machines,
  /// overtime and all, then later waits. Lots may overlap, so the steps' works do not add up.
  func earliestFinish(of index: OrderIndex) -> Instant? {
    let order = plant.orders[index]
    let product = plant.products[order.product]
    let start = max(plant.horizon.start, order.release ?? plant.horizon.start)
    if let purchase = product.purchase {
      return product.stock + received(order.product) >= order.quantity
        ? nil : plant.horizon.start.advanced(bySeconds: purchase.leadTimeDays * 86_400)
    }
    guard !product.steps.isEmpty else { return nil }
    var need = order.quantity - product.stock - received(order.product)
    let waits = product.steps.map(\.minimumWaitSeconds)
    var latest: Instant?
    for number in product.steps.indices.reversed() {
      let step = product.steps[number]
      need -= step.wip + underWay(order.product, number)
      if need <= 1e-6 { break }
      let from = arrival(of: step).map { max($0, start) } ?? start
      let begin = from.advanced(bySeconds: waits[..<number].reduce(0, +))
      let ends = step.modes.compactMap { mode in
        finish(need / Double(step.modes.count), mode, from: begin)
      }
      let tail = waits[number...].reduce(0, +)
      let never = plant.horizon.end.advanced(bySeconds: 60)
      let end = (ends.min() ?? never).advanced(bySeconds: tail)
      latest = max(latest ?? end, end)
      need /= step.modes.map(\.goodPerUnit).max() ?? 1
    }
    return latest
  }

  /// Work for `good` units; nil where the machine's open hours do not suffice.
  private func finish(_ good: Double, _ mode: Mode, from begin: Instant) -> Instant? {
    if let lead = mode.leadTimeSeconds { return begin.advanced(bySeconds: lead) }
    let machine = plant.machines[mode.machine]
    let hours = allHours(of: mode.machine)
    let seconds = mode.runSeconds(
      started: mode.startedUnits(forGood: good), efficiency: machine.efficiency)
    let end = hours.finish(from: begin.milliseconds, work: Clock.milliseconds(seconds))
    return end == Clock.never ? nil : Instant(milliseconds: end)
  }

  private func allHours(of machine: MachineIndex) -> OpenTime {
    if let known = memory.allHours[machine] { return known }
    let windows = plant.machines[machine].windows
    let hours = OpenTime(
      windows: windows,
      overtime: windows.map { $0.to.milliseconds - $0.from.milliseconds })
    memory.allHours[machine] = hours
    return hours
  }

  /// Units that running and frozen lots of a step start.
  private func underWay(_ product: ProductIndex, _ step: Int) -> Double {
    if memory.underWay == nil {
      var units: [ProductIndex: [Double]] = [:]
      func note(_ product: ProductIndex, _ step: Int, _ started: Double) {
        units[product, default: plant.products[product].steps.map { _ in 0 }][step] += started
      }
      for lot in plant.inProgress { note(lot.product, lot.step, lot.started) }
      for lot in plant.frozen { note(lot.product, lot.step, lot.started) }
      memory.underWay = units
    }
    return memory.underWay?[product]?[step] ?? 0
  }

  /// When bought components of which there is no stock can first be there.
  private func arrival(of step: Step) -> Instant? {
    step.components.compactMap { component in
      let product = plant.products[component.product]
      guard let purchase = product.purchase, product.stock <= 0, received(component.product) <= 0
      else { return nil }
      return plant.horizon.start.advanced(bySeconds: purchase.leadTimeDays * 86_400)
    }.max()
  }

  private func received(_ product: ProductIndex) -> Double {
    plant.receipts.reduce(0) { $1.product == product ? $0 + $1.quantity : $0 }
  }
}
