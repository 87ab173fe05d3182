import TaktModel

/// A quantity over time that changes in steps: the sum of amounts that hold from one instant to another.
struct StepLine: Equatable {
  struct Point: Equatable {
    let at: Instant
    let value: Double
  }

  /// Where the value changes, in order of time.
  let points: [Point]

  init(_ stretches: [(from: Instant, to: Instant, amount: Double)]) {
    var changes: [(at: Instant, by: Double)] = []
    for stretch in stretches where stretch.from < stretch.to && stretch.amount > 0 {
      changes.append((stretch.from, stretch.amount))
      changes.append((stretch.to, -stretch.amount))
    }
    changes.sort { $0.at < $1.at }
    var points: [Point] = []
    var value = 0.0
    var next = 0
    while next < changes.count {
      let at = changes[next].at
      while next < changes.count, changes[next].at == at {
        value += changes[next].by
        next += 1
      }
      // Sums of many amounts leave dust that nobody uses.
      if abs(value) < 1e-9 { value = 0 }
      if points.last?.value != value { points.append(Point(at: at, value: value)) }
    }
    self.points = points
  }

  /// The most between two instants.
  func peak(from: Instant, to: Instant) -> Double {
    var most = 0.0
    for (index, point) in points.enumerated() where point.at < to {
      let end = index + 1 < points.count ? points[index + 1].at : point.at
      if end > from { most = max(most, point.value) }
    }
    return most
  }

  var peak: Double { points.reduce(0) { max($0, $1.value) } }
}
