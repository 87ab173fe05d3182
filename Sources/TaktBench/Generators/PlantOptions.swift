/// How large a generated plant is.
public struct PlantOptions: Sendable {
  public var orders: Int
  public var machines: Int
  /// Periods of a day, from a Monday on.
  public var days: Int
  /// Products that are made.
  public var products: Int
  public var seed: UInt64

  /// - Parameter products: 10 and a tenth of the orders unless given.
  public init(
    orders: Int = 100, machines: Int = 10, days: Int = 20, products: Int? = nil, seed: UInt64 = 1
  ) {
    self.orders = orders
    self.machines = machines
    self.days = days
    self.products = products ?? 10 + orders / 10
    self.seed = seed
  }
}
