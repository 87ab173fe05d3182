internal import TaktModel

extension Checker {
  /// Rule 6: lots respect `minLot`, `maxLot`, `lotMultiple` and whole units.
  static func lotSizes(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    for known in inspection.lots where known.isPlanned {
      let (lot, mode) = (known.lot, known.mode)
      func tell(_ message: String) {
        faults.append(
          Fault(
            rule: 6, subject: lot.id,
            message: "Lot \(lot.id) starts \(figure(lot.started)) units; \(message)"))
      }
      if lot.started <= 0 { tell("a lot makes something.") }
      if lot.started < mode.minLot - Tolerance.amount(mode.minLot) {
        tell("the least is \(figure(mode.minLot)).")
      }
      if let most = mode.maxLot, lot.started > most + Tolerance.amount(most) {
        tell("the most is \(figure(most)).")
      }
      if let multiple = mode.lotMultiple, !Tolerance.isMultiple(lot.started, of: multiple) {
        tell("it must be a multiple of \(figure(multiple)).")
      }
      if known.product.isWhole, !Tolerance.isMultiple(lot.started, of: 1) {
        tell("product \(known.product.id) is made in whole units.")
      }
    }
    return faults
  }
}
