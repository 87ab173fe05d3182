import TaktModel

/// What a plan over the periods decides; everything else in the program follows from it.
struct Decisions: Sendable {
  /// By mode, then period: units started.
  var starts: [[Double]]
  /// By demand, then its delivery periods: units delivered.
  var deliveries: [[Double]]
  /// By product, then period of arrival: units bought.
  var purchases: [[Double]]
  /// By set-up group, then period: the mode whose units a set-up's scrap is taken from, where it is
  /// decided.
  var scrapPayers: [[Int?]]
  /// What it took to decide: offers weighed.
  var work = 0

  /// Nothing made, nothing delivered: always possible.
  init(nothingFor data: PlanningData) {
    let none = [Double](repeating: 0, count: data.periodCount)
    starts = data.modes.map { _ in none }
    deliveries = data.demands.map { [Double](repeating: 0, count: $0.deliveryPeriods.count) }
    purchases = data.plant.products.map { _ in none }
    scrapPayers = data.setupGroups.map { _ in .init(repeating: nil, count: data.periodCount) }
  }

  init(_ shop: ShopDraft, _ book: DeliveryBook) {
    let count = shop.periodCount
    func rows(_ flat: [Double], _ number: Int) -> [[Double]] {
      (0..<number).map { Array(flat[($0 * count)..<(($0 + 1) * count)]) }
    }
    starts = rows(shop.starts, shop.data.modes.count)
    deliveries = book.deliveries
    purchases = rows(shop.purchases, shop.data.plant.products.count)
    scrapPayers = shop.data.setupGroups.indices.map { group in
      shop.scrapPayers[(group * count)..<((group + 1) * count)].map { $0 < 0 ? nil : Int($0) }
    }
    work = shop.work
  }
}
