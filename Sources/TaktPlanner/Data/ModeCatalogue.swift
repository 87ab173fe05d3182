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
      /// Before its units can be used.
      let wait: Double
      /// After its lots' end; nil: its units keep.
      let life: Double?
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
          entries.append(
            Entry(
              stage: stage, index: index, mode: mode, wait: details.minimumWaitSeconds,
              life: plant.products[product].lifeSeconds(ofStep: step)))
        }
      }
    }
    let setFor = Self.initialFamilies(plant)
    let scraps = entries.map { entry in
      if plant.machines[entry.mode.machine].isSubcontractor { return 0.0 }
      return SetupEstimate.scrapUnits(
        of: entry.mode,
        others: familiesOn[entry.mode.machine].filter { $0 != entry.mode.family }, plant: plant)
    }
    let estimates = keys.indices.map { group in
      if plant.machines[keys[group].machine].isSubcontractor { return SetupEstimate.none }
      return SetupEstimate(
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
      let repeats =
        machine.isSubcontractor
        || members[group].contains {
          plant.changeovers.setup(from: keys[group].family, to: entries[$0].mode) != nil
        }
      return SetupGroup(
        machine: keys[group].machine, family: keys[group].family, modes: members[group],
        seconds: estimates[group].seconds, cost: estimates[group].cost,
        isFree: !matters[keys[group].machine], canCarry: machine.keepsSetup && !repeats,
        isInitial: setFor[keys[group].machine] == keys[group].family && !repeats)
    }
    var arrivals: [Double: [Int]] = [:]
    for entry in entries {
      let seconds = entry.wait + (entry.mode.leadTimeSeconds ?? 0)
      if arrivals[seconds] == nil {
        arrivals[seconds] = Network.arrivals(after: seconds, plant.horizon)
      }
    }
    modes = entries.enumerated().map { index, entry in
      let machine = plant.machines[entry.mode.machine]
      // A subcontractor's capacity is not the plan's.
      let perUnit =
        machine.isSubcontractor
        ? 0 : entry.mode.runSeconds(started: 1, efficiency: machine.efficiency)
      let leadTime = entry.mode.leadTimeSeconds ?? 0
      let arrival = arrivals[entry.wait + leadTime] ?? []
      return PlannedMode(
        stage: entry.stage, mode: entry.index, machine: entry.mode.machine,
        group: groupOf[GroupKey(machine: entry.mode.machine, family: entry.mode.family)] ?? 0,
        goodPerUnit: entry.mode.goodPerUnit, secondsPerUnit: perUnit,
        costPerUnit: entry.mode.costPerUnit + perUnit / 3600 * machine.costPerHour,
        setupScrapUnits: scraps[index], minLot: entry.mode.minLot, maxLot: entry.mode.maxLot,
        lotMultiple: entry.mode.lotMultiple,
        arrivalPeriod: arrival,
        lastPeriod: entry.life.map {
          PointLife.lastPeriods(
            life: $0, wait: entry.wait, leadTime: leadTime, arrivals: arrival, plant.horizon)
        } ?? [],
        kWhPerUnit: entry.mode.kWhPerUnit, uses: entry.mode.uses)
    }
  }

  /// What each machine is set up for at the start: the last in-progress lot's family, else the file's.
  private static func initialFamilies(_ plant: Plant) -> [FamilyIndex?] {
    var families = plant.machines.map(\.initialFamily)
    for lot in plant.inProgress.sorted(by: { ($0.end, $0.id) < ($1.end, $1.id) })
    where lot.start == nil {
      families[lot.machine] = plant.products[lot.product].steps[lot.step].modes[lot.mode].family
    }
    return families
  }
}
