internal import TaktModel

extension RandomPlantDraft {
  mutating func drawMachines() {
    let count: Int
    switch size {
    case .tiny: count = generator.whole(1...2)
    case .small: count = generator.whole(1...4)
    case .medium: count = generator.whole(3...8)
    }
    for index in 0..<count {
      let initial = takes(.initialFamily, 0.7) ? generator.below(families.count) : nil
      machines.append(
        Machine(
          id: "M\(index + 1)", openWindows: openWindows(), downtime: downtimes(),
          efficiency: generator.chance(0.3) ? generator.pick([0.85, 0.9, 1.25]) : 1,
          costPerHour: takes(.costs) ? generator.between(1, 50) : 0,
          initialFamily: initial, keepsSetup: !takes(.lostSetups, 0.6)))
    }
  }

  /// Always open, shifts with and without a break, overtime after them, or (rarely) never open.
  private mutating func openWindows() -> [Window] {
    guard takes(.calendars, 0.8) else { return [Window(from: horizon.start, to: horizon.end)] }
    if generator.chance(0.02) { return [] }
    let start = generator.pick([0.0, 6, 7.5, 8])
    let length = generator.pick([8.0, 10, 16, 20])
    let pause = generator.chance(0.5) ? generator.pick([0.5, 1]) : 0
    let workdays = generator.pick([5, 6, 7])
    let overtime = takes(.overtime, 0.7) ? generator.pick([1.0, 2, 4]) : 0
    let saturdays = takes(.overtime, 0.3)
    let price = generator.pick([0.0, 5, 20, 100])
    var windows: [Window] = []
    for day in -1...Int(min(horizon.days, 1000)) + 1 {
      func add(_ from: Double, _ to: Double, isOvertime: Bool = false) {
        let base = horizon.start.advanced(bySeconds: Double(day) * 86_400)
        let window = Window(
          from: max(horizon.start, base.advanced(bySeconds: from * 3600)),
          to: min(horizon.end, base.advanced(bySeconds: to * 3600)), isOvertime: isOvertime,
          costPerHour: price)
        if window.from < window.to { windows.append(window) }
      }
      if (day + 7) % 7 < workdays {
        let half = start + length / 2
        add(start, half)
        add(half + pause, start + length)
        if overtime > 0 { add(start + length, start + length + overtime, isOvertime: true) }
      } else if saturdays {
        add(8, 14, isOvertime: true)
      }
    }
    return windows
  }

  private mutating func downtimes() -> [Machine.Downtime] {
    guard takes(.downtime) else { return [] }
    var result: [Machine.Downtime] = []
    for _ in 0..<generator.whole(1...2) {
      let from = instant(from: -0.05, to: 0.95)
      let hours = generator.pick([0.25, 2, 8, 30])
      result.append(
        Machine.Downtime(from: from, to: from.advanced(bySeconds: hours * 3600), reason: "repair"))
    }
    return result
  }
}
