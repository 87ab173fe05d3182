import TaktModel

extension PlantSketch {
  /// Two shifts from Monday to Friday.
  static let shiftHours = 16.0
  static let maintenanceHours = 4.0

  /// Work centres of one to four machines. Each fifth, at least one, is a bottleneck.
  mutating func drawCentres() {
    var next = 0
    while next < options.machines {
      let size = min(random.whole(1...4), options.machines - next)
      let isBottleneck = centres.count % 5 == 2 || next + size == options.machines && next == 0
      let families = (0..<random.whole(3...6)).map { _ in
        Family(
          minutes: Double(random.whole(3...12) * 5),
          scrap: random.happens(0.3) ? Double(random.whole(1...4)) : 0)
      }
      centres.append(
        Centre(
          machines: next..<next + size,
          utilisation: isBottleneck ? random.real(0.85...0.95) : random.real(0.5...0.8),
          families: families))
      for _ in 0..<size { drawMachine(families.count) }
      next += size
    }
    // Plants of fewer than three centres have their bottleneck at the last one.
    if centres.count < 3, let last = centres.indices.last {
      centres[last].utilisation = random.real(0.85...0.95)
    }
  }

  private mutating func drawMachine(_ families: Int) {
    let working = GeneratorCalendar.workingDays(options.days)
    let isDown = working.count > 2 && random.happens(0.1)
    machines.append(
      Machine(
        costPerHour: Double(random.whole(20...60) * 1000),
        slowness: random.happens(0.5) ? 1 : random.real(1.05...1.4),
        initialFamily: random.happens(0.67) ? random.below(families) : nil,
        downDay: isDown ? working[random.below(working.count)] : nil,
        openSeconds: 3600
          * (Self.shiftHours * Double(working.count) - (isDown ? Self.maintenanceHours : 0))))
  }
}
