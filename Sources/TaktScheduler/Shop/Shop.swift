import TaktModel

/// A plant laid out flat for scheduling: modes and steps by one index each, times in milliseconds.
///
/// A pile is where good units wait: one after each step (after the last one it is the product's
/// stock), one for each product that is not made.
final class Shop: Sendable {
  struct ModeFacts {
    let product: ProductIndex
    let step: Int
    let index: Int
    let pile: Int
    let machine: MachineIndex
    let family: FamilyIndex
    let goodPerUnit: Double
    let millisecondsPerStarted: Double
    let millisecondsPerProcessed: Double
    let costPerUnit: Double
    let kWhPerUnit: Double
    let sizes: LotSizes
    var grain = Grain(forUpTo: 0)
    /// A subcontractor's, in place of times.
    var lead: Milliseconds?
    var poolUses: [PoolUse] = []

    func run(started: Double, scrap: Double) -> Milliseconds {
      lead
        ?? Clock.milliseconds(
          (started * millisecondsPerStarted + max(0, started - scrap) * millisecondsPerProcessed)
            / 1000)
    }

    func good(started: Double, scrap: Double) -> Double { max(0, started - scrap) * goodPerUnit }

    /// The smallest legal lot that gives `good` units, or the greatest of all.
    func started(forGood good: Double, scrap: Double) -> Double {
      let started = sizes.up(good / goodPerUnit + scrap)
      let given = self.good(started: started, scrap: scrap)
      if given >= good { return started }
      let isShort = grain.isShort(given, of: good)
      return isShort ? sizes.up(started + sizes.granule) : started
    }

    /// Legal lots that give `good` units together, as few as can be; set-up scrap precedes the first.
    func lots(forGood good: Double, scrap: Double) -> [Double] {
      var lots = sizes.lots(covering: good / goodPerUnit + scrap)
      let given = self.good(started: lots.reduce(0, +), scrap: scrap)
      if let last = lots.popLast() {
        lots.append(grain.isShort(given, of: good) ? sizes.up(last + sizes.granule) : last)
      }
      return lots
    }
  }

  struct Input {
    let pile: Int
    let perUnit: Double
  }

  struct Pile {
    let product: ProductIndex
    let step: Int
    let wait: Milliseconds
    let isStock: Bool
    let modes: Range<Int>
    /// What a unit started there takes: the step before first, then the components, each once.
    let inputs: [Input]
    let holdingPerMillisecond: Double
    let initial: Double
    let purchase: Product.Purchase?
    /// What may be bought at once; nil where nothing can be.
    let purchaseSizes: LotSizes?
    /// The first moment at which bought goods can arrive.
    let firstArrival: Milliseconds
    /// How long goods can be used after their lot's end or their arrival; `Clock.never`: they keep.
    let life: Milliseconds
    /// Its product's deliveries are in whole units.
    let isWhole: Bool
    var grain = Grain(forUpTo: 0)

    /// The least quantity that can be bought and covers `short`.
    func bought(covering short: Double) -> Double {
      guard let sizes = purchaseSizes else { return 0 }
      let quantity = sizes.up(short)
      return quantity < short ? sizes.up(quantity + sizes.granule) : quantity
    }

    /// The same in grains.
    func purchase(covering short: Double) -> Double { grain.supply(bought(covering: short)) }

    /// Whether its goods may not stand for long until the next step takes them.
    var isShortLived: Bool { life != Clock.never && !isStock }
  }

  /// An order without its words.
  struct OrderFacts {
    let product: ProductIndex
    let quantity: Double
    let due: Milliseconds
    /// When its goods are to be made at the latest: as soon as they can be delivered on time, less the buffer that
    /// is asked for.
    let readyBy: Milliseconds
    /// Not delivered before; never before the horizon.
    let earliest: Milliseconds
    /// Not delivered after; never after the horizon.
    let latest: Milliseconds
    let tardinessPerUnitDay: Double
    let unmetPerUnit: Double
    let isComplete: Bool
    let releaseClass: Int
  }

  let plant: Plant
  let orders: [OrderFacts]
  let keepsSetup: [Bool]
  let machineCostPerMillisecond: [Double]
  let start: Milliseconds
  let end: Milliseconds
  /// Ends of the periods.
  let borders: [Milliseconds]
  let modes: [ModeFacts]
  let piles: [Pile]
  let pileBase: [Int]
  let stockPile: [Int]
  /// Orders of a product: dear lateness first, then by due date.
  let ordersByWorth: [[OrderIndex]]
  /// Orders of a product by due date, priority and id.
  let ordersByDue: [[OrderIndex]]
  /// Orders of a product by their first delivery.
  let ordersByEarliest: [[OrderIndex]]
  /// Whether a product's stock is fought over: sold, and used up or bought as well.
  let isContested: [Bool]
  /// Orders of contested goods that are made.
  let contestedOrders: [OrderIndex]
  /// The buffer before due dates.
  let safety: Milliseconds
  let hasHoldingCost: Bool
  /// Whether later can be cheaper.
  var hasReasonToWait: Bool { hasHoldingCost || energy != nil }
  /// What machines share, and the weeks' begins for it; by fixed lot, its mode.
  let pools: [SharedPool]
  let weekStarts: [Milliseconds]
  let fixedModes: [Int]
  let isSubcontractor: [Bool]
  let energy: EnergyPricing?
  /// Distinct releases after the horizon's start, ascending.
  let releases: [Milliseconds]
  let setups: SetupTable
  /// For each product its place in `plant.productsBottomUp`.
  let level: [Int]
  /// Lots that run at the start, as they stand in every schedule, in the order in which they end.
  let inProgressLots: [Lot]
  let inProgressByEnd: [Int]
  /// All lots that no search may change, those in progress first, and what frozen ones take.
  let fixedLots: [Lot]
  let frozenSupplies: FrozenSupplies
  let planChange: PlanChange?
  /// By machine: when the last of its fixed lots ends and what it is set up for then; nil where it has none.
  let fixedUntil: [MachineLoad?]
  /// By machine: pinned lots behind those.
  let holds: [[Hold]]
  /// By pile: the machines on which something is made of it.
  let machinesUsing: [[MachineIndex]]
  /// By pile: the modes that take from it.
  let takers: [[Int]]
  /// Whether any goods can become too old, and products whose stock has a least or a most.
  let hasLives: Bool
  /// Whether any can so between two steps.
  let hasShortWaits: Bool
  let safetyProducts: [ProductIndex]
  /// By pile, and the same as a list: whether it is bought for a safety stock.
  let isRestocked: [Bool]
  let restockedPiles: [Int]
  let limitedProducts: [ProductIndex]
  /// All piles, users before their suppliers.
  let topDown: [Int]

  init(_ plant: Plant) {
    self.plant = plant
    start = plant.horizon.start.milliseconds
    end = plant.horizon.end.milliseconds
    borders = plant.horizon.periods.map(\.end.milliseconds)
    var base: [Int] = []
    var stock: [Int] = []
    var count = 0
    for product in plant.products {
      base.append(count)
      count += max(1, product.steps.count)
      stock.append(count - 1)
    }
    pileBase = base
    stockPile = stock
    var modes: [ModeFacts] = []
    var piles: [Pile] = []
    for (index, product) in plant.products.enumerated() {
      Shop.layOut(index, product, plant, base: base[index], stock: stock, &modes, &piles)
    }
    pools = Shop.pools(of: plant)
    Shop.giveUses(to: &modes, of: plant)
    weekStarts = plant.weekStarts.map(\.milliseconds)
    isSubcontractor = plant.machines.map(\.isSubcontractor)
    energy = EnergyPricing(plant.energy)
    topDown = plant.productsBottomUp.reversed().flatMap { product in
      (base[product]...stock[product]).reversed()
    }
    Shop.setGrains(of: &piles, &modes, plant, base: base, stock: stock, topDown: topDown)
    self.modes = modes
    self.piles = piles
    setups = SetupTable(plant: plant, modes: modes)
    var byProduct = [[OrderIndex]](repeating: [], count: plant.products.count)
    for (index, order) in plant.orders.enumerated() { byProduct[order.product].append(index) }
    let orders = plant.orders
    ordersByDue = byProduct.map { list in
      list.sorted {
        (orders[$0].due, -orders[$0].priority, orders[$0].id, $0)
          < (orders[$1].due, -orders[$1].priority, orders[$1].id, $1)
      }
    }
    ordersByEarliest = byProduct.map { list in
      list.sorted { (orders[$0].earliest, $0) < (orders[$1].earliest, $1) }
    }
    ordersByWorth = ordersByDue.map { list in
      list.enumerated().sorted {
        let (a, b) = (orders[$0.element], orders[$1.element])
        return (-a.tardinessCostPerUnitDay, -a.unmetCostPerUnit, $0.offset)
          < (-b.tardinessCostPerUnitDay, -b.unmetCostPerUnit, $1.offset)
      }.map(\.element)
    }
    var machinesUsing = [Set<MachineIndex>](repeating: [], count: piles.count)
    for pile in piles {
      for input in pile.inputs {
        machinesUsing[input.pile].formUnion(pile.modes.map { modes[$0].machine })
      }
    }
    self.machinesUsing = machinesUsing.map { $0.sorted() }
    var takers = [[Int]](repeating: [], count: piles.count)
    for pile in piles { for input in pile.inputs { takers[input.pile] += Array(pile.modes) } }
    self.takers = takers
    hasLives = piles.contains { $0.life != Clock.never }
    hasShortWaits = piles.contains(where: \.isShortLived)
    safetyProducts = plant.products.indices.filter {
      plant.products[$0].safetyStock > 0 && plant.products[$0].shortOfSafetyCostPerUnitDay > 0
    }
    let bought = safetyProducts.map { stock[$0] }.filter { piles[$0].purchase != nil }
    restockedPiles = bought
    isRestocked = piles.indices.map { bought.contains($0) }
    limitedProducts = plant.products.indices.filter { plant.products[$0].maxStock != nil }
    let isContested = plant.products.indices.map { product in
      !byProduct[product].isEmpty
        && (!machinesUsing[stock[product]].isEmpty || piles[stock[product]].purchase != nil)
    }
    self.isContested = isContested
    contestedOrders = orders.indices.filter {
      isContested[orders[$0].product] && plant.products[orders[$0].product].purchase == nil
    }
    safety = Clock.milliseconds(plant.safetySeconds)
    hasHoldingCost = plant.products.contains { $0.holdingCostPerUnitDay > 0 }
    let (begin, finish) = (start, end)
    // A subcontractor has no set-ups to lose.
    keepsSetup = plant.machines.map { $0.keepsSetup || $0.isSubcontractor }
    machineCostPerMillisecond = plant.machines.map { $0.costPerHour / 3_600_000 }
    let releases = Set(orders.compactMap { $0.release?.milliseconds }.filter { $0 > begin })
      .sorted()
    self.releases = releases
    self.orders = orders.map { order in
      OrderFacts(
        product: order.product, quantity: piles[stock[order.product]].grain.need(order.quantity),
        due: order.due.milliseconds,
        readyBy: order.readyBy(safetySeconds: plant.safetySeconds).milliseconds,
        earliest: max(order.earliest.milliseconds, begin),
        latest: min(order.latest?.milliseconds ?? finish, finish),
        tardinessPerUnitDay: order.tardinessCostPerUnitDay, unmetPerUnit: order.unmetCostPerUnit,
        isComplete: order.isComplete,
        releaseClass: order.release.map { releases.count(upTo: $0.milliseconds) } ?? 0)
    }
    var level = [Int](repeating: 0, count: plant.products.count)
    for (place, product) in plant.productsBottomUp.enumerated() { level[product] = place }
    self.level = level
    let running = Shop.inProgressLots(of: plant)
    inProgressLots = running
    fixedLots = running + plant.frozen
    frozenSupplies = FrozenSupplies(plant)
    planChange = PlanChange(plant) { Shop.mode(of: $0, piles, modes, base) }
    let until = Shop.fixedUntil(running + plant.frozen.filter { !$0.isPinned }, of: plant)
    fixedUntil = until
    holds = Shop.holds(of: plant, behind: until)
    fixedModes = (running + plant.frozen).map { lot in
      let pile = base[lot.product] + lot.step
      return piles[pile].modes.first { modes[$0].machine == lot.machine }
        ?? piles[pile].modes.lowerBound
    }
    inProgressByEnd = plant.inProgress.indices.sorted {
      (plant.inProgress[$0].end, $0) < (plant.inProgress[$1].end, $1)
    }
  }

  private static func layOut(
    _ index: ProductIndex, _ product: Product, _ plant: Plant, base: Int, stock: [Int],
    _ modes: inout [ModeFacts], _ piles: inout [Pile]
  ) {
    let holding = product.holdingCostPerUnitDay / Double(Clock.day)
    let begin = plant.horizon.start.milliseconds
    guard !product.steps.isEmpty else {
      let sizes = product.purchase.map { LotSizes(purchase: $0, isWhole: product.isWhole) }
      let purchase = sizes?.isPossible == true ? product.purchase : nil
      piles.append(
        Pile(
          product: index, step: 0, wait: 0, isStock: true, modes: modes.count..<modes.count,
          inputs: [], holdingPerMillisecond: holding, initial: product.stock,
          purchase: purchase, purchaseSizes: sizes,
          firstArrival: purchase == nil ? Clock.never : begin + Clock.lead(purchase),
          life: product.lifeSeconds(ofStep: nil).map { Clock.milliseconds($0) } ?? Clock.never,
          isWhole: product.isWhole))
      return
    }
    for (number, step) in product.steps.enumerated() {
      let isLast = number == product.steps.count - 1
      let first = modes.count
      for (modeIndex, mode) in step.modes.enumerated() {
        let efficiency = plant.machines[mode.machine].efficiency
        modes.append(
          ModeFacts(
            product: index, step: number, index: modeIndex, pile: base + number,
            machine: mode.machine, family: mode.family, goodPerUnit: mode.goodPerUnit,
            millisecondsPerStarted: mode.secondsPerUnit * 1000 / efficiency,
            millisecondsPerProcessed: mode.reworkSecondsPerUnit * 1000 / efficiency,
            costPerUnit: mode.costPerUnit, kWhPerUnit: mode.kWhPerUnit,
            sizes: LotSizes(mode: mode, isWhole: product.isWhole),
            lead: mode.leadTimeSeconds.map { Clock.milliseconds($0) }))
      }
      var inputs = number == 0 ? [] : [Input(pile: base + number - 1, perUnit: 1)]
      for component in step.components where component.quantityPerUnit > 0 {
        let pile = stock[component.product]
        if let known = inputs.firstIndex(where: { $0.pile == pile }) {
          inputs[known] = Input(
            pile: pile, perUnit: inputs[known].perUnit + component.quantityPerUnit)
        } else {
          inputs.append(Input(pile: pile, perUnit: component.quantityPerUnit))
        }
      }
      piles.append(
        Pile(
          product: index, step: number, wait: Clock.milliseconds(step.minimumWaitSeconds),
          isStock: isLast, modes: first..<modes.count, inputs: inputs,
          holdingPerMillisecond: holding, initial: step.wip + (isLast ? product.stock : 0),
          purchase: nil, purchaseSizes: nil, firstArrival: Clock.never,
          life: product.lifeSeconds(ofStep: number).map { Clock.milliseconds($0) } ?? Clock.never,
          isWhole: product.isWhole))
    }
  }

  /// The first period end at or after `time`.
  func border(from time: Milliseconds) -> Milliseconds {
    let passed = borders.count(upTo: time - 1)
    return passed < borders.count ? borders[passed] : Clock.never
  }

  /// The last period end at or before `time`.
  func border(until time: Milliseconds) -> Milliseconds? {
    let passed = borders.count(upTo: time)
    return passed == 0 ? nil : borders[passed - 1]
  }

  /// How many releases have passed at `time`: goods begun then may go to orders released before.
  func releaseClass(at time: Milliseconds) -> Int { releases.count(upTo: time) }
}

extension [Milliseconds] {
  /// How many of these ascending moments are at `time` or before.
  func count(upTo time: Milliseconds) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Clock {
  static func lead(_ purchase: Product.Purchase?) -> Milliseconds {
    guard let days = purchase?.leadTimeDays, days.isFinite else { return 0 }
    return Milliseconds(min(max((days * Double(day)).rounded(), 0), 1e15))
  }
}
