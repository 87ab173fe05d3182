import TaktModel

/// `tariff`.
enum TariffField: Int, FieldSet {
  case bands, demandLimitKW

  static let table = FieldTable(Self.self)
}

/// An entry of `bands`.
enum BandField: Int, FieldSet {
  case months, days, from, to, pricePerKWh

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  func readTariff(_ file: ObjectReader<OrderFileField>) -> Energy {
    guard let object = file.object(.tariff, TariffField.self) else { return Energy() }
    let bands = object.list(.bands, atMost: 200).prefix(200).compactMap(readBand)
    let limit = object.number(.demandLimitKW, .amount)
    guard let horizon else { return Energy() }
    return Energy(
      prices: Tariff(bands: bands).prices(in: horizon, timeZone: timeZone), demandLimitKW: limit)
  }

  private func readBand(_ node: NodeID) -> Tariff.Band? {
    guard let object = ObjectReader(node, BandField.self, in: context) else { return nil }
    var months: Set<Int>?
    if object[.months] != nil {
      let rule = NumberRule(lower: 1, upper: 12, isWhole: true)
      let entries = object.list(.months, atLeast: 1)
      months = Set(entries.compactMap { context.number($0, rule).map { Int($0) } })
    }
    var weekdays: Set<Int>?
    if object[.days] != nil {
      weekdays = readWeekdays(object.list(.days, atLeast: 1))
    }
    let from = object.read(.from, .optional) { timeOfDay($0, latest: 86_399) }
    let to = object.read(.to, .optional) { timeOfDay($0, latest: 86_400) }
    guard let price = object.number(.pricePerKWh, .amount, .required) else { return nil }
    return Tariff.Band(
      months: months, weekdays: weekdays, fromSecondsOfDay: from ?? 0,
      toSecondsOfDay: to ?? 86_400, pricePerKWh: price)
  }
}
