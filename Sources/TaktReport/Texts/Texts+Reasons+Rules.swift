extension Texts {
  /// Dates that cannot be kept, whatever is made first.
  static let ofTimeReasons: [Entry] = [
    Entry(
      "reason.earliest", "It may not be delivered before {time1}, after it is due.",
      "납기 이후인 {time1} 전에는 납품할 수 없습니다."),
    Entry(
      "reason.tooSoon",
      "Even with every machine free for it, its goods cannot be ready before {time1}; it is due on "
        + "{time2}.",
      "모든 설비를 이 주문에만 써도 {time1} 전에는 완성할 수 없는데, 납기는 {time2}입니다."),
    Entry(
      "reason.tooSoon.unmet",
      "Even with every machine free for it, its goods cannot be ready before {time1}; after {time2} "
        + "they are of no use to this plan.",
      "모든 설비를 이 주문에만 써도 {time1} 전에는 완성할 수 없는데, {time2} 이후에는 이 계획에 소용이 없습니다."),
    Entry(
      "reason.dueOutsideHorizon",
      "It may not be delivered before {time1}, and the horizon ends on {time2}.",
      "{time1} 전에는 납품할 수 없는데, 계획 기간이 {time2}에 끝납니다."),
    Entry(
      "reason.latest", "After {time1} it is of no use, and it may not be delivered before.",
      "{time1} 이후에는 소용이 없는데, 그 전에는 납품할 수 없습니다."),
    Entry(
      "reason.release", "Nothing for it may start before its release on {time1}.",
      "투입 가능일인 {time1} 전에는 시작할 수 없습니다."),
  ]

  static let ofMaterialReasons: [Entry] = [
    Entry(
      "reason.stock",
      "Its goods come from stock or receipts of {product}, all there on {time1}.",
      "{product} 재고나 입고분에서 나오며, {time1}에 모두 갖춰집니다."),
    Entry(
      "reason.othersFirst",
      "Goods were in stock, but went to orders that cost more or were due before.",
      "재고가 있었지만 비용이 더 크거나 납기가 빠른 주문에 먼저 쓰였습니다."),
    Entry(
      "reason.receipt",
      "{product} comes too late: a receipt of {number1} {unit} arrives on {time1} only.",
      "{product} 품목이 너무 늦게 들어옵니다. {number1} {unit}이(가) {time1}에야 입고됩니다."),
    Entry(
      "reason.receipt.last", "The last units of {product} are received on {time1}.",
      "{product} 품목의 마지막 물량이 {time1}에 입고됩니다."),
    Entry(
      "reason.receipt.any", "What goes into {product} is there on {time1} only.",
      "{product} 품목에 들어갈 자재가 {time1}에야 갖춰집니다."),
    Entry(
      "reason.purchase",
      "{product} cannot arrive before {time1}, even if it is ordered at once: its lead time is "
        + "{number1} days.",
      "{product} 품목은 지금 주문해도 {time1} 전에는 도착할 수 없습니다. 구매 리드타임이 {number1}일입니다."),
    Entry(
      "reason.purchase.atOnce",
      "{product} cannot arrive before {time1}, even if it is ordered at once.",
      "{product} 품목은 지금 주문해도 {time1} 전에는 도착할 수 없습니다."),
    Entry(
      "reason.purchase.last", "The last units of {product} arrive from the supplier on {time1}.",
      "{product} 품목의 마지막 물량이 {time1}에 공급처에서 도착합니다."),
    Entry(
      "reason.materialTaken", "What there was of {product} before went to {orders1}.",
      "그 전에 있던 {product} 물량은 {orders1} 주문에 쓰였습니다."),
    Entry(
      "reason.material",
      "{product} is neither made nor bought; stock and receipts give {number1} units, of which "
        + "{number2} are used.",
      "{product} 품목은 생산도 구매도 하지 않습니다. 재고와 입고 예정분 {number1} 가운데 {number2}이(가) 쓰입니다."),
    Entry(
      "reason.notWorthwhile", "What its goods cost to get is more than leaving it unmet costs.",
      "만드는 비용이 미납 비용보다 큽니다."),
  ]

  /// Lot sizes, waits, complete delivery.
  static let ofRules: [Entry] = [
    Entry(
      "reason.wait",
      "After step {step} its goods must rest for {span1}, until {time1}.",
      "{step} 공정 뒤에 {span1} 동안, {time1}까지 두어야 합니다."),
    Entry(
      "reason.longestWait",
      "After step {step} its goods may wait for {span1} at most, so machine {machine} begins on "
        + "{time1} only, after {span2} without work.",
      "{step} 공정 뒤에는 최대 {span1}만 기다릴 수 있어서, {machine} 설비가 {span2} 동안 쉬었다가 {time1}에야 "
        + "시작합니다."),
    Entry(
      "reason.lotSize",
      "No lot of it on {machine} is smaller than {number1} {unit}: what it does not need of lot {lot} "
        + "takes {span1}.",
      "{machine} 설비의 최소 로트가 {number1} {unit}입니다. 로트 {lot} 가운데 이 주문에 필요 없는 물량에 {span1}이 "
        + "듭니다."),
    Entry(
      "reason.lotSize.rest",
      "Only {number1} of its {number2} {unit} is missing: step {step} would start {number3} {unit} "
        + "more at least, and no more was made for so little.",
      "{number2} {unit} 가운데 {number1}만 모자랍니다. {step} 공정은 최소 {number3} {unit}을(를) 더 시작해야 하므로, "
        + "이만한 물량을 위해 더 만들지 않았습니다."),
    Entry(
      "reason.lotSize.none",
      "Step {step} of {product} has no lot size that is whole, a multiple and within its limits.",
      "{product} 품목의 {step} 공정에 정수·배수·한도를 모두 만족하는 로트 크기가 없습니다."),
    Entry(
      "reason.sharedLot",
      "Its goods are there when lot {lot} of {number1} {unit} ends; it takes {number2} of them, most "
        + "of the rest for {orders1}.",
      "{number1} {unit}의 로트 {lot}이(가) 끝나야 물량이 나옵니다. 이 주문은 그중 {number2}을(를) 쓰고, 나머지는 대부분 "
        + "{orders1} 주문에 쓰입니다."),
    Entry(
      "reason.sharedLot.stock",
      "Its goods are there when lot {lot} of {number1} {unit} ends; it takes {number2} of them.",
      "{number1} {unit}의 로트 {lot}이(가) 끝나야 물량이 나옵니다. 이 주문은 그중 {number2}을(를) 씁니다."),
    Entry(
      "reason.complete",
      "It is delivered complete only: {number1} of its {number2} {unit} are made in time and wait for "
        + "the others.",
      "전량으로만 납품합니다. {number2} {unit} 가운데 {number1}은(는) 제때 만들지만 나머지를 기다립니다."),
  ]
}
