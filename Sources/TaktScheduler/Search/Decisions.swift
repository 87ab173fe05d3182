/// What a search decided, so that the next one begins where it ended: a schedule alone does not tell who was
/// served first, what waits and what is bought ahead.
public struct Decisions: Sendable {
  let draft: Draft
  let isJustInTime: Bool
}

extension Simulation {
  /// What it played.
  var decisions: Decisions { Decisions(draft: draft, isJustInTime: options.isJustInTime) }
}
