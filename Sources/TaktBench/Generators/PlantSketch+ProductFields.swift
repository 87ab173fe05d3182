import TaktFiles

/// How products stand in the file, and the names of things.
extension PlantSketch {
  func made(_ index: Int) -> JSONValue {
    let product = products[index]
    var fields: [(String, JSONValue)] = [("id", .text(productID(index)))]
    if product.stock > 0 { fields.append(("stock", .number(product.stock))) }
    fields.append(("holdingCostPerUnitDay", .number((product.value * 0.001).rounded3)))
    let steps = product.steps.enumerated().map { place, step in
      stepFields(place, step, place == 0 ? product.components : [])
    }
    fields.append(("routing", .list(steps)))
    return .object(fields)
  }

  private func stepFields(
    _ place: Int, _ step: Step, _ components: [Component]
  ) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      ("id", .text("S\(place + 1)")), ("modes", .list(step.machines.map { mode(step, $0) })),
    ]
    if !components.isEmpty {
      let entries = components.map { component in
        let id =
          component.kind == .made ? productID(component.index) : boughtID(component.index)
        return JSONValue.object([
          ("product", .text(id)), ("quantity", .number(component.quantity)),
        ])
      }
      fields.append(("components", .list(entries)))
    }
    if step.waitMinutes > 0 {
      fields.append(("waitAfterMinutes", .object([("min", .number(step.waitMinutes))])))
    }
    return .object(fields)
  }

  private func mode(_ step: Step, _ machine: Int) -> JSONValue {
    let family = centres[step.centre].families[step.family]
    let seconds = (step.secondsPerUnit * machines[machine].slowness).rounded3
    var fields: [(String, JSONValue)] = [
      ("machine", .text(machineID(machine))), ("secondsPerUnit", .number(seconds)),
      ("setupMinutes", .number(family.minutes)),
      ("setupCost", .number(setupCost(minutes: family.minutes))),
      ("family", .text(familyID(step.centre, step.family))), ("yield", yield(step.yield)),
    ]
    if family.scrap > 0 { fields.append(("setupScrap", .number(family.scrap))) }
    if step.hasRework {
      fields.append(
        (
          "rework",
          .object([
            ("share", .number(0.5)), ("secondsPerUnit", .number((seconds * 0.6).rounded3)),
            ("yield", .number(0.9)),
          ])
        ))
    }
    if step.minLot > 0 { fields.append(("minLot", .number(step.minLot))) }
    return .object(fields)
  }

  private func yield(_ yield: Yield) -> JSONValue {
    switch yield {
    case .share(let share): .number(share)
    case .counts(let good, let defective):
      .object([("good", .number(Double(good))), ("defective", .number(Double(defective)))])
    }
  }

  func purchased(_ index: Int) -> JSONValue {
    let part = bought[index]
    return .object([
      ("id", .text(boughtID(index))), ("stock", .number(part.stock)),
      ("holdingCostPerUnitDay", .number((part.costPerUnit * 0.001).rounded3)),
      (
        "purchase",
        .object([
          ("leadTimeDays", .number(Double(part.leadTimeDays))),
          ("costPerUnit", .number(part.costPerUnit.rounded3)),
          ("minQuantity", .number(Double(part.minQuantity))),
        ])
      ),
    ])
  }

  func centre(of machine: Int) -> Int? {
    centres.firstIndex { $0.machines.contains(machine) }
  }

  func machineID(_ index: Int) -> String { "M\(index + 1)" }
  func productID(_ index: Int) -> String { "P\(index + 1)" }
  func boughtID(_ index: Int) -> String { "B\(index + 1)" }
  func familyID(_ centre: Int, _ family: Int) -> String { "C\(centre + 1)-F\(family + 1)" }
}
