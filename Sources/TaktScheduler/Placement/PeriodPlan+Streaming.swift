public import TaktModel

extension PeriodPlan {
  /// The same plan in transfer lots of at most `hours` run time each (lot streaming; C. Potts and K.
  /// Baker, 1989): the next step can begin before the last unit is done, as the program supposes when
  /// it lets several steps share a period.
  ///
  /// Lots of one family need no set-up between them, so this costs nothing where the rules ask for none
  /// from a family to itself; there a lot stays whole.
  public func streamed(hours: Double, for plant: Plant) -> PeriodPlan {
    var lots: [Lot] = []
    for lot in self.lots {
      let mode = plant.products[lot.product].steps[lot.step].modes[lot.mode]
      let seconds = mode.runSeconds(
        started: lot.started, efficiency: plant.machines[mode.machine].efficiency)
      let repeatsSetup = plant.changeovers.setup(from: mode.family, to: mode) != nil
      let parts = repeatsSetup ? 1 : min(max(1, (seconds / 3600 / hours).rounded(.up)), 40)
      for part in 0..<Int(parts) {
        lots.append(lot.part(lot.started / parts, isFirst: part == 0))
      }
    }
    return modified { $0.lots = lots }
  }
}
