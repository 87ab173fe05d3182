import TaktModel

/// Frozen lots that cannot all stand as they are.
extension OrderFileReader {
  /// What one machine does for a while, by a frozen lot or one that runs at the start.
  private struct Hold {
    let name: String
    let node: NodeID?
    let from: Instant
    let to: Instant
  }

  /// Refuses frozen lots that cannot be made where they stand, that begin before the horizon, that overlap
  /// one another or a running lot, or that lie where their machine is closed: each with the fewest entries
  /// that contradict one another.
  func refuseContradictions(
    _ frozen: [FrozenLot], _ products: [Product], _ machines: [Machine],
    _ inProgress: [InProgressLot]
  ) {
    guard let horizon else { return }
    for entry in frozen {
      let lot = entry.lot
      let step = products[lot.product].steps[lot.step]
      if step.modeIndex(on: lot.machine) == nil {
        context.refuse(
          entry.node,
          "\(entry.name) stands on machine \(quoted(machines[lot.machine].id)), but "
            + "step \(quoted(step.id)) of product \(quoted(products[lot.product].id)) cannot be done "
            + "there.")
      }
      if lot.start < horizon.start {
        context.refuse(
          entry.node,
          "\(entry.name) begins at \(lot.start.rfc3339(in: timeZone)), before the "
            + "horizon's start; allowed is that instant or a later one. What runs already belongs in "
            + "inProgress.")
      }
      refuseClosed(entry, machines[lot.machine])
    }
    for (index, machine) in machines.enumerated() where !machine.isSubcontractor {
      var holds = frozen.filter { $0.lot.machine == index }.map {
        Hold(name: $0.name, node: $0.node, from: $0.lot.start, to: $0.lot.end)
      }
      holds += inProgress.filter { $0.machine == index }.map {
        Hold(name: "Running lot \(quoted($0.id))", node: nil, from: horizon.start, to: $0.end)
      }
      refuseOverlaps(holds, machine)
    }
  }

  private func refuseOverlaps(_ holds: [Hold], _ machine: Machine) {
    let sorted = holds.enumerated().sorted {
      ($0.element.from, $0.element.to, $0.offset) < ($1.element.from, $1.element.to, $1.offset)
    }.map(\.element)
    var last: Hold?
    for hold in sorted {
      if let last, hold.from < last.to, let node = hold.node ?? last.node {
        let pointer = last.node.map { " (\(context.document.pointers(to: [$0]).joined()))" } ?? ""
        context.refuse(
          node,
          "\(hold.name) begins at \(hold.from.rfc3339(in: timeZone)) on machine "
            + "\(quoted(machine.id)), but \(last.name.prefix(1).lowercased() + last.name.dropFirst())"
            + "\(pointer) holds it until \(last.to.rfc3339(in: timeZone)). These two contradict each "
            + "other: leave one out or move it.")
      }
      if last.map({ hold.to > $0.to }) ?? true { last = hold }
    }
  }

  private func refuseClosed(_ entry: FrozenLot, _ machine: Machine) {
    guard !machine.isSubcontractor else { return }
    for segment in entry.lot.segments {
      // Nobody says when it is open behind the horizon.
      let until = min(segment.to, horizon?.end ?? segment.to)
      var at = min(segment.from, until)
      for window in machine.windows where window.from <= at && window.to > at { at = window.to }
      // A second of rounding.
      if at.seconds(until: until) <= 1 { continue }
      context.refuse(
        entry.node,
        "\(entry.name) works on machine \(quoted(machine.id)) from "
          + "\(segment.from.rfc3339(in: timeZone)) to \(segment.to.rfc3339(in: timeZone)), but the "
          + "machine is closed from \(at.rfc3339(in: timeZone)). Open it, or leave the lot out.")
      return
    }
  }

  /// Refuses frozen lots whose materials are not there and cannot be bought in time; says whether there were
  /// any.
  func refuseUnsupplied(_ plant: Plant, _ frozen: [FrozenLot]) -> Bool {
    guard !plant.frozen.isEmpty else { return false }
    for shortage in FrozenSupplies(plant).shortages {
      let lot = plant.frozen[shortage.lot]
      let product = plant.products[shortage.product]
      if let purchase = product.purchase,
        plant.horizon.start.advanced(bySeconds: purchase.leadTimeDays * 86_400) <= lot.takesAt
      {
        continue
      }
      let what = shortage.step.map { step in
        step < product.steps.count - 1 || shortage.product == lot.product
          ? "\(quoted(product.id)) after step \(quoted(product.steps[step].id))"
          : quoted(product.id)
      }
      let entry =
        frozen.first { $0.lot.id == lot.id } ?? FrozenLot(node: context.document.root, lot: lot)
      context.refuse(
        entry.node,
        "\(entry.name) takes \(shortage.wanted.shortest) of \(what ?? quoted(product.id)) "
          + "at \(lot.takesAt.rfc3339(in: timeZone)), when \((shortage.wanted - shortage.missing).shortest) "
          + "are there. Add the receipt, stock or fixed lot that it came from, or leave it out.")
    }
    return context.hasFaults
  }
}
