import TaktFiles
import TaktModel

extension SoakPlant {
  /// The same plant the night after: the first lots of its plan are frozen, all of it is in the shop floor's
  /// hands, and on some nights one lot that lies ahead is pinned.
  static func nightAfter(_ plan: Plan, of plant: Plant, seed: UInt64) -> [UInt8] {
    var sketch = SoakPlant(seed: seed)
    var fields = sketch.fields()
    var lots = plan.schedule.lots.filter { $0.origin == .planned }
    let until = sketch.instant(0.1...0.6)
    // A lot that is set up before and takes its goods after may be waiting for one that is not frozen.
    let frozen = lots.filter { lot in
      (lot.segments.first { $0.kind == .run }?.from ?? lot.start) < until
    }
    // What takes nothing can stand wherever it is.
    let standing = Set(frozen.map(\.id))
    for place in lots.indices where sketch.takes(.pinned, 0.3) {
      let lot = lots[place]
      let components = plant.products[lot.product].steps[lot.step].components
      guard lot.step == 0, components.allSatisfy({ $0.quantityPerUnit == 0 }),
        !standing.contains(lot.id)
      else { continue }
      lots[place] = lot.modified { $0.isPinned = true }
    }
    fields += [
      (
        "frozen",
        .object([
          ("until", sketch.text(until)), ("lots", PlanFile.value(of: frozen, for: plant)),
        ])
      ),
      (
        "previous",
        .object([
          ("lots", PlanFile.value(of: lots, for: plant)), ("changeCostPerLot", sketch.money(0...5)),
        ])
      ),
    ]
    return JSONValue.objectLines(fields).bytes()
  }
}
