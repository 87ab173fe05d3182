import TaktModel

/// A schedule made into one that a planner would run: fewer orders late or short, then fewer lots,
/// deliveries and purchases, then cheaper, within a budget; nothing made that serves nobody.
///
/// Changes are tried by simulation, many at once where that is good (group testing; R. Dorfman, 1943): where
/// most changes are, a few looks do; where few are, about one a change.
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
  /// How many changes were kept.
  private var changes = 0
  /// By order: what it paid when no cure was found for it.
  var incurable: [OrderIndex: Double] = [:]
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

  /// What is tried, what gives most for few looks first.
  private enum Pass: CaseIterable {
    case shed, joinNeighbours, joinLots, joinPurchases, joinDeliveries, cureChanged, streamAnew
    case singly, cureAll
  }

  /// All of it, over and over until nothing helps any more.
  mutating func run() {
    // By pass: how many changes there were when it found nothing to do.
    var settled: [Pass: Int] = [:]
    var rounds = 0
    while !isOver, rounds < Self.mostRounds,
      Pass.allCases.contains(where: { settled[$0] != changes })
    {
      rounds += 1
      forgetUnmade()
      for pass in Pass.allCases where settled[pass] != changes && !isOver {
        let before = changes
        run(pass)
        if changes == before { settled[pass] = changes }
      }
    }
    shed()
  }

  private mutating func run(_ pass: Pass) {
    switch pass {
    case .shed: shed()
    case .joinNeighbours: joinLots(reach: 1)
    case .joinLots: joinLots(reach: .max)
    case .joinPurchases: joinPurchases()
    case .joinDeliveries: joinDeliveries()
    case .cureChanged: cureOrders(onlyChanged: true)
    case .streamAnew: streamAnew()
    case .singly: trySingly()
    case .cureAll: cureOrders(onlyChanged: false)
    }
  }

  private static let mostRounds = 20

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
    changes += 1
    setBudget()
    return true
  }

  /// Goes back to what stood before some changes.
  mutating func giveBack(_ before: Simulation) {
    best = before
    standing = Standing(of: before)
  }

  /// Makes changes together, as many at once as are good: more where they were, fewer where they were not.
  mutating func attempt(_ changes: [Change], isShedding: Bool = false) {
    var place = 0
    var size = changes.count
    while place < changes.count, !isOver {
      let end = min(changes.count, place + size)
      var draft = best.draft
      var count = 0
      for change in changes[place..<end] where draft.make(change, as: best) { count += 1 }
      if count == 0 {
        place = end
      } else if attempt(draft, isShedding: isShedding) {
        place = end
        size *= 2
      } else if end - place == 1 {
        place = end
      } else {
        size = max(1, (end - place) / Self.fewer)
      }
    }
  }

  /// Where many changes are not good together, so many times fewer are tried.
  private static let fewer = 8

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
