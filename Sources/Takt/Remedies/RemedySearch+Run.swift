import TaktModel

extension RemedySearch {
  /// The search for one order.
  struct Run {
    let search: RemedySearch
    let outcome: OrderOutcome
    private var trials = 0
    private var found: [OrderOutcome.Remedy] = []
    /// What the order's priority costs where it is enough.
    private var alone: Double?

    private static let most = 3

    init(_ search: RemedySearch, _ outcome: OrderOutcome) {
      self.search = search
      self.outcome = outcome
    }

    var order: Order { search.plant.orders[outcome.order] }
    var isOver: Bool { search.stop.isOver || trials >= search.effort.trials }

    /// - Parameter known: what few trials found: a promise that the plan can keep, or a priority.
    mutating func remedies(besides known: OrderOutcome.Remedy?) -> [OrderOutcome.Remedy] {
      if let known, !known.movesCustomerDate {
        found = [known]
        alone = known.costChange
      } else if !isOver {
        raise()
      }
      for lever in search.levers(for: outcome) where !isOver { pull(lever) }
      found.sort {
        ($0.movesCustomerDate ? 1 : 0, $0.costChange) < (
          $1.movesCustomerDate ? 1 : 0, $1.costChange
        )
      }
      // Another date for the order itself is the last resort.
      guard let known, known.movesCustomerDate else { return Array(found.prefix(Self.most)) }
      return found.prefix(Self.most - 1) + [known]
    }

    mutating func trial(
      _ changes: [PlantChange], _ way: Way = .led, seed: UInt64 = 0
    ) -> Trial? {
      trials += 1
      return search.tried(changes, for: outcome.order, way, seed: search.seed &+ seed)
    }

    /// The changes in plans that no search led to the order, by other random numbers.
    private mutating func confirmed(_ changes: [PlantChange], _ trial: Trial) -> Trial? {
      guard trial.isOnTime else { return nil }
      var confirmed = trial
      for seed in search.effort.confirmingSeeds {
        guard let again = self.trial(changes, .ordinary, seed: seed), again.isOnTime,
          !search.stop.isOver
        else { return nil }
        if again.change < confirmed.change { confirmed = again }
      }
      return confirmed.isValid ? confirmed : nil
    }

    // MARK: Levers

    /// The least step with which the order is on time, if need be with a priority that puts it before all.
    ///
    /// Where that priority alone is enough, the least step that saves most of what the most of it would.
    private mutating func pull(_ lever: Lever) {
      let strong = strongPriority
      guard let most = trial(lever, lever.steps, strong, .polished), most.isOnTime else { return }
      let least = most.change
      if let alone, least > alone - 0.1 * abs(alone) { return }
      let enough = alone.map { least + 0.3 * ($0 - least) }
      var (low, high) = (0, lever.steps)
      while high - low > 1, !isOver {
        let middle = (low + high) / 2
        if let trial = trial(lever, middle, strong, alone == nil ? .led : .polished),
          trial.isOnTime,
          enough.map({ trial.change <= $0 }) ?? true
        {
          high = middle
        } else {
          low = middle
        }
      }
      for step in [high, min(lever.steps, high + 1 + high / 4)] where !isOver {
        if settle(lever, step, strong) { return }
      }
    }

    private mutating func trial(
      _ lever: Lever, _ step: Int, _ priority: Double?, _ way: Way = .led
    ) -> Trial? {
      trial(with(priority, [lever.change(step)]), way)
    }

    /// Finds the priority that the step needs, none if possible, and takes the remedy down.
    private mutating func settle(_ lever: Lever, _ step: Int, _ strong: Double?) -> Bool {
      let changes = [lever.change(step)]
      if let plain = trial(changes), let sure = confirmed(changes, plain) {
        return add(changes, sure)
      }
      guard let strong, let forced = trial(with(strong, changes), .polished), forced.isOnTime
      else { return false }
      for priority in priorities(for: forced, below: strong) where !isOver {
        let both = with(priority, changes)
        guard let tried = trial(both), let sure = confirmed(both, tried) else { continue }
        // With the priority alone it is cheaper.
        if let alone, sure.change >= alone { return false }
        return add(both, sure)
      }
      return false
    }

    /// The order's own priority, and nothing else.
    private mutating func raise() {
      guard let strong = strongPriority, let forced = trial(with(strong, []), .polished),
        forced.isOnTime
      else { return }
      for priority in priorities(for: forced, below: strong) where !isOver {
        let changes = with(priority, [])
        guard let tried = trial(changes), let sure = confirmed(changes, tried) else { continue }
        if add(changes, sure) { alone = sure.change }
        return
      }
    }

    /// Takes a remedy down, unless it makes many others late.
    private mutating func add(_ changes: [PlantChange], _ trial: Trial) -> Bool {
      guard let remedy = remedy(changes, trial) else { return false }
      found.append(remedy)
      return true
    }
  }
}
