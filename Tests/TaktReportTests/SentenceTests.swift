import TaktModel
import Testing

@testable import TaktReport

/// Causes and warnings in words.
@Suite struct SentenceTests {
  private func sentences(_ language: ReportLanguage) throws -> Sentences {
    let plant = try TinyPlan.make().plant.modified {
      $0.resources = [Resource(id: "DIE-1", kind: .tool, count: 1, openWindows: [])]
    }
    return Sentences(texts: Texts(language), plant: plant)
  }

  /// A cause with some fields in use.
  private func cause(_ kind: Cause.Kind, _ fields: [Cause.Field], jointly: Bool = false) -> Cause {
    func value<Value>(_ field: Cause.Field, _ value: Value) -> Value? {
      fields.contains(field) ? value : nil
    }
    return Cause(
      kind, machine: value(.machine, 0), product: value(.product, 1), step: value(.step, 0),
      order: value(.order, 2), resource: value(.resource, 0), lot: value(.lot, "L-7"),
      from: value(.from, TinyPlan.at(6)), until: value(.until, TinyPlan.at(30)),
      hours: value(.hours, 23.5), days: value(.days, 7), units: value(.units, 12.5),
      wanted: value(.wanted, 97), kW: value(.kW, 80), cost: value(.cost, 14),
      needed: value(.needed, 15.2), reason: value(.reason, "금형 수리"), jointly: jointly)
  }

  private var leftOver: Regex<Substring> { #/[{}\[\]]|\/|\([으가를는와]\)/# }

  @Test(arguments: Cause.Kind.allCases) func everyKindOfCauseHasWords(_ kind: Cause.Kind) throws {
    let (must, may) = kind.fields
    for fields in [must, must + may] {
      for jointly in [false, true] {
        let cause = cause(kind, fields, jointly: jointly)
        let (en, ko) = (
          try sentences(.en).sentence(cause, of: 1), try sentences(.ko).sentence(cause, of: 1)
        )
        #expect(en.hasSuffix(".") && en != kind.rawValue, "\(en)")
        #expect(ko.hasSuffix(".") && ko.contains(#/니다(\(.+\))?\.$/#), "\(ko)")
        for sentence in [en, ko] {
          #expect(sentence.firstMatch(of: leftOver) == nil, "\(sentence)")
          let facts: [(Cause.Field, String)] = [
            (.lot, "L-7"), (.order, "주문-3"), (.machine, "프레스-1"), (.resource, "DIE-1"),
            (.reason, "금형 수리"), (.units, "12.5"), (.kW, "80 kW"), (.step, "mould"),
          ]
          for (field, said) in facts where fields.contains(field) {
            #expect(sentence.contains(said), "\(sentence)")
          }
        }
        #expect(jointly == en.hasPrefix("Together with the other causes"))
      }
    }
  }

  @Test func placeholdersAreTheFieldsOfTheKind() {
    for kind in Cause.Kind.allCases {
      let fields = Set((kind.fields.must + kind.fields.may).map(\.rawValue))
      expectHoles("cause." + kind.rawValue, fields, must: kind.fields.must.map(\.rawValue))
    }
    for kind in Plan.Warning.Kind.allCases {
      let fields = Set((kind.fields.must + kind.fields.may).map(\.rawValue))
      expectHoles("warning." + kind.rawValue, fields, must: kind.fields.must.map(\.rawValue))
    }
  }

  /// What must be there is said, what is said may be there, and what need not be there is in brackets.
  private func expectHoles(_ key: String, _ fields: Set<String>, must: [String]) {
    for language in ReportLanguage.allCases {
      let text = Texts(language).raw(key) ?? ""
      #expect(!text.isEmpty, "\(key)")
      func holes(_ text: String) -> Set<String> {
        Set(text.matches(of: #/\{(\w+)\}/#).map { String($0.1) })
      }
      #expect(holes(text).isSubset(of: fields), "\(key)")
      #expect(holes(text.replacing(#/\[[^\]]*\]/#, with: "")).isSubset(of: must), "\(key)")
    }
  }

  @Test func whatCausesSay() throws {
    let (en, ko) = (try sentences(.en), try sentences(.ko))
    func expect(_ cause: Cause, _ english: String, _ korean: String) {
      #expect(en.sentence(cause, of: 1) == english)
      #expect(ko.sentence(cause, of: 1) == korean)
    }
    expect(
      Cause(.downtime, machine: 0, until: TinyPlan.at(32), reason: "spindle"),
      "Machine 프레스-1 is down until Tue 24 Nov 08:00 (spindle).",
      "프레스-1 설비가 11. 24. (화) 08:00까지 'spindle' 때문에 정지합니다.")
    expect(
      Cause(.downtime, machine: 0, until: TinyPlan.at(32)),
      "Machine 프레스-1 is down until Tue 24 Nov 08:00.",
      "프레스-1 설비가 11. 24. (화) 08:00까지 정지합니다.")
    expect(
      Cause(.closed, machine: 1, from: TinyPlan.at(17), until: TinyPlan.at(32)),
      "Machine IMM-2 is closed from Mon 23 Nov 17:00 to Tue 24 Nov 08:00.",
      "IMM-2 설비가 11. 23. (월) 17:00부터 11. 24. (화) 08:00까지 휴무입니다.")
    expect(
      Cause(.notWorthMaking, cost: 14, needed: 15.2),
      "To make it costs more than the ₩14 a unit that leaving it undone costs; at ₩15.2 a unit it "
        + "would be made.",
      "만드는 비용이 만들지 않을 때의 비용인 단위당 ₩14보다 큽니다. 단위당 ₩15.2이라면 만듭니다.")
    expect(
      Cause(.purchase, product: 0, until: TinyPlan.at(32), days: 0.5, jointly: true),
      "Together with the other causes named here: RESIN cannot arrive before Tue 24 Nov 08:00: its "
        + "lead time is 12 hours.",
      "여기 적힌 다른 원인과 함께 작용합니다: RESIN 품목은 구매 리드타임이 12시간이라 11. 24. (화) 08:00 전에는 "
        + "들어오지 않습니다.")
    expect(
      Cause(.material, product: 0, units: 100, wanted: 1200.5),
      "RESIN is neither made nor bought: 100 kg are there, 1,200.5 kg are wanted.",
      "RESIN 품목은 생산도 구매도 하지 않습니다. 1,200.5 kg이 필요한데 100 kg뿐입니다.")
    // Counted in the units of the order that it is a cause for.
    expect(
      Cause(.complete, units: 40, wanted: 97),
      "It is delivered in one piece only: 40 ea of 97 ea are there in time.",
      "한 번에 전량으로만 납품합니다. 97 ea 가운데 40 ea만 제때 나옵니다.")
  }

  @Test func spansOfTime() throws {
    let en = try sentences(.en)
    for (hours, said) in [
      (0.001, "1 minute"), (0.5, "30 minutes"), (1, "1 hour"), (47.95, "48 hours"),
      (60, "2.5 days"),
    ] {
      let cause = Cause(.setup, machine: 0, until: TinyPlan.at(1), hours: hours)
      #expect(en.sentence(cause, of: 0).contains("take \(said) on"), "\(hours)")
    }
  }

  @Test func warningsAreSaidInBothLanguages() throws {
    let (en, ko) = (try sentences(.en), try sentences(.ko))
    #expect(
      ko.sentence(.init(.machineNeverOpen, machine: 0))
        == "설비 프레스-1은 정지 시간을 빼면 계획 기간 안에 한 번도 가동되지 않습니다.")
    #expect(
      en.sentence(.init(.unusedFamily, family: "wihte", nearest: "white"))
        == "No mode has the family \"wihte\", so this changes nothing. The nearest is \"white\".")
    #expect(
      en.sentence(.init(.unusedFamily, family: "x"))
        == "No mode has the family \"x\", so this changes nothing.")
    #expect(
      en.sentence(.init(.daysLateInSchedule, promised: 9.31, days: 30))
        == "The program over the periods has 9.3 order-days of lateness, the schedule to the second "
        + "30.0.")
    #expect(en.sentence(.init(.moreInSchedule, count: 1)).hasSuffix("for 1 more order."))
    #expect(en.sentence(.init(.moreInSchedule, count: 2)).hasSuffix("for 2 more orders."))
    let surplus = Plan.Warning(.surplus, product: 0, units: 20)
    #expect(
      en.sentence(surplus)
        == "Lot rules make 20 kg of RESIN that serve no order and no safety stock.")
    #expect(ko.sentence(surplus).contains("RESIN 20 kg은 주문에도"))
    for kind in Plan.Warning.Kind.allCases {
      let warning = Plan.Warning(
        kind, order: 2, machine: 1, product: 1, calendar: "day", family: "white", nearest: "black",
        units: 3, count: 4, promised: 5, days: 6, fault: "1 > 0.")
      for said in [en.sentence(warning), ko.sentence(warning)] {
        #expect(said.firstMatch(of: leftOver) == nil && said.contains(" "), "\(said)")
      }
    }
    #expect(!en.sentence(.init(.lateInSchedule, order: 0)).contains("changeover"))
  }

  /// The page fills its texts by a script that knows no particles.
  @Test func thePageHasNoParticlesAfterPlaceholders() {
    for (key, text) in Texts(.ko).forPage {
      #expect(
        !KoreanParticle.all.contains { text.contains("}" + $0.bothForms) } && !text.contains("["),
        "\(key)")
    }
    for entry in Texts.entries {
      #expect(entry.korean.firstMatch(of: #/\((으|가|를|는|와)\)/#) == nil, "\(entry.key)")
    }
  }
}
