import Foundation
import TaktModel
import Testing

@testable import TaktFiles

/// Schema and reader say the same.
struct SchemaTests {
  let orders: SchemaValidator
  let plan: SchemaValidator

  init() throws {
    orders = try SchemaValidator(.orders)
    plan = try SchemaValidator(.plan)
  }

  private static let orderObjects: [(definition: String?, table: FieldTable)] = [
    (nil, OrderFileField.table), ("plant", PlantField.table), ("horizon", HorizonField.table),
    ("periods", PeriodsField.table), ("calendar", CalendarField.table),
    ("shift", ShiftField.table), ("closed", ClosedField.table), ("open", OpenField.table),
    ("machine", MachineField.table), ("downtime", DowntimeField.table),
    ("product", ProductField.table), ("purchase", PurchaseField.table), ("step", StepField.table),
    ("component", ComponentField.table), ("wait", WaitField.table), ("mode", ModeField.table),
    ("yieldCounts", YieldField.table), ("rework", ReworkField.table),
    ("changeover", ChangeoverField.table), ("order", OrderField.table), ("costs", CostField.table),
    ("receipt", ReceiptField.table), ("inProgress", InProgressField.table),
    ("planning", PlanningField.table), ("resource", ResourceField.table), ("use", UseField.table),
    ("frozen", FrozenField.table), ("previous", PreviousField.table), ("lot", LotField.table),
    ("setup", SetupField.table), ("segment", SegmentField.table), ("feed", FeedField.table),
    ("unpegged", UnpeggedField.table),
    ("tariff", TariffField.table), ("band", BandField.table),
  ]

  private static let planObjects: [(definition: String?, table: FieldTable)] = [
    (nil, PlanFileField.table), ("generator", GeneratorField.table),
    ("orderFile", OrderFileReferenceField.table), ("solve", SolveField.table),
    ("scheduleStatus", ScheduleStatusField.table),
    ("lot", LotField.table), ("setup", SetupField.table), ("segment", SegmentField.table),
    ("feed", FeedField.table),
    ("unpegged", UnpeggedField.table), ("delivery", DeliveryField.table),
    ("purchase", PurchaseOrderField.table), ("outcome", OutcomeField.table),
    ("cause", CauseField.table), ("remedy", RemedyField.table), ("change", ChangeField.table),
    ("laterOrder", LaterOrderField.table), ("overtimeWindow", OvertimeWindowField.table),
    ("cost", CostKindField.table),
    ("kpi", KPIField.table),
    ("machineFigures", MachineFiguresField.table), ("price", PriceField.table),
    ("warning", WarningField.table),
  ]

  @Test func fieldsAreTheSame() throws {
    for (validator, objects) in [(orders, Self.orderObjects), (plan, Self.planObjects)] {
      let root = validator.schema.root
      let definitions = try #require(validator.field("$defs", of: root))
      for (definition, table) in objects {
        let object = try #require(definition.map { validator.field($0, of: definitions) } ?? root)
        let properties = try #require(validator.field("properties", of: object))
        let names = validator.fields(of: properties, in: validator.schema).map(\.name)
        #expect(Set(names) == Set(table.names), "\(definition ?? "the file")")
        let closed = try #require(validator.field("additionalProperties", of: object))
        #expect(validator.schema.kind(closed) == .no)
      }
      let described = objects.compactMap(\.definition)
      let objectDefinitions = validator.fields(of: definitions, in: validator.schema)
        .filter { validator.field("properties", of: $0.value) != nil }.map(\.name)
      #expect(Set(described) == Set(objectDefinitions))
    }
  }

  /// The schema's kinds, and which fields each must and may have, are those of the one table.
  private func expectKinds<Kind: FactKind>(
    _: Kind.Type, of definition: String, besides others: Set<String>, always: Set<String>
  ) throws {
    let definitions = try #require(plan.field("$defs", of: plan.schema.root))
    let object = try #require(plan.field(definition, of: definitions))
    func texts(_ node: Int) -> [String] { plan.schema.children(node).map { plan.schema.text($0) } }
    let properties = try #require(plan.field("properties", of: object))
    let kind = try #require(plan.field("kind", of: properties))
    let listed = texts(try #require(plan.field("enum", of: kind)))
    #expect(Set(listed) == Set(Kind.allCases.map(\.rawValue)), "\(definition)")
    var seen: [String] = []
    for branch in plan.schema.children(try #require(plan.field("anyOf", of: object))) {
      let fields = try #require(plan.field("properties", of: branch))
      let names = Set(plan.fields(of: fields, in: plan.schema).map(\.name))
      let required = Set(texts(try #require(plan.field("required", of: branch))))
      let own = try #require(plan.field("kind", of: fields))
      let kinds: [String]
      if let one = plan.field("const", of: own) {
        kinds = [plan.schema.text(one)]
      } else {
        kinds = texts(try #require(plan.field("enum", of: own)))
      }
      for name in kinds {
        seen.append(name)
        let table = try #require(Kind(rawValue: name)).fields
        let must = Set(table.must.map(\.rawValue))
        #expect(names == must.union(table.may.map(\.rawValue)).union(others), "\(name)")
        #expect(required == must.union(always), "\(name)")
      }
    }
    #expect(seen.sorted() == listed.sorted())
  }

  @Test func kindsAndTheirFieldsAreTheSame() throws {
    try expectKinds(
      Cause.Kind.self, of: "cause", besides: ["kind", "jointly", "sentence"],
      always: ["kind", "sentence"])
    try expectKinds(
      Plan.Warning.Kind.self, of: "warning", besides: ["at", "kind", "message"],
      always: ["at", "kind", "message"])
    try expectKinds(PlantChange.Kind.self, of: "change", besides: ["kind"], always: ["kind"])
    let ofRemedies = Set(RemedyField.table.names).subtracting(ChangeField.table.names)
    try expectKinds(
      PlantChange.Kind.self, of: "remedy", besides: ofRemedies.union(["kind"]), always: ["kind"])
  }

  @Test func acceptsWhatTheReaderAccepts() throws {
    #expect(try orders.isValid(JSONDocument(Array(fullOrderFile.utf8))))
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .resolvingSymlinksInPath().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("instances")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }
    #expect(!files.isEmpty)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
      #expect(refusal(of: bytes) == nil, "\(file)")
      #expect(try orders.isValid(JSONDocument(bytes)), "\(file)")
    }
  }

  /// Faults that no schema can see: references, repetition, relations between values, calendars.
  private static let seenByTheReaderAlone: Set<String> = [
    "calendar-duplicate-id", "closed-reversed-order", "component-product", "control-text",
    "cycle-long", "cycle-self", "duplicate-key", "duplicate-key-escaped", "frozen-contradictions",
    "frozen-materials", "horizon-no-such-day",
    "horizon-too-long", "horizon-too-many-periods", "in-progress-bought",
    "in-progress-duplicate-id", "in-progress-ended", "in-progress-fraction",
    "in-progress-machine", "in-progress-step", "long-text", "machine-calendar",
    "machine-duplicate-id", "machine-initial-family-any", "mode-lot-limits", "mode-lot-multiple",
    "mode-lot-multiple-fraction", "mode-lot-no-whole", "mode-machine", "mode-two-for-a-machine",
    "mode-yield-counts-zero", "need-endless", "open-reversed", "order-duplicate-id",
    "order-latest-before-due", "order-latest-before-earliest", "order-latest-before-release",
    "order-product", "plant-time-zone", "plant-time-zone-abbreviation", "product-duplicate-id",
    "receipt-product", "step-duplicate-id",
  ]

  @Test(arguments: BrokenFiles.names.filter { !$0.hasPrefix("syntax-") })
  func refusesWhatItCanSee(_ name: String) throws {
    let isValid = try orders.isValid(JSONDocument(try BrokenFiles.bytes(name)))
    #expect(isValid == Self.seenByTheReaderAlone.contains(name))
  }

  /// Whatever the schema refuses, the reader refuses: values changed at random in a good file.
  @Test func theReaderIsNoLaxer() throws {
    var random = SeededGenerator(seed: 5)
    let values = [
      "-1", "0", "2.5", "1e13", "null", "[]", "{}", "true", "\"\"", "\"*\"", "\"x\"", "1e-10",
      "{\"a\": 1}", "[1]", "[\"SAW\", \"SAW\"]", "\"24:00\"", "\"2026-11-23\"",
    ]
    let bytes = Array(fullOrderFile.utf8)
    let document = try JSONDocument(bytes)
    var refused = 0
    for _ in 0..<400 {
      let node = document.nodes[1 + random.below(document.nodes.count - 1)]
      var changed = bytes
      changed.replaceSubrange(
        Int(node.start)..<Int(node.end), with: values[random.below(values.count)].utf8)
      guard let damaged = try? JSONDocument(changed), try !orders.isValid(damaged) else { continue }
      refused += 1
      #expect(refusal(of: changed) != nil, "\(String(decoding: changed, as: UTF8.self))")
    }
    #expect(refused > 100)
  }
}
