extension Texts {
  /// Causes by their kind, and after a point what tells apart sentences of one kind. The English is the
  /// scheduler's sentence, from which the values come; of several the first that fits is taken.
  static let ofReasons: [Entry] = ofTimeReasons + ofMachineReasons + ofMaterialReasons + ofRules

  /// Machines and what they share.
  private static let ofMachineReasons: [Entry] = [
    Entry(
      "reason.machineBusy",
      "Machine {machine} is busy from {time1} to {time2}, for {span1}, with lots for {orders1}.",
      "{machine} 설비가 {time1}부터 {time2}까지 {orders1} 주문의 로트로 {span1} 동안 차 있습니다."),
    Entry(
      "reason.machineBusy.lot", "Lot {lot} of {product} holds machine {machine} until {time1}.",
      "{product} 품목의 로트 {lot}에 {machine} 설비가 {time1}까지 묶여 있습니다."),
    Entry(
      "reason.runTime", "Machine {machine} works on lots for this order itself from {time1}.",
      "{machine} 설비가 {time1}부터 이 주문 자체의 로트를 가공합니다."),
    Entry(
      "reason.runTime.alone",
      "Its own lots take until then: on machine {machine}, where nothing comes before them, they end "
        + "on {time1}.",
      "주문 자체의 로트에 그만큼 걸립니다. {machine} 설비에서 먼저 하는 일 없이도 {time1}에 끝납니다."),
    Entry(
      "reason.changeovers.one",
      "A set-up of {span1} in all stands in that time on machine {machine}, its own included.",
      "그 시간에 {machine} 설비의 준비교체 1회, {span1}이 들어 있습니다(이 주문의 것 포함)."),
    Entry(
      "reason.changeovers",
      "{number1} set-ups of {span1} in all stand in that time on machine {machine}, its own "
        + "included.",
      "그 시간에 {machine} 설비의 준비교체 {number1}회, 모두 {span1}이 들어 있습니다(이 주문의 것 포함)."),
    Entry(
      "reason.changeovers.all",
      "{number1} set-ups of {span1} in all stand in that time on machine {machine}.",
      "그 시간에 {machine} 설비의 준비교체 {number1}회, 모두 {span1}이 들어 있습니다."),
    Entry(
      "reason.wentFirst.sooner",
      "Order {order} went first: it is due sooner, on {time1}; a day late costs {money1}, of this "
        + "one {money2}.",
      "{order} 주문을 먼저 했습니다. 납기가 {time1}(으)로 더 빠르고, 하루 늦으면 {money1}의 비용이 들며, "
        + "이 주문은 {money2}입니다."),
    Entry(
      "reason.wentFirst",
      "Order {order} went first: an hour of the machine saves {money1} a day of lateness there, and "
        + "{money2} here.",
      "{order} 주문을 먼저 했습니다. 설비 1시간이 하루 지연당 그 주문에서는 {money1}, 이 주문에서는 {money2}을(를) "
        + "줄입니다."),
    Entry(
      "reason.wentFirst.setups",
      "Order {order} went first, though it is due no sooner and worth no more ({money1} a day of "
        + "lateness for an hour of the machine, this one {money2}): to change over for this one before "
        + "it would take {span1} more of set-ups.",
      "납기가 빠르지도 가치가 크지도 않지만(설비 1시간에 하루 지연당 {money1}, 이 주문은 {money2}) {order} 주문을 먼저 "
        + "했습니다. 순서를 바꾸면 준비교체가 {span1} 늘어납니다."),
    Entry(
      "reason.wentFirst.allTheSame",
      "Order {order} went first, though it is due no sooner and worth no more ({money1} a day of "
        + "lateness for an hour of the machine, this one {money2}): nothing cheaper was found.",
      "납기가 빠르지도 가치가 크지도 않지만(설비 1시간에 하루 지연당 {money1}, 이 주문은 {money2}) {order} 주문을 먼저 "
        + "했습니다. 더 싼 순서를 찾지 못했습니다."),
    Entry(
      "reason.wentFirst.made",
      "Order {order} was made before it: an hour of the machine saves {money1} of unmet demand there, "
        + "and {money2} here.",
      "{order} 주문을 대신 만들었습니다. 설비 1시간이 그 주문에서는 미납 비용 {money1}, 이 주문에서는 {money2}을(를) "
        + "줄입니다."),
    Entry(
      "reason.wentFirst.madeAllTheSame",
      "Order {order} was made before it, though an hour of the machine saves less there ({money1} of "
        + "unmet demand, {money2} here): nothing cheaper was found.",
      "설비 1시간이 줄이는 미납 비용은 더 작지만({money1}, 이 주문은 {money2}) {order} 주문을 대신 만들었습니다. "
        + "더 싼 방법을 찾지 못했습니다."),
    Entry(
      "reason.overload",
      "Machine {machine} is busy for {number1} % of its regular hours until {time1} with lots for "
        + "{orders1}.",
      "{machine} 설비가 {time1}까지 정규 시간의 {number1}% 동안 {orders1} 주문의 로트로 차 있습니다."),
    Entry(
      "reason.overload.alone",
      "Machine {machine} is busy for {number1} % of its regular hours until {time1}.",
      "{machine} 설비가 {time1}까지 정규 시간의 {number1}% 동안 차 있습니다."),
    Entry(
      "reason.noRoom",
      "No room was found for it: of the machines it needs, {machine} is busiest, for {number1} % of "
        + "its regular hours until {time1} with lots for {orders1}.",
      "넣을 자리를 찾지 못했습니다. 필요한 설비 가운데 {machine} 설비가 가장 바빠서, {time1}까지 정규 시간의 "
        + "{number1}% 동안 {orders1} 주문의 로트로 차 있습니다."),
    Entry(
      "reason.noRoom.alone",
      "No room was found for it: of the machines it needs, {machine} is busiest, for {number1} % of "
        + "its regular hours until {time1}.",
      "넣을 자리를 찾지 못했습니다. 필요한 설비 가운데 {machine} 설비가 가장 바빠서, {time1}까지 정규 시간의 "
        + "{number1}% 동안 차 있습니다."),
    Entry(
      "reason.closed", "Machine {machine}, which step {step} of {product} needs, is never open.",
      "{product} 품목의 {step} 공정에 필요한 {machine} 설비가 한 번도 가동되지 않습니다."),
    Entry(
      "reason.resource.tool",
      "Tool {resource} is with lot {lot} on machine {machine} until {time1}.",
      "{resource} 공구·금형을 {machine} 설비의 로트 {lot}에서 {time1}까지 씁니다."),
    Entry(
      "reason.resource.labour",
      "Labour {resource} is with lot {lot} on machine {machine} until {time1}.",
      "{resource} 작업자가 {machine} 설비의 로트 {lot}에 {time1}까지 매여 있습니다."),
    Entry(
      "reason.resource.hours", "The week's hours of {resource} are used up until {time1}.",
      "{resource} 작업자의 주간 시간이 {time1}까지 다 찼습니다."),
    Entry(
      "reason.resource.toolShift",
      "Tool {resource} is not there for long enough before {time1}.",
      "{time1} 전에는 {resource} 공구·금형을 충분히 오래 쓸 수 없습니다."),
    Entry(
      "reason.resource.labourShift",
      "Labour {resource} is not there for long enough before {time1}.",
      "{time1} 전에는 {resource} 작업자가 충분히 오래 있지 않습니다."),
    Entry(
      "reason.power",
      "Together with lot {lot} on machine {machine} it would draw more than {number1} kW before "
        + "{time1}.",
      "{time1} 전에는 {machine} 설비의 로트 {lot}과(와) 함께 {number1} kW를 넘게 됩니다."),
    Entry(
      "reason.idle",
      "Machine {machine} stands still for {span1} before lot {lot} begins on {time1}: nothing cheaper "
        + "was found to do with them.",
      "{machine} 설비가 {time1}에 로트 {lot}을(를) 시작하기 전 {span1} 동안 서 있습니다. 더 싼 계획을 찾지 "
        + "못했습니다."),
    Entry(
      "reason.frozen.holds",
      "Lot {lot} of {product}, which is frozen, holds machine {machine} until {time1}.",
      "확정된 {product} 품목의 로트 {lot}에 {machine} 설비가 {time1}까지 묶여 있습니다."),
    Entry(
      "reason.frozen", "Lot {lot}, which is frozen, ends on {time1}.",
      "확정된 로트 {lot}이(가) {time1}에 끝납니다."),
    Entry(
      "reason.inProgress.holds",
      "Lot {lot} of {product}, which runs already, holds machine {machine} until {time1}.",
      "이미 진행 중인 {product} 품목의 로트 {lot}에 {machine} 설비가 {time1}까지 묶여 있습니다."),
    Entry(
      "reason.inProgress", "Lot {lot}, which runs already, ends on {time1}.",
      "이미 진행 중인 로트 {lot}이(가) {time1}에 끝납니다."),
    Entry(
      "reason.lastLot",
      "The last of its goods come from lot {lot} on machine {machine}, which ends on {time1}.",
      "마지막 물량은 {machine} 설비의 로트 {lot}에서 나오며, {time1}에 끝납니다."),
  ]
}
