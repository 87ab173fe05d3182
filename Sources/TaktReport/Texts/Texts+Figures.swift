extension Texts {
  /// Costs, prices of capacity.
  static let ofFigures: [Entry] =
    ofKeyFigures + [
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
