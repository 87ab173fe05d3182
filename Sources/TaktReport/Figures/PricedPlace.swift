import TaktModel

/// Periods in a row in which more of something is worth the same.
struct PricedPlace: Equatable {
  let scarce: Plan.Price.Scarce
  let first: Int
  var last: Int
  let worth: Double

  static func all(_ prices: [Plan.Price], _ plant: Plant) -> [PricedPlace] {
    var places: [PricedPlace] = []
    for price in prices where plant.horizon.periods.indices.contains(price.period) {
      if let last = places.last, last.scarce == price.scarce, last.last == price.period - 1,
        abs(last.worth - price.worth) <= 0.01 * last.worth
      {
        places[places.count - 1].last = price.period
      } else {
        places.append(
          PricedPlace(
            scarce: price.scarce, first: price.period, last: price.period, worth: price.worth))
      }
    }
    return places
  }

  /// Those of hours and those of units that are worth most, the best first: the two do not compare.
  static func best(
    _ prices: [Plan.Price], _ plant: Plant, most: Int
  ) -> (hours: [PricedPlace], units: [PricedPlace]) {
    let ranked = all(prices, plant).filter { $0.worth > 0 }.enumerated().sorted {
      ($1.element.worth, $0.offset) < ($0.element.worth, $1.offset)
    }.map(\.element)
    return (
      Array(ranked.filter { !$0.isMaterial }.prefix(most)),
      Array(ranked.filter(\.isMaterial).prefix(most))
    )
  }

  private var isMaterial: Bool {
    if case .product = scarce { true } else { false }
  }
}
