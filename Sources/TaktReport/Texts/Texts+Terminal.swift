extension Texts {
  /// The table in the terminal, where the page has no word for it.
  static let ofTerminal: [Entry] = [
    Entry("terminal.files", "Files", "파일"),
    Entry("terminal.noOrders", "none in the order file", "주문 파일에 주문이 없음"),
    Entry("terminal.dearest", "Dearest of the late and unmet", "비용이 큰 지연·미납 주문"),
    Entry("terminal.onTime", "{n} on time", "정시 {n}"),
    Entry("terminal.late", "{n} late", "지연 {n}"),
    Entry("terminal.unmet", "{n} unmet", "미납 {n}"),
    Entry("terminal.inPart", "{n} in part", "일부 {n}"),
    Entry("terminal.nearly", "{n} by less than a unit", "1개 미만 부족 {n}"),
    Entry("terminal.more", "and {n} more", "외 {n}건"),
    Entry("terminal.due", "{amount} {product}, due {time}", "{product} {amount}, 납기 {time}"),
    Entry("terminal.run", "run", "가공"),
    Entry("terminal.setup", "set-up", "준비교체"),
    Entry("terminal.overtime", "overtime", "잔업"),
    Entry("terminal.idle", "idle", "유휴"),
    Entry("terminal.ofHours", "{used} of {hours}", "{hours} 중 {used}"),
    Entry(
      "terminal.moreMachines", "and {n} more machine|and {n} more machines", "외 설비 {n}대"),
    Entry("terminal.sentOut", "subcontractor, {n} lot|subcontractor, {n} lots", "외주처, 로트 {n}개"),
    Entry("terminal.neverOpen", "never open", "가동 시간 없음"),
    Entry("terminal.stop.gap", "the program's gap reached", "모형의 목표 격차 도달"),
    Entry("terminal.stop.time", "stopped by the time limit", "시간 제한으로 종료"),
    Entry("terminal.stop.cancelled", "stopped by the user", "사용자가 중지"),
    Entry("terminal.stop.work", "stopped by the work limit", "작업량 제한으로 종료"),
    Entry(
      "terminal.solve",
      ": objective {objective}, proven bound {bound} (of the program over the periods, not of the "
        + "schedule); {stop} after {seconds}",
      ": 목적함수 {objective}, 증명된 하한 {bound} (기간별 계획 모형의 값이며 일정의 값이 아님); "
        + "{seconds} 후 {stop}"),
  ]
}
