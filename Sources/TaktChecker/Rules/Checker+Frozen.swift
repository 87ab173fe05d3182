internal import TaktModel

extension Checker {
  /// Rule 7: frozen lots stand as the order file has them, and nothing else claims to be frozen.
  static func frozen(_ inspection: Inspection) -> [Fault] {
    let plant = inspection.plant
    var claims: [String: Lot] = [:]
    for known in inspection.lots where known.lot.origin == .frozen {
      claims[known.lot.id] = claims[known.lot.id] ?? known.lot
    }
    var faults: [Fault] = []
    for right in plant.frozen {
      guard let claim = claims.removeValue(forKey: right.id) else {
        faults.append(
          Fault(
            rule: 7, subject: right.id,
            message: "Lot \(right.id) is frozen, but the plan does not have it as such."))
        continue
      }
      for (name, isSame, found, wanted) in comparisons(claim, right, inspection) where !isSame {
        faults.append(
          Fault(
            rule: 7, subject: right.id,
            message: "Lot \(right.id) is frozen with \(name) \(wanted); the plan has \(found)."))
      }
    }
    for id in claims.keys.sorted() {
      faults.append(
        Fault(
          rule: 7, subject: id,
          message: "Lot \(id) claims to be frozen, but the order file freezes no such lot."))
    }
    return faults
  }

  private static func comparisons(
    _ claim: Lot, _ right: Lot, _ inspection: Inspection
  ) -> [(name: String, isSame: Bool, found: String, wanted: String)] {
    let plant = inspection.plant
    func id(_ product: ProductIndex) -> String { plant.products[product].id }
    func amount(_ name: String, _ value: (Lot) -> Double) -> (String, Bool, String, String) {
      (
        name, Tolerance.equal(value(claim), value(right)), figure(value(claim)),
        figure(value(right))
      )
    }
    return [
      ("product", claim.product == right.product, id(claim.product), id(right.product)),
      ("step number", claim.step == right.step, "\(claim.step + 1)", "\(right.step + 1)"),
      (
        "machine", claim.machine == right.machine, inspection.machine(claim.machine),
        inspection.machine(right.machine)
      ),
      (
        "family", claim.family == right.family, inspection.family(claim.family),
        inspection.family(right.family)
      ),
      ("set-up", claim.setup == right.setup, wording(claim.setup), wording(right.setup)),
      (
        "start", Tolerance.equal(claim.start, right.start), inspection.time(claim.start),
        inspection.time(right.start)
      ),
      (
        "end", Tolerance.equal(claim.end, right.end), inspection.time(claim.end),
        inspection.time(right.end)
      ),
      amount("quantity", \.started), amount("good units", \.good), amount("scrap", \.scrap),
      (
        "segments", isSame(claim.segments, right.segments),
        segmentWording(claim.segments, inspection), segmentWording(right.segments, inspection)
      ),
    ]
  }
}
