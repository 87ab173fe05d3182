public import TaktModel

/// Plants in a line or two: every builder has defaults, days count from `start` in UTC.
///
/// Families are named like the products unless told otherwise, so product 0 wants family 0.
public enum TinyPlant {
  /// Monday, 2026-01-05T00:00:00Z.
  public static let start = Instant(milliseconds: 1_767_571_200_000)

  /// The instant `days` and `hours` after `start`.
  public static func at(day days: Double, hours: Double = 0, seconds: Double = 0) -> Instant {
    start.advanced(bySeconds: days * 86_400 + hours * 3600 + seconds)
  }

  /// `days` periods of 24 hours.
  public static func horizon(days: Int = 10) -> Horizon {
    Horizon(start: start, periodHours: [Double](repeating: 24, count: days))
  }

  public static func window(
    day: Double, from: Double = 0, to: Double = 24, isOvertime: Bool = false,
    costPerHour: Double = 0
  ) -> Window {
    Window(
      from: at(day: day, hours: from), to: at(day: day, hours: to), isOvertime: isOvertime,
      costPerHour: costPerHour)
  }

  /// The same hours on each of `days` days.
  public static func shifts(
    days: Int = 10, from: Double, to: Double, isOvertime: Bool = false, costPerHour: Double = 0
  ) -> [Window] {
    (0..<max(0, days)).map {
      window(
        day: Double($0), from: from, to: to, isOvertime: isOvertime, costPerHour: costPerHour)
    }
  }

  /// A machine that is open day and night for ten days unless windows are given.
  public static func machine(
    _ id: String = "M1", isSubcontractor: Bool = false, open: [Window]? = nil,
    downtime: [Machine.Downtime] = [], efficiency: Double = 1, costPerHour: Double = 0,
    runKW: Double = 0, setupKW: Double = 0, initialFamily: FamilyIndex? = nil,
    keepsSetup: Bool = true
  ) -> Machine {
    Machine(
      id: id, isSubcontractor: isSubcontractor,
      openWindows: open ?? [Window(from: start, to: at(day: 10))], downtime: downtime,
      efficiency: efficiency, costPerHour: costPerHour, runKW: runKW, setupKW: setupKW,
      initialFamily: initialFamily, keepsSetup: keepsSetup)
  }

  /// A subcontractor.
  public static func subcontractor(_ id: String = "S1") -> Machine {
    Machine(id: id, isSubcontractor: true, openWindows: [])
  }

  /// An hour a unit and no set-up unless told otherwise.
  public static func mode(
    on machine: MachineIndex = 0, family: FamilyIndex = 0, secondsPerUnit: Double = 3600,
    setup: Setup = Setup(), yield: Double = 1, rework: Mode.Rework? = nil, costPerUnit: Double = 0,
    kWhPerUnit: Double = 0, minLot: Double = 0, maxLot: Double? = nil, lotMultiple: Double? = nil,
    uses: [Mode.Use] = [], leadTimeSeconds: Double? = nil
  ) -> Mode {
    Mode(
      machine: machine, family: family, secondsPerUnit: secondsPerUnit, setup: setup, yield: yield,
      rework: rework, costPerUnit: costPerUnit, kWhPerUnit: kWhPerUnit, minLot: minLot,
      maxLot: maxLot, lotMultiple: lotMultiple, uses: uses, leadTimeSeconds: leadTimeSeconds)
  }

  /// A day at a subcontractor's unless told otherwise.
  public static func sentOut(
    to machine: MachineIndex = 0, family: FamilyIndex = 0, leadTimeDays: Double = 1,
    yield: Double = 1, costPerUnit: Double = 0, minLot: Double = 0, lotMultiple: Double? = nil
  ) -> Mode {
    Mode(
      machine: machine, family: family, secondsPerUnit: 0, yield: yield, costPerUnit: costPerUnit,
      minLot: minLot, lotMultiple: lotMultiple, leadTimeSeconds: leadTimeDays * 86_400)
  }

  public static func step(
    _ id: String = "make", modes: [Mode] = [mode()], components: [Step.Component] = [],
    minimumWaitSeconds: Double = 0, maximumWaitSeconds: Double? = nil, wip: Double = 0
  ) -> Step {
    Step(
      id: id, modes: modes, components: components, minimumWaitSeconds: minimumWaitSeconds,
      maximumWaitSeconds: maximumWaitSeconds, wip: wip)
  }

  /// A component, so many a unit started.
  public static func component(_ product: ProductIndex, _ quantityPerUnit: Double = 1)
    -> Step.Component
  {
    Step.Component(product: product, quantityPerUnit: quantityPerUnit)
  }

  /// A made product of the given steps.
  public static func made(
    _ id: String = "A", steps: [Step] = [step()], isWhole: Bool = true, stock: Double = 0,
    safetyStock: Double = 0, shortOfSafetyCostPerUnitDay: Double = 0, maxStock: Double? = nil,
    shelfLifeSeconds: Double? = nil, holdingCostPerUnitDay: Double = 0
  ) -> Product {
    Product(
      id: id, isWhole: isWhole, stock: stock, safetyStock: safetyStock,
      shortOfSafetyCostPerUnitDay: shortOfSafetyCostPerUnitDay, maxStock: maxStock,
      shelfLifeSeconds: shelfLifeSeconds, holdingCostPerUnitDay: holdingCostPerUnitDay,
      supply: .made(steps))
  }

  public static func bought(
    _ id: String = "B", purchase: Product.Purchase = Product.Purchase(), stock: Double = 0,
    safetyStock: Double = 0, shortOfSafetyCostPerUnitDay: Double = 0, maxStock: Double? = nil,
    shelfLifeSeconds: Double? = nil, holdingCostPerUnitDay: Double = 0
  ) -> Product {
    Product(
      id: id, stock: stock, safetyStock: safetyStock,
      shortOfSafetyCostPerUnitDay: shortOfSafetyCostPerUnitDay, maxStock: maxStock,
      shelfLifeSeconds: shelfLifeSeconds, holdingCostPerUnitDay: holdingCostPerUnitDay,
      supply: .bought(purchase))
  }

  /// Due on a day, deliverable from `earliest` (the horizon's start), with 1 a unit and day late and 20
  /// a unit unmet.
  public static func order(
    _ id: String = "O1", product: ProductIndex = 0, quantity: Double = 10, dueDay: Double = 5,
    release: Instant? = nil, earliest: Instant? = start, latest: Instant? = nil,
    tardinessCostPerUnitDay: Double = 1, unmetCostPerUnit: Double = 20, isComplete: Bool = false
  ) -> Order {
    Order(
      id: id, product: product, quantity: quantity, due: at(day: dueDay), release: release,
      earliest: earliest, latest: latest, tardinessCostPerUnitDay: tardinessCostPerUnitDay,
      unmetCostPerUnit: unmetCostPerUnit, isComplete: isComplete)
  }

  /// One machine, one product and one order unless told otherwise; ten days, UTC.
  ///
  /// - Throws: `InvalidPlant` where the parts do not fit together.
  public static func plant(
    horizon: Horizon = horizon(), families: [String]? = nil, machines: [Machine] = [machine()],
    resources: [Resource] = [], energy: Energy = Energy(), products: [Product] = [made()],
    changeoverRules: [ChangeoverRule] = [],
    orders: [Order] = [order()], receipts: [Receipt] = [], inProgress: [InProgressLot] = []
  ) throws(InvalidPlant) -> Plant {
    try Plant(
      currency: "EUR", horizon: horizon, families: families ?? products.map(\.id),
      machines: machines, resources: resources, energy: energy, products: products,
      changeoverRules: changeoverRules, orders: orders,
      receipts: receipts, inProgress: inProgress)
  }
}
