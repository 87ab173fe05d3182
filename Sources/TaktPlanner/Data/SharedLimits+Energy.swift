import TaktModel

extension SharedLimits {
  /// Energy by period: what the machines could draw at the lowest price, then more at the dearer ones.
  /// No limit where one price holds and machines alone cannot pass the limit.
  mutating func addEnergy(_ draws: EnergyDraws, _ shop: SharedShop) {
    for (period, bands) in draws.bands.enumerated() {
      guard let cheapest = bands.first else { continue }
      let isLimited = bands.contains { $0.kWh < $0.drawable }
      guard bands.count > 1 || isLimited else { continue }
      add(
        Limit(
          name: "energy_t\(period)", most: cheapest.kWh,
          dearer: bands.dropFirst().map { ($0.price - cheapest.price, $0.kWh) }),
        starts: shop.modes.indices.map {
          .init(index: $0, period: period, amount: draws.drawnByStarts[$0])
        },
        setups: shop.groups.indices.map {
          .init(index: $0, period: period, amount: draws.drawnBySetups[$0])
        }, in: shop.sizes)
    }
  }
}

/// What lots draw, and what energy costs in each period.
struct EnergyDraws {
  /// By mode: kWh of a unit started; by set-up group: of a set-up.
  private(set) var drawnByStarts: [Double] = []
  private(set) var drawnBySetups: [Double] = []
  /// By period: what can be drawn at each price, cheapest first; empty where nothing is ever drawn.
  private(set) var bands: [[Band]] = []
  /// By mode (by set-up group), then period: what a unit started (a set-up) costs at least.
  private(set) var costOfStarts: [[Double]] = []
  private(set) var costOfSetups: [[Double]] = []

  struct Band {
    let price: Double
    /// What all machines could draw, and how much of that the limit allows.
    var drawable: Double
    var kWh: Double
  }

  /// A stretch of a period at one price.
  private struct Cell {
    let period: Int
    let window: Window
    let price: Double
  }

  init(_ shop: SharedShop) {
    let plant = shop.plant
    drawnByStarts = shop.modes.map { mode in
      // What takes no time draws nothing; outside, the subcontractor does.
      mode.secondsPerUnit > 0
        ? plant.machines[mode.machine].runKW * mode.secondsPerUnit / 3600 + mode.kWhPerUnit : 0
    }
    drawnBySetups = shop.groups.map { group in
      plant.machines[group.machine].setupKW * group.seconds / 3600
    }
    let kW = Self.mostKW(shop, drawnByStarts)
    let hasDraws = kW.contains { $0 > 0 } || shop.modes.contains { $0.kWhPerUnit > 0 }
    guard hasDraws, !plant.energy.prices.isEmpty || plant.energy.demandLimitKW != nil else {
      return
    }
    let cells = Self.cells(plant)
    bands = Self.bands(shop, cells, kW)
    noteCosts(shop, cells)
  }

  /// By machine.
  private static func mostKW(_ shop: SharedShop, _ drawn: [Double]) -> [Double] {
    var kW = shop.plant.machines.map { _ in 0.0 }
    for (mode, details) in shop.modes.enumerated() where drawn[mode] > 0 {
      let own = drawn[mode] / details.secondsPerUnit * 3600
      kW[details.machine] = max(kW[details.machine], own)
    }
    for group in shop.groups where group.seconds > 0 {
      kW[group.machine] = max(kW[group.machine], shop.plant.machines[group.machine].setupKW)
    }
    return kW
  }

  /// The horizon cut at period borders and changes of price.
  private static func cells(_ plant: Plant) -> [Cell] {
    let priced = plant.energy.prices.map { Window(from: $0.from, to: $0.to) }
    let free = [Window(from: plant.horizon.start, to: plant.horizon.end)].subtracting(priced)
    let all =
      plant.energy.prices
      + free.map {
        EnergyPrice(from: $0.from, to: $0.to, pricePerKWh: 0)
      }
    let sorted = all.sorted { $0.from < $1.from }
    var cells: [Cell] = []
    var first = 0
    for period in plant.horizon.periods {
      while first < sorted.count, sorted[first].to <= period.start { first += 1 }
      for price in sorted[first...] {
        if price.from >= period.end { break }
        let window = Window(from: max(price.from, period.start), to: min(price.to, period.end))
        if window.from < window.to {
          cells.append(Cell(period: period.index, window: window, price: price.pricePerKWh))
        }
      }
    }
    return cells
  }

  /// By period, what can be drawn at each price; with the demand limit less what lots in progress draw.
  private static func bands(_ shop: SharedShop, _ cells: [Cell], _ kW: [Double]) -> [[Band]] {
    let limit = shop.plant.energy.demandLimitKW ?? .infinity
    var drawable = cells.map { _ in 0.0 }
    for (machine, windows) in shop.openWindows.enumerated() where kW[machine] > 0 {
      add(windows, times: kW[machine] / 3600, of: cells, to: &drawable)
    }
    var allowed = cells.map { $0.window.seconds / 3600 * limit }
    for lot in shop.inProgress {
      let seconds = lot.windows.reduce(0) { $0 + $1.seconds }
      guard seconds > 0 else { continue }
      let drawn =
        shop.plant.machines[lot.machine].runKW
        + lot.mode.kWhPerUnit * lot.started / seconds * 3600
      add(lot.windows, times: -drawn / 3600, of: cells, to: &allowed)
    }
    var bands = shop.periods.map { _ in [Band]() }
    for (index, cell) in cells.enumerated() where drawable[index] > 0 {
      let kWh = min(drawable[index], max(0, allowed[index]))
      if let same = bands[cell.period].firstIndex(where: { $0.price == cell.price }) {
        bands[cell.period][same].drawable += drawable[index]
        bands[cell.period][same].kWh += kWh
      } else {
        bands[cell.period].append(Band(price: cell.price, drawable: drawable[index], kWh: kWh))
      }
    }
    return bands.map { $0.sorted { $0.price < $1.price } }
  }

  /// Adds the seconds of sorted windows to the cells that they lie in, weighed.
  private static func add(
    _ windows: [Window], times weight: Double, of cells: [Cell], to sums: inout [Double]
  ) {
    var cell = 0
    for piece in windows.common(with: cells.map(\.window)) {
      while piece.from >= cells[cell].window.to { cell += 1 }
      sums[cell] += weight * piece.seconds
    }
  }

  /// At the lowest price at which anything can be drawn; outside, of the whole time out.
  private mutating func noteCosts(_ shop: SharedShop, _ cells: [Cell]) {
    var lowest = shop.periods.map { _ in Double.infinity }
    for cell in cells { lowest[cell.period] = min(lowest[cell.period], cell.price) }
    let least = zip(bands, lowest).map { bands, lowest in bands.first?.price ?? lowest }
    costOfStarts = shop.modes.enumerated().map { mode, details in
      let isOutside = shop.plant.machines[details.machine].isSubcontractor
      if drawnByStarts[mode] > 0 { return least.map { $0 * drawnByStarts[mode] } }
      return shop.periods.indices.map { period in
        let end = max(period, min(details.arrivalPeriod[period], shop.periods.count - 1))
        let price = isOutside ? lowest[period...end].min() ?? 0 : lowest[period]
        return price * details.kWhPerUnit
      }
    }
    costOfSetups = shop.groups.indices.map { group in least.map { $0 * drawnBySetups[group] } }
  }
}
