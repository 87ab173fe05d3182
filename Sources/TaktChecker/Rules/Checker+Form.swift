internal import TaktModel

extension Checker {
  /// Rule 0: ids are there once, references point at something, figures are numbers.
  static func form(_ inspection: Inspection) -> [Fault] {
    lotForm(inspection) + movementForm(inspection)
  }

  private static func lotForm(_ inspection: Inspection) -> [Fault] {
    let plant = inspection.plant
    var faults: [Fault] = []
    var ids: Set<String> = []
    for (index, lot) in inspection.schedule.lots.enumerated() {
      func tell(_ message: String) {
        faults.append(Fault(rule: 0, subject: lot.id, message: message))
      }
      if lot.id.isEmpty { tell("Lot number \(index + 1) has no id.") }
      if !ids.insert(lot.id).inserted { tell("Lot \(lot.id) is there more than once.") }
      guard plant.products.indices.contains(lot.product) else {
        tell("Lot \(lot.id) makes a product that the order file does not have.")
        continue
      }
      let product = plant.products[lot.product]
      guard product.steps.indices.contains(lot.step) else {
        tell("Lot \(lot.id) is for a step that product \(product.id) does not have.")
        continue
      }
      let step = product.steps[lot.step]
      guard plant.machines.indices.contains(lot.machine) else {
        tell("Lot \(lot.id) is on a machine that the order file does not have.")
        continue
      }
      if !step.modes.contains(where: { $0.machine == lot.machine }) {
        tell(
          "Lot \(lot.id) is on machine \(plant.machines[lot.machine].id), where step \(step.id) of "
            + "product \(product.id) cannot be done.")
      }
      if !plant.families.indices.contains(lot.family) {
        tell("Lot \(lot.id) is of a family that the order file does not have.")
      }
      if !lot.hasSoundFigures {
        tell("Lot \(lot.id) has an instant or a quantity that is no sound number.")
      }
    }
    return faults
  }

  private static func movementForm(_ inspection: Inspection) -> [Fault] {
    let plant = inspection.plant
    var faults: [Fault] = []
    for (index, delivery) in inspection.schedule.deliveries.enumerated() {
      guard plant.orders.indices.contains(delivery.order) else {
        faults.append(
          Fault(
            rule: 0, subject: "deliveries",
            message: "Delivery number \(index + 1) is for an order that is not in the file."))
        continue
      }
      let id = plant.orders[delivery.order].id
      if !(delivery.quantity > 0 && delivery.quantity.isFinite && delivery.at.isSound) {
        faults.append(
          Fault(
            rule: 0, subject: id,
            message: "A delivery of order \(id) is of \(figure(delivery.quantity)) units at "
              + "\(inspection.time(delivery.at)); a quantity above 0 is wanted."))
      }
    }
    for (index, purchase) in inspection.schedule.purchases.enumerated() {
      guard plant.products.indices.contains(purchase.product) else {
        faults.append(
          Fault(
            rule: 0, subject: "purchases",
            message: "Purchase number \(index + 1) is of a product that is not in the file."))
        continue
      }
      let id = plant.products[purchase.product].id
      if !(purchase.quantity > 0 && purchase.quantity.isFinite && purchase.orderAt.isSound
        && purchase.arriveAt.isSound)
      {
        faults.append(
          Fault(
            rule: 0, subject: id,
            message:
              "A purchase of product \(id) is of \(figure(purchase.quantity)) units, ordered "
              + "at \(inspection.time(purchase.orderAt)); a quantity above 0 is wanted."))
      }
    }
    return faults
  }

  /// Each order has one outcome and each machine one line of key figures; causes say what their kind
  /// must say; they and prices point at what is there.
  static func listForm(_ inspection: Inspection, _ plan: Plan) -> [Fault] {
    let plant = inspection.plant
    var faults: [Fault] = []
    func tell(_ subject: String, _ message: String) {
      faults.append(Fault(rule: 0, subject: subject, message: message))
    }
    func count(_ indices: [Int], of ids: [String], as kind: String, in list: String) {
      var counts = [Int](repeating: 0, count: ids.count)
      for index in indices {
        if ids.indices.contains(index) {
          counts[index] += 1
        } else {
          tell(
            list,
            "`\(list)` names \(kind == "order" ? "an order" : "a machine") that the order file does not have."
          )
        }
      }
      for (id, count) in zip(ids, counts) where count != 1 {
        tell(id, "The \(kind) \(id) is in `\(list)` \(count) times instead of once.")
      }
    }
    count(plan.orders.map(\.order), of: plant.orders.map(\.id), as: "order", in: "orders")
    count(
      plan.kpi.machines.map(\.machine), of: plant.machines.map(\.id), as: "machine",
      in: "kpi.machines")
    func examine(_ what: String, _ kind: some FactKind, _ facts: [(name: String, fact: Fact)]) {
      let (must, may) = (kind.fields.must.map(\.rawValue), kind.fields.may.map(\.rawValue))
      let said = facts.map(\.name)
      func list(_ names: [String], _ consequence: (String) -> String) {
        if !names.isEmpty { tell("\(what)s", consequence(names.joined(separator: ", "))) }
      }
      let name = "A \(what) of kind \(kind.rawValue)"
      if !facts.allSatisfy({ $0.fact.isKnown(in: plant) }) {
        tell("\(what)s", "\(name) names what the order file does not have.")
      }
      list(must.filter { !said.contains($0) }) { "\(name) does not say its \($0)." }
      list(said.filter { !(must + may).contains($0) }) { "\(name) has no field \($0)." }
    }
    for cause in plan.orders.flatMap(\.because) { examine("cause", cause.kind, cause.facts) }
    for warning in plan.warnings { examine("warning", warning.kind, warning.facts) }
    for price in plan.prices where !isKnown(price, in: plant) {
      tell("prices", "A price is for something or a period that is not there, or is no number.")
    }
    return faults
  }

  private static func isKnown(_ price: Plan.Price, in plant: Plant) -> Bool {
    let isThere =
      switch price.scarce {
      case .machine(let index): plant.machines.indices.contains(index)
      case .resource(let index): plant.resources.indices.contains(index)
      case .product(let index): plant.products.indices.contains(index)
      }
    return isThere && plant.horizon.periods.indices.contains(price.period) && price.worth.isFinite
  }
}
