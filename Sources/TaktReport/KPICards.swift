import TaktModel

/// Key figures in the order of Korea's PQCD: productivity, quality, cost, delivery. A figure more is a line
/// more here and its name and formula in `Texts`.
struct KPICard {
  enum Group: String { case productivity, quality, cost, delivery }
  /// How the page writes the value.
  enum Form: String { case percent, hours, units, money, price, days, duration }

  let group: Group
  let key: String
  let value: Double?
  let form: Form

  static func all(_ plan: Plan) -> [KPICard] {
    let kpi = plan.kpi
    let late = plan.orders.filter { $0.lateDays > 0 }.map(\.lateDays)
    let meanLateness = late.isEmpty ? nil : late.reduce(0, +) / Double(late.count)
    func card(_ group: Group, _ key: String, _ value: Double?, _ form: Form) -> KPICard {
      KPICard(group: group, key: key, value: value, form: form)
    }
    return [
      card(.productivity, "utilisation", kpi.utilisation, .percent),
      card(.productivity, "plannedOEE", kpi.plannedOEE, .percent),
      card(.productivity, "setupRatio", kpi.setupRatio, .percent),
      card(
        .productivity, "overtimeHours", kpi.machines.reduce(0) { $0 + $1.overtimeHours }, .hours),
      card(.productivity, "goodUnits", kpi.goodUnits, .units),
      card(.quality, "firstPass", 1 - kpi.scrapRatio, .percent),
      card(.quality, "scrapRatio", kpi.scrapRatio, .percent),
      card(.cost, "totalCost", plan.cost.total, .money),
      card(.cost, "costPerGoodUnit", kpi.costPerGoodUnit, .price),
      card(.cost, "setupCost", plan.cost.setup, .money),
      card(.delivery, "onTimeShare", kpi.onTimeShare, .percent),
      card(.delivery, "meanLateness", meanLateness, .days),
      card(.delivery, "meanLeadTime", kpi.meanLeadTimeHours, .duration),
    ]
  }
}
