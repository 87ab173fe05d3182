import TaktModel

extension MachineTime {
  /// By machine and period; what in-progress lots hold is taken out, overtime at one price is one sum.
  static func table(of plant: Plant) -> [[MachineTime]] {
    plant.freeWindows().map { row(of: $0, plant.horizon) }
  }

  private static func row(of windows: [Window], _ horizon: Horizon) -> [MachineTime] {
    var first = 0
    return horizon.periods.map { period in
      var regular = 0.0
      var overtime: [(costPerHour: Double, seconds: Double)] = []
      while first < windows.count, windows[first].to <= period.start { first += 1 }
      for window in windows[first...] {
        if window.from >= period.end { break }
        let from = max(window.from, period.start)
        let seconds = max(0, from.seconds(until: min(window.to, period.end)))
        if seconds == 0 { continue }
        if !window.isOvertime {
          regular += seconds
        } else if let same = overtime.firstIndex(where: { $0.costPerHour == window.costPerHour }) {
          overtime[same].seconds += seconds
        } else {
          overtime.append((window.costPerHour, seconds))
        }
      }
      return MachineTime(
        regularSeconds: regular, overtime: overtime.sorted { $0.costPerHour < $1.costPerHour })
    }
  }
}
