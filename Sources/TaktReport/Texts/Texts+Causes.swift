extension Texts {
  /// A sentence for each kind of cause, its placeholders the fields that the kind has.
  static let ofCauses: [Entry] =
    ofMachineCauses + ofMaterialCauses + ofOrderCauses + [
      Entry(
        "cause.jointly", "Together with the other causes named here: {sentence}",
        "여기 적힌 다른 원인과 함께 작용합니다: {sentence}"),
      Entry("cause.unexplained", "No single cause was found.", "한 가지 원인을 찾지 못했습니다."),
    ]

  /// Machines, and what they share.
  private static let ofMachineCauses: [Entry] = [
    Entry(
      "cause.closed", "Machine {machine} is closed from {from} to {until}.",
      "{machine} 설비가 {from}부터 {until}까지 휴무입니다."),
    Entry(
      "cause.downtime", "Machine {machine} is down until {until}[ ({reason})].",
      "{machine} 설비가 {until}까지[ '{reason}' 때문에] 정지합니다."),
    Entry(
      "cause.neverOpen", "Machine {machine}, which step {step} of {product} needs, is never open.",
      "{product} 품목의 {step} 공정에 필요한 {machine} 설비가 한 번도 가동되지 않습니다."),
    Entry(
      "cause.ownWork",
      "Its own lots take {hours} on machine {machine}, from {from} to {until}.",
      "이 주문의 로트를 {machine} 설비에서 가공하는 데 {from}부터 {until}까지 {hours}이/가 걸립니다."),
    Entry(
      "cause.setup",
      "Set-ups before its own lots take {hours} on machine {machine}, until {until}.",
      "{machine} 설비에서 이 주문의 로트를 위한 준비교체에 {until}까지 {hours}이/가 걸립니다."),
    Entry(
      "cause.wentFirst",
      "Lots for order {order} go first on machine {machine}[, from {from}], until {until}.",
      "{machine} 설비에서 {order} 주문의 로트를 먼저[ {from}부터] {until}까지 가공합니다."),
    Entry(
      "cause.stockLot", "Lot {lot}, which is for no order, holds machine {machine} until {until}.",
      "어느 주문에도 쓰이지 않는 로트 {lot}이/가 {machine} 설비를 {until}까지 차지합니다."),
    Entry(
      "cause.running", "Lot {lot}, which runs already, holds machine {machine} until {until}.",
      "이미 진행 중인 로트 {lot}이/가 {machine} 설비를 {until}까지 차지합니다."),
    Entry(
      "cause.frozen", "Lot {lot}, which may not be moved, holds machine {machine} until {until}.",
      "옮길 수 없는 로트 {lot}이/가 {machine} 설비를 {until}까지 차지합니다."),
    Entry(
      "cause.resourceBusy",
      "{resource} is in use for lot {lot}[ of order {order}] on machine {machine} until {until}.",
      "{resource}을/를 {machine} 설비의 로트 {lot}[ ({order} 주문)]에서 {until}까지 씁니다."),
    Entry(
      "cause.resourceClosed", "{resource} is not there[ from {from}] until {until}.",
      "{resource}을/를[ {from}부터] {until}까지 쓸 수 없습니다."),
    Entry(
      "cause.resourceHours", "The week's hours of {resource} are used up until {until}.",
      "{resource}의 주간 시간이 {until}까지 다 찼습니다."),
    Entry(
      "cause.power",
      "With lot {lot} at the same time it would draw more than the limit of {kW} kW before {until}.",
      "{until} 전에는 로트 {lot}과/와 함께 전력 한도 {kW} kW를 넘게 됩니다."),
    Entry(
      "cause.leadTime", "Subcontractor {machine} needs {days} for lot {lot}, until {until}.",
      "외주처 {machine}에서 로트 {lot}에 {days}이/가 걸려 {until}에 끝납니다."),
  ]

  private static let ofMaterialCauses: [Entry] = [
    Entry(
      "cause.materialTaken", "Order {order} takes [{units} of ]{product} before it.",
      "{order} 주문이 {product} 품목을[ {units}] 먼저 씁니다."),
    Entry(
      "cause.purchase",
      "{product} cannot arrive before {until}: its lead time is {days}.",
      "{product} 품목은 구매 리드타임이 {days}이라/라 {until} 전에는 들어오지 않습니다."),
    Entry(
      "cause.receipt", "A receipt of {units} of {product} comes on {until}, not before.",
      "{product} 품목 {units}이/가 {until}에야 입고됩니다."),
    Entry(
      "cause.material",
      "{product} is neither made nor bought: {units} are there, {wanted} are wanted.",
      "{product} 품목은 생산도 구매도 하지 않습니다. {wanted}이/가 필요한데 {units}뿐입니다."),
    Entry(
      "cause.lotSize",
      "Step {step} of {product} on machine {machine} allows no lot[ smaller than {units}].",
      "{product} 품목의 {step} 공정은 {machine} 설비에서[ {units}보다 작은] 로트를 만들 수 없습니다."),
    Entry(
      "cause.sharedLot",
      "Its goods come with lot {lot} of {units} on machine {machine}, of which it needs {wanted}.",
      "{machine} 설비의 로트 {lot}에서 {units}이/가 함께 나오며, 이 주문에는 그중 {wanted}만 필요합니다."),
    Entry(
      "cause.wait",
      "After step {step} the goods of {product} must rest for {hours}, until {until}.",
      "{product} 품목은 {step} 공정 뒤에 {hours} 동안, {until}까지 두어야 합니다."),
    Entry(
      "cause.longestWait",
      "Goods of {product} may not wait longer than {hours}[ after step {step}], so work on them does "
        + "not start before {until}.",
      "{product} 품목은[ {step} 공정 뒤에] 최대 {hours}만 기다릴 수 있어 {until} 전에는 시작하지 않습니다."),
  ]

  /// What the order itself asks for, and the horizon.
  private static let ofOrderCauses: [Entry] = [
    Entry(
      "cause.release", "Nothing for it may start before its release on {until}.",
      "투입 가능일인 {until} 전에는 시작할 수 없습니다."),
    Entry(
      "cause.earliest", "It may not be delivered before {until}, after it is due.",
      "납기 이후인 {until} 전에는 납품할 수 없습니다."),
    Entry("cause.latest", "After {until} it is of no use.", "{until} 이후에는 소용이 없습니다."),
    Entry(
      "cause.complete",
      "It is delivered in one piece only: {units} of {wanted} are there in time.",
      "한 번에 전량으로만 납품합니다. {wanted} 가운데 {units}만 제때 나옵니다."),
    Entry(
      "cause.horizon", "The horizon ends on {until}: too soon for the work that is left.",
      "계획 기간이 {until}에 끝나, 남은 작업을 하기에 너무 이릅니다."),
    Entry(
      "cause.notWorthMaking",
      "To make it costs more than the {cost} a unit that leaving it undone costs[; at {needed} a unit "
        + "it would be made].",
      "만드는 비용이 만들지 않을 때의 비용인 단위당 {cost}보다 큽니다[. 단위당 {needed}이라/라면 만듭니다]."),
  ]
}
