public import struct Foundation.TimeZone

/// What electric energy costs by month, weekday and time of day.
public struct Tariff: Sendable {
  /// A band that comes again on the days that it names.
  public struct Band: Sendable {
    /// 1 to 12; nil: all.
    public let months: Set<Int>?
    /// Monday is 0, Sunday 6; nil: all.
    public let weekdays: Set<Int>?
    /// Seconds after midnight, 0 to 86,400; `to` not after `from` means the next day.
    public let fromSecondsOfDay: Int
    public let toSecondsOfDay: Int
    public let pricePerKWh: Double

    public init(
      months: Set<Int>? = nil, weekdays: Set<Int>? = nil, fromSecondsOfDay: Int = 0,
      toSecondsOfDay: Int = 86_400, pricePerKWh: Double
    ) {
      self.months = months
      self.weekdays = weekdays
      self.fromSecondsOfDay = fromSecondsOfDay
      self.toSecondsOfDay = toSecondsOfDay
      self.pricePerKWh = pricePerKWh
    }
  }

  public let bands: [Band]

  public init(bands: [Band]) { self.bands = bands }

  /// The prices within the horizon: the first band that fits a moment counts; where none does, nothing
  /// stands. A band past midnight belongs to the day that it begins on.
  public func prices(in horizon: Horizon, timeZone: TimeZone) -> [EnergyPrice] {
    let first = LocalDate(at: horizon.start, in: timeZone).dayNumber - 1
    let last = LocalDate(at: horizon.end, in: timeZone).dayNumber
    var left = [Window(from: horizon.start, to: horizon.end)]
    var prices: [EnergyPrice] = []
    for band in bands {
      var windows: [Window] = []
      for dayNumber in first...max(first, last) {
        let day = LocalDate(dayNumber: dayNumber)
        guard band.weekdays?.contains(day.weekday) ?? true,
          band.months?.contains(day.parts.month) ?? true
        else { continue }
        let wraps = band.toSecondsOfDay <= band.fromSecondsOfDay
        let endDay = wraps ? LocalDate(dayNumber: dayNumber + 1) : day
        windows.append(
          Window(
            from: day.instant(secondsOfDay: band.fromSecondsOfDay, in: timeZone),
            to: endDay.instant(secondsOfDay: band.toSecondsOfDay, in: timeZone)))
      }
      let taken = windows.flattened()
      let rest = left.subtracting(taken)
      prices += left.subtracting(rest).map {
        EnergyPrice(from: $0.from, to: $0.to, pricePerKWh: band.pricePerKWh)
      }
      left = rest
    }
    return prices.filter { $0.pricePerKWh > 0 }.sorted { $0.from < $1.from }
  }
}

/// What a kilowatt-hour costs from one instant until another.
public struct EnergyPrice: Sendable, Equatable {
  public let from: Instant
  public let to: Instant
  public let pricePerKWh: Double

  public init(from: Instant, to: Instant, pricePerKWh: Double) {
    self.from = from
    self.to = to
    self.pricePerKWh = pricePerKWh
  }
}

/// What electric energy costs within the horizon, and how much may be drawn at once.
public struct Energy: Sendable {
  /// Sorted, disjoint; between them energy costs nothing.
  public let prices: [EnergyPrice]
  /// At no instant more kW; nil for no limit.
  public let demandLimitKW: Double?

  public init(prices: [EnergyPrice] = [], demandLimitKW: Double? = nil) {
    self.prices = prices
    self.demandLimitKW = demandLimitKW
  }
}
