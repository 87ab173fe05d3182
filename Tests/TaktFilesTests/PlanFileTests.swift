import Foundation
import TaktModel
import Testing

@testable import TaktFiles

struct PlanFileTests {
  let file: OrderFile
  let plant: Plant
  let plan: Plan
  let text: String

  init() throws {
    file = try OrderFile.read(Array(fullOrderFile.utf8))
    plant = file.plant
    plan = try Self.plan(for: plant, sha256: file.sha256)
    text = String(
      decoding: PlanFile.write(plan, for: plant, sentences: Self.sentences, file: file),
      as: UTF8.self)
  }

  private static let sentences = PlanSentences(
    cause: { "\($0.kind) \($1)" }, remedy: { "\($0.changes.count) \($1)" },
    warning: { "\($0.kind)\n" })

  /// A plan with every field in use; whether it is a good one does not matter here.
  private static func plan(for plant: Plant, sha256: String) throws -> Plan {
    func at(_ hours: Double) -> Instant { plant.horizon.start.advanced(bySeconds: hours * 3600) }
    let lots = [
      Lot(
        id: "L-0", product: 0, step: 0, machine: 0, family: 0, setup: nil,
        segments: [.init(kind: .run, from: at(8), to: at(9.5), isOvertime: false)],
        start: at(0), end: at(9.5), started: 4, good: 3.8, scrap: 0.2, origin: .inProgress),
      Lot(
        id: "로트-1", product: 0, step: 1, machine: 1, family: 1,
        setup: Setup(minutes: 10.5, cost: 8, scrapUnits: 1),
        segments: [
          .init(kind: .setup, from: at(10), to: at(10.175), isOvertime: false),
          .init(
            kind: .run, from: at(10.175), to: at(12).advanced(bySeconds: 0.001), isOvertime: true),
        ], start: at(10), end: at(12).advanced(bySeconds: 0.001), started: 7, good: 1.0 / 3,
        scrap: 7 - 1.0 / 3, feeds: [.init(order: 1, quantity: 0.1), .init(order: 0, quantity: 2)],
        isPinned: true),
    ]
    let figures = plant.machines.indices.map {
      KPI.MachineFigures(
        machine: $0, openHours: 7.3, setupHours: 0.1, runHours: 1.9, overtimeHours: 0.3,
        startedUnits: 11, scrapUnits: 0.7,
        detail: .init(
          processingHours: 1.7, firstPassUnits: 9.9, reworkUnits: 0.4, energyKWh: 12.25))
    }
    var cost = Cost()
    (cost.tardiness, cost.unmet, cost.holding, cost.setup) = (0.1, 0.2, 1e-7, 8)
    (cost.production, cost.machine, cost.overtime, cost.purchase) = (1.1, 2.2, 3.3, 123_456_789)
    return Plan(
      generator: .init(name: "takt", version: "1.0"), orderFileSHA256: sha256, createdAt: at(0.25),
      solve: .init(
        status: .feasible, stoppedBy: .cancelled, objective: 1e21, bound: -0.5,
        gapPercent: 33.333333333333336, seconds: 1.5, seed: .max, threads: 2, columns: 10, rows: 20,
        binaries: 3),
      scheduleStatus: .init(
        status: .feasible, cost: 12.5, bound: 1.25, gapPercent: 90, evaluations: 123),
      schedule: Schedule(
        lots: lots, deliveries: [Delivery(order: 1, at: at(20), quantity: 0.1)],
        purchases: [PurchaseOrder(product: 1, orderAt: at(0), arriveAt: at(48), quantity: 12.5)]),
      orders: [
        OrderOutcome(
          order: 0, delivered: 0, unmet: 10, readyAt: nil, completedAt: nil, lateDays: 0,
          status: .unmet,
          because: [
            Cause(.downtime, machine: 0, until: at(3), reason: "말"),
            Cause(.materialTaken, product: 1, order: 1, units: 1.0 / 3, jointly: true),
            Cause(.wait, product: 0, step: 1, until: at(7.5), hours: 0.25),
            Cause(.resourceClosed, resource: 1, from: at(0), until: at(1), hours: 1),
            Cause(.purchase, product: 1, until: at(9), days: 12),
            Cause(.notWorthMaking, cost: 14, needed: 15.2),
            Cause(.power, lot: "L-0", until: at(2), kW: 80),
            Cause(.complete, units: 4, wanted: 10),
          ]),
        OrderOutcome(
          order: 1, delivered: 5, unmet: 0, readyAt: at(12), completedAt: at(20), lateDays: 0.25,
          status: .late,
          remedies: [
            .init(
              changes: [
                .priority(1, 5), .receipt(0, at(3)), .count(0, 2), .leadTime(1, days: 0.5),
              ],
              costChange: -12.5,
              later: [
                .init(order: 0, days: 1.0 / 3, isUndone: true),
                .init(order: 2, days: 1, isUndone: false),
              ], laterCount: 7, soonerCount: 2, costToOthers: -3),
            .init(
              changes: [.due(1, at(90)), .latest(0, at(95)), .release(1, at(1)), .quantity(1, 4)],
              costChange: 0),
            .init(
              changes: [
                .overtime(
                  0,
                  [Window(from: at(20), to: at(21.5), isOvertime: true, costPerHour: 1.0 / 3)]),
                .unmetCost(1, 9),
              ], costChange: 1e21),
          ]),
      ],
      cost: cost,
      kpi: KPI(
        machines: figures, goodUnits: 4, costPerGoodUnit: nil, onTimeShare: 0.5,
        meanLeadTimeHours: 9.875,
        detail: KPI.Detail(
          orderBusyHours: 1.5, orderExecutionHours: 2, orderUnits: 2.1, goodUnitsPerDay: 0.4,
          deliveredShare: 1.0 / 3, meanTardinessDays: 0.25, setupCostShare: 0.125,
          overtimeCostShare: 0.0625, energyCostShare: 0)),
      prices: [.init(.machine(0), period: 3, worth: 12.5)],
      warnings: [
        .init(.lateInSchedule, pointer: "/orders/0", order: 0),
        .init(.unusedFamily, pointer: "/machines/0/initialFamily", family: "말\n", nearest: ""),
        .init(.daysLateInSchedule, promised: 0.5, days: 1.0 / 3), .init(.moreInSchedule, count: 7),
        .init(.machineNeverOpen, machine: 1), .init(.noProgram), .init(.selfCheck, fault: "1 > 0"),
      ])
  }

  private func errors(_ text: String) -> [String] {
    do throws(FileErrors) {
      _ = try PlanFile.read(Array(text.utf8), for: plant)
      return []
    } catch {
      return error.errors.map(\.description)
    }
  }

  private func replacing(_ old: String, _ new: String) -> String {
    #expect(text.contains(old))
    return text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }

  @Test func writeReadWriteIsTheSame() throws {
    let bytes = PlanFile.write(plan, for: plant, sentences: Self.sentences, file: file)
    let read = try PlanFile.read(bytes, for: plant)
    #expect(PlanFile.write(read, for: plant, sentences: Self.sentences, file: file) == bytes)
    #expect(read.schedule.lots == plan.schedule.lots)
    #expect(read.schedule.deliveries == plan.schedule.deliveries)
    #expect(read.schedule.purchases == plan.schedule.purchases)
    #expect(read.orders == plan.orders)
    #expect(read.cost == plan.cost)
    #expect(read.kpi == plan.kpi)
    #expect(read.prices == plan.prices)
    #expect(read.warnings == plan.warnings)
    #expect(read.solve == plan.solve)
    #expect(read.scheduleStatus == plan.scheduleStatus)
    #expect(read.generator == plan.generator)
    #expect(read.createdAt == plan.createdAt)
    #expect(read.orderFileSHA256 == plan.orderFileSHA256)
  }

  /// What is not proven is null; plans written before there was `schedule` stay readable.
  @Test func whatIsNotProvenIsNull() throws {
    let bare = plan.modified {
      $0.solve = .withoutProgram(cost: 7, seed: 1)
      $0.scheduleStatus = .init(cost: 7, evaluations: 1)
    }
    let bytes = PlanFile.write(bare, for: plant, sentences: Self.sentences)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#""objective": 7, "bound": null, "gapPercent": null, "#))
    #expect(text.contains(#""cost": 7, "bound": null, "gapPercent": null, "evaluations": 1}"#))
    #expect(try SchemaValidator(.plan).isValid(JSONDocument(bytes)))
    let read = try PlanFile.read(bytes, for: plant)
    #expect(read.solve == bare.solve && read.scheduleStatus == bare.scheduleStatus)
    let old = bare.modified { $0.scheduleStatus = nil }
    let again = try PlanFile.read(
      PlanFile.write(old, for: plant, sentences: Self.sentences), for: plant)
    #expect(again.scheduleStatus == nil)
    #expect(Plan.ScheduleStatus(cost: 0, evaluations: 3).status == .optimal)
    #expect(Plan.Solve.proven(-1e-9, objective: 5) == nil)
    #expect(Plan.Solve.proven(-1e-9, objective: 0) == 0)
    #expect(Plan.Solve.proven(4, objective: 5) == 4)
    #expect(Plan.gapPercent(cost: 5, bound: 4) == 20)
  }

  @Test func hasTheFormOfTheContract() throws {
    #expect(text.hasPrefix("{\n  \"format\": \"takt-plan/1\",\n"))
    #expect(
      text.contains(
        #""start": "2026-11-23T10:00:00+09:00", "end": "2026-11-23T12:00:00.001+09:00""#))
    #expect(text.split(separator: "\n").filter { $0.contains(#""segments""#) }.count == 2)
    #expect(try SchemaValidator(.plan).isValid(JSONDocument(Array(text.utf8))))
  }

  @Test func someSectionsMayBeMissing() throws {
    let start = try #require(text.range(of: "  \"kpi\""))
    let cut = text[..<start.lowerBound].dropLast(2) + "\n}\n"
    let read = try PlanFile.read(Array(cut.utf8), for: plant)
    #expect(read.kpi.machines.isEmpty)
    #expect(read.prices.isEmpty && read.warnings.isEmpty)
    #expect(try SchemaValidator(.plan).isValid(JSONDocument(Array(cut.utf8))))
  }

  /// Plans written before there were such figures stay readable; half of them is a fault.
  @Test func detailsOfKeyFiguresMayBeMissing() throws {
    let kept: Set = [
      "utilisation", "setupRatio", "plannedOEE", "scrapRatio", "goodUnits", "costPerGoodUnit",
      "onTimeShare", "meanLeadTimeHours", "machine", "openHours", "setupHours", "runHours",
      "overtimeHours", "startedUnits", "scrapUnits",
    ]
    let start = try #require(text.range(of: "  \"kpi\""))
    let end = try #require(text.range(of: "  \"prices\""))
    // Without rework told apart, the efficiency is 1.
    let pattern = #/"plannedOEE": [0-9.e-]+/#
    let oee = (1.9 / 7.3 * (1 - 0.7 / 11)).shortest
    var kpi = String(text[start.lowerBound..<end.lowerBound])
    for name in Set((KPIField.table.names + MachineFiguresField.table.names)).sorted()
    where !kept.contains(name) && name != "machines" {
      kpi.replace(try Regex(",?\\s+\"\(name)\": [0-9.e+-]+"), with: "")
    }
    kpi.replace(pattern, with: "\"plannedOEE\": \(oee)")
    let old = text[..<start.lowerBound] + kpi + text[end.lowerBound...]
    #expect(!old.contains("processingHours") && !old.contains("allocationRatio"))
    let read = try PlanFile.read(Array(old.utf8), for: plant)
    #expect(read.kpi.detail == nil && read.kpi.machines.allSatisfy { $0.detail == nil })
    #expect(try SchemaValidator(.plan).isValid(JSONDocument(Array(old.utf8))))
    #expect(
      !String(
        decoding: PlanFile.write(read, for: plant, sentences: Self.sentences, file: file),
        as: UTF8.self
      )
      .contains("orderUnits"))
    #expect(
      errors(replacing("\"orderUnits\": 2.1,", "")).first
        == "/kpi: The field \"orderUnits\" is missing; it is required.")
    #expect(
      errors(replacing("\"throughputRate\": 1.05", "\"throughputRate\": 2"))
        == ["/kpi/throughputRate: Found 2; allowed is 1.05, which follows from the hours."])
  }

  @Test func namesEveryFault() {
    #expect(
      errors("{\"format\": \"takt-orders/1\"}")
        == [#"/format: Found the text "takt-orders/1"; allowed is "takt-plan/1"."#])
    #expect(errors("[").first?.hasPrefix("Not valid JSON in line 1, column 2: ") == true)
    #expect(
      errors(replacing(#""product": "SHEET", "orderAt""#, #""product": "SHEAT", "orderAt""#))
        == [
          #"/purchases/0/product: Found "SHEAT"; allowed is the id of an entry of "#
            + #"/products of the order file. The nearest is "SHEET"."#
        ])
    #expect(
      errors(replacing(#""step": "fold""#, #""step": "cold""#))
        == [
          #"/lots/1/step: Found "cold"; allowed is the id of an entry of "#
            + #"/products/0/routing of the order file. The nearest is "fold"."#,
          #"/orders/0/because/2/step: Found "cold"; allowed is the id of an entry of "#
            + #"/products/0/routing of the order file. The nearest is "fold"."#,
        ])
    #expect(
      errors(replacing(#""id": "로트-1""#, #""id": "L-0", "x-a": 1, "ready": 2"#)).map {
        String($0.prefix { $0 != ";" && $0 != "," })
      } == [
        #"/lots/1/id: The id "L-0" stands twice"#,
        #"/lots/1/ready: The field "ready" is not known here"#,
      ])
    #expect(
      errors(replacing(#""period": 3"#, #""period": 4"#))
        == ["/prices/0/period: Found the number 4; allowed is a whole number from 0 to 3."])
    #expect(
      errors(replacing(#""period": 3"#, #""period": 2"#)).count == 2)
    #expect(errors(replacing(#""status": "unmet""#, #""status": "lost""#)).count == 1)
    #expect(
      errors(replacing(#""id": "SO-2", "quantity": 5"#, #""id": "SO-2", "quantity": 6"#)).count == 1
    )
    #expect(
      errors(replacing(#""id": "SO-2", "quantity": 5"#, #""id": "SO-1", "quantity": 10"#)).count
        == 2)
    #expect(errors(replacing(#""started": 7"#, #""started": -7"#)).count == 1)
  }

  @Test func remediesMustBePatches() {
    #expect(
      errors(replacing(#""patch": [{"op": "test""#, #""patch": [{"op": "delete""#)).first?
        .hasPrefix("/orders/1/remedies/0/patch/0/op: Found the text \"delete\"; allowed is") == true
    )
    #expect(errors(replacing(#""costChange": 0, "#, "")).count == 1)
    #expect(
      errors(replacing(#""kind": "priority", "#, #""kind": "patience", "#)).first?
        .hasPrefix("/orders/1/remedies/0/kind: Found the text \"patience\"; allowed is") == true)
  }

  /// A kind says what it must, and nothing that is no business of it.
  @Test func kindsHaveTheirOwnFields() {
    #expect(
      errors(replacing(#""kind": "downtime", "machine": "SAW", "#, #""kind": "downtime", "#))
        == ["/orders/0/because/0: The field \"machine\" is missing; it is required."])
    #expect(
      errors(replacing(#""kind": "downtime", "#, #""kind": "downtime", "kW": 4, "#))
        == ["/orders/0/because/0/kW: The kind \"downtime\" has no field \"kW\"."])
    #expect(
      errors(replacing(#""kind": "downtime""#, #""kind": "machineBusy""#)).first?
        .hasPrefix("/orders/0/because/0/kind: Found the text \"machineBusy\"; allowed is") == true)
    #expect(
      errors(replacing(#""kind": "moreInSchedule", "count": 7"#, #""kind": "moreInSchedule""#))
        == ["/warnings/3: The field \"count\" is missing; it is required."])
    #expect(text.contains(#""units": 0.3333333333333333, "jointly": true, "sentence""#))
    #expect(text.ranges(of: #""jointly""#).count == 1)
  }

  @Test func repeatedFiguresMustAgree() {
    let total = plan.cost.total.shortest
    #expect(
      errors(replacing("\"total\": " + total, "\"total\": 5"))
        == ["/cost/total: Found 5; allowed is \(total), the sum of the kinds."])
    let share = plan.kpi.scrapRatio.shortest
    #expect(errors(replacing("\"scrapRatio\": " + share, "\"scrapRatio\": 0.5")).count == 4)
  }
}
