import TaktModel

/// An entry of `remedies`: its first change, and what all of them do.
enum RemedyField: Int, FieldSet {
  case kind, order, machine, product, resource, receipt, at, days, units, count, priority, cost
  case windows, and, patch, costChange, later, laterCount, soonerCount, costToOthers, sentence

  static let table = FieldTable(Self.self)
}

/// An entry of a remedy's `and`.
enum ChangeField: Int, FieldSet {
  case kind, order, machine, product, resource, receipt, at, days, units, count, priority, cost
  case windows

  static let table = FieldTable(Self.self)
}

/// An entry of a remedy's `later`.
enum LaterOrderField: Int, FieldSet {
  case order, days, undone

  static let table = FieldTable(Self.self)
}

/// An entry of a change's `windows`.
enum OvertimeWindowField: Int, FieldSet {
  case from, to, costPerHour

  static let table = FieldTable(Self.self)
}

extension PlanFileReader {
  func readRemedy(_ node: NodeID) -> OrderOutcome.Remedy? {
    guard let object = ObjectReader(node, RemedyField.self, in: context) else { return nil }
    let first = readChange(object)
    let others = object.list(.and).map { node in
      ObjectReader(node, ChangeField.self, in: context).flatMap { readChange($0) }
    }
    _ = object.read(.patch, .required) { PatchReader(context: context).text($0) }
    let costChange = object.number(.costChange, Self.signedFigure, .required)
    let later = object.list(.later, .required).map(readLater)
    let counts = [RemedyField.laterCount, .soonerCount].map {
      object.number($0, Self.count, .required).map { Int($0) }
    }
    let costToOthers = object.number(.costToOthers, Self.signedFigure, .required)
    _ = object.text(.sentence, .required)
    let changes = ([first] + others).compactMap { $0 }
    guard changes.count == others.count + 1, let costChange, let costToOthers,
      let laterCount = counts[0], let soonerCount = counts[1]
    else { return nil }
    return OrderOutcome.Remedy(
      changes: changes, costChange: costChange, later: later.compactMap { $0 },
      laterCount: laterCount, soonerCount: soonerCount, costToOthers: costToOthers)
  }

  private func readLater(_ node: NodeID) -> OrderOutcome.Remedy.LaterOrder? {
    guard let object = ObjectReader(node, LaterOrderField.self, in: context) else { return nil }
    let order = object.reference(.order, to: orders, .required)
    let days = object.number(.days, Self.figure, .required)
    let isUndone = object.flag(.undone, or: false)
    guard let order, let days else { return nil }
    return .init(order: order, days: days, isUndone: isUndone)
  }

  /// A change by its own fields, which every object that holds one has.
  private func readChange<Field: FieldSet>(_ object: ObjectReader<Field>) -> PlantChange? {
    func value<Value>(
      _ name: String, _ read: (ObjectReader<Field>, Field) -> Value?
    ) -> Value? { Field.named(name).flatMap { read(object, $0) } }
    func number(_ name: PlantChange.Field) -> Double? {
      value(name.rawValue) { $0.number($1, Self.figure) }
    }
    let kind = value("kind") { $0.choice($1, PlantChange.Kind.self, .required) }
    let order = value("order") { $0.reference($1, to: orders) }
    let machine = value("machine") { $0.reference($1, to: machines) }
    let product = value("product") { $0.reference($1, to: products) }
    let resource = value("resource") { $0.reference($1, to: resources) }
    let at = value("at") { $0.instant($1) }
    let windows = value("windows") { $0.list($1).map(readWindow) } ?? []
    let rule = NumberRule(lower: 0, upper: Double(plant.receipts.count) - 1, isWhole: true)
    let receipt = value("receipt") { $0.number($1, rule) }.map { Int($0) }
    let (units, count, priority) = (number(.units), number(.count), number(.priority))
    let (days, cost) = (number(.days), number(.cost))
    guard let kind else { return nil }
    object.expectFields(of: kind)
    if let receipt, let product, plant.receipts[receipt].product != product {
      context.refuse(object.node, "That receipt is of another product.")
    }
    return switch kind {
    case .due: order.flatMap { order in at.map { .due(order, $0) } }
    case .latest: order.flatMap { order in at.map { .latest(order, $0) } }
    case .release: order.flatMap { order in at.map { .release(order, $0) } }
    case .quantity: order.flatMap { order in units.map { .quantity(order, $0) } }
    case .priority: order.flatMap { order in priority.map { .priority(order, $0) } }
    case .unmetCost: order.flatMap { order in cost.map { .unmetCost(order, $0) } }
    case .receipt: receipt.flatMap { receipt in at.map { .receipt(receipt, $0) } }
    case .leadTime: product.flatMap { product in days.map { .leadTime(product, days: $0) } }
    case .count: resource.flatMap { resource in count.map { .count(resource, $0) } }
    case .overtime: machine.map { .overtime($0, windows.compactMap { $0 }) }
    }
  }

  private func readWindow(_ node: NodeID) -> Window? {
    guard let object = ObjectReader(node, OvertimeWindowField.self, in: context) else { return nil }
    let (from, to) = (object.instant(.from, .required), object.instant(.to, .required))
    let cost = object.number(.costPerHour, Self.figure, .required)
    guard let from, let to, let cost else { return nil }
    return Window(from: from, to: to, isOvertime: true, costPerHour: cost)
  }
}
