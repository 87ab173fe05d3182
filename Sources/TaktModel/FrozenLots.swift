/// What frozen lots take before anything else may: each, in order of time, the oldest goods that are there.
///
/// A store is one for each step of a product, the last being its stock, or the stock of one that is not made.
public struct FrozenSupplies: Sendable {
  public enum Source: Sendable, Equatable {
    case stock
    case receipt(Int)
    case inProgress(Int)
    case frozen(Int)
  }

  public struct Supply: Sendable {
    public let product: ProductIndex
    /// Nil for a product that is not made.
    public let step: Int?
    public let source: Source
    /// When its goods begin to age, and when they can be taken.
    public let begin: Instant
    public let available: Instant
    public let quantity: Double
    /// What frozen lots leave of it.
    public fileprivate(set) var left: Double
  }

  /// Goods of a supply that a frozen lot takes.
  public struct Use: Sendable {
    public let supply: Int
    public let lot: Int
    public let quantity: Double
  }

  /// What a frozen lot takes and is not there.
  public struct Shortage: Sendable {
    public let lot: Int
    public let product: ProductIndex
    public let step: Int?
    public let wanted: Double
    public let missing: Double
  }

  public private(set) var supplies: [Supply] = []
  public private(set) var uses: [Use] = []
  /// What is missing can only be bought, where that is possible.
  public private(set) var shortages: [Shortage] = []

  private struct Store: Hashable {
    let product: ProductIndex
    let step: Int?
  }

  /// By store: its supplies, without those at the front that are used up or too old for all that is still to come.
  private var open: [Store: ArraySlice<Int>] = [:]

  public init(_ plant: Plant) {
    gather(plant)
    for (place, supply) in supplies.enumerated() {
      open[Store(product: supply.product, step: supply.step), default: []].append(place)
    }
    let byTake = plant.frozen.indices.sorted {
      (plant.frozen[$0].takesAt, $0) < (plant.frozen[$1].takesAt, $1)
    }
    for index in byTake {
      let lot = plant.frozen[index]
      let step = plant.products[lot.product].steps[lot.step]
      if lot.step > 0 { take(lot.started, lot.product, lot.step - 1, for: index, plant) }
      for component in step.components {
        let facts = plant.products[component.product]
        take(
          lot.started * component.quantityPerUnit, component.product,
          facts.steps.isEmpty ? nil : facts.steps.count - 1, for: index, plant)
      }
    }
  }

  private mutating func gather(_ plant: Plant) {
    let start = plant.horizon.start
    func add(
      _ quantity: Double, _ product: ProductIndex, _ step: Int?, _ source: Source, at: Instant,
      rest: Double = 0
    ) {
      guard quantity > 0 else { return }
      supplies.append(
        Supply(
          product: product, step: step, source: source, begin: at,
          available: at.advanced(bySeconds: rest), quantity: quantity, left: quantity))
    }
    for (index, product) in plant.products.enumerated() {
      if product.steps.isEmpty { add(product.stock, index, nil, .stock, at: start) }
      for (number, step) in product.steps.enumerated() {
        let isLast = number == product.steps.count - 1
        add(step.wip + (isLast ? product.stock : 0), index, number, .stock, at: start)
      }
    }
    for (index, receipt) in plant.receipts.enumerated() {
      let steps = plant.products[receipt.product].steps
      add(
        receipt.quantity, receipt.product, steps.isEmpty ? nil : steps.count - 1, .receipt(index),
        at: max(start, receipt.at))
    }
    for (index, lot) in plant.inProgress.enumerated() {
      let step = plant.products[lot.product].steps[lot.step]
      add(
        step.modes[lot.mode].goodUnits(started: lot.started), lot.product, lot.step,
        .inProgress(index), at: max(start, lot.end), rest: step.minimumWaitSeconds)
    }
    for (index, lot) in plant.frozen.enumerated() {
      let rest = plant.products[lot.product].steps[lot.step].minimumWaitSeconds
      add(lot.good, lot.product, lot.step, .frozen(index), at: lot.end, rest: rest)
    }
    supplies.sort { ($0.begin, $0.available) < ($1.begin, $1.available) }
  }

  private mutating func take(
    _ quantity: Double, _ product: ProductIndex, _ step: Int?, for index: Int, _ plant: Plant
  ) {
    let at = plant.frozen[index].takesAt
    let life = plant.products[product].lifeSeconds(ofStep: step)
    var missing = quantity
    func isFresh(_ supply: Supply) -> Bool {
      life.map { at <= supply.begin.advanced(bySeconds: $0) } ?? true
    }
    let store = Store(product: product, step: step)
    while let first = open[store]?.first, supplies[first].left <= 0 || !isFresh(supplies[first]) {
      open[store]?.removeFirst()
    }
    for place in open[store] ?? [] where missing > 0 {
      let supply = supplies[place]
      if supply.begin > at { break }
      guard supply.left > 0, supply.available <= at, isFresh(supply) else { continue }
      let part = min(missing, supply.left)
      supplies[place].left -= part
      missing -= part
      uses.append(Use(supply: place, lot: index, quantity: part))
    }
    if missing > 1e-6 * max(1, quantity) {
      shortages.append(
        Shortage(lot: index, product: product, step: step, wanted: quantity, missing: missing))
    }
  }
}
