import TaktModel

/// A schedule made into one that a planner would run: fewer orders late or short, then fewer lots,
/// deliveries and purchases, then cheaper, within a budget; nothing made that serves nobody.
///
/// Changes are tried by simulation, many at once: where all of them together do not do, each half of them
/// (group testing; R. Dorfman, 1943). So a plant of many lots takes about as many looks as it has groups of
/// lots that belong together.
struct Tidying {
  /// What makes a change good.
  enum Goal {
    /// The tidier plan, up to a share above the cheapest one.
    case tidiest(percent: Double)
    /// The cheaper one, where each lot, delivery and purchase costs something.
    case cheapest(perPiece: Double)
  }

  private(set) var best: Simulation
  private(set) var standing: Standing
  private let first: Standing
  private(set) var evaluations = 0
  private let goal: Goal
  private let limit: Int
  private let stop: StopRule
  private var candidate: Simulation
  /// What the plan may cost.
  private var budget = Double.infinity

  /// - Parameter least: the cost of the cheapest plan found, where it is not the start.
  init(
    from start: Simulation, _ goal: Goal, least: Double = .infinity, limit: Int, stop: StopRule
  ) {
    best = start
    candidate = start
    standing = Standing(of: start)
    first = standing
    self.goal = goal
    self.limit = limit
    self.stop = stop
    setBudget(least)
  }

  var shop: Shop { best.shop }
  var isOver: Bool { evaluations >= limit || stop.isOver }

  /// The cheapest plan found is the one that began or one that was taken since.
  private mutating func setBudget(_ least: Double = .infinity) {
    guard case .tidiest(let percent) = goal else { return }
    let least = min(least, standing.cost)
    budget = min(budget, least * (1 + percent / 100) + Standing.slack(least))
  }

  /// All of it, over and over until nothing helps any more.
  mutating func run() {
    var before = Standing?.none
    while !isOver, before.map({ differs(from: $0) }) ?? true {
      before = standing
      forgetUnmade()
      shed()
      joinLots(reach: 1)
      joinPurchases()
      joinDeliveries()
      cureOrders()
      streamAnew()
      joinLots(reach: .max)
      trySingly()
    }
    shed()
  }

  private func differs(from other: Standing) -> Bool {
    standing.isTidier(than: other, since: first) || standing.isLeaner(than: other)
      || standing.lateOrShort != other.lateOrShort
  }

  // MARK: Trying

  /// Plays a draft, and keeps it where it is good.
  @discardableResult
  mutating func attempt(_ draft: Draft, isShedding: Bool = false) -> Bool {
    guard !isOver else { return false }
    candidate.run(draft)
    evaluations += 1
    switch goal {
    case .cheapest(let perPiece):
      guard
        candidate.cost.total + perPiece * Double(candidate.pieces) < best.cost.total
          + perPiece * Double(best.pieces) - Standing.slack(best.cost.total)
      else { return false }
      standing = Standing(of: candidate)
    case .tidiest:
      guard candidate.cost.total <= budget else { return false }
      let other = Standing(of: candidate)
      guard
        isShedding ? other.isLeaner(than: standing) : other.isTidier(than: standing, since: first)
      else {
        return false
      }
      standing = other
    }
    swap(&best, &candidate)
    setBudget()
    return true
  }

  /// Makes changes together or, where that is not good, by halves.
  mutating func attempt(
    _ changes: ArraySlice<Change>, isShedding: Bool = false
  ) {
    guard !changes.isEmpty, !isOver else { return }
    var draft = best.draft
    var count = 0
    for change in changes where draft.make(change, as: best) { count += 1 }
    if count == 0 || attempt(draft, isShedding: isShedding) || changes.count == 1 { return }
    let middle = changes.startIndex + changes.count / 2
    attempt(changes[..<middle], isShedding: isShedding)
    attempt(changes[middle...], isShedding: isShedding)
  }

  /// One change after the other.
  mutating func attemptEach(_ changes: [Change]) {
    for change in changes where !isOver {
      var draft = best.draft
      if draft.make(change, as: best) { attempt(draft) }
    }
  }

  /// Lots that could not be made are planned no more, where nothing depends on it.
  private mutating func forgetUnmade() {
    var draft = best.draft
    draft.remove(Set(draft.sequences.joined().filter { !best.lots[$0].isMade }))
    if draft.count == best.draft.count { return }
    draft.compact()
    guard !isOver else { return }
    candidate.run(draft)
    evaluations += 1
    let other = Standing(of: candidate)
    guard other.cost <= min(budget, standing.cost + Standing.slack(standing.cost)),
      !standing.isTidier(than: other, since: first)
    else { return }
    standing = other
    swap(&best, &candidate)
  }
}
