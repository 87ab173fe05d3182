internal import TaktModel

extension Checker {
  /// Rule 2: good units and scrap follow from the units started, by the defect arithmetic.
  static func lotYields(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    for known in inspection.lots where known.isPlanned {
      let lot = known.lot
      let lost = lot.setup?.scrapUnits ?? 0
      func compare(_ name: String, _ claimed: Double, to right: Double) {
        if abs(claimed - right) <= Tolerance.amount(lot.started) { return }
        faults.append(
          Fault(
            rule: 2, subject: lot.id,
            message: "Lot \(lot.id) of \(figure(lot.started)) units claims \(figure(claimed)) "
              + "\(name); by the arithmetic it is \(figure(right))."))
      }
      compare(
        "good", lot.good, to: known.mode.goodUnits(started: lot.started, setupScrapUnits: lost))
      compare(
        "scrap", lot.scrap, to: known.mode.scrapUnits(started: lot.started, setupScrapUnits: lost))
    }
    return faults
  }
}
