import TaktModel

/// An entry of `changeovers`.
enum ChangeoverField: Int, FieldSet {
  case machines, from, to, minutes, cost, scrap

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  mutating func readChangeovers(_ file: ObjectReader<OrderFileField>) -> [ChangeoverRule] {
    var rules: [ChangeoverRule] = []
    for node in file.list(.changeovers) {
      guard let object = ObjectReader(node, ChangeoverField.self, in: context) else { continue }
      let from = object.read(.from, .required) { familyOrAny($0) }
      let to = object.read(.to, .required) { familyOrAny($0) }
      let setup = Setup(
        minutes: object.number(.minutes, .time, .required) ?? 0,
        cost: object.number(.cost, .amount, or: 0),
        scrapUnits: object.number(.scrap, .amount, or: 0))
      rules.append(
        ChangeoverRule(
          machines: readRuleMachines(object), from: from ?? nil, to: to ?? nil, setup: setup))
    }
    return rules
  }

  /// The inner nil is `"*"`.
  private mutating func familyOrAny(_ node: NodeID) -> FamilyIndex?? {
    if context.document.kind(node) == .string, context.document.text(node) == "*" {
      return .some(nil)
    }
    return family(node).map { .some($0) }
  }

  private func readRuleMachines(_ object: ObjectReader<ChangeoverField>) -> [MachineIndex]? {
    guard object[.machines] != nil else { return nil }
    var seen: Set<MachineIndex> = []
    return object.list(.machines, atLeast: 1).compactMap { node in
      guard let machine = machines.resolve(node, in: context) else { return nil }
      if !seen.insert(machine).inserted {
        context.refuse(
          node, "The machine \(quoted(machines.names[machine])) stands twice in this list.")
      }
      return machine
    }
  }
}
