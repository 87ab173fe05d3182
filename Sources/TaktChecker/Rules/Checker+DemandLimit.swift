internal import TaktModel

extension Checker {
  /// Rule 8: all lots together never draw more electric power than is allowed.
  static func demandLimit(_ inspection: Inspection) -> [Fault] {
    guard let limit = inspection.plant.energy.demandLimitKW else { return [] }
    var load = SharedLoad()
    for (index, known) in inspection.lots.enumerated() {
      let power = inspection.power(of: known)
      for kind in Lot.Segment.Kind.allCases {
        for stretch in known.stretches({ $0 == kind }) {
          load.add(
            SharedLoad.Part(
              lot: index, isPlanned: known.isPlanned, from: stretch.from, to: stretch.to,
              amount: power.kW(kind)))
        }
      }
    }
    return load.excesses(over: limit).map { excess in
      let lot = inspection.lots[excess.part.lot].lot
      return Fault(
        rule: 8, subject: lot.id,
        message: "Lot \(lot.id) on machine \(inspection.machine(lot.machine)) draws "
          + "\(figure(excess.part.amount)) kW at \(inspection.time(excess.part.from)), which makes "
          + "\(figure(excess.sum)) kW in all; the limit is \(figure(limit)) kW.")
    }
  }
}
