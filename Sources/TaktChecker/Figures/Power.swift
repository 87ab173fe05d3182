internal import TaktModel

/// The electric power that a lot draws.
struct Power {
  let setupKW: Double
  /// The machine's and that of the units, spread over the run.
  let runKW: Double
  /// What the units take where the run takes no time.
  let kWhAtOnce: Double

  func kW(_ kind: Lot.Segment.Kind) -> Double { kind == .setup ? setupKW : runKW }

  /// What the energy of a lot costs by the prices of the moment.
  func cost(of lot: Lot, _ prices: EnergyPrices) -> Double {
    var cost = 0.0
    for segment in lot.segments where segment.from < segment.to && kW(segment.kind) > 0 {
      cost += kW(segment.kind) * prices.costPerKW(from: segment.from, to: segment.to)
    }
    if kWhAtOnce > 0 { cost += kWhAtOnce * prices.price(at: lot.runsFrom) }
    return cost
  }
}

extension Inspection {
  func power(of known: KnownLot) -> Power {
    let machine = plant.machines[known.lot.machine]
    let hours =
      known.lot.segments.reduce(0) { $0 + ($1.kind == .run ? max(0, $1.seconds) : 0) } / 3600
    let kWh = known.mode.kWhPerUnit * known.lot.started
    return Power(
      setupKW: machine.setupKW, runKW: machine.runKW + (hours > 0 ? kWh / hours : 0),
      kWhAtOnce: hours > 0 ? 0 : kWh)
  }
}

extension Lot {
  /// The beginning of its run.
  var runsFrom: Instant { segments.first { $0.kind == .run }?.from ?? start }
}
