import TaktModel

/// What electric energy costs between two moments.
struct EnergyPricing: Sendable {
  private let from: [Milliseconds]
  private let to: [Milliseconds]
  private let perKWMillisecond: [Double]
  /// What a kW costs from the horizon's start until each price begins.
  private let before: [Double]

  /// Nil where energy costs nothing.
  init?(_ energy: Energy) {
    guard !energy.prices.isEmpty else { return nil }
    from = energy.prices.map(\.from.milliseconds)
    to = energy.prices.map(\.to.milliseconds)
    perKWMillisecond = energy.prices.map { $0.pricePerKWh / 3_600_000 }
    var sum = 0.0
    var before: [Double] = []
    for (index, price) in perKWMillisecond.enumerated() {
      before.append(sum)
      sum += price * Double(to[index] - from[index])
    }
    self.before = before
  }

  /// The moments at which a price begins.
  var borders: [Milliseconds] { from }

  /// What a kW costs from one moment until another.
  func perKW(_ begin: Milliseconds, _ end: Milliseconds) -> Double { until(end) - until(begin) }

  /// The price of a kWh at a moment.
  func pricePerKWh(at time: Milliseconds) -> Double {
    let place = place(time)
    guard place >= 0, time < to[place] else { return 0 }
    return perKWMillisecond[place] * 3_600_000
  }

  private func until(_ time: Milliseconds) -> Double {
    let place = place(time)
    guard place >= 0 else { return 0 }
    return before[place] + perKWMillisecond[place] * Double(min(time, to[place]) - from[place])
  }

  /// The last price that begins at or before a moment; -1: none.
  private func place(_ time: Milliseconds) -> Int {
    var (low, high) = (0, from.count)
    while low < high {
      let middle = (low + high) / 2
      if from[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// What a lot's segments draw.
  func cost(of lot: Lot, on machine: Machine, _ mode: Mode) -> Double {
    let run = lot.segments.reduce(0) { $0 + ($1.kind == .run ? $1.seconds : 0) }
    guard run > 0 || mode.kWhPerUnit == 0 else {
      return cost(ofSetup: lot, machine) + mode.kWhPerUnit * lot.started
        * pricePerKWh(at: lot.takesAt.milliseconds)
    }
    let runKW = machine.runKW + (run > 0 ? mode.kWhPerUnit * lot.started * 3600 / run : 0)
    return cost(ofSetup: lot, machine)
      + lot.segments.reduce(0) {
        $1.kind == .run
          ? $0 + runKW * perKW($1.from.milliseconds, $1.to.milliseconds) : $0
      }
  }

  private func cost(ofSetup lot: Lot, _ machine: Machine) -> Double {
    lot.segments.reduce(0) {
      $1.kind == .setup
        ? $0 + machine.setupKW * perKW($1.from.milliseconds, $1.to.milliseconds) : $0
    }
  }
}
