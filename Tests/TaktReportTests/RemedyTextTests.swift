import TaktModel
import Testing

@testable import TaktReport

/// Remedies in Korean: the sentences are those that the search of remedies says.
@Suite struct RemedyTextTests {
  private func korean(_ sentence: String) throws -> String? {
    let (_, plant) = try TinyPlan.make()
    return ReasonText(texts: Texts(.ko), plant: plant).sentence(
      OrderOutcome.Remedy(sentence: sentence, costChange: 1, patch: "[]"))
  }

  @Test func everyKindOfRemedyIsSaidInKorean() throws {
    for sentence in [
      "3.5 overtime hours on 프레스-1 on Thu 26 Nov (20:00 to 23:30), at 45,000 KRW an hour, make it "
        + "on time.",
      "1 overtime hour on 프레스-1 on Thu 26 Nov (20:00 to 21:00), at 45,000 KRW an hour and a "
        + "priority of 5 make it on time.",
      "31 overtime hours on 프레스-1 on Mon 23 Nov (14:00 to 02:00), Tue 24 Nov (14:00 to 02:00) and 2 "
        + "more days, at 150.5 KRW an hour, make it on time.",
      "A release 1.5 days earlier, on Mon 23 Nov 06:00, makes it on time; what the change itself "
        + "costs is not counted.",
      "The receipt of 100 kg RESIN 1 day earlier, on Tue 24 Nov 06:00, makes it on time.",
      "The receipt of 100 kg RESIN 1 day earlier, on Tue 24 Nov 06:00 and a priority of 10 make it on "
        + "time.",
      "A lead time of 2.5 days for RESIN, in place of 4, makes it on time.",
      "One more of DIE-1, 2 in place of 1, makes it on time.",
      "Order SO-2 1.5 days later, due on Thu 26 Nov 06:00 and a priority of 5 make it on time.",
      "A priority of 10 in place of 1 makes it on time.",
      "A due date of Fri 27 Nov 18:00, 1 day later, is kept at a priority of 30.",
      "A quantity of 1,900 ea in place of 2,000 is kept at a priority of 5.",
      "A quantity of 1,900 ea in place of 2,000 and a due date of Fri 27 Nov 18:00, 3.5 hours later, "
        + "are kept at a priority of 5.",
      "A due date of Fri 27 Nov 18:00, 1 day later, and a priority of 50 in place of 1 have it made by "
        + "then.",
    ] {
      let said = try korean(sentence)
      #expect(said?.contains(#/\p{Hangul}/#) == true, "\(sentence)")
      #expect(said?.contains(#/time|priority|later|hour|[{}]/#) == false, "\(said ?? sentence)")
    }
  }

  @Test func whoPaysIsSaidInKorean() throws {
    #expect(
      try korean(
        "Order SO-1 1.5 days later, due on Thu 26 Nov 06:00, makes it on time; later for it: SO-1 by "
          + "1.4 days, SO-2, not all of which is made and 3 more (2 sooner), at a cost of 26,371 KRW; "
          + "what the change itself costs is not counted.")
        == "주문 SO-1의 납기를 1.5일 늦춘 11. 26. (목) 06:00(으)로 하면 제때 납품합니다. 그 대신 늦어지는 주문: "
        + "SO-1 1.4일, SO-2 일부 미생산 외 3건 (2건은 앞당겨짐). 그 비용은 ₩26,371입니다. 변경 자체의 비용은 포함하지 "
        + "않았습니다.")
    #expect(
      try korean(
        "2 overtime hours on 프레스-1 on Thu 26 Nov (20:00 to 21:00) and Fri 27 Nov (20:00 to 21:00), at "
          + "45,000 KRW an hour, make it on time.")
        == "프레스-1 설비에 11. 26. (목) 20:00~21:00, 11. 27. (금) 20:00~21:00 잔업 2시간(시간당 ₩45,000)을 하면 "
        + "제때 납품합니다.")
  }

  @Test func whatIsNotQuiteARemedyStaysAsItIs() throws {
    for sentence in [
      "An hour more.", "A priority of ten in place of 1 makes it on time.",
      "A priority of 10 in place of 1 makes it on time; nobody minds.",
      "A priority of 10 in place of 1 makes it on time; later for it: nobody by 1 day, at a cost of 1 "
        + "KRW.",
    ] { #expect(try korean(sentence) == nil, "\(sentence)") }
  }
}
