import TaktModel

/// What each order has of machines and materials in a schedule, added up once for all that is asked of it.
final class OrderShares {
  /// What orders take of a material.
  struct Takers {
    fileprivate(set) var byOrder: [OrderIndex: Double] = [:]
    fileprivate(set) var mostFirst: [OrderIndex] = []
    fileprivate(set) var units = 0.0
  }

  private let network: WaitNetwork
  /// By machine: hours of planned lots, by the order that they feed.
  let hours: [[OrderIndex: Double]]
  /// By machine: the orders with most hours first.
  let rivals: [[OrderIndex]]
  /// By machine: planned work over regular open time; 0 of a subcontractor.
  let load: [Double]
  private let receipts: [[Int]]
  private var takers: [ProductIndex: Takers] = [:]

  init(of network: WaitNetwork) {
    self.network = network
    let plant = network.plant
    var hours = [[OrderIndex: Double]](repeating: [:], count: plant.machines.count)
    var work = [Double](repeating: 0, count: plant.machines.count)
    for lot in network.schedule.lots {
      let seconds = lot.segments.reduce(0) { $0 + $1.seconds }
      work[lot.machine] += seconds
      guard lot.good > 0, lot.origin == .planned else { continue }
      for feed in lot.feeds {
        hours[lot.machine][feed.order, default: 0] += seconds / 3600 * feed.quantity / lot.good
      }
    }
    load = plant.machines.indices.map { machine in
      if network.shop.isSubcontractor[machine] { return 0 }
      let open = plant.machines[machine].windows.reduce(0) {
        $1.isOvertime ? $0 : $0 + $1.seconds
      }
      return open > 0 ? work[machine] / open : 1
    }
    rivals = hours.map(Self.mostFirst)
    self.hours = hours
    var receipts = [[Int]](repeating: [], count: plant.products.count)
    for (index, receipt) in plant.receipts.enumerated() { receipts[receipt.product].append(index) }
    self.receipts = receipts
  }

  /// Receipts of a product, into the plant's.
  func receipts(of product: ProductIndex) -> [Int] { receipts[product] }

  /// Orders that take a product's goods, as its own deliveries or through lots that use them up.
  func takers(of product: ProductIndex) -> Takers {
    if let known = takers[product] { return known }
    let pile = network.shop.stockPile[product]
    var found = Takers()
    for job in network.jobsTaking[pile] {
      let lot = network.lot(job)
      for take in network.jobs[job].takes where take.pile == pile && lot.good > 0 {
        for feed in lot.feeds {
          found.byOrder[feed.order, default: 0] += take.quantity * min(1, feed.quantity / lot.good)
        }
      }
    }
    for order in network.shop.ordersByDue[product] {
      for take in network.deliveries[order] {
        found.byOrder[order, default: 0] += take.quantity
      }
    }
    found.mostFirst = Self.mostFirst(found.byOrder)
    found.units = found.mostFirst.reduce(0) { $0 + (found.byOrder[$1] ?? 0) }
    takers[product] = found
    return found
  }

  private static func mostFirst(_ amounts: [OrderIndex: Double]) -> [OrderIndex] {
    amounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
