import GLPK
import TaktModel

/// A place where good units wait: a product's stock, or the units between two steps of a routing.
struct StockPoint: Sendable {
  let product: ProductIndex
  /// The step after which the units wait; nil for the product's stock.
  let step: Int?
  let holdingCostPerUnitDay: Double
  /// Units there at the horizon's start.
  let initialUnits: Double
  /// Units that arrive in each period without the plan's doing: receipts and in-progress lots.
  let arrivals: [Double]
}

/// A step of a made product: takes from its input points, gives to its output point.
struct Stage: Sendable {
  let product: ProductIndex
  let step: Int
  /// Input points, in units per unit started.
  let inputs: [(point: Int, quantityPerUnit: Double)]
  let output: Int
  /// For each period the one in which good units of the soonest mode can first be used (the number of
  /// periods: never).
  let arrivalPeriod: [Int]
  /// Whether all modes' units arrive as soon as one another's.
  let arrivesAtOnce: Bool
  /// The stage's ways of being made, into `PlanningData.modes`.
  let modes: [Int]
}

/// A mode with everything the program needs, the defect arithmetic done.
struct PlannedMode: Sendable {
  let stage: Int
  /// Into the step's modes.
  let mode: Int
  let machine: MachineIndex
  /// Into `PlanningData.setupGroups`.
  let group: Int
  let goodPerUnit: Double
  /// Efficiency and rework in.
  let secondsPerUnit: Double
  let costPerUnit: Double
  let setupScrapUnits: Double
  let minLot: Double
  let maxLot: Double?
  let lotMultiple: Double?
  /// For each period the one in which its good units can first be used (the number of periods: never).
  var arrivalPeriod: [Int] = []
  /// For each period of start the last one in which its good units can be used; empty where they keep.
  var lastPeriod: [Int] = []
  /// Energy of a unit started, beside what the machine draws.
  var kWhPerUnit = 0.0
  /// Shared resources that its lots occupy.
  var uses: [Mode.Use] = []

  /// How many of a resource its set-up or its run occupies.
  func count(of resource: ResourceIndex, during kind: Lot.Segment.Kind) -> Double {
    uses.reduce(0) { $0 + ($1.resource == resource && $1.covers(kind) ? $1.count : 0) }
  }
}

/// A family on a machine: what one set-up makes ready.
struct SetupGroup: Sendable {
  let machine: MachineIndex
  let family: FamilyIndex
  let modes: [Int]
  let seconds: Double
  let cost: Double
  /// No set-up on this machine takes time, money or units, so none is planned.
  let isFree: Bool
  /// Whether the set-up may stay from one period into the next.
  let canCarry: Bool
  /// Whether the machine begins the horizon set up for it.
  let isInitial: Bool
}

/// Working time of a machine in a period, in-progress lots taken out.
struct MachineTime: Sendable {
  let regularSeconds: Double
  /// Cheapest first.
  let overtime: [(costPerHour: Double, seconds: Double)]

  var overtimeSeconds: Double { overtime.reduce(0) { $0 + $1.seconds } }
  var totalSeconds: Double { regularSeconds + overtimeSeconds }
}
