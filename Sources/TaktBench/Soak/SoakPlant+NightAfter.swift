import TaktFiles
import TaktModel

extension SoakPlant {
  /// The same plant the night after: the first lots of its plan are frozen, all of it is in the shop floor's
  /// hands.
  static func nightAfter(_ plan: Plan, of plant: Plant, seed: UInt64) -> [UInt8] {
    var sketch = SoakPlant(seed: seed)
    var fields = sketch.fields()
    let lots = plan.schedule.lots.filter { $0.origin == .planned }
    let until = sketch.instant(0.1...0.6)
    // A lot that is set up before and takes its goods after may be waiting for one that is not frozen.
    let frozen = lots.filter { lot in
      (lot.segments.first { $0.kind == .run }?.from ?? lot.start) < until
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
