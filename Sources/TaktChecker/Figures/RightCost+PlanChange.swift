internal import TaktModel

extension RightCost {
  /// What it costs to leave the plan in hand: each of its lots that begins within the horizon and finds no lot
  /// of the same step on the same machine that begins at most a period's length sooner or later. A lot stands
  /// for one; both are paired in order of their begins.
  static func planChange(_ inspection: Inspection) -> Double {
    let plant = inspection.plant
    guard let previous = plant.previous, previous.changeCostPerLot > 0 else { return 0 }
    struct Place: Hashable {
      let product: ProductIndex
      let step: Int
      let machine: MachineIndex

      init(_ lot: Lot) { (product, step, machine) = (lot.product, lot.step, lot.machine) }
    }
    var begins: [Place: [Instant]] = [:]
    for known in inspection.lots where !known.isInProgress {
      begins[Place(known.lot), default: []].append(known.lot.start)
    }
    for place in begins.keys { begins[place]?.sort() }
    let former = previous.lots.filter {
      $0.origin != .inProgress && $0.start >= plant.horizon.start && $0.start <= plant.horizon.end
    }.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
    var taken: [Place: Int] = [:]
    var left = 0
    for (_, lot) in former {
      let place = Place(lot)
      let own = begins[place] ?? []
      let period = plant.horizon.periods.last { $0.start < lot.start } ?? plant.horizon.periods[0]
      let length = period.start.seconds(until: period.end)
      var next = taken[place] ?? 0
      while next < own.count, own[next].seconds(until: lot.start) > length { next += 1 }
      if next < own.count, lot.start.seconds(until: own[next]) <= length {
        next += 1
      } else {
        left += 1
      }
      taken[place] = next
    }
    return Double(left) * previous.changeCostPerLot
  }
}
