internal import TaktModel

extension Checker {
  /// Rule 3: what a planned lot or a purchase brings into stock does not take it above `maxStock`.
  /// Goods at hand, on their way or in progress may be more.
  static func maxStock(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    for store in inspection.flow.stores where store.step == nil {
      let product = inspection.plant.products[store.product]
      guard let limit = product.maxStock else { continue }
      // What goes out counts a second sooner than it does: within the tolerance it makes room.
      func counts(_ move: MaterialFlow.Move) -> Int64 {
        move.countsFrom.milliseconds - (move.units < 0 ? Tolerance.milliseconds : 0)
      }
      let moves = (store.moves + store.thrownAway).enumerated().sorted {
        (counts($0.element), $0.offset) < (counts($1.element), $1.offset)
      }.map(\.element)
      var units = 0.0
      var flow = 0.0
      var source: String?
      for (index, move) in moves.enumerated() {
        units += move.units
        flow += abs(move.units)
        if move.units > 0, move.countsFrom <= inspection.plant.horizon.end {
          switch move.cause {
          case .lot(let id): source = "lot \(id)"
          case .purchase: source = "a purchase"
          case .stock, .receipt, .running, .delivery: break
          }
        }
        // All that happens at an instant counts.
        if index + 1 < moves.count, counts(moves[index + 1]) == counts(move) { continue }
        if let source, units > limit + Tolerance.amount(flow) {
          faults.append(
            Fault(
              rule: 3, subject: product.id,
              message: "At \(inspection.time(Instant(milliseconds: counts(move)))) \(source) "
                + "brings the stock of product \(product.id) to \(figure(units)) units; "
                + "at most \(figure(limit)) are allowed."))
        }
        source = nil
      }
    }
    return faults
  }
}
