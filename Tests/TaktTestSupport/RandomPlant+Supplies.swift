internal import TaktModel

extension RandomPlantDraft {
  /// Rules of every tier: for some machines or all, with both names, one or none.
  mutating func drawChangeovers() {
    guard features.contains(.changeovers) else { return }
    for _ in 0..<generator.whole(1...3 * families.count) {
      var listed: [MachineIndex]?
      if generator.chance(0.3) {
        listed = machines.indices.filter { _ in generator.chance(0.5) }
        if listed == [] { listed = [generator.below(machines.count)] }
      }
      let isNothing = generator.chance(0.15)
      changeoverRules.append(
        ChangeoverRule(
          machines: listed,
          from: generator.chance(0.75) ? generator.below(families.count) : nil,
          to: generator.chance(0.75) ? generator.below(families.count) : nil,
          setup: Setup(
            minutes: isNothing ? 0 : generator.pick([0, 10, 30, 90, 200]),
            cost: isNothing || !features.contains(.costs) ? 0 : generator.pick([0, 25, 80]),
            scrapUnits: isNothing || !takes(.setupScrap) ? 0 : generator.pick([0.5, 1, 3]))))
    }
  }

  /// Receipts, some before the start and after the end, and lots that run already.
  mutating func drawSupplies() {
    if features.contains(.receipts) {
      for _ in 0..<generator.whole(1...3) {
        receipts.append(
          Receipt(
            product: generator.below(products.count),
            quantity: Double(generator.whole(0...30)), at: instant(from: -0.1, to: 1.1)))
      }
    }
    guard features.contains(.inProgress) else { return }
    for _ in 0..<generator.whole(1...2) {
      let made = products.indices.filter { !products[$0].steps.isEmpty }
      guard !made.isEmpty else { return }
      let product = made[generator.below(made.count)]
      let step = generator.below(products[product].steps.count)
      let modes = products[product].steps[step].modes
      let mode = generator.below(modes.count)
      inProgress.append(
        InProgressLot(
          id: "running-\(inProgress.count + 1)", product: product, step: step,
          machine: modes[mode].machine, mode: mode, started: Double(generator.whole(1...20)),
          end: max(instant(from: 0.01, to: 0.3), horizon.start.advanced(bySeconds: 600))))
    }
  }
}
