internal import TaktModel

extension Checker {
  /// Rule 3: no stock and no step's waiting good units ever fall below nothing; what is older
  /// than the longest wait or the shelf life is thrown away and not used.
  static func materials(_ inspection: Inspection) -> [Fault] {
    inspection.flow.stores.compactMap { shortage(in: $0, inspection) }
  }

  /// The first instant at which more is taken than is there.
  private static func shortage(in store: MaterialFlow.Store, _ inspection: Inspection) -> Fault? {
    // What is taken counts a second later than it is: what arrives within the tolerance is in time.
    // What is thrown away is thrown away a second late already.
    func counts(_ move: MaterialFlow.Move) -> Int64 {
      move.at.milliseconds + (move.units < 0 && !move.isThrownAway ? Tolerance.milliseconds : 0)
    }
    func rank(_ move: MaterialFlow.Move) -> Int { move.units >= 0 ? 0 : move.isThrownAway ? 1 : 2 }
    let moves = (store.moves + store.surelyThrownAway).enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      return (counts(a), rank(a), $0.offset) < (counts(b), rank(b), $1.offset)
    }.map(\.element)
    var units = 0.0
    var flow = 0.0
    var thrownAway = 0.0
    var thrownAwayAt: Instant?
    for move in moves {
      units += move.units
      flow += abs(move.units)
      if move.isThrownAway {
        thrownAway -= move.units
        thrownAwayAt = move.costsFrom
        continue
      }
      guard units < -Tolerance.amount(flow) else { continue }
      let product = inspection.plant.products[store.product]
      let place = store.step.map { " after step \(product.steps[$0].id)" } ?? ""
      let taker =
        switch move.cause {
        case .lot(let id), .running(let id): "lot \(id)"
        case .delivery(let order): "a delivery of order \(inspection.plant.orders[order].id)"
        case .stock, .receipt, .purchase: "a supply"
        }
      var message =
        "At \(inspection.time(move.at)) \(taker) takes \(figure(-move.units)) units of "
        + "product \(product.id)\(place), but there are \(figure(units - move.units))"
      if let thrownAwayAt, let life = store.lifeSeconds, thrownAway > Tolerance.amount(flow) {
        message +=
          "; they keep for \(figure(life)) s, and \(figure(thrownAway)) are thrown away by "
          + "then, the last at \(inspection.time(thrownAwayAt))"
      }
      return Fault(rule: 3, subject: product.id, message: message + ".")
    }
    return nil
  }
}
