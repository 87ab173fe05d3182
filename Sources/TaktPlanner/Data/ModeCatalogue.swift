import GLPK
import TaktModel

/// All modes in one list, and the set-up groups that they share.
struct ModeCatalogue {
  private(set) var modes: [PlannedMode] = []
  private(set) var groups: [SetupGroup] = []
  private(set) var modesOfStage: [[Int]] = []

  init(_ plant: Plant, stageOf stageIndex: [[Int]]) {
    struct GroupKey: Hashable {
      let machine: Int
      let family: Int
    }
    struct Entry {
      let stage: Int
      let index: Int
      let mode: Mode
    }
    var entries: [Entry] = []
    var keys: [GroupKey] = []
    var groupOf: [GroupKey: Int] = [:]
    var members: [[Int]] = []
    var familiesOn = plant.machines.map { _ in [FamilyIndex]() }
    for (product, steps) in plant.products.map(\.steps).enumerated() {
      for (step, details) in steps.enumerated() {
        modesOfStage.append([])
        let stage = stageIndex[product][step]
        for (index, mode) in details.modes.enumerated() {
          let key = GroupKey(machine: mode.machine, family: mode.family)
          if groupOf[key] == nil {
            groupOf[key] = keys.count
            keys.append(key)
            members.append([])
            familiesOn[mode.machine].append(mode.family)
          }
          members[groupOf[key] ?? 0].append(entries.count)
          modesOfStage[stage].append(entries.count)
          entries.append(Entry(stage: stage, index: index, mode: mode))
        }
      }
    }
    let setFor = Self.initialFamilies(plant)
    let scraps = entries.map { entry in
      SetupEstimate.scrapUnits(
        of: entry.mode,
        others: familiesOn[entry.mode.machine].filter { $0 != entry.mode.family }, plant: plant)
    }
    let estimates = keys.indices.map { group in
      SetupEstimate(
        family: keys[group].family, modes: members[group].map { entries[$0].mode },
        others: familiesOn[keys[group].machine].filter { $0 != keys[group].family }, plant: plant)
    }
    // Set-ups matter on a machine as soon as one of its families takes anything.
    var matters = plant.machines.map { _ in false }
    for group in keys.indices {
      let takes =
        estimates[group].seconds > 0 || estimates[group].cost > 0
        || members[group].contains { scraps[$0] > 0 }
      if takes { matters[keys[group].machine] = true }
    }
    groups = keys.indices.map { group in
      let machine = plant.machines[keys[group].machine]
      let repeats = members[group].contains {
        plant.changeovers.setup(from: keys[group].family, to: entries[$0].mode) != nil
      }
      return SetupGroup(
        machine: keys[group].machine, family: keys[group].family, modes: members[group],
        seconds: estimates[group].seconds, cost: estimates[group].cost,
        isFree: !matters[keys[group].machine], canCarry: machine.keepsSetup && !repeats,
        isInitial: setFor[keys[group].machine] == keys[group].family && !repeats)
    }
    modes = entries.enumerated().map { index, entry in
      let machine = plant.machines[entry.mode.machine]
      let perUnit = entry.mode.runSeconds(started: 1, efficiency: machine.efficiency)
      return PlannedMode(
        stage: entry.stage, mode: entry.index, machine: entry.mode.machine,
        group: groupOf[GroupKey(machine: entry.mode.machine, family: entry.mode.family)] ?? 0,
        goodPerUnit: entry.mode.goodPerUnit, secondsPerUnit: perUnit,
        costPerUnit: entry.mode.costPerUnit + perUnit / 3600 * machine.costPerHour,
        setupScrapUnits: scraps[index], minLot: entry.mode.minLot, maxLot: entry.mode.maxLot,
        lotMultiple: entry.mode.lotMultiple)
    }
  }

  /// What each machine is set up for at the start: the last in-progress lot's family, else the file's.
  private static func initialFamilies(_ plant: Plant) -> [FamilyIndex?] {
    var families = plant.machines.map(\.initialFamily)
    for lot in plant.inProgress.sorted(by: { ($0.end, $0.id) < ($1.end, $1.id) }) {
      families[lot.machine] = plant.products[lot.product].steps[lot.step].modes[lot.mode].family
    }
    return families
  }
}
