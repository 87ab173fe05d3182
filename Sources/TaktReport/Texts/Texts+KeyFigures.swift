extension Texts {
  /// Key figures by productivity, quality, cost and delivery, with the formulas of `docs/kpi.md`.
  static let ofKeyFigures: [Entry] = [
    Entry("pqcd.productivity", "P · Productivity", "P · 생산성"),
    Entry("pqcd.quality", "Q · Quality", "Q · 품질"),
    Entry("pqcd.cost", "C · Cost", "C · 원가"),
    Entry("pqcd.delivery", "D · Delivery", "D · 납기"),
    Entry("kpi.utilisation", "Utilisation", "가동률"),
    Entry("kpi.utilisation.formula", "(set-up + run hours) / open hours", "(준비교체 + 가공 시간) / 가용 시간"),
    Entry("kpi.plannedOEE", "OEE as planned", "계획 종합설비효율(OEE)"),
    Entry(
      "kpi.plannedOEE.formula", "availability × effectiveness × quality ratio",
      "시간 가동률 × 성능 효율 × 양품률"),
    Entry("kpi.availability", "Availability", "시간 가동률"),
    Entry("kpi.availability.formula", "run hours / open hours", "가공 시간 / 가용 시간"),
    Entry("kpi.effectiveness", "Effectiveness", "성능 효율"),
    Entry(
      "kpi.effectiveness.formula", "run hours without rework / run hours",
      "재작업을 뺀 가공 시간 / 가공 시간"),
    Entry("kpi.utilisationEfficiency", "Utilisation efficiency", "정미 가동률"),
    Entry(
      "kpi.utilisationEfficiency.formula", "run hours / (set-up + run hours)",
      "가공 시간 / (준비교체 + 가공 시간)"),
    Entry("kpi.setupRatio", "Set-up ratio", "준비교체 비율"),
    Entry(
      "kpi.setupRatio.formula", "set-up hours / (set-up + run hours)",
      "준비교체 시간 / (준비교체 + 가공 시간)"),
    Entry("kpi.allocationRatio", "Allocation ratio", "할당률"),
    Entry(
      "kpi.allocationRatio.formula",
      "hours worked on orders / hours from the first lot of each to the end of its last; above 100 % "
        + "where lots run side by side",
      "주문 작업 시간 / 주문별 첫 로트 시작부터 마지막 로트 끝까지의 시간; 로트가 나란히 돌면 100%를 넘습니다"),
    Entry("kpi.overtimeHours", "Overtime", "잔업 시간"),
    Entry("kpi.overtimeHours.formula", "hours of set-up and run in overtime", "잔업 중 준비교체 + 가공 시간"),
    Entry("kpi.goodUnits", "Good units", "양품 수량"),
    Entry(
      "kpi.goodUnits.formula", "of products' last steps, all units taken together",
      "최종 공정 기준, 모든 단위 합계"),
    Entry("kpi.goodUnitsPerHour", "Good units an hour", "시간당 양품"),
    Entry(
      "kpi.goodUnitsPerHour.formula", "good units / (set-up + run hours of all machines)",
      "양품 수량 / 모든 설비의 (준비교체 + 가공 시간)"),
    Entry("kpi.goodUnitsPerDay", "Good units a day", "하루당 양품"),
    Entry(
      "kpi.goodUnitsPerDay.formula", "good units / days of the horizon", "양품 수량 / 계획 기간의 일수"),
    Entry("kpi.throughputRate", "Throughput an hour", "시간당 처리량"),
    Entry(
      "kpi.throughputRate.formula",
      "good units made for orders / hours from the first lot of each to the end of its last",
      "주문용 양품 수량 / 주문별 첫 로트 시작부터 마지막 로트 끝까지의 시간"),
    Entry("kpi.qualityRatio", "Quality ratio", "양품률"),
    Entry("kpi.qualityRatio.formula", "(started − scrap) / started", "(투입 − 불량) / 투입"),
    Entry("kpi.scrapRatio", "Scrap ratio", "불량률"),
    Entry("kpi.scrapRatio.formula", "scrap / started", "불량 / 투입"),
    Entry("kpi.firstPassYield", "First pass yield", "직행률"),
    Entry("kpi.firstPassYield.formula", "good without rework / started", "재작업 없는 양품 / 투입"),
    Entry("kpi.reworkRatio", "Rework ratio", "재작업률"),
    Entry("kpi.reworkRatio.formula", "units worked over / started", "재작업 수량 / 투입"),
    Entry("kpi.totalCost", "Total cost", "총비용"),
    Entry("kpi.totalCost.formula", "all kinds of cost together", "모든 비용의 합"),
    Entry("kpi.costPerGoodUnit", "Cost per good unit", "양품 단위당 비용"),
    Entry("kpi.costPerGoodUnit.formula", "total cost / good units", "총비용 / 양품 수량"),
    Entry("kpi.setupCostShare", "Set-up share", "준비교체 비용 비율"),
    Entry("kpi.setupCostShare.formula", "cost of set-ups / total cost", "준비교체 비용 / 총비용"),
    Entry("kpi.overtimeCostShare", "Overtime share", "잔업 비용 비율"),
    Entry("kpi.overtimeCostShare.formula", "cost of overtime / total cost", "잔업 비용 / 총비용"),
    Entry("kpi.energyCostShare", "Energy share", "전력 비용 비율"),
    Entry("kpi.energyCostShare.formula", "cost of energy / total cost", "전력 비용 / 총비용"),
    Entry("kpi.energyKWh", "Energy", "전력 사용량"),
    Entry(
      "kpi.energyKWh.formula",
      "set-up hours × set-up kW + run hours × run kW + units started × kWh a unit",
      "준비교체 시간 × 준비교체 kW + 가공 시간 × 가공 kW + 투입 수량 × 단위당 kWh"),
    Entry("kpi.onTimeShare", "Orders on time", "납기 준수율"),
    Entry("kpi.onTimeShare.formula", "orders on time / orders", "정시 주문 / 전체 주문"),
    Entry("kpi.deliveredShare", "Units delivered", "납품률"),
    Entry("kpi.deliveredShare.formula", "units delivered / units ordered", "납품 수량 / 주문 수량"),
    Entry("kpi.meanTardiness", "Mean lateness", "평균 지연"),
    Entry(
      "kpi.meanTardiness.formula", "of all orders delivered, those on time with 0",
      "납품된 모든 주문 기준, 정시 주문은 0"),
    Entry("kpi.meanLeadTime", "Mean lead time", "평균 리드타임"),
    Entry(
      "kpi.meanLeadTime.formula", "from an order's first lot to its last delivery",
      "주문의 첫 로트부터 마지막 납품까지"),
  ]
}
