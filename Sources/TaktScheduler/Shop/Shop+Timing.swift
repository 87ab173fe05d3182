import TaktModel

/// When a lot could take its materials on its machine, and the set-up that precedes.
struct Timing {
  let take: Milliseconds
  let start: Milliseconds
  let setup: SetupFacts?

  static let never = Timing(take: Clock.never, start: Clock.never, setup: nil)
}

/// What a machine did before a lot.
struct MachineState {
  let freeAt: Milliseconds
  /// -1: set up for nothing.
  let family: FamilyIndex
  /// Whether it has done nothing yet.
  let isUntouched: Bool
}

extension Shop {
  /// The earliest timing of a lot of a mode that starts at `least` or later and takes its materials at `time`
  /// or later, where nothing but the machine has to be free.
  func timing(
    _ mode: Int, after state: MachineState, in hours: OpenTime, from least: Milliseconds,
    at time: Milliseconds
  ) -> Timing {
    let facts = modes[mode]
    if isSubcontractor[facts.machine] {
      let take = hours.nextOpen(max(time, least))
      return Timing(take: take, start: take, setup: nil)
    }
    let isKept = keepsSetup[facts.machine] || state.family < 0
    let border =
      isKept
      ? Clock.never
      : state.isUntouched && state.freeAt == start
        ? borders.first ?? Clock.never : border(from: state.freeAt)
    let first = hours.nextOpen(max(state.freeAt, least))
    if first < border {
      let setup = setups.setup(after: state.family, mode: mode, facts)
      let found = Self.timing(hours, from: first, at: time, setup)
      if found.start < border { return found }
    }
    if border == Clock.never { return .never }
    let setup = setups.setup(after: -1, mode: mode, facts)
    return Self.timing(
      hours, from: hours.nextOpen(max(state.freeAt, least, border)), at: time, setup)
  }

  private static func timing(
    _ hours: OpenTime, from first: Milliseconds, at time: Milliseconds, _ setup: SetupFacts?
  ) -> Timing {
    if first == Clock.never { return Timing(take: first, start: first, setup: setup) }
    let work = setup?.milliseconds ?? 0
    let earliest = hours.ready(from: first, work: work)
    let take = time <= earliest ? earliest : hours.nextOpen(time)
    if take == Clock.never { return Timing(take: take, start: take, setup: setup) }
    if take == earliest { return Timing(take: take, start: work == 0 ? take : first, setup: setup) }
    return Timing(
      take: take, start: max(first, hours.begin(before: take, work: work) ?? first), setup: setup)
  }
}
