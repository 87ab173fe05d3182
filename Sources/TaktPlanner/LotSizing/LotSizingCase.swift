import GLPK
import TaktModel

/// A machine whose products are made on it alone, in one step, from nothing that is planned: capacitated
/// lot sizing with set-up times (W. Trigeiro, L. J. Thomas, J. McClain, 1989), with or without set-up
/// carry-over and overtime. Quantities are in seconds of run time.
struct LotSizingCase: Sendable {
  let machine: MachineIndex
  /// By item: its set-up group and its only mode.
  let groups: [Int]
  let modes: [Int]
  let periodCount: Int
  /// Days from the horizon's start to each period's start.
  let startDays: [Double]
  /// Days of each period.
  let days: [Double]
  /// By item, then period: seconds of run time due by the period's end, what is on hand deducted.
  let demand: [Double]
  /// By item, then period due: what leaving a second's worth unmet costs at least, its making saved.
  let unmetPrice: [Double]
  /// By item, then period due: what a second's worth costs late at least, by the period it is made in;
  /// empty where nothing may be late.
  private let latePrices: [Double]
  /// By item: cost of holding what a second makes for a day.
  let holdingCost: [Double]
  let setupSeconds: [Double]
  let setupCost: [Double]
  /// By item, then period: whether it may be made then.
  let isAllowed: [Bool]
  /// By period: seconds of regular time, then overtime and its price a second.
  let capacity: [Double]
  let overtime: [Double]
  let overtimePrice: [Double]
  let keepsSetup: Bool
  /// Whether some item's set-up may be kept, even where not every item's may.
  let mayKeepSetup: Bool
  /// Whether any item has units on hand or on their way.
  let hasSupply: Bool
  /// The item that the machine begins set up for.
  let initialItem: Int?

  var itemCount: Int { groups.count }

  /// A price for a second beyond all time there is: twice what a second of set-up costs in the mean, or
  /// holding through the horizon where set-ups take no time or cost nothing.
  var overloadPrice: Double {
    let seconds = setupSeconds.reduce(0, +)
    let cost = setupCost.reduce(0, +)
    let held = (holdingCost.max() ?? 0) * days.reduce(0, +)
    let price = seconds > 0 ? 2 * cost / seconds : 0
    return max(price, held / 4, 3 * (overtimePrice.max() ?? 0), 1e-6)
  }

  /// Whether the period Lagrangian holds for it: every set-up is paid, time has no price of its own, and
  /// nothing is on hand that could serve one demand or another.
  var isBoundable: Bool {
    !mayKeepSetup && initialItem == nil && !overtime.contains { $0 > 0 } && !hasSupply
  }

  var mayBeLate: Bool { !latePrices.isEmpty }

  /// Cost of delivering a second's worth that was due in one period in a later one, at least.
  func latePrice(item: Int, due: Int, made: Int) -> Double {
    latePrices[(item * periodCount + due) * periodCount + made]
  }

  /// Every machine of the program that is such a case.
  static func all(in program: Program) -> [LotSizingCase] {
    var groupsOn = program.data.plant.machines.map { _ in [Int]() }
    for (group, details) in program.data.setupGroups.enumerated() {
      groupsOn[details.machine].append(group)
    }
    var isTaken = [Bool](repeating: false, count: program.data.points.count)
    for stage in program.data.stages { for input in stage.inputs { isTaken[input.point] = true } }
    var demands = program.data.plant.products.map { _ in [Int]() }
    for (index, demand) in program.data.demands.enumerated() {
      demands[demand.product].append(index)
    }
    return groupsOn.enumerated().compactMap { machine, groups in
      LotSizingCase(
        machine: machine, groups: groups, program: program, isTaken: isTaken, demands: demands)
    }
  }

  private init?(
    machine: MachineIndex, groups all: [Int], program: Program, isTaken: [Bool], demands: [[Int]]
  ) {
    let data = program.data
    let count = data.periodCount
    var groups: [Int] = []
    var modes: [Int] = []
    var net: [Double] = []
    var allowed: [Bool] = []
    var unmet: [Double] = []
    var late: [Double] = []
    for group in all {
      guard let mode = data.setupGroups[group].modes.first,
        data.setupGroups[group].modes.count == 1,
        !data.setupGroups[group].isFree, !data.shared.concern(mode: mode, group: group),
        !data.paysEnergy(mode: mode, group: group),
        Self.isPlain(mode, data, isTaken: isTaken, demands: demands)
      else { return nil }
      guard program.layout.starts[mode].contains(where: { $0 != nil }) else { continue }
      let stage = data.modes[mode].stage
      let echelon = EchelonDemand(stage: stage, data: data)
      let seconds = data.modes[mode].secondsPerUnit / data.modes[mode].goodPerUnit
      groups.append(group)
      modes.append(mode)
      let own = demands[data.points[data.stages[stage].output].product].map { data.demands[$0] }
      for period in 0..<count {
        let due = own.filter { $0.duePeriod == period }
        let least = due.map(\.unmetCostPerUnit).min() ?? 0
        unmet.append(
          max(0, least - data.modes[mode].costPerUnit / data.modes[mode].goodPerUnit) / seconds)
        for made in 0..<count {
          let prices = due.filter { $0.deliveryPeriods.contains(made) && made > period }
            .map { $0.lateCostPerUnit(in: data.periods[made]) / seconds }
          late.append(prices.min() ?? .infinity)
        }
        net.append(echelon.net(from: period, through: period) * seconds)
        allowed.append(
          program.layout.starts[mode][period] != nil && program.layout.setups[group][period] != nil)
      }
    }
    guard !groups.isEmpty else { return nil }
    self.machine = machine
    self.groups = groups
    self.modes = modes
    periodCount = count
    days = data.periods.map(\.days)
    var past = 0.0
    startDays = data.periods.map { period in
      defer { past += period.days }
      return past
    }
    demand = net
    hasSupply = modes.contains { mode in
      let point = data.points[data.stages[data.modes[mode].stage].output]
      return point.initialUnits > 0 || point.arrivals.contains { $0 > 0 }
    }
    unmetPrice = unmet
    latePrices = late.contains { $0.isFinite } ? late : []
    isAllowed = allowed
    holdingCost = modes.map { mode in
      let details = data.modes[mode]
      return data.points[data.stages[details.stage].output].holdingCostPerUnitDay
        * details.goodPerUnit / details.secondsPerUnit
    }
    setupSeconds = groups.map { data.setupGroups[$0].seconds }
    setupCost = groups.map { group in
      program.layout.setups[group].compactMap { $0 }.first.map { program.mip.cost(of: $0) } ?? 0
    }
    capacity = data.time[machine].map(\.regularSeconds)
    overtime = data.time[machine].map(\.overtimeSeconds)
    overtimePrice = data.time[machine].map { time in
      let cost = time.overtime.reduce(0) { $0 + $1.seconds * $1.costPerHour / 3600 }
      return time.overtimeSeconds > 0 ? cost / time.overtimeSeconds : 0
    }
    mayKeepSetup = groups.contains { data.setupGroups[$0].canCarry }
    keepsSetup = groups.allSatisfy { data.setupGroups[$0].canCarry }
    initialItem = groups.firstIndex { data.setupGroups[$0].isInitial }
  }

  /// One step from nothing, sold alone, each order on its due date, lots of any size.
  private static func isPlain(
    _ mode: Int, _ data: PlanningData, isTaken: [Bool], demands: [[Int]]
  ) -> Bool {
    let details = data.modes[mode]
    let stage = data.stages[details.stage]
    let product = data.points[stage.output].product
    return stage.modes.count == 1 && stage.inputs.isEmpty && !isTaken[stage.output]
      && data.points[stage.output].step == nil && data.lives[stage.output] == nil
      && details.secondsPerUnit > 0 && !data.hasFormerLots(of: mode)
      && details.setupScrapUnits == 0 && details.minLot == 0 && details.lotMultiple == nil
      && data.plant.products[product].purchase == nil && !data.plant.products[product].hasStockRules
      && details.arrivalPeriod.enumerated().allSatisfy { $0.offset == $0.element }
      && demands[product].allSatisfy { demand in
        let demand = data.demands[demand]
        return !demand.isComplete && demand.releasePeriod == 0
          && demand.deliveryPeriods.first.map { $0 == demand.duePeriod } ?? false
      }
  }
}
