import TaktModel

/// What a set-up for a family takes on a machine when the program does not know what ran before.
///
/// With sequence-dependent rules it is the mean over the cheaper half of the families that can come
/// before it: the scheduler orders the lots of a period, so the dear changeovers are the rare ones.
struct SetupEstimate {
  let seconds: Double
  let cost: Double

  static let none = SetupEstimate(seconds: 0, cost: 0)

  private init(seconds: Double, cost: Double) {
    self.seconds = seconds
    self.cost = cost
  }

  init(family: FamilyIndex, modes: [Mode], others: [FamilyIndex], plant: Plant) {
    let predecessors: [FamilyIndex?] = others.isEmpty ? [nil] : others
    var seconds = 0.0
    var cost = 0.0
    for mode in modes {
      let found = predecessors.map { plant.changeovers.setup(from: $0, to: mode) ?? Setup() }
        .sorted { ($0.seconds, $0.cost) < ($1.seconds, $1.cost) }
      let cheap = found.prefix((found.count + 1) / 2)
      seconds += cheap.reduce(0) { $0 + $1.seconds } / Double(cheap.count)
      cost += cheap.reduce(0) { $0 + $1.cost } / Double(cheap.count)
    }
    self.seconds = seconds / Double(modes.count)
    self.cost = cost / Double(modes.count)
  }

  /// Units lost after a set-up for one mode, by the same estimate.
  static func scrapUnits(of mode: Mode, others: [FamilyIndex], plant: Plant) -> Double {
    let predecessors: [FamilyIndex?] = others.isEmpty ? [nil] : others
    let found = predecessors.map { plant.changeovers.setup(from: $0, to: mode)?.scrapUnits ?? 0 }
      .sorted()
    let cheap = found.prefix((found.count + 1) / 2)
    return cheap.reduce(0, +) / Double(cheap.count)
  }
}
