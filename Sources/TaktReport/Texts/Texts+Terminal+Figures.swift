extension Texts {
  /// Key figures and prices in the terminal's table.
  static let ofTerminalFigures: [Entry] = [
    Entry("terminal.figures", "Key figures", "핵심 지표"),
    Entry("terminal.productivity", "productivity", "생산성"),
    Entry("terminal.quality", "quality", "품질"),
    Entry("terminal.cost", "cost", "원가"),
    Entry("terminal.delivery", "delivery", "납기"),
    Entry("terminal.used", "used {share}", "가동률 {share}"),
    Entry("terminal.oee", "OEE as planned {share}", "계획 종합설비효율 {share}"),
    Entry("terminal.setupRatio", "set-up {share}", "준비교체 {share}"),
    Entry(
      "terminal.unitsPerHour", "{n} good units an hour worked", "작업 시간당 양품 {n}"),
    Entry("terminal.allocation", "allocation {share}", "할당률 {share}"),
    Entry("terminal.scrap", "scrap {share}", "불량률 {share}"),
    Entry("terminal.firstPass", "first pass {share}", "직행률 {share}"),
    Entry("terminal.rework", "rework {share}", "재작업률 {share}"),
    Entry("terminal.perGoodUnit", "{amount} a good unit", "양품 단위당 {amount}"),
    Entry("terminal.nothingMade", "nothing is made", "생산 없음"),
    Entry("terminal.setupShare", "set-ups {share}", "준비교체 {share}"),
    Entry("terminal.overtimeShare", "overtime {share}", "잔업 {share}"),
    Entry("terminal.energyShare", "energy {share}, {n} kWh", "전력 {share}, {n} kWh"),
    Entry("terminal.ordersOnTime", "{share} of orders on time", "납기 준수율 {share}"),
    Entry("terminal.delivered", "{share} of units delivered", "납품 수량 {share}"),
    Entry("terminal.meanLateness", "mean lateness {days}", "평균 지연 {days}"),
    Entry("terminal.leadTime", "mean lead time {days}", "평균 리드타임 {days}"),
    Entry("terminal.prices", "Where one more hour or unit pays most", "한 시간·한 단위를 늘리면 이득이 가장 큰 곳"),
    Entry("terminal.perHour", "{amount} / hour", "{amount}/시간"),
    Entry("terminal.perUnit", "{amount} / {unit}", "{amount}/{unit}"),
    Entry("terminal.by", "by {time}", "{time}까지"),
    Entry(
      "terminal.caveat",
      "Holds for the first small addition, the set-ups as they are, in the periods' program, not to "
        + "the second.",
      "준비교체를 그대로 둔 기간별 계획 모형에서 처음 조금 늘릴 때의 값이며, 초 단위 일정의 값은 아닙니다."),
  ]
}
