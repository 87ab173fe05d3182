internal import TaktModel

extension Checker {
  /// Rule 3: no stock and no step's waiting good units ever fall below nothing.
  static func materials(_ inspection: Inspection) -> [Fault] {
    MaterialFlow(inspection).stores.compactMap { shortage(in: $0, inspection) }
  }

  /// The first instant at which more is taken than is there.
  private static func shortage(in store: MaterialFlow.Store, _ inspection: Inspection) -> Fault? {
    // What is taken counts a second later than it is: what arrives within the tolerance is in time.
    func counts(_ move: MaterialFlow.Move) -> Int64 {
      move.at.milliseconds + (move.units < 0 ? Tolerance.milliseconds : 0)
    }
    let moves = store.moves.enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      return (counts(a), a.units < 0 ? 1 : 0, $0.offset)
        < (counts(b), b.units < 0 ? 1 : 0, $1.offset)
    }
    var units = 0.0
    var flow = 0.0
    for (_, move) in moves {
      units += move.units
      flow += abs(move.units)
      guard units < -Tolerance.amount(flow) else { continue }
      let product = inspection.plant.products[store.product]
      let place = store.step.map { " after step \(product.steps[$0].id)" } ?? ""
      let taker =
        switch move.cause {
        case .lot(let id): "lot \(id)"
        case .delivery(let order): "a delivery of order \(inspection.plant.orders[order].id)"
        case .stock, .receipt, .purchase: "a supply"
        }
      return Fault(
        rule: 3, subject: product.id,
        message: "At \(inspection.time(move.at)) \(taker) takes \(figure(-move.units)) units of "
          + "product \(product.id)\(place), but there are \(figure(units - move.units)).")
    }
    return nil
  }
}
