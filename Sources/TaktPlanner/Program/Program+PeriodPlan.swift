import GLPK
import TaktModel

extension Program {
  /// What a point of the program decides, in the plant's terms.
  func periodPlan(at point: [Double]) -> PeriodPlan {
    PeriodPlan(
      lots: lots(point), purchases: purchases(point), deliveries: deliveries(point),
      overtime: overtime(point))
  }

  private func value(_ variable: Variable?, _ point: [Double]) -> Double {
    variable.map { point[$0.index] } ?? 0
  }

  private func lots(_ point: [Double]) -> [PeriodPlan.Lot] {
    var lots: [(machine: Int, runsOn: Bool, lot: PeriodPlan.Lot)] = []
    for (mode, details) in data.modes.enumerated() {
      let stage = data.stages[details.stage]
      for period in 0..<data.periodCount {
        let units = value(layout.starts[mode][period], point)
        let least = max(1e-7, 1e-9 * (layout.starts[mode][period].map { mip.upper(of: $0) } ?? 0))
        guard units > least else { continue }
        let hasSetup = value(layout.setups[details.group][period], point) > 0.5
        lots.append(
          (
            details.machine, !hasSetup,
            PeriodPlan.Lot(
              product: stage.product, step: stage.step, mode: details.mode, period: period,
              started: units, hasSetup: hasSetup)
          ))
      }
    }
    // What runs on from the period before comes first.
    return lots.enumerated().sorted {
      let (a, b) = ($0.element, $1.element)
      return (a.machine, a.lot.period, a.runsOn ? 0 : 1, $0.offset)
        < (b.machine, b.lot.period, b.runsOn ? 0 : 1, $1.offset)
    }.map(\.element.lot)
  }

  private func purchases(_ point: [Double]) -> [PeriodPlan.Purchase] {
    layout.purchases.enumerated().flatMap { product, row in
      row.enumerated().compactMap { period, bought in
        let units = value(bought, point)
        return units > 1e-7
          ? PeriodPlan.Purchase(product: product, arrivalPeriod: period, quantity: units) : nil
      }
    }
  }

  /// A demand's deliveries are shared out among its orders in the order of the file.
  private func deliveries(_ point: [Double]) -> [PeriodPlan.Delivery] {
    data.demands.indices.flatMap { index in
      let units = layout.deliveries[index].map {
        $0.constant + $0.coefficient * value($0.variable, point)
      }
      return data.demands[index].sharedOut(units, data.plant)
    }
  }

  private func overtime(_ point: [Double]) -> [PeriodPlan.Overtime] {
    data.time.enumerated().flatMap { machine, row in
      row.enumerated().flatMap { period, time in
        time.overtime.enumerated().compactMap { rate, offer in
          let hours = value(layout.overtime[machine][period][rate], point)
          return hours > 1e-7
            ? PeriodPlan.Overtime(
              machine: machine, period: period, costPerHour: offer.costPerHour,
              seconds: hours * 3600) : nil
        }
      }
    }
  }
}
