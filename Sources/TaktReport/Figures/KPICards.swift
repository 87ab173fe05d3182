import TaktModel

/// Key figures in the order of Korea's PQCD: productivity, quality, cost, delivery. A figure more is a line
/// more here and its name and formula in `Texts`.
struct KPICard {
  enum Group: String { case productivity, quality, cost, delivery }
  /// How the page writes the value.
  enum Form: String { case percent, hours, units, money, price, energy, days, duration }

  let group: Group
  let key: String
  let value: Double?
  let form: Form

  static func all(_ plan: Plan) -> [KPICard] {
    productivity(plan.kpi) + quality(plan.kpi) + cost(plan) + delivery(plan.kpi)
  }

  private static func productivity(_ kpi: KPI) -> [KPICard] {
    func card(_ key: String, _ value: Double?, _ form: Form) -> KPICard {
      KPICard(group: .productivity, key: key, value: value, form: form)
    }
    let ofWork = [
      card("utilisation", kpi.utilisation, .percent),
      card("plannedOEE", kpi.plannedOEE, .percent),
      card("availability", kpi.availability, .percent),
      card("effectiveness", kpi.effectiveness, .percent),
      card("utilisationEfficiency", kpi.utilisationEfficiency, .percent),
      card("setupRatio", kpi.setupRatio, .percent),
      card("overtimeHours", kpi.machines.reduce(0) { $0 + $1.overtimeHours }, .hours),
    ]
    let ofUnits = [
      card("goodUnits", kpi.goodUnits, .units),
      card("goodUnitsPerHour", kpi.goodUnitsPerHour, .units),
    ]
    guard let detail = kpi.detail else { return ofWork + ofUnits }
    return ofWork + [card("allocationRatio", kpi.allocationRatio, .percent)] + ofUnits + [
      card("goodUnitsPerDay", detail.goodUnitsPerDay, .units),
      card("throughputRate", kpi.throughputRate, .units),
    ]
  }

  private static func quality(_ kpi: KPI) -> [KPICard] {
    func card(_ key: String, _ value: Double?) -> KPICard {
      KPICard(group: .quality, key: key, value: value, form: .percent)
    }
    let cards = [card("qualityRatio", kpi.qualityRatio), card("scrapRatio", kpi.scrapRatio)]
    if kpi.firstPassUnits == nil { return cards }
    return cards + [
      card("firstPassYield", kpi.firstPassYield), card("reworkRatio", kpi.reworkRatio),
    ]
  }

  private static func cost(_ plan: Plan) -> [KPICard] {
    func card(_ key: String, _ value: Double?, _ form: Form) -> KPICard {
      KPICard(group: .cost, key: key, value: value, form: form)
    }
    let cards = [
      card("totalCost", plan.cost.total, .money),
      card("costPerGoodUnit", plan.kpi.costPerGoodUnit, .price),
    ]
    guard let detail = plan.kpi.detail else { return cards }
    return cards + [
      card("setupCostShare", detail.setupCostShare, .percent),
      card("overtimeCostShare", detail.overtimeCostShare, .percent),
      card("energyCostShare", detail.energyCostShare, .percent),
      card("energyKWh", plan.kpi.energyKWh, .energy),
    ]
  }

  private static func delivery(_ kpi: KPI) -> [KPICard] {
    func card(_ key: String, _ value: Double?, _ form: Form) -> KPICard {
      KPICard(group: .delivery, key: key, value: value, form: form)
    }
    let onTime = card("onTimeShare", kpi.onTimeShare, .percent)
    let leadTime = card("meanLeadTime", kpi.meanLeadTimeHours, .duration)
    guard let detail = kpi.detail else { return [onTime, leadTime] }
    return [
      onTime, card("deliveredShare", detail.deliveredShare, .percent),
      card("meanTardiness", detail.meanTardinessDays, .days), leadTime,
    ]
  }
}
