import TaktModel

extension PlanFileWriter {
  /// Nil where there is no file to be patched, or it cannot say the changes.
  func value(_ remedy: OrderOutcome.Remedy, of order: OrderIndex) -> JSONValue? {
    guard let first = remedy.changes.first,
      let patch = file.flatMap({ OrderFilePatch(remedy.changes, to: $0) })
    else { return nil }
    var fields = self.fields(of: first)
    if remedy.changes.count > 1 {
      fields.append(("and", .list(remedy.changes.dropFirst().map { .object(self.fields(of: $0)) })))
    }
    return .object(
      fields + [
        ("patch", .source(patch.text)), ("costChange", .number(remedy.costChange)),
        ("later", .list(remedy.later.map(value))),
        ("laterCount", .number(Double(remedy.laterCount))),
        ("soonerCount", .number(Double(remedy.soonerCount))),
        ("costToOthers", .number(remedy.costToOthers)),
        ("sentence", .text(sentences.remedy(remedy, order))),
      ])
  }

  private func fields(of change: PlantChange) -> [(String, JSONValue)] {
    [("kind", .text(change.kind.rawValue))]
      + change.facts(in: plant).map { ($0.name, value($0.fact)) }
  }

  private func value(_ later: OrderOutcome.Remedy.LaterOrder) -> JSONValue {
    .object(
      [("order", .text(plant.orders[later.order].id)), ("days", .number(later.days))]
        + (later.isUndone ? [("undone", .flag(true))] : []))
  }
}
