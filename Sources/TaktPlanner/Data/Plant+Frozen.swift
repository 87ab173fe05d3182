import TaktModel

extension Plant {
  /// The same plant with its frozen lots running: what they take is reserved out of what is there, what they
  /// give comes in at their end, and their machines are held until then.
  ///
  /// Periods see no more of them; what is planned on a machine comes after its frozen lots anyway, and around
  /// those that are pinned.
  func withFrozenRunning() -> Plant {
    guard !frozen.isEmpty else { return self }
    let supplies = FrozenSupplies(self).supplies
    func left(_ source: FrozenSupplies.Source, _ product: ProductIndex, _ step: Int?) -> Double {
      supplies.first { $0.source == source && $0.product == product && $0.step == step }?.left ?? 0
    }
    let receipts = receipts.enumerated().map { index, receipt in
      let steps = products[receipt.product].steps
      let left = left(.receipt(index), receipt.product, steps.isEmpty ? nil : steps.count - 1)
      return receipt.modified { $0.quantity = left }
    }
    var running = inProgress.enumerated().map { index, lot in
      let mode = products[lot.product].steps[lot.step].modes[lot.mode]
      return InProgressLot(
        id: lot.id, product: lot.product, step: lot.step, machine: lot.machine, mode: lot.mode,
        started: left(.inProgress(index), lot.product, lot.step) / mode.goodPerUnit, end: lot.end)
    }
    for (index, lot) in frozen.enumerated() {
      let step = products[lot.product].steps[lot.step]
      guard let mode = step.modeIndex(on: lot.machine) else { continue }
      running.append(
        InProgressLot(
          id: lot.id, product: lot.product, step: lot.step, machine: lot.machine, mode: mode,
          started: left(.frozen(index), lot.product, lot.step) / step.modes[mode].goodPerUnit,
          start: lot.isPinned ? lot.start : nil, end: lot.end))
    }
    let reserved = products.enumerated().map { index, product in
      product.withSupply(
        stock: left(.stock, index, product.steps.isEmpty ? nil : product.steps.count - 1),
        wip: product.steps.indices.dropLast().map { left(.stock, index, $0) } + [0])
    }
    let plant = try? modified {
      $0.products = reserved
      $0.receipts = receipts
      $0.inProgress = running
      $0.frozen = []
    }
    return plant ?? self
  }
}

extension Plant {
  /// By machine: when it is open and held by no lot in progress.
  func freeWindows() -> [[Window]] {
    machines.indices.map { machine in
      let lots = inProgress.filter { $0.machine == machine }
      let held = lots.map { Window(from: $0.start ?? horizon.start, to: $0.end) }
      return machines[machine].windows.subtracting(held.flattened())
    }
  }
}

extension Product {
  /// With what is on hand replaced; `wip` by step.
  fileprivate func withSupply(stock: Double, wip: [Double]) -> Product {
    modified {
      $0.stock = stock
      guard case .made(let steps) = supply else { return }
      $0.supply = .made(zip(steps, wip).map { step, wip in step.modified { $0.wip = wip } })
    }
  }
}
