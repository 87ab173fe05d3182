extension Texts {
  /// Key figures, costs, prices of capacity.
  static let ofFigures: [Entry] = [
    Entry("pqcd.productivity", "P · Productivity", "P · 생산성"),
    Entry("pqcd.quality", "Q · Quality", "Q · 품질"),
    Entry("pqcd.cost", "C · Cost", "C · 원가"),
    Entry("pqcd.delivery", "D · Delivery", "D · 납기"),
    Entry("kpi.utilisation", "Utilisation", "가동률"),
    Entry("kpi.utilisation.formula", "(set-up + run hours) / open hours", "(준비교체 + 가공 시간) / 가용 시간"),
    Entry("kpi.setupRatio", "Set-up share", "준비교체 비율"),
    Entry(
      "kpi.setupRatio.formula",
      "set-up hours / (set-up + run hours)",
      "준비교체 시간 / (준비교체 + 가공 시간)"),
    Entry("kpi.plannedOEE", "OEE as planned", "계획 종합설비효율(OEE)"),
    Entry(
      "kpi.plannedOEE.formula",
      "run hours / open hours × good / started",
      "가공 시간 / 가용 시간 × 양품 / 투입"),
    Entry("kpi.goodUnits", "Good units", "양품 수량"),
    Entry(
      "kpi.goodUnits.formula",
      "of products' last steps, all units taken together",
      "최종 공정 기준, 모든 단위 합계"),
    Entry("kpi.overtimeHours", "Overtime", "잔업 시간"),
    Entry("kpi.overtimeHours.formula", "hours of set-up and run in overtime", "잔업 중 준비교체 + 가공 시간"),
    Entry("kpi.scrapRatio", "Scrap", "불량률"),
    Entry("kpi.scrapRatio.formula", "scrap / started", "불량 / 투입"),
    Entry("kpi.firstPass", "Good", "양품률"),
    Entry("kpi.firstPass.formula", "1 − scrap / started", "1 − 불량 / 투입"),
    Entry("kpi.totalCost", "Total cost", "총비용"),
    Entry("kpi.totalCost.formula", "all kinds of cost together", "모든 비용의 합"),
    Entry("kpi.costPerGoodUnit", "Cost per good unit", "양품 단위당 비용"),
    Entry("kpi.costPerGoodUnit.formula", "total cost / good units", "총비용 / 양품 수량"),
    Entry("kpi.setupCost", "Set-up cost", "준비교체 비용"),
    Entry("kpi.setupCost.formula", "of all changeovers", "모든 준비교체의 합"),
    Entry("kpi.onTimeShare", "Orders on time", "납기 준수율"),
    Entry("kpi.onTimeShare.formula", "orders on time / orders", "정시 주문 / 전체 주문"),
    Entry("kpi.meanLeadTime", "Mean lead time", "평균 리드타임"),
    Entry(
      "kpi.meanLeadTime.formula",
      "from an order's first lot to its last delivery",
      "주문의 첫 로트부터 마지막 납품까지"),
    Entry("kpi.meanLateness", "Mean lateness", "평균 지연"),
    Entry("kpi.meanLateness.formula", "of the late orders", "지연 주문 기준"),
    Entry("cost.byKind", "Cost by kind", "비용 내역"),
    Entry("cost.tardiness", "tardiness", "납기 지연"),
    Entry("cost.unmet", "unmet demand", "미납"),
    Entry("cost.holding", "holding", "재고 유지"),
    Entry("cost.shortOfSafety", "short of safety stock", "안전재고 부족"),
    Entry("cost.setup", "set-up", "준비교체"),
    Entry("cost.production", "production", "생산"),
    Entry("cost.machine", "machine hours", "설비 시간"),
    Entry("cost.overtime", "overtime", "잔업"),
    Entry("cost.energy", "energy", "전력"),
    Entry("cost.purchase", "purchase", "구매"),
    Entry("cost.planChange", "change of plan", "계획 변경"),
    Entry("cost.total", "total", "합계"),
    Entry("prices.title", "Where more capacity would pay", "능력을 늘리면 이득인 곳"),
    Entry("prices.capacity", "Machines, tools, labour", "설비, 공구·금형, 작업자"),
    Entry("prices.materials", "Materials", "자재"),
    Entry("prices.perHour", "{amount} an hour", "시간당 {amount}"),
    Entry("prices.perUnit", "{amount} a {unit}", "{unit}당 {amount}"),
    Entry(
      "prices.caveat",
      "What a first small addition would save in the program over the "
        + "periods, with the set-ups as they are: a second hour may be worth "
        + "less, and the schedule to the minute may not get all of it.",
      "준비교체를 그대로 두고 기간별 계획 모형에서 처음 조금 늘릴 때의 절감액입니다. 더 늘리면 가치가 줄 수 있으며, 분 단위 "
        + "일정에서는 전부 실현되지 않을 수 있습니다."),
    Entry(
      "prices.none",
      "The plan has no prices: nothing is scarce, or the search over the "
        + "periods had no time to price it.",
      "가격 정보가 없습니다. 부족한 자원이 없거나 계산할 시간이 없었습니다."),
  ]
}
