extension Texts {
  /// Remedies as they are tried: what is changed and what that does, then who pays.
  static let ofRemedies: [Entry] =
    levers
    + [
      Entry(
        "remedy.priority", "A priority of {number1} in place of {number2} makes it on time",
        "우선순위를 {number2}에서 {number1}(으)로 올리면 제때 납품합니다."),
      Entry(
        "remedy.due", "A due date of {time1}, {days} later, is kept at a priority of {number1}",
        "납기를 {days} 늦춘 {time1}(으)로 하고 우선순위를 {number1}(으)로 하면 지킵니다."),
      Entry(
        "remedy.quantity",
        "A quantity of {number1} {unit} in place of {number2} is kept at a priority of {number3}",
        "수량을 {number2} {unit}에서 {number1}(으)로 줄이고 우선순위를 {number3}(으)로 하면 지킵니다."),
      Entry(
        "remedy.quantityAndDue",
        "A quantity of {number1} {unit} in place of {number2} and a due date of {time1}, {days} later, "
          + "are kept at a priority of {number3}",
        "수량을 {number2} {unit}에서 {number1}(으)로 줄이고 납기를 {days} 늦춘 {time1}(으)로, 우선순위를 "
          + "{number3}(으)로 하면 지킵니다."),
      Entry(
        "remedy.demanded",
        "A due date of {time1}, {days} later, and a priority of {number1} in place of {number2} have "
          + "it made by then",
        "납기를 {days} 늦춘 {time1}(으)로 하고 우선순위를 {number2}에서 {number1}(으)로 올리면 그때까지 만듭니다."),
    ]

  static let ofRemedyTails: [Entry] = [
    Entry(
      "remedyTail.costs", "later for it: {others}, at a cost of {money1}",
      "그 대신 늦어지는 주문: {others}. 그 비용은 {money1}입니다."),
    Entry(
      "remedyTail.saves", "later for it: {others}, which saves {money1}",
      "그 대신 늦어지는 주문: {others}. 모두 {money1}이(가) 절감됩니다."),
    Entry(
      "remedyTail.unpriced", "what the change itself costs is not counted",
      "변경 자체의 비용은 포함하지 않았습니다."),
    Entry("remedyList.late", "{id} by {days}", "{id} {days}"),
    Entry("remedyList.undone", "{id}, not all of which is made", "{id} 일부 미생산"),
    Entry("remedyList.more", "and {n} more", "외 {n}건"),
    Entry("remedyList.sooner", "({n} sooner)", "({n}건은 앞당겨짐)"),
    Entry("remedyList.days", "and {n} more days", "외 {n}일"),
  ]

  /// Changes that help by themselves, or with a priority.
  private static let levers: [Entry] =
    lever(
      "overtime", "{half} overtime hours on {machine} on {windows}, at {money1} an hour",
      "{machine} 설비에 {windows} 잔업 {half}시간(시간당 {money1})을 하", isPlural: true)
    + lever(
      "overtimeHour", "1 overtime hour on {machine} on {windows}, at {money1} an hour",
      "{machine} 설비에 {windows} 잔업 1시간(시간당 {money1})을 하", isPlural: true)
    + lever(
      "release", "A release {days} earlier, on {time1}", "투입 가능일을 {days} 이른 {time1}(으)로 당기")
    + lever(
      "receipt", "The receipt of {number1} {unit} {id} {days} earlier, on {time1}",
      "{id} 품목 {number1} {unit} 입고를 {days} 이른 {time1}(으)로 당기")
    + lever(
      "purchase", "A lead time of {number1} days for {id}, in place of {number2}",
      "{id} 품목의 구매 리드타임을 {number2}일에서 {number1}일로 줄이")
    + lever(
      "resource", "One more of {id}, {number1} in place of {number2}",
      "{id}을(를) {number2}에서 {number1}(으)로 하나 늘리")
    + lever(
      "later", "Order {id} {days} later, due on {time1}", "주문 {id}의 납기를 {days} 늦춘 {time1}(으)로 하")

  private static func lever(
    _ key: String, _ english: String, _ korean: String, isPlural: Bool = false
  ) -> [Entry] {
    [
      Entry(
        "remedy.\(key)", english + ", \(isPlural ? "make" : "makes") it on time",
        korean + "면 제때 납품합니다."),
      Entry(
        "remedy.\(key).priority", english + " and a priority of {number9} make it on time",
        korean + "고 우선순위를 {number9}(으)로 하면 제때 납품합니다."),
    ]
  }
}
