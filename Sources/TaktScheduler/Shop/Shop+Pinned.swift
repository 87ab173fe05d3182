import TaktModel

extension Shop {
  /// A pinned lot that lies ahead: others are planned before and behind it.
  struct Hold {
    let start: Milliseconds
    let end: Milliseconds
    let family: FamilyIndex
    /// Whether it is set up for itself, whatever was made before.
    let hasSetup: Bool

    /// Whether a lot may be made before it that begins and ends then and leaves the machine set up for a family. Of
    /// two that take no time at one instant it is the first.
    func admits(from begin: Milliseconds, until end: Milliseconds, _ family: FamilyIndex) -> Bool {
      let isAlike = begin == start && end == start && self.end == start
      return end <= start && !isAlike && (hasSetup || family == self.family)
    }
  }

  /// By machine, in order of time; none lies before the end of the other fixed lots.
  static func holds(of plant: Plant, behind loads: [MachineLoad?]) -> [[Hold]] {
    var holds = plant.machines.map { _ in [Hold]() }
    for lot in plant.frozen where lot.isPinned && !plant.machines[lot.machine].isSubcontractor {
      let start = lot.start.milliseconds
      guard start >= loads[lot.machine]?.freeAt ?? start else { continue }
      holds[lot.machine].append(
        Hold(
          start: start, end: lot.end.milliseconds, family: lot.family, hasSetup: lot.setup != nil))
    }
    return holds
  }
}

extension Simulation {
  /// When a lot could be next on its machine, between or behind its pinned lots.
  mutating func timing(
    amongHoldsOf machine: Int, for lot: Int, at time: Milliseconds
  ) -> Timing {
    let family = shop.modes[draft.lots[lot].mode].family
    var found = timing(
      lot, after: MachineLoad(freeAt: freeAt[machine], family: self.family[machine]),
      on: machine, at: time)
    for hold in shop.holds[machine] where hold.start >= freeAt[machine] {
      guard found.take != Clock.never, let extent = extent(of: lot, on: machine, found),
        !hold.admits(from: found.start, until: extent.end, family)
      else { return found }
      found = timing(
        lot, after: MachineLoad(freeAt: hold.end, family: hold.family), on: machine, at: time)
    }
    return found
  }

  /// The first pinned lot behind a moment, and the last before one.
  func hold(on machine: MachineIndex, after time: Milliseconds) -> Shop.Hold? {
    shop.holds[machine].first { $0.start >= time }
  }

  func hold(on machine: MachineIndex, before time: Milliseconds) -> Shop.Hold? {
    shop.holds[machine].last { $0.end <= time }
  }
}
