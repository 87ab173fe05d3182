extension Texts {
  /// Causes in Korean, by the kind that the scheduler gives; `{1}` and `{2}` are the moments that its own
  /// English sentence names. Kinds without moments of their own name none.
  static let ofReasons: [Entry] = [
    Entry("reason.earliest", ko: "납기 이후인 {1} 전에는 납품할 수 없습니다."),
    Entry("reason.tooSoon", ko: "모든 설비를 이 주문에만 써도 {1} 전에는 완성할 수 없습니다."),
    Entry("reason.othersFirst", ko: "{product} 재고가 있었지만 비용이 더 크거나 납기가 빠른 주문에 먼저 쓰였습니다."),
    Entry("reason.receipt", ko: "{product} 품목은 {1}에야 입고됩니다."),
    Entry("reason.purchase", ko: "{product} 품목은 {1}에야 도착할 수 있습니다."),
    Entry("reason.release", ko: "투입 가능일인 {1} 전에는 시작할 수 없습니다."),
    Entry("reason.frozen", ko: "확정된 로트가 {machine} 설비에서 {1}에 끝납니다."),
    Entry("reason.inProgress", ko: "이미 진행 중인 로트가 {machine} 설비에서 {1}에 끝납니다."),
    Entry("reason.runTime", ko: "이 주문 자체의 로트에 {machine} 설비 시간이 그만큼 듭니다."),
    Entry("reason.machineBusy", ko: "{machine} 설비가 {1}부터 {2}까지 {order} 등의 로트로 차 있습니다."),
    Entry("reason.dueOutsideHorizon", ko: "{1} 전에는 납품할 수 없는데, 계획 기간이 {2}에 끝납니다."),
    Entry("reason.latest", ko: "{1} 이후에는 소용이 없는데, 그 전에는 납품할 수 없습니다."),
    Entry("reason.lotSize", ko: "{product} 품목에 정수·배수·한도를 모두 만족하는 로트 크기가 없습니다."),
    Entry("reason.closed", ko: "{product} 품목에 필요한 {machine} 설비가 한 번도 가동되지 않습니다."),
    Entry("reason.material", ko: "{product} 품목은 생산도 구매도 하지 않으며, 재고와 입고 예정분이 모자랍니다."),
    Entry("reason.notWorthwhile", ko: "만드는 비용이 미납 비용보다 큽니다."),
    Entry("reason.overload", ko: "{machine} 설비가 {1}까지 정규 시간 대부분 동안 다른 로트로 차 있습니다."),
    Entry("reason.noRoom", ko: "넣을 자리를 찾지 못했습니다. 필요한 설비 가운데 {machine} 설비가 {1}까지 가장 바쁩니다."),
  ]
}
