import TaktModel

/// When a purchase can arrive.
enum PurchaseRule {
  typealias Purchase = Product.Purchase

  /// The first period in which goods ordered at the horizon's start can arrive.
  static func firstArrivalPeriod(_ purchase: Purchase, _ horizon: Horizon) -> Int {
    let arrival = horizon.start.advanced(bySeconds: purchase.leadTimeDays * 86_400)
    return max(0, horizon.periodIndex(of: arrival))
  }
}
