import TaktModel
import TaktTestSupport

@testable import TaktChecker

/// Copies with one thing changed.
extension Lot {
  func with(
    id: String? = nil, product: Int? = nil, step: Int? = nil, machine: Int? = nil,
    family: Int? = nil, setup: Setup?? = nil, segments: [Segment]? = nil, start: Instant? = nil,
    end: Instant? = nil, started: Double? = nil, good: Double? = nil, scrap: Double? = nil,
    origin: Origin? = nil, feeds: [Feed]? = nil
  ) -> Lot {
    Lot(
      id: id ?? self.id, product: product ?? self.product, step: step ?? self.step,
      machine: machine ?? self.machine, family: family ?? self.family,
      setup: setup ?? self.setup, segments: segments ?? self.segments,
      start: start ?? self.start, end: end ?? self.end, started: started ?? self.started,
      good: good ?? self.good, scrap: scrap ?? self.scrap, origin: origin ?? self.origin,
      feeds: feeds ?? self.feeds)
  }
}

extension Plan {
  func with(
    lots: [Lot]? = nil, deliveries: [Delivery]? = nil, purchases: [PurchaseOrder]? = nil,
    orders: [OrderOutcome]? = nil, cost: Cost? = nil, kpi: KPI? = nil, solve: Solve? = nil,
    prices: [Price]? = nil
  ) -> Plan {
    Plan(
      generator: generator, orderFileSHA256: orderFileSHA256, createdAt: createdAt,
      solve: solve ?? self.solve,
      schedule: Schedule(
        lots: lots ?? schedule.lots, deliveries: deliveries ?? schedule.deliveries,
        purchases: purchases ?? schedule.purchases),
      orders: orders ?? self.orders, cost: cost ?? self.cost, kpi: kpi ?? self.kpi,
      prices: prices ?? self.prices, warnings: warnings)
  }

  /// This plan with orders, cost and key figures that follow from its lots, so that only what else is
  /// wrong shows.
  func refigured(for plant: Plant) -> Plan {
    let inspection = Inspection(of: schedule, against: plant)
    let arrivals = MaterialFlow(inspection).stores.filter { $0.step == nil }.map { store in
      store.moves.filter { $0.units >= 0 }.map(\.at).sorted()
    }
    let orders = RightOutcome.all(inspection).enumerated().map { index, right in
      OrderOutcome(
        order: index, delivered: right.delivered, unmet: right.unmet,
        readyAt: right.completedAt.map { completed in
          arrivals[plant.orders[index].product].last { $0 <= completed } ?? plant.horizon.start
        },
        completedAt: right.completedAt, lateDays: right.lateDays, status: right.status)
    }
    let right = RightKPI(inspection)
    let kpi = KPI(
      machines: right.machines.enumerated().map { index, figures in
        KPI.MachineFigures(
          machine: index, openHours: figures.openHours, setupHours: figures.setupHours,
          runHours: figures.runHours, overtimeHours: figures.overtimeHours,
          startedUnits: figures.startedUnits, scrapUnits: figures.scrapUnits)
      }, goodUnits: right.goodUnits, costPerGoodUnit: right.costPerGoodUnit,
      onTimeShare: right.onTimeShare, meanLeadTimeHours: right.meanLeadTimeHours)
    return with(orders: orders.withCauses, cost: RightCost(inspection).cost, kpi: kpi)
  }
}

extension Lot {
  /// A lot that runs in one go on day 0, a unit an hour, all of it good, unless told otherwise.
  static func run(
    _ id: String, of product: Int = 0, step: Int = 0, on machine: Int = 0, from: Double, to: Double,
    units: Double? = nil, origin: Origin = .planned, feeds: [Feed] = []
  ) -> Lot {
    Lot(
      id: id, product: product, step: step, machine: machine, family: 0, setup: nil,
      segments: [Workshop.segment(.run, from, to)], start: Workshop.hour(from),
      end: Workshop.hour(to), started: units ?? to - from, good: units ?? to - from, scrap: 0,
      origin: origin, feeds: feeds)
  }
}

extension Plan {
  /// A plan of nothing but this.
  static func of(
    _ lots: [Lot], deliveries: [Delivery] = [], purchases: [PurchaseOrder] = []
  ) -> Plan {
    Workshop.plan.with(lots: lots, deliveries: deliveries, purchases: purchases, prices: [])
  }
}
