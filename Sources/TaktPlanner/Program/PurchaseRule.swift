import TaktModel

/// What a purchase may be, and when it can arrive.
enum PurchaseRule {
  typealias Purchase = Product.Purchase

  /// The first period in which goods ordered at the horizon's start can arrive.
  static func firstArrivalPeriod(_ purchase: Purchase, _ horizon: Horizon) -> Int {
    let arrival = horizon.start.advanced(bySeconds: purchase.leadTimeDays * 86_400)
    return max(0, horizon.periodIndex(of: arrival))
  }

  /// The least legal quantity that is at least `units`.
  static func legal(_ units: Double, _ purchase: Purchase) -> Double {
    guard units > 0 else { return 0 }
    let wanted = max(units, purchase.minQuantity)
    guard let multiple = purchase.multiple, multiple > 0 else { return wanted }
    return (wanted / multiple - 1e-9).rounded(.up) * multiple
  }
}
