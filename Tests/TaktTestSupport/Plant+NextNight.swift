public import TaktModel

extension Plant {
  /// The same plant with a plan in hand, of which some lots are frozen.
  public func with(frozen: [Lot], previous: PreviousPlan) throws(InvalidPlant) -> Plant {
    try Plant(
      timeZone: timeZone, currency: currency, horizon: horizon, families: families,
      machines: machines, resources: resources, energy: energy, products: products,
      changeoverRules: changeoverRules, orders: orders, receipts: receipts, inProgress: inProgress,
      frozen: frozen, previous: previous)
  }
}
