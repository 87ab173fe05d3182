extension Texts {
  /// What is changed, by the kind of change: in English a thing that helps, in Korean the stem of a verb.
  static let ofRemedies: [Entry] = [
    Entry(
      "remedy.due", "a due date of {at}, {shift}", "납기를 {shift} {at}으로/로 하"),
    Entry(
      "remedy.due.other", "order {order} {shift}, due on {at}",
      "주문 {order}의 납기를 {shift} {at}으로/로 하"),
    Entry("remedy.latest", "a latest date of {at}", "최종 납품 기한을 {at}으로/로 하"),
    Entry(
      "remedy.latest.other", "a latest date of {at} for order {order}",
      "주문 {order}의 최종 납품 기한을 {at}으로/로 하"),
    Entry("remedy.release", "a release {shift}, on {at}", "투입 가능일을 {shift} {at}으로/로 하"),
    Entry(
      "remedy.release.other", "a release of order {order} {shift}, on {at}",
      "주문 {order}의 투입 가능일을 {shift} {at}으로/로 하"),
    Entry(
      "remedy.quantity", "a quantity of {units} in place of {before}",
      "수량을 {before}에서 {units}으로/로 하"),
    Entry(
      "remedy.quantity.other", "a quantity of {units} in place of {before} of order {order}",
      "주문 {order}의 수량을 {before}에서 {units}으로/로 하"),
    Entry(
      "remedy.priority", "a priority of {priority} in place of {before}",
      "우선순위를 {before}에서 {priority}으로/로 하"),
    Entry(
      "remedy.priority.other", "a priority of {priority} in place of {before} for order {order}",
      "주문 {order}의 우선순위를 {before}에서 {priority}으로/로 하"),
    Entry(
      "remedy.unmetCost", "a cost of {cost} a unit not delivered, in place of {before}",
      "미납 단위당 비용을 {before}에서 {cost}으로/로 하"),
    Entry(
      "remedy.unmetCost.other",
      "a cost of {cost} a unit not delivered of order {order}, in place of {before}",
      "주문 {order}의 미납 단위당 비용을 {before}에서 {cost}으로/로 하"),
    Entry(
      "remedy.receipt", "the receipt of {before} of {product} {shift}, on {at}",
      "{product} 품목 {before}의 입고를 {shift} {at}으로/로 하"),
    Entry(
      "remedy.leadTime", "a lead time of {days} for {product}, in place of {before}",
      "{product} 품목의 구매 리드타임을 {before}에서 {days}으로/로 하"),
    Entry(
      "remedy.count", "{count} of {resource} in place of {before}",
      "{resource}을/를 {before}에서 {count}으로/로 하"),
    Entry(
      "remedy.overtime", "{hours} of overtime on {machine} ({windows}), at {cost} an hour",
      "{machine} 설비에서 시간당 {cost}의 잔업을 {hours}({windows}) 하"),
  ]

  /// What is said around the changes, who else is later, and what it costs.
  static let ofRemedySentences: [Entry] = [
    Entry("remedySentence.onTime", "On time with {changes}.", "{changes}면 제때 납품합니다."),
    Entry("remedySentence.kept", "Kept with {changes}.", "{changes}면 약속을 지킵니다."),
    Entry("remedySentence.and", "{first}, and {next}", "{first}고 {next}"),
    Entry("remedySentence.later", "{span} later", "{span} 늦춘"),
    Entry("remedySentence.sooner", "{span} earlier", "{span} 당긴"),
    Entry("remedySentence.window", "{from} to {until}", "{from}~{until}"),
    Entry("remedySentence.windows", "{windows} and {n} more", "{windows} 외 {n}회"),
    Entry(
      "remedySentence.othersPay",
      "Later for it: {others}[ and {n} more][ ({sooner} sooner)], which costs {amount}.",
      "그 대신 늦어지는 주문: {others}[ 외 {n}건][ ({sooner}건은 앞당겨짐)]. 그 비용은 {amount}입니다."),
    Entry(
      "remedySentence.othersSave",
      "Later for it: {others}[ and {n} more][ ({sooner} sooner)], which saves {amount}.",
      "그 대신 늦어지는 주문: {others}[ 외 {n}건][ ({sooner}건은 앞당겨짐)]. 모두 {amount}이/가 절감됩니다."),
    Entry("remedySentence.otherLater", "{order} by {span}", "{order} {span}"),
    Entry(
      "remedySentence.otherUndone", "{order} (not all of it is made)", "{order}(일부 미생산)"),
    Entry(
      "remedySentence.unpriced", "What the change itself costs is not counted.",
      "변경 자체의 비용은 포함하지 않았습니다."),
  ]
}
