import TaktModel

/// What lot sizes force to be made beyond what anyone asked for is said.
enum SurplusWarnings {
  /// One warning for each product of which the planned lots give a unit or more that serves neither an order nor
  /// the safety stock.
  static func of(_ schedule: Schedule, for plant: Plant) -> [Plan.Warning] {
    var units = [Double](repeating: 0, count: plant.products.count)
    for lot in schedule.lots where lot.origin == .planned {
      let left = lot.good - lot.feeds.reduce(0) { $0 + $1.quantity }
      units[lot.product] += max(0, left)
    }
    return plant.products.indices.compactMap { index in
      let product = plant.products[index]
      let surplus = units[index] - product.safetyStock
      // Less than a unit is what rounding to whole units takes.
      guard surplus >= 1 - 1e-6 else { return nil }
      let count = (surplus * 10).rounded() / 10
      let number = count == count.rounded() ? "\(Int(count))" : "\(count)"
      return Plan.Warning(
        pointer: "/products/\(index)", kind: "surplus",
        message:
          "Lot sizes and set-ups make \(number) \(product.unit) of \(product.id) that serve no "
          + "order and no safety stock.")
    }
  }
}
