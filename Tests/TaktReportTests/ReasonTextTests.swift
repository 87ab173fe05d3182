import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

@testable import TaktReport

/// Causes in another language than the scheduler's.
@Suite struct ReasonTextTests {
  @Test func noKindIsWithoutASentence() {
    let kinds = Set(Texts.ofReasons.map { String($0.key.split(separator: ".")[1]) })
    #expect(kinds == Set(OrderOutcome.Reason.Kind.allCases.map(\.rawValue)))
  }

  /// What the scheduler says of random plants with every feature.
  @Test func everyCauseThatTheSchedulerGivesIsThereInKorean() {
    var kinds: Set<String> = []
    for seed in UInt64(0)..<60 {
      for plant in [
        RandomPlant.make(seed: seed, size: .small),
        RandomPlant.withShop(seed: seed, size: .small),
      ] {
        let schedule = Dispatch.schedule(plant)
        let korean = ReasonText(texts: Texts(.ko), plant: plant)
        let reasons = plant.orders.indices.flatMap {
          Evaluation.determinants(of: $0, in: schedule, for: plant)
        }
        let told = Evaluation(of: schedule, for: plant).orders.flatMap(\.because)
        for reason in told + reasons {
          kinds.insert(reason.kind)
          #expect(
            korean.sentence(reason)?.firstMatch(of: #/\p{Hangul}/#) != nil,
            "seed \(seed): \(reason.kind): \(reason.sentence)")
        }
      }
    }
    #expect(kinds.count >= 20, "\(kinds.sorted())")
  }

  @Test func whatASentenceSaysIsSaidInKorean() throws {
    let (_, plant) = try TinyPlan.make()
    func korean(_ reason: OrderOutcome.Reason) -> String? {
      ReasonText(texts: Texts(.ko), plant: plant).sentence(reason)
    }
    let busy = OrderOutcome.Reason(
      kind: "machineBusy", machine: 0, order: 1,
      sentence:
        "Machine 프레스-1 is busy from Mon 23 Nov 06:00 to Tue 24 Nov 16:30, for 73.9 hours, with "
        + "lots for orders SO-2, a and b, c and 4 more.")
    #expect(
      korean(busy)
        == "프레스-1 설비가 11. 23. (월) 06:00부터 11. 24. (화) 16:30까지 SO-2, a and b, c 외 4건 주문의 로트로 "
        + "73.9시간 동안 차 있습니다.")
    let first = OrderOutcome.Reason(
      kind: "wentFirst", order: 1,
      sentence: "Order SO-2 went first: it is due sooner, on Tue 24 Nov 18:00; a day late costs "
        + "45,000 KRW, of this one 112,000 KRW.")
    #expect(korean(first)?.contains("₩45,000의 비용이 들며, 이 주문은 ₩112,000입니다.") == true)
    // What is not quite the scheduler's sentence stays as it is.
    for (kind, sentence) in [
      ("machineBusy", "It is busy."), ("other", busy.sentence),
      ("machineBusy", "Well: " + busy.sentence), ("wentFirst", "Order b went first: for fun."),
      ("machineBusy", busy.sentence.replacing("Mon", with: "Monday")),
    ] {
      #expect(korean(.init(kind: kind, machine: 0, sentence: sentence)) == nil, "\(sentence)")
    }
    #expect(ReasonText(texts: Texts(.en), plant: plant).sentence(busy) == nil)
    let long = String(repeating: "Lot on machine until ", count: 20_000)
    #expect(korean(.init(kind: "frozen", sentence: "Lot " + long)) == nil)
  }

  @Test func warningsAreSaidInKorean() throws {
    let (_, plant) = try TinyPlan.make()
    func korean(_ kind: String, _ message: String) -> String? {
      ReasonText(texts: Texts(.ko), plant: plant).sentence(.init(kind: kind, message: message))
    }
    let late =
      "Order SO-1 fits into its due period by capacity, but not by the clock: changeovers, "
      + "materials and sequence make it late."
    #expect(korean("clock", late)?.contains("주문 SO-1은(는)") == true)
    #expect(korean("clock", "The same holds for 16 more orders.") == "주문 16건도 마찬가지입니다.")
    let inAll =
      "The periods promised 9.3 order-days of lateness, the schedule has 30.6: changeovers, "
      + "materials and sequence take more than the program sees."
    #expect(korean("clock", inAll)?.contains("9.3주문일로 약속했으나 일정은 30.6주문일") == true)
    #expect(korean("clock", "Something else.") == nil)
  }

  @Test func sentenceForms() {
    let form = SentenceForm("Lot {lot} of {product} ends on {time1}.")
    #expect(
      form.values(in: "Lot 3 of 4 of B ends on Mon.") { $1 == "B" || $0 != "product" }
        == ["lot": "3 of 4", "product": "B", "time1": "Mon"])
    #expect(form.values(in: "Lot 3 of B ends on .") { _, _ in true } == nil)
    #expect(form.values(in: "Lot 3 of B ends on Mon. Or so") { _, _ in true } == nil)
  }
}
