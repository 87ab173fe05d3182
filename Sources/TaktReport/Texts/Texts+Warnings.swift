extension Texts {
  /// Warnings by their kind, as the order file's reader and the planner say them.
  static let ofWarnings: [Entry] = [
    Entry(
      "warning.clock.late",
      "Order {id} fits into its due period by capacity, but not by the clock: changeovers, materials "
        + "and sequence make it late.",
      "주문 {id}은(는) 능력으로는 납기 기간 안에 들지만 실제 시각으로는 준비교체·자재·순서 때문에 늦습니다."),
    Entry(
      "warning.clock.unmet",
      "Order {id} fits into its due period by capacity, but not by the clock: changeovers, materials "
        + "and sequence make it partly or wholly unmet.",
      "주문 {id}은(는) 능력으로는 납기 기간 안에 들지만 실제 시각으로는 준비교체·자재·순서 때문에 일부 또는 전부 "
        + "미납입니다."),
    Entry(
      "warning.clock.inAll",
      "The periods promised {number1} order-days of lateness, the schedule has {number2}: changeovers, "
        + "materials and sequence take more than the program sees.",
      "기간별 계획은 지연을 모두 {number1}주문일로 약속했으나 일정은 {number2}주문일입니다. 준비교체·자재·순서에 계획 "
        + "모형이 보는 것보다 더 많은 시간이 듭니다."),
    Entry(
      "warning.clock.more", "The same holds for {number1} more orders.", "주문 {number1}건도 마찬가지입니다."),
    Entry(
      "warning.prices",
      "What more hours and materials would be worth was not worked out: the program over the periods "
        + "takes longer than the time that was left.",
      "시간이나 자재를 늘릴 때의 가치를 계산하지 못했습니다. 기간별 계획 모형에 남은 시간보다 더 오래 걸립니다."),
    Entry(
      "warning.prices.clock",
      "What more hours and materials would be worth was not worked out: this plan was made on the "
        + "clock alone, without a program over the periods.",
      "시간이나 자재를 늘릴 때의 가치를 계산하지 않았습니다. 이 계획은 기간별 계획 모형 없이 실제 시각만으로 "
        + "만들었습니다."),
    Entry(
      "warning.surplus",
      "Lot sizes and set-ups make {number1} {unit} of {id} that serve no order and no safety stock.",
      "로트 규정과 준비교체 때문에 {id} {number1}{unit}이(가) 주문에도 안전재고에도 쓰이지 않습니다."),
    Entry(
      "warning.unusedFamily.nearest",
      "No mode has the family {name}, so this changes nothing. The nearest is {nearest}.",
      "{name} 품종군을 쓰는 작업 방식이 없어 아무것도 바뀌지 않습니다. 가장 비슷한 이름은 {nearest}입니다."),
    Entry(
      "warning.unusedFamily", "No mode has the family {name}, so this changes nothing.",
      "{name} 품종군을 쓰는 작업 방식이 없어 아무것도 바뀌지 않습니다."),
    Entry(
      "warning.afterHorizon",
      "This is after the horizon's end: these goods do not count in this plan.",
      "계획 기간이 끝난 뒤입니다. 이 물량은 이 계획에 들어가지 않습니다."),
    Entry(
      "warning.afterHorizon.earliest",
      "This is after the horizon's end: the order cannot be delivered within it and counts as unmet. "
        + "An earlier value of earliest lets it be delivered before.",
      "계획 기간이 끝난 뒤라 기간 안에 납품할 수 없으며 미납으로 칩니다. earliest를 앞당기면 그 전에 납품할 수 "
        + "있습니다."),
    Entry(
      "warning.afterHorizon.due",
      "This is after the horizon's end: what is not delivered within the horizon counts as unmet.",
      "계획 기간이 끝난 뒤입니다. 기간 안에 납품하지 못한 물량은 미납으로 칩니다."),
    Entry(
      "warning.neverOpen.calendar",
      "Calendar {id} never opens within the horizon: its machines cannot work.",
      "근무 달력 {id}에 계획 기간 안의 가동 시간이 없어 해당 설비가 일할 수 없습니다."),
    Entry(
      "warning.neverOpen",
      "Machine {id} is never open within the horizon, its downtime considered.",
      "설비 {id}은(는) 정지 시간을 빼면 계획 기간 안에 한 번도 가동되지 않습니다."),
    Entry(
      "warning.regularCost",
      "Only overtime costs by the hour of its window: this cost is not counted. A machine's own "
        + "costPerHour counts in all its time.",
      "근무 시간대별 비용은 잔업에만 적용되므로 이 비용은 계산하지 않습니다. 설비의 costPerHour는 모든 시간에 "
        + "적용됩니다."),
    Entry(
      "warning.noOrders", "There are no orders: the plan has nothing to do.",
      "주문이 없어 계획할 것이 없습니다."),
    Entry(
      "warning.tooLate",
      "This is before the horizon begins: the order cannot be delivered and counts as unmet.",
      "계획 기간이 시작되기 전입니다. 이 주문은 납품할 수 없으며 미납으로 칩니다."),
    Entry(
      "warning.alwaysLate", "This is after due: whatever is delivered is late.",
      "납기보다 늦은 시각이라 무엇을 납품하든 지연입니다."),
    Entry(
      "warning.selfCheck", "A better schedule was thrown away because it failed the check: {fault}",
      "더 나은 일정이 검사를 통과하지 못해 버려졌습니다: {fault}"),
  ]
}
