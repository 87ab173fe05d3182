import TaktModel
import Testing

@testable import TaktReport

/// Remedies in words.
@Suite struct RemedySentenceTests {
  private func sentences(_ language: ReportLanguage) throws -> Sentences {
    let plant = try TinyPlan.make().plant.modified {
      $0.receipts = [Receipt(product: 0, quantity: 100, at: TinyPlan.at(36))]
      $0.resources = [Resource(id: "DIE-1", kind: .tool, count: 1, openWindows: [])]
    }
    return Sentences(texts: Texts(language), plant: plant)
  }

  private static let window = Window(
    from: TinyPlan.at(20), to: TinyPlan.at(23.5), isOvertime: true, costPerHour: 45_000)

  private static let changes: [PlantChange] = [
    .due(1, TinyPlan.at(42)), .latest(1, TinyPlan.at(42)), .release(1, TinyPlan.at(6)),
    .quantity(1, 90), .priority(1, 5), .unmetCost(1, 120), .receipt(0, TinyPlan.at(12)),
    .leadTime(0, days: 0.5), .count(0, 2), .overtime(0, [window]),
  ]

  /// Each kind, of the order itself and of another, alone and with another change.
  @Test func everyKindOfChangeHasWords() throws {
    #expect(Set(Self.changes.map(\.kind)) == Set(PlantChange.Kind.allCases))
    for change in Self.changes {
      for changes in [[change], [change, .priority(1, 5)]] {
        for order in [1, 2] {
          let remedy = OrderOutcome.Remedy(changes: changes, costChange: 1)
          let en = try sentences(.en).sentence(remedy, of: order)
          let ko = try sentences(.ko).sentence(remedy, of: order)
          for said in [en, ko] {
            #expect(
              said.firstMatch(of: #/[{}\[\]]|\/|remedy|\([으가를는와]\)/#) == nil, "\(said)")
          }
          #expect(en.hasPrefix("On time with ") || en.hasPrefix("Kept with "), "\(en)")
          #expect(ko.contains("면 제때 납품합니다.") || ko.contains("면 약속을 지킵니다."), "\(ko)")
        }
      }
    }
  }

  @Test func whatRemediesSay() throws {
    let (en, ko) = (try sentences(.en), try sentences(.ko))
    func expect(_ remedy: OrderOutcome.Remedy, _ english: String, _ korean: String) {
      #expect(en.sentence(remedy, of: 1) == english)
      #expect(ko.sentence(remedy, of: 1) == korean)
    }
    expect(
      .init(changes: [.overtime(0, [Self.window]), .priority(1, 5)], costChange: 1),
      "On time with 3.5 hours of overtime on 프레스-1 (Mon 23 Nov 20:00 to 23:30), at ₩45,000 an "
        + "hour, and a priority of 5 in place of 1.",
      "프레스-1 설비에서 시간당 ₩45,000의 잔업을 3.5시간(11. 23. (월) 20:00~23:30) 하고 우선순위를 1에서 5로 하면 "
        + "제때 납품합니다.")
    expect(
      .init(changes: [.due(1, TinyPlan.at(42)), .quantity(1, 90)], costChange: -1),
      "Kept with a due date of Tue 24 Nov 18:00, 18 hours later, and a quantity of 90 ea in place of "
        + "97 ea.",
      "납기를 18시간 늦춘 11. 24. (화) 18:00로 하고 수량을 97 ea에서 90 ea로 하면 약속을 지킵니다.")
    expect(
      .init(
        changes: [.due(0, TinyPlan.at(72))], costChange: 1,
        later: [
          .init(order: 2, days: 1.4, isUndone: false), .init(order: 3, days: 2, isUndone: true),
        ],
        laterCount: 5, soonerCount: 2, costToOthers: 26_371),
      "On time with order SO-1 2 days later, due on Thu 26 Nov 00:00. Later for it: 주문-3 by 33.6 "
        + "hours, SO-4 (not all of it is made) and 3 more (2 sooner), which costs ₩26,371. What the "
        + "change itself costs is not counted.",
      "주문 SO-1의 납기를 2일 늦춘 11. 26. (목) 00:00로 하면 제때 납품합니다. 그 대신 늦어지는 주문: 주문-3 33.6시간, "
        + "SO-4(일부 미생산) 외 3건 (2건은 앞당겨짐). 그 비용은 ₩26,371입니다. 변경 자체의 비용은 포함하지 않았습니다.")
    expect(
      .init(changes: [.receipt(0, TinyPlan.at(12))], costChange: 1),
      "On time with the receipt of 100 kg of RESIN 24 hours earlier, on Mon 23 Nov 12:00. What the "
        + "change itself costs is not counted.",
      "RESIN 품목 100 kg의 입고를 24시간 당긴 11. 23. (월) 12:00로 하면 제때 납품합니다. 변경 자체의 비용은 포함하지 "
        + "않았습니다.")
  }

  /// What a customer is promised less is no saving.
  @Test func aMovedDateIsNoSaving() throws {
    let en = try sentences(.en)
    let moved = OrderOutcome.Remedy(changes: [.due(1, TinyPlan.at(42))], costChange: -5)
    #expect(en.cost(of: moved) == "No saving: the customer is promised less.")
    #expect(!en.isSaving(moved))
    #expect(en.cost(of: .init(changes: [.due(1, TinyPlan.at(42))], costChange: 5)).contains("₩5"))
    let raised = OrderOutcome.Remedy(changes: [.priority(1, 5)], costChange: -5)
    #expect(en.cost(of: raised) == "Saves ₩5." && en.isSaving(raised))
    let free = OrderOutcome.Remedy(changes: [.priority(1, 5)], costChange: -0.3)
    #expect(en.cost(of: free) == "Costs ₩0 more." && !en.isSaving(free))
  }
}
