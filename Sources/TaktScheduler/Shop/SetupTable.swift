import TaktModel

/// What a set-up means to the scheduler.
struct SetupFacts: Equatable {
  let milliseconds: Milliseconds
  let cost: Double
  let scrap: Double
  let setup: Setup

  init(_ setup: Setup) {
    self.setup = setup
    milliseconds = Clock.milliseconds(setup.seconds)
    cost = setup.cost
    scrap = setup.scrapUnits
  }
}

/// The set-up of every mode after every family of its machine, asked for in no time.
final class SetupTable: Sendable {
  private let plant: Plant
  private let facts: [SetupFacts]
  /// Into `facts`; -1: none. Empty where the table would be too large: then it is looked up.
  private let table: [Int32]
  private let base: [Int]
  /// By machine: global family + 1 to the machine's own number of it; 0 is "nothing".
  private let local: [[Int32]]
  /// By mode: the most units that a set-up may cost.
  let worstScrap: [Double]
  private static let mostEntries = 3_000_000

  init(plant: Plant, modes: [Shop.ModeFacts]) {
    self.plant = plant
    let unknown = Int32(-1)
    var local = [[Int32]](
      repeating: [], count: plant.machines.count)
    var count = [Int32](repeating: 1, count: plant.machines.count)
    var families = [[FamilyIndex]](repeating: [], count: plant.machines.count)
    func know(_ family: FamilyIndex, on machine: MachineIndex) {
      if local[machine].isEmpty {
        local[machine] = [Int32](repeating: unknown, count: plant.families.count + 1)
        local[machine][0] = 0
      }
      if local[machine][family + 1] == unknown {
        local[machine][family + 1] = count[machine]
        families[machine].append(family)
        count[machine] += 1
      }
    }
    for (index, machine) in plant.machines.enumerated() {
      if let family = machine.initialFamily { know(family, on: index) }
    }
    for mode in modes { know(mode.family, on: mode.machine) }
    // It may be a family that the machine makes nothing of now.
    for lot in plant.frozen { know(lot.family, on: lot.machine) }
    var base: [Int] = []
    var size = 0
    for mode in modes {
      base.append(size)
      size += Int(count[mode.machine])
    }
    self.base = base
    self.local = local
    guard size <= Self.mostEntries else {
      facts = []
      table = []
      worstScrap = modes.map { mode in
        plant.products[mode.product].steps[mode.step].modes[mode.index].setup.scrapUnits
      }
      return
    }
    var table = [Int32](repeating: -1, count: size)
    var facts: [SetupFacts] = []
    var known: [Setup: Int32] = [:]
    var worst = [Double](repeating: 0, count: modes.count)
    for (index, mode) in modes.enumerated() {
      let source = plant.products[mode.product].steps[mode.step].modes[mode.index]
      let previous: [FamilyIndex?] = [nil] + families[mode.machine].map { $0 }
      for (row, family) in previous.enumerated() {
        guard let setup = plant.changeovers.setup(from: family, to: source) else { continue }
        worst[index] = max(worst[index], setup.scrapUnits)
        if known[setup] == nil {
          known[setup] = Int32(facts.count)
          facts.append(SetupFacts(setup))
        }
        table[base[index] + row] = known[setup] ?? -1
      }
    }
    self.table = table
    self.facts = facts
    worstScrap = worst
  }

  /// The set-up that `mode` needs after `family` (-1: the machine is set up for nothing).
  func setup(after family: Int, mode index: Int, _ mode: Shop.ModeFacts) -> SetupFacts? {
    if table.isEmpty {
      let source = plant.products[mode.product].steps[mode.step].modes[mode.index]
      return plant.changeovers.setup(from: family < 0 ? nil : family, to: source)
        .map(SetupFacts.init)
    }
    let row = local[mode.machine][family + 1]
    let found = table[base[index] + Int(row)]
    return found < 0 ? nil : facts[Int(found)]
  }
}
