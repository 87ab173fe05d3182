import Foundation
import TaktModel

/// A small plan made by hand: two machines, two products, four orders of which two are in trouble.
enum TinyPlan {
  static let zone = TimeZone(identifier: "Asia/Seoul") ?? .gmt
  static let start = Instant(rfc3339: "2026-11-23T00:00:00+09:00") ?? Instant(milliseconds: 0)

  static func at(_ hours: Double) -> Instant { start.advanced(bySeconds: hours * 3600) }

  static func make(
    orderIDs: [String] = ["SO-1", "SO-2", "주문-3", "SO-4"], name: String? = "한솔 캡",
    cause: Cause = Cause(.downtime, machine: 0, until: at(28), reason: "금형 수리")
  ) throws -> (plan: Plan, plant: Plant) {
    let plant = try plant(orderIDs: orderIDs, name: name)
    let lots = [
      lot("A", product: 1, machine: 0, setupHours: 1, from: 6, to: 10, overtime: false, feeds: 0),
      lot("B", product: 1, machine: 0, setupHours: 0, from: 10, to: 18, overtime: true, feeds: 1),
      lot("C", product: 2, machine: 1, setupHours: 0.5, from: 0, to: 6, overtime: false, feeds: 2),
    ]
    let schedule = Schedule(
      lots: lots,
      deliveries: [
        Delivery(order: 2, at: at(12), quantity: 40), Delivery(order: 0, at: at(24), quantity: 97),
        Delivery(order: 1, at: at(36), quantity: 97),
      ],
      purchases: [PurchaseOrder(product: 0, orderAt: start, arriveAt: at(5), quantity: 500)])
    var cost = Cost()
    cost.tardiness = 97 * 0.5 * 20
    cost.unmet = 1500
    cost.setup = 12_000
    cost.purchase = 1_000_000
    let outcomes = [
      OrderOutcome(
        order: 0, delivered: 97, unmet: 0, readyAt: at(10), completedAt: at(24), lateDays: 0,
        status: .onTime),
      OrderOutcome(
        order: 1, delivered: 97, unmet: 0, readyAt: at(18), completedAt: at(36), lateDays: 0.5,
        status: .late,
        because: [cause]),
      OrderOutcome(
        order: 2, delivered: 40, unmet: 15, readyAt: at(6), completedAt: at(12), lateDays: 0,
        status: .partlyUnmet),
      OrderOutcome(
        order: 3, delivered: 0, unmet: 0, readyAt: nil, completedAt: nil, lateDays: 0,
        status: .onTime),
    ]
    return (
      SamplePlan.plan(for: plant, schedule: schedule, orders: outcomes, cost: cost), plant
    )
  }

  private static func plant(orderIDs: [String], name: String?) throws -> Plant {
    func made(_ id: String, family: Int) -> Product {
      let modes = (0..<2).map { Mode(machine: $0, family: family, secondsPerUnit: 60, yield: 0.97) }
      let components = family == 0 ? [Step.Component(product: 0, quantityPerUnit: 2)] : []
      return Product(
        id: id, stock: family == 1 ? 5 : 0,
        supply: .made([Step(id: "mould", modes: modes, components: components)]))
    }
    func order(_ index: Int, _ product: Int, _ quantity: Double, due hours: Double) -> Order {
      Order(
        id: orderIDs[index], product: product, quantity: quantity, due: at(hours),
        tardinessCostPerUnitDay: 20, unmetCostPerUnit: 100)
    }
    return try Plant(
      name: name, timeZone: zone,
      horizon: Horizon(start: start, periodHours: [24, 24]), families: ["white", "black"],
      machines: [
        Machine(
          id: "프레스-1",
          openWindows: [
            Window(from: at(6), to: at(14)),
            Window(from: at(14), to: at(20), isOvertime: true, costPerHour: 100),
            Window(from: at(30), to: at(38)),
          ]),
        Machine(id: "IMM-2", openWindows: [Window(from: start, to: at(48))]),
      ],
      products: [
        Product(
          id: "RESIN", unit: "kg", isWhole: false, stock: 100,
          supply: .bought(.init(costPerUnit: 2000))),
        made("CAP-백색", family: 0), made("CAP-B", family: 1),
      ],
      orders: [
        order(0, 1, 97, due: 24), order(1, 1, 97, due: 24), order(2, 2, 55, due: 12),
        order(3, 2, 0, due: 40),
      ])
  }

  private static func lot(
    _ id: String, product: Int, machine: Int, setupHours: Double, from: Double, to: Double,
    overtime: Bool, feeds: Int
  ) -> Lot {
    var segments: [Lot.Segment] = []
    if setupHours > 0 {
      segments.append(
        .init(kind: .setup, from: at(from), to: at(from + setupHours), isOvertime: false))
    }
    let runFrom = from + setupHours
    if overtime {
      segments.append(.init(kind: .run, from: at(runFrom), to: at(14), isOvertime: false))
      segments.append(.init(kind: .run, from: at(14), to: at(to), isOvertime: true))
    } else {
      segments.append(.init(kind: .run, from: at(runFrom), to: at(to), isOvertime: false))
    }
    return Lot(
      id: id, product: product, step: 0, machine: machine, family: product - 1,
      setup: setupHours > 0 ? Setup(minutes: setupHours * 60, cost: 6000) : nil,
      segments: segments, start: at(from), end: at(to), started: 100, good: 97, scrap: 3,
      feeds: [.init(order: feeds, quantity: 97)])
  }
}
