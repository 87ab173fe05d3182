import TaktFiles
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

    mutating func remedies(besides known: Known?) -> [OrderOutcome.Remedy] {
      if let known, known.kind != .later { found = [known.remedy] }
      if let known, known.kind == .priority {
        alone = known.remedy.costChange
      } else if !isOver {
        raise()
      }
      for lever in search.levers(for: outcome.order, outcome) where !isOver { pull(lever) }
      found.sort { $0.costChange < $1.costChange }
      guard let known, known.kind == .later else { return Array(found.prefix(Self.most)) }
      return found.prefix(Self.most - 1) + [known.remedy]
    }

    mutating func trial(
      _ change: OrderFileChange, _ way: Way = .led, seed: UInt64 = 0
    ) -> Trial? {
      trials += 1
      return search.tried(change, for: outcome.order, way, seed: search.seed &+ seed)
    }

    /// The change in plans that no search led to the order, by other random numbers.
    mutating func isConfirmed(_ change: OrderFileChange, _ trial: Trial) -> Trial? {
      guard trial.isOnTime else { return nil }
      var confirmed = trial
      for seed in search.effort.confirmingSeeds {
        guard let again = self.trial(change, .ordinary, seed: seed), again.isOnTime,
          !search.stop.isOver
        else { return nil }
        if again.change < confirmed.change { confirmed = again }
      }
      return confirmed.schedule.stands(in: confirmed.file) ? confirmed : nil
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
      guard let pull = lever.pull(step) else { return nil }
      return trial(with(priority, pull.change), way)
    }

    /// Finds the priority that the step needs, none if possible, and takes the remedy down.
    private mutating func settle(_ lever: Lever, _ step: Int, _ strong: Double?) -> Bool {
      guard let pull = lever.pull(step) else { return false }
      if let plain = trial(pull.change), let sure = isConfirmed(pull.change, plain) {
        return add(
          pull.change, pull.words + (pull.isPlural ? " make" : " makes") + " it on time", sure,
          isPriced: pull.isPriced)
      }
      guard let strong, let forced = trial(with(strong, pull.change), .polished), forced.isOnTime
      else {
        return false
      }
      for priority in priorities(for: forced, below: strong) where !isOver {
        let change = with(priority, pull.change)
        guard let tried = trial(change), let sure = isConfirmed(change, tried) else { continue }
        // With the priority alone it is cheaper.
        if let alone, sure.change >= alone { return false }
        let words = pull.words.hasSuffix(",") ? String(pull.words.dropLast()) : pull.words
        return add(
          change,
          words
            + " and a priority of \(SpokenNumber.grouped(priority, decimals: 2)) make it on time",
          sure, isPriced: pull.isPriced)
      }
      return false
    }

    /// The order's own priority, and nothing else.
    private mutating func raise() {
      guard let strong = strongPriority else { return }
      let nothing = OrderFileChange(search.text)
      guard let forced = trial(with(strong, nothing), .polished), forced.isOnTime else { return }
      for priority in priorities(for: forced, below: strong) where !isOver {
        let change = with(priority, nothing)
        guard let tried = trial(change), let sure = isConfirmed(change, tried) else { continue }
        let words =
          "A priority of \(SpokenNumber.grouped(priority, decimals: 2)) in place of "
          + "\(SpokenNumber.grouped(order.priority, decimals: 2)) makes it on time"
        if add(change, words, sure) { alone = sure.change }
        return
      }
    }

    /// Takes a remedy down, unless it makes many others late.
    private mutating func add(
      _ change: OrderFileChange, _ sentence: String, _ trial: Trial, isPriced: Bool = true
    ) -> Bool {
      let payers = payers(trial)
      if payers.isTooMany { return false }
      let price = isPriced ? "" : "; what the change itself costs is not counted"
      found.append(
        OrderOutcome.Remedy(
          sentence: sentence + payers.words + price + ".", costChange: trial.change,
          patch: change.patch))
      return true
    }
  }
}
