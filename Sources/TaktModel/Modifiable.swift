/// What is handed on never changes; who needs it otherwise makes a changed copy.
public protocol Modifiable {}

extension Modifiable {
  /// A copy with a change: `order.modified { $0.due = later }`.
  public func modified(_ change: (inout Self) -> Void) -> Self {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Lot: Modifiable {}
extension Order: Modifiable {}
extension OrderOutcome: Modifiable {}
extension Plan: Modifiable {}
extension Plan.Solve: Modifiable {}
extension Schedule: Modifiable {}
extension Delivery: Modifiable {}
extension PurchaseOrder: Modifiable {}
extension Machine: Modifiable {}
extension Resource: Modifiable {}
extension Product: Modifiable {}
extension Product.Purchase: Modifiable {}
extension Step: Modifiable {}
extension Mode: Modifiable {}
extension PeriodPlan: Modifiable {}
extension PeriodPlan.Lot: Modifiable {}
extension Receipt: Modifiable {}

extension Plant {
  /// A copy with a change, checked as the plant itself was.
  ///
  /// - Throws: `InvalidPlant` where the change does not fit the rest.
  public func modified(_ change: (inout Plant) -> Void) throws(InvalidPlant) -> Plant {
    var copy = self
    change(&copy)
    return try Plant(
      id: copy.id, name: copy.name, timeZone: copy.timeZone, currency: copy.currency,
      horizon: copy.horizon, families: copy.families, machines: copy.machines,
      resources: copy.resources, energy: copy.energy, products: copy.products,
      changeoverRules: copy.changeoverRules, orders: copy.orders, receipts: copy.receipts,
      inProgress: copy.inProgress, frozen: copy.frozen, previous: copy.previous,
      preferences: copy.preferences, remarks: copy.remarks)
  }
}
