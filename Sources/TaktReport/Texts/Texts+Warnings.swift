extension Texts {
  /// A sentence for each kind of warning, its placeholders the fields that the kind has.
  static let ofWarnings: [Entry] = [
    Entry(
      "warning.noOrders", "There are no orders: the plan has nothing to do.",
      "주문이 없어 계획할 것이 없습니다."),
    Entry(
      "warning.unusedFamily",
      "No mode has the family \"{family}\", so this changes nothing.[ The nearest is \"{nearest}\".]",
      "{family} 품종군을 쓰는 작업 방식이 없어 아무것도 바뀌지 않습니다.[ 가장 비슷한 이름은 {nearest}입니다.]"),
    Entry(
      "warning.calendarNeverOpen",
      "Calendar \"{calendar}\" never opens within the horizon: its machines cannot work.",
      "근무 달력 {calendar}에 계획 기간 안의 가동 시간이 없어 해당 설비가 일할 수 없습니다."),
    Entry(
      "warning.machineNeverOpen",
      "Machine \"{machine}\" is never open within the horizon, its downtime considered.",
      "설비 {machine}은/는 정지 시간을 빼면 계획 기간 안에 한 번도 가동되지 않습니다."),
    Entry(
      "warning.lotAfterHorizon",
      "This lot begins after the horizon's end: it does not count in this plan.",
      "계획 기간이 끝난 뒤에 시작하는 로트라 이 계획에 들어가지 않습니다."),
    Entry(
      "warning.receiptAfterHorizon",
      "This is after the horizon's end: these goods do not count in this plan.",
      "계획 기간이 끝난 뒤입니다. 이 물량은 이 계획에 들어가지 않습니다."),
    Entry(
      "warning.earliestAfterHorizon",
      "This is after the horizon's end: the order cannot be delivered within it and counts as unmet. "
        + "An earlier value of earliest lets it be delivered before.",
      "계획 기간이 끝난 뒤라 기간 안에 납품할 수 없으며 미납으로 칩니다. earliest를 앞당기면 그 전에 납품할 수 "
        + "있습니다."),
    Entry(
      "warning.dueAfterHorizon",
      "This is after the horizon's end: what is not delivered within the horizon counts as unmet.",
      "계획 기간이 끝난 뒤입니다. 기간 안에 납품하지 못한 물량은 미납으로 칩니다."),
    Entry(
      "warning.tooLate",
      "This is before the horizon begins: the order cannot be delivered and counts as unmet.",
      "계획 기간이 시작되기 전입니다. 이 주문은 납품할 수 없으며 미납으로 칩니다."),
    Entry(
      "warning.alwaysLate", "This is after due: whatever is delivered is late.",
      "납기보다 늦은 시각이라 무엇을 납품하든 지연입니다."),
    Entry(
      "warning.regularCost",
      "Only overtime costs by the hour of its window: this cost is not counted. A machine's own "
        + "costPerHour counts in all its time.",
      "근무 시간대별 비용은 잔업에만 적용되므로 이 비용은 계산하지 않습니다. 설비의 costPerHour는 모든 시간에 "
        + "적용됩니다."),
    Entry(
      "warning.lateInSchedule",
      "The program over the periods counts order {order} as on time, as it is made in its due period; "
        + "the schedule to the second has it late. Its causes say why.",
      "기간별 계획 모형은 납기 기간 안에 만드는 {order} 주문을 정시로 보지만, 초 단위 일정에서는 늦습니다. 까닭은 그 "
        + "주문의 원인에 있습니다."),
    Entry(
      "warning.unmetInSchedule",
      "The program over the periods makes all of order {order} in its due period; the schedule to the "
        + "second does not deliver all of it. Its causes say why.",
      "기간별 계획 모형은 {order} 주문을 납기 기간 안에 모두 만들지만, 초 단위 일정에서는 모두 납품하지 못합니다. "
        + "까닭은 그 주문의 원인에 있습니다."),
    Entry(
      "warning.moreInSchedule",
      "The same holds for {count} more order.|The same holds for {count} more "
        + "orders.", "주문 {count}건도 마찬가지입니다."),
    Entry(
      "warning.daysLateInSchedule",
      "The program over the periods has {promised} order-days of lateness, the schedule to the second "
        + "{days}.",
      "지연이 기간별 계획 모형에서는 모두 {promised}주문일, 초 단위 일정에서는 {days}주문일입니다."),
    Entry(
      "warning.prices",
      "What more hours and materials would be worth was not computed: the program over the periods "
        + "takes longer than the time that was left.",
      "시간이나 자재를 늘릴 때의 가치를 계산하지 못했습니다. 기간별 계획 모형에 남은 시간보다 더 오래 걸립니다."),
    Entry(
      "warning.noProgram",
      "What more hours and materials would be worth was not computed: this plan was made without a "
        + "program over the periods.",
      "시간이나 자재를 늘릴 때의 가치를 계산하지 않았습니다. 이 계획은 기간별 계획 모형 없이 만들었습니다."),
    Entry(
      "warning.surplus",
      "Lot rules make {units} of {product} that serve no order and no safety stock.",
      "로트 규정 때문에 더 만드는 {product} {units}은/는 주문에도 안전재고에도 쓰이지 않습니다."),
    Entry(
      "warning.selfCheck", "A better schedule was thrown away because it failed the check: {fault}",
      "더 나은 일정이 검사를 통과하지 못해 버려졌습니다: {fault}"),
  ]
}
