extension Texts {
  /// Units, dates and points of time.
  static let ofUnits: [Entry] = [
    Entry("unit.percent", "{value} %", "{value}%"),
    Entry("unit.seconds", "{value} s", "{value}초"),
    Entry("unit.minutes", "{value} min", "{value}분"),
    Entry("unit.hours", "{value} h", "{value}시간"),
    Entry("unit.days", "{value} d", "{value}일"),
    Entry("span.minutes", "{value} minute|{value} minutes", "{value}분"),
    Entry("span.hours", "{value} hour|{value} hours", "{value}시간"),
    Entry("span.days", "{value} day|{value} days", "{value}일"),
    Entry("date.weekdays", "Sun Mon Tue Wed Thu Fri Sat", "일 월 화 수 목 금 토"),
    Entry(
      "date.months",
      "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
      "1 2 3 4 5 6 7 8 9 10 11 12"),
    Entry("date.short", "{weekday} {day} {month}", "{month}. {day}. ({weekday})"),
    Entry("date.full", "{weekday} {day} {month} {year}", "{year}. {month}. {day}. ({weekday})"),
    Entry("date.monthDay", "{day} {month}", "{month}. {day}."),
    Entry("date.weekdayDay", "{weekday} {day}", "{day} ({weekday})"),
    Entry("date.month", "{month}", "{month}월"),
    Entry("date.monthYear", "{month} {year}", "{year}년 {month}월"),
    Entry("time.at", "At", "시각"),
    Entry("time.from", "From", "시작"),
    Entry("time.to", "To", "종료"),
    Entry("time.since", "Since", "이후"),
    Entry("time.until", "Until", "까지"),
    Entry("time.end", "the end", "계획 종료"),
    Entry("time.horizon", "Horizon", "전체"),
    Entry("time.wholeHorizon", "whole horizon", "전체 기간"),
  ]
}
