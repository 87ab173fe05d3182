import TaktModel

extension TerminalPage {
  private static let listedPrices = 5

  /// Where one more hour or unit saves most, and what such a price does not say.
  func prices() -> [String] {
    let best = PricedPlace.best(plan.prices, plant, most: Self.listedPrices)
    let places = best.hours + best.units
    if places.isEmpty { return [] }
    let shown = places.map { place in
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
