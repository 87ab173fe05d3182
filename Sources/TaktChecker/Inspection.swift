internal import TaktModel

/// A schedule beside its plant, with what is fit to be reckoned with picked out: lots, deliveries and
/// purchases whose references exist and whose figures are numbers. The rest is told by `form`.
final class Inspection {
  /// A lot with what its indices stand for; an object, because every rule walks all of them and a copy of
  /// so much takes longer than most rules.
  final class KnownLot {
    let lot: Lot
    let product: Product
    let step: Step
    let mode: Mode

    init(lot: Lot, product: Product, step: Step, mode: Mode) {
      self.lot = lot
      self.product = product
      self.step = step
      self.mode = mode
    }

    var isInProgress: Bool { lot.origin == .inProgress }
    /// Whether this plan decided on it: neither in progress nor frozen.
    var isPlanned: Bool { lot.origin == .planned }
    /// Whether its good units enter the product's stock.
    var isLastStep: Bool { lot.step == product.steps.count - 1 }
  }

  /// An in-progress lot of the order file with the stretch for which it holds its machine.
  struct Running {
    let lot: InProgressLot
    let mode: Mode
    let step: Step
    let from: Instant

    /// Good units by the arithmetic, without set-up scrap.
    var good: Double { mode.goodUnits(started: lot.started) }
  }

  let schedule: Schedule
  let plant: Plant
  /// In the plan's order.
  let lots: [KnownLot]
  /// By machine: indices into `lots` of what is not in progress, by start.
  let sequences: [[Int]]
  /// By machine: the order file's in-progress lots, by end.
  let running: [[Running]]
  let deliveries: [Delivery]
  let purchases: [PurchaseOrder]
  /// Each is found once for all the rules that ask for it.
  private(set) lazy var flow = MaterialFlow(self)
  private(set) lazy var cost = RightCost(self)

  init(of schedule: Schedule, against plant: Plant) {
    self.schedule = schedule
    self.plant = plant
    let lots = schedule.lots.compactMap { Self.known($0, in: plant) }
    self.lots = lots
    var sequences = [[Int]](repeating: [], count: plant.machines.count)
    for (index, known) in lots.enumerated() where !known.isInProgress {
      sequences[known.lot.machine].append(index)
    }
    for machine in sequences.indices {
      sequences[machine].sort {
        let (a, b) = (lots[$0].lot, lots[$1].lot)
        return (a.start, a.end, $0) < (b.start, b.end, $1)
      }
    }
    self.sequences = sequences
    self.running = Self.running(in: plant)
    self.deliveries = schedule.deliveries.filter {
      plant.orders.indices.contains($0.order) && $0.at.isSound && $0.quantity.isFinite
        && $0.quantity >= 0
    }
    self.purchases = schedule.purchases.filter {
      plant.products.indices.contains($0.product) && $0.orderAt.isSound && $0.arriveAt.isSound
        && $0.quantity.isFinite && $0.quantity >= 0
    }
  }

  /// Whether a segment of a lot that was begun before lies behind the horizon, where nobody says what is open.
  func isBehindHorizon(_ segment: Lot.Segment, of lot: Lot) -> Bool {
    let end = plant.horizon.end
    return lot.start < end && segment.from >= end
  }

  /// Nil where the lot names what is not there or has figures that are no numbers.
  static func known(_ lot: Lot, in plant: Plant) -> KnownLot? {
    guard plant.products.indices.contains(lot.product),
      plant.machines.indices.contains(lot.machine), plant.families.indices.contains(lot.family)
    else { return nil }
    let product = plant.products[lot.product]
    guard product.steps.indices.contains(lot.step) else { return nil }
    let step = product.steps[lot.step]
    guard let mode = step.modes.first(where: { $0.machine == lot.machine }),
      lot.hasSoundFigures
    else { return nil }
    return KnownLot(lot: lot, product: product, step: step, mode: mode)
  }

  private static func running(in plant: Plant) -> [[Running]] {
    var result = [[Running]](repeating: [], count: plant.machines.count)
    let byEnd = plant.inProgress.enumerated().sorted {
      ($0.element.end, $0.offset) < ($1.element.end, $1.offset)
    }
    for (_, lot) in byEnd {
      let step = plant.products[lot.product].steps[lot.step]
      // A subcontractor has all of his at once.
      let before = plant.machines[lot.machine].isSubcontractor ? nil : result[lot.machine].last
      let from = before?.lot.end ?? plant.horizon.start
      result[lot.machine].append(
        Running(lot: lot, mode: step.modes[lot.mode], step: step, from: from))
    }
    return result
  }
}

extension Lot {
  /// Whether every quantity is a number that is not negative, and every instant one of this age.
  var hasSoundFigures: Bool {
    func isAmount(_ value: Double) -> Bool { value.isFinite && value >= 0 }
    return isAmount(started) && isAmount(good) && isAmount(scrap) && start.isSound && end.isSound
      && segments.allSatisfy { $0.from.isSound && $0.to.isSound }
      && (setup.map { isAmount($0.minutes) && isAmount($0.cost) && isAmount($0.scrapUnits) }
        ?? true)
  }
}
