import TaktModel

extension TerminalPage {
  private static let listedPrices = 5

  /// Where one more hour or unit saves most, and what such a price does not say.
  func prices() -> [String] {
    let places = PricedPlace.all(plan.prices, plant).sorted { a, b in
      a.worth == b.worth ? a.first < b.first : a.worth > b.worth
    }
    if places.isEmpty { return [] }
    let shown = places.prefix(Self.listedPrices).map { place in
      (name: name(of: place), span: span(of: place), worth: worth(of: place))
    }
    let worthWidth = shown.map { DisplayWidth.of($0.worth) }.max() ?? 0
    let nameWidth = min(shown.map { DisplayWidth.of($0.name) }.max() ?? 0, width / 3)
    let caveat = words("terminal.caveat")
    return [style(words("terminal.prices"), .bold)]
      + shown.map { place in
        DisplayWidth.truncate(
          "  " + DisplayWidth.fit(place.name, nameWidth) + "  "
            + DisplayWidth.fit(place.worth, worthWidth, alignedRight: true) + "  " + place.span,
          width)
      } + wrapped(caveat, first: width - 2, rest: width - 2).map { "  " + style($0, .dim) }
  }

  private func name(of place: PricedPlace) -> String {
    switch place.scarce {
    case .machine(let index): plant.machines[index].id.printable
    case .resource(let index): plant.resources[index].id.printable
    case .product(let index): plant.products[index].id.printable
    }
  }

  /// Material is at hand from some day on; hours are in a period, or in any of several.
  private func span(of place: PricedPlace) -> String {
    let periods = plant.horizon.periods
    if case .product = place.scarce {
      return words("terminal.by", ["time": time.dayAndMinute(periods[place.last].start)])
    }
    let from = time.day(periods[place.first].start)
    let to = time.day(periods[place.last].end.advanced(bySeconds: -0.001))
    return from == to ? from : from + " - " + to
  }

  private func worth(of place: PricedPlace) -> String {
    let amount = price(place.worth)
    return switch place.scarce {
    case .machine, .resource: words("terminal.perHour", ["amount": amount])
    case .product(let index):
      words(
        "terminal.perUnit", ["amount": amount, "unit": plant.products[index].unit.printable])
    }
  }
}

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
}
