import TaktModel

/// An entry of `routing`.
enum StepField: Int, FieldSet {
  case id, modes, components, waitAfterMinutes, wip

  static let table = FieldTable(Self.self)
}

/// An entry of `components`.
enum ComponentField: Int, FieldSet {
  case product, quantity

  static let table = FieldTable(Self.self)
}

/// `waitAfterMinutes`.
enum WaitField: Int, FieldSet {
  case min, max

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  mutating func readStep(
    _ node: NodeID, of product: ProductHeader, _ ids: inout IDTable
  ) -> Step {
    guard let object = ObjectReader(node, StepField.self, in: context) else {
      ids.append(nil, at: node, in: context)
      return Step(id: "", modes: [])
    }
    let id = object.nonEmptyText(.id, .required)
    ids.append(id, at: object.place(of: .id), in: context)
    let wait = object.object(.waitAfterMinutes, WaitField.self)
    var modes: [Mode] = []
    for entry in object.list(.modes, .required, atLeast: 1) {
      guard let mode = readMode(entry, of: product) else { continue }
      if mode.machine >= 0, modes.contains(where: { $0.machine == mode.machine }) {
        context.refuse(
          entry,
          "A second mode for machine \(quoted(machines.names[mode.machine])); "
            + "allowed is one mode a machine in a step.")
      }
      modes.append(mode)
    }
    let least = wait?.number(.min, .time) ?? 0
    let most = wait?.number(.max, .time)
    if let wait, let most, most < least {
      context.refuse(
        wait.place(of: .max),
        "Found \(most.shortest), which is less than min (\(least.shortest)); allowed is min or more."
      )
    }
    return Step(
      id: id ?? "", modes: modes, components: object.list(.components).compactMap(readComponent),
      minimumWaitSeconds: least * 60, maximumWaitSeconds: most.map { $0 * 60 },
      wip: object.number(.wip, .amount, or: 0))
  }

  private func readComponent(_ node: NodeID) -> Step.Component? {
    guard let object = ObjectReader(node, ComponentField.self, in: context) else { return nil }
    let product = object.reference(.product, to: products, .required)
    let quantity = object.number(.quantity, .amount, .required)
    guard let product else { return nil }
    return Step.Component(product: product, quantityPerUnit: quantity ?? 0)
  }
}
