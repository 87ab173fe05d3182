extension Texts {
  /// Answers to questions about a plan: why, when, and what if.
  static let ofTellings: [Entry] = [
    Entry("explain.allOnTime", "All orders are on time.", "모든 주문이 정시입니다."),
    Entry(
      "explain.asked", "{order}: {amount} {product}, due {time}",
      "{order}: {product} {amount}, 납기 {time}"),
    Entry("explain.customer", ", for {customer}", ", 고객 {customer}"),
    Entry("explain.onTime", "On time: delivered on {time}.", "정시: {time} 납품."),
    Entry(
      "explain.nothingLeft", "On time: nothing is left to deliver.", "정시: 남은 납품이 없습니다."),
    Entry(
      "explain.late", "Late by {late}: the last is delivered on {time}.",
      "{late} 지연: 마지막 납품 {time}."),
    Entry(
      "explain.inPart",
      "In part: {delivered} are delivered, the last on {time}; {unmet} are not made within the "
        + "horizon.", "일부 미납: 납품 {delivered}, 마지막 납품 {time}; 계획 기간 내 미납 {unmet}."),
    Entry(
      "explain.inPartLate",
      "In part: {delivered} are delivered, the last on {time}, {late} late; {unmet} are not made "
        + "within the horizon.",
      "일부 미납: 납품 {delivered}, 마지막 납품 {time}, {late} 지연; 계획 기간 내 미납 {unmet}."),
    Entry(
      "explain.unmet", "Unmet: nothing is delivered within the horizon.",
      "미납: 계획 기간 내 납품이 없습니다."),
    Entry("explain.why", "Why", "원인"),
    Entry("explain.whyThen", "Why then", "이때가 되는 까닭"),
    Entry("explain.help", "What would help", "대책"),
    Entry("explain.noRemedy", "No remedy is known.", "알려진 대책이 없습니다."),
    Entry("promise.title", "Order {order}: {amount} {product}", "주문 {order}: {product} {amount}"),
    Entry("promise.wished", ", wished for {time}", ", 희망 납기 {time}"),
    Entry(
      "promise.notFree",
      "With no other order made later it cannot be complete within the horizon.",
      "다른 주문을 늦추지 않으면 계획 기간 내에 완료할 수 없습니다."),
    Entry("promise.nothingLater", "With no other order made later", "다른 주문을 늦추지 않을 때"),
    Entry("promise.accepted", "At up to {amount} to others", "다른 주문의 비용 증가를 {amount}까지 허용할 때"),
    Entry("promise.earliest", "As soon as it can be, whatever it costs", "비용과 관계없이 가장 빠를 때"),
    Entry("promise.cheapest", "At the least cost in all", "전체 비용이 가장 적을 때"),
    Entry("promise.late", ", {late} late", ", {late} 지연"),
    Entry("promise.onTime", ", on time", ", 정시"),
    Entry("promise.same", "the same as: {offer}", "다음과 같음: {offer}"),
    Entry("promise.more", "in all the plan costs {amount} more", "계획 전체 비용 {amount} 증가"),
    Entry("promise.less", "in all the plan costs {amount} less", "계획 전체 비용 {amount} 감소"),
    Entry("promise.nobodyPays", "no other order pays", "다른 주문의 부담 없음"),
    Entry("promise.othersPay", "other orders pay {amount}", "다른 주문의 부담 {amount}"),
    Entry("promise.later", "{from} -> {to}, {late} later", "{from} -> {to}, {late} 늦어짐"),
    Entry("promise.partLater", "a part of it later", "일부가 늦어짐"),
    Entry("promise.short", "{amount} not delivered", "{amount} 미납"),
    Entry("promise.lessThan", "less than {amount}", "{amount} 미만"),
    Entry(
      "difference.noOrders", "Orders  none of {n} is changed", "주문  {n}건 모두 변화 없음"),
    Entry("difference.orders", "Orders  {n} changed", "주문  {n}건 변화"),
    Entry("difference.notThere", "not there", "없음"),
    Entry("difference.machines", "Machines", "설비"),
    Entry("difference.hours", "hours", "시간"),
    Entry("difference.setup", "set-up", "준비교체"),
    Entry("difference.utilisation", "utilisation", "가동률"),
    Entry("difference.cost", "Cost in {currency}", "비용 ({currency})"),
    Entry(
      "difference.searches", "Search  before: {before}; after: {after}",
      "탐색  변경 전: {before}; 변경 후: {after}"),
    Entry(
      "difference.saved",
      "Searching alone saves {amount} on the plan at hand; before has it.",
      "다시 탐색하는 것만으로 현재 계획보다 {amount} 절감; 변경 전 수치에 반영."),
    Entry(
      "difference.cancelled",
      "Cancelled: part of the difference may be what a search did not come to.",
      "중지됨: 차이의 일부는 탐색이 끝나지 않은 탓일 수 있습니다."),
  ]
}
