/// What a run knew when: its best objective and its bound by processor time.
struct Trajectory: Sendable, Equatable {
  struct Point: Sendable, Equatable {
    var cpuSeconds: Double
    /// Infinite before the first plan.
    var objective: Double
    /// Minus infinity before the first bound.
    var bound: Double
  }

  /// By time; objectives never rise, bounds never fall.
  private(set) var points: [Point] = []

  init() {}

  init(_ lines: [RunLine]) {
    for line in lines { add(line) }
  }

  mutating func add(_ line: RunLine) {
    let last = points.last
    let point = Point(
      cpuSeconds: max(line.cpuSeconds, last?.cpuSeconds ?? 0),
      objective: min(line.objective ?? .infinity, last?.objective ?? .infinity),
      bound: max(line.bound ?? -.infinity, last?.bound ?? -.infinity))
    if point.objective == last?.objective, point.bound == last?.bound { return }
    points.append(point)
  }

  /// Infinite where there was no plan by then.
  func objective(at seconds: Double) -> Double {
    points.last { $0.cpuSeconds <= seconds }?.objective ?? .infinity
  }

  func bound(at seconds: Double) -> Double {
    points.last { $0.cpuSeconds <= seconds }?.bound ?? -.infinity
  }

  var finalObjective: Double { points.last?.objective ?? .infinity }
  var finalBound: Double { points.last?.bound ?? -.infinity }

  /// When the objective came down to `target`; nil where it never did.
  func seconds(toReach target: Double) -> Double? {
    guard target.isFinite else { return nil }
    return points.first { $0.objective <= target }?.cpuSeconds
  }
}
