public import TaktModel

/// The plan file (`takt-plan/1`): what comes back.
public enum PlanFile {
  /// The plan as a file: the fields of the contract in its order, instants in the plant's time zone,
  /// numbers in their shortest exact form. Equal plans give equal bytes.
  ///
  /// - Parameters:
  ///   - sentences: Those beside the facts, in English.
  ///   - file: that of the plant; without it remedies, which are changes to it, are left out.
  public static func write(
    _ plan: Plan, for plant: Plant, sentences: PlanSentences, file: OrderFile? = nil
  ) -> [UInt8] {
    PlanFileWriter(plant: plant, sentences: sentences, file: file).value(of: plan).bytes()
  }

  /// Outcomes of orders as they stand in the plan file's `orders`.
  public static func writeOrders(
    _ outcomes: [OrderOutcome], for plant: Plant, sentences: PlanSentences, file: OrderFile? = nil
  ) -> [UInt8] {
    let writer = PlanFileWriter(plant: plant, sentences: sentences, file: file)
    return JSONValue.listLines(outcomes.map { writer.value($0) }).bytes()
  }

  /// Lots as they stand in the plan file's `lots`.
  package static func value(of lots: [Lot], for plant: Plant) -> JSONValue {
    let writer = PlanFileWriter(plant: plant, sentences: .none, file: nil)
    return .listLines(lots.map { writer.value($0) })
  }

  /// Reads a plan of this plant, whoever made it.
  ///
  /// `kpi`, `prices` and `warnings` may be missing: then the key figures have no machines and the
  /// lists are empty. Figures that only repeat others (`cost.total`, an order's quantity) must agree
  /// with them; whether the plan is a valid one is for the checker to say.
  ///
  /// - Throws: every fault of the file, in document order.
  public static func read(_ bytes: [UInt8], for plant: Plant) throws(FileErrors) -> Plan {
    let context = ReadingContext(try JSONDocument.open(bytes))
    guard let plan = PlanFileReader(context, plant).plan() else {
      throw FileErrors(errors: context.errors())
    }
    return plan
  }

  /// Which order file a plan file says that it was made from, even where it cannot be read as a plan of
  /// the one at hand; nil where it does not say.
  public static func orderFileSHA256(of bytes: [UInt8]) -> String? {
    guard let document = try? JSONDocument.open(bytes),
      document.kind(document.root) == .object,
      let file = document.field("orderFile", of: document.root), document.kind(file) == .object,
      let sha256 = document.field("sha256", of: file), document.kind(sha256) == .string
    else { return nil }
    return document.text(sha256)
  }
}
