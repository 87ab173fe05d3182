import TaktModel

extension Shop {
  /// The plant's resources, and its electric power where that has a limit.
  static func pools(of plant: Plant) -> [SharedPool] {
    let horizon = Window(from: plant.horizon.start, to: plant.horizon.end)
    return plant.resources.map { SharedPool($0, horizon: horizon) }
      + (plant.energy.demandLimitKW.map { [SharedPool(demandLimitKW: $0)] } ?? [])
  }

  /// What lots of each mode take of the pools.
  static func giveUses(to modes: inout [ModeFacts], of plant: Plant) {
    for index in modes.indices {
      let place = modes[index]
      let mode = plant.products[place.product].steps[place.step].modes[place.index]
      var uses = Set(mode.uses.map(\.resource)).sorted().map { resource in
        PoolUse(
          pool: resource, setup: mode.count(of: resource, during: .setup),
          run: mode.count(of: resource, during: .run))
      }
      if plant.energy.demandLimitKW != nil {
        let machine = plant.machines[place.machine]
        uses.append(
          PoolUse(
            pool: plant.resources.count, setup: machine.setupKW, run: machine.runKW,
            runPerUnit: mode.kWhPerUnit * 3_600_000))
      }
      modes[index].poolUses = uses.filter { $0.setup > 0 || $0.run > 0 || $0.runPerUnit > 0 }
    }
  }
}
