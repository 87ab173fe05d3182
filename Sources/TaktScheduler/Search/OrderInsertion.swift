public import TaktModel

/// Finds room for one more order in a schedule that stands.
///
/// The lots that the order needs, at every level of its bill of materials, go behind all others at
/// first; then each in its turn tries every machine and every place in its sequence, and stays where
/// the schedule's lateness is least (cheapest insertion, as E. Nowicki and C. Smutnicki, 1996, do with
/// operations of a job shop), until no lot gains any more. Every schedule looked at is simulated, so
/// that others move only as far as the simulation says, and what that costs is counted.
public enum OrderInsertion {
  /// What the orders pay in lateness and unmet demand, and what all others than the new one may pay more
  /// in all.
  public struct Cap: Sendable {
    let costs: [Double]
    let most: Double

    public init(costs: [Double], most: Double) {
      self.costs = costs
      self.most = most
    }
  }

  /// The schedule with lots for an order that it knows nothing of.
  ///
  /// What counts is the lateness and unmet demand of `plant`'s orders: whoever must not be made later
  /// is to be dear there. With a cap it is the new order's alone, as long as the others pay no more
  /// than that. Deterministic; the stop rule only ends it sooner.
  public static func insert(
    _ order: OrderIndex, into schedule: Schedule, for plant: Plant, cap: Cap? = nil,
    evaluationLimit: Int, stop: StopRule
  ) -> Schedule {
    var insertion = Insertion(order, in: Shop(plant), cap, limit: evaluationLimit, stop: stop)
    insertion.run(schedule)
    guard let best = insertion.best else { return schedule }
    var simulation = Simulation(shop: insertion.shop)
    simulation.run(best.draft)
    return simulation.timedBest().schedule()
  }
}

struct Insertion {
  /// What a schedule is judged by: lateness, then how soon the new lots end, then all of its cost.
  struct Key {
    let lateness: Double
    let ends: Double
    let total: Double
    /// Whether the order gets less than it wants.
    let lacks: Bool

    func isBetter(than other: Key) -> Bool {
      if abs(lateness - other.lateness) > 1e-9 * max(1, abs(other.lateness)) {
        return lateness < other.lateness
      }
      return ends == other.ends ? total < other.total - 1e-9 : ends < other.ends
    }
  }

  struct Trial {
    var draft: Draft
    var key: Key
  }

  let shop: Shop
  let order: OrderIndex
  private let cap: OrderInsertion.Cap?
  private(set) var best: Trial?
  /// A schedule with many new lots counts for several: it takes as long.
  private(set) var evaluations = 0
  private static let manyLots = 100
  private let limit: Int
  private let stop: StopRule
  private var simulation: Simulation

  /// Sequences up to this long are tried place by place; longer ones with ever smaller steps.
  private static let shortSequence = 40
  private static let mostRounds = 4
  /// Of a lot, where whole ones come too late.
  private static let mostParts = 3

  init(
    _ order: OrderIndex, in shop: Shop, _ cap: OrderInsertion.Cap?, limit: Int, stop: StopRule
  ) {
    self.shop = shop
    self.order = order
    self.cap = cap
    self.limit = limit
    self.stop = stop
    simulation = Simulation(shop: shop)
    simulation.options.isJustInTime = false
  }

  private var isOver: Bool { evaluations >= limit || stop.isOver }

  mutating func run(_ schedule: Schedule) {
    run(replay(schedule))
  }

  /// Room in a draft for what the order lacks in it.
  mutating func run(_ base: Draft) {
    consider(Trial(draft: base, key: evaluate(base, newLots: 0..<0)))
    let played = simulation
    var opened = base
    opened.allowAllOvertime(in: shop)
    let drafts = [base, opened]
    var tried: [[Double]] = []
    // With the goods that nobody takes, or without: they may come too late. In parts where whole lots do: steps
    // overlap then, on several machines.
    for (usesLeftovers, parts) in [(true, 1), (false, 1), (false, Self.mostParts)] {
      if parts > 1, isOver || isMade { break }
      let lots = needs(played, usesLeftovers: usesLeftovers, parts: parts)
      if lots.isEmpty || tried.contains(lots.map(\.good)) { continue }
      for draft in drafts[0].overtime == drafts[1].overtime ? [base] : drafts
      where tried.isEmpty || !isOver {
        place(lots, in: draft)
        tried.append(lots.map(\.good))
      }
    }
  }

  /// Whether the best trial makes all of the order.
  private var isMade: Bool { best.map { !$0.key.lacks } ?? false }

  private mutating func consider(_ trial: Trial) {
    if best.map({ trial.key.isBetter(than: $0.key) }) ?? true { best = trial }
  }

  /// The schedule's decisions, with that of some readings of it that makes the least late: lots as soon as
  /// they can be or not before they are in it, orders served as in it, by worth or by due date.
  private mutating func replay(_ schedule: Schedule) -> Draft {
    let free = Draft(of: schedule, in: shop)
    let pinned = free.pinned(to: schedule)
    // Where nobody may pay, what the schedule does is the surest to begin with.
    let others = [shop.ordersByWorth, shop.ordersByDue]
    let rankings = cap == nil ? others + [ranks(in: schedule)] : [ranks(in: schedule)] + others
    var found: Trial?
    for draft in [free, pinned] {
      for ranks in rankings {
        for standsBack in shop.contestedOrders.isEmpty ? [false] : [false, true] {
          if found != nil, isOver { break }
          var reading = draft
          reading.orderRank = ranks
          reading.rank(order, at: .max, of: shop.orders[order].product)
          for order in shop.contestedOrders { reading.standsBack[order] = standsBack }
          let key = evaluate(reading, newLots: 0..<0)
          // The order itself is not served yet: only lateness tells.
          if found.map({ key.lateness < $0.key.lateness * (1 - 1e-9) }) ?? true {
            found = Trial(draft: reading, key: key)
          }
        }
      }
    }
    return found?.draft ?? free
  }

  /// Orders of a product as a schedule serves them: those on time, then the late ones as they come.
  private func ranks(in schedule: Schedule) -> [[OrderIndex]] {
    var last = [Milliseconds](repeating: Clock.never, count: shop.orders.count)
    for delivery in schedule.deliveries {
      let known = last[delivery.order]
      let at = delivery.at.milliseconds
      last[delivery.order] = known == Clock.never ? at : max(known, at)
    }
    return shop.ordersByDue.map { list in
      list.enumerated().sorted { a, b in
        func key(_ entry: (offset: Int, element: OrderIndex)) -> (Int, Milliseconds, Int) {
          let isOnTime =
            last[entry.element]
            <= max(
              shop.orders[entry.element].due, shop.orders[entry.element].earliest)
          return (isOnTime ? 0 : 1, isOnTime ? 0 : last[entry.element], entry.offset)
        }
        return key(a) < key(b)
      }.map(\.element)
    }
  }

  private mutating func evaluate(_ draft: Draft, newLots: Range<Int>) -> Key {
    evaluations += max(1, newLots.count / Self.manyLots)
    simulation.run(draft)
    let ends = newLots.reduce(0.0) { sum, lot in
      let state = simulation.lots[lot]
      return sum + Double((state.isMade ? state.end : shop.end) - shop.start)
    }
    let cost = simulation.cost
    let lacking = shop.orders[order].quantity - simulation.delivered[order]
    return Key(
      lateness: cap.map(lateness) ?? cost.tardiness + cost.unmet
        + pull(lacking, ends, newLots.count), ends: ends, total: cost.total, lacks: lacking > 0)
  }

  /// What lots that are not of use yet are worth where they end sooner: others may wait for them a little, or the order
  /// is made by none of the moves that would have it made together.
  private func pull(_ lacking: Double, _ ends: Double, _ count: Int) -> Double {
    guard lacking > 0, count > 0 else { return 0 }
    let share = ends / (Double(count) * Double(shop.end - shop.start))
    return lacking * shop.orders[order].unmetPerUnit * share
  }

  /// The new order's own; beyond the cap it is worse than not to make it at all.
  private func lateness(within cap: OrderInsertion.Cap) -> Double {
    let costs = simulation.latenessCosts()
    let paid = costs.indices.reduce(0) { sum, index in
      index == order ? sum : sum + max(0, costs[index] - cap.costs[index])
    }
    if paid <= cap.most * (1 + 1e-9) { return costs[order] }
    let facts = shop.orders[order]
    return facts.quantity * facts.unmetPerUnit * (1 + (paid - cap.most) / (1 + cap.most))
  }

  /// The new lots, suppliers first, behind all others; then each where it is best.
  private mutating func place(_ lots: [Draft.Lot], in base: Draft) {
    var draft = base
    let newLots = draft.lots.count..<draft.lots.count + lots.count
    for lot in lots {
      draft.sequences[shop.modes[lot.mode].machine].append(draft.lots.count)
      draft.lots.append(lot)
    }
    var current = Trial(draft: draft, key: evaluate(draft, newLots: newLots))
    for _ in 0..<Self.mostRounds {
      var isBetter = false
      for lot in newLots where !isOver {
        let moved = moved(lot, in: current, newLots)
        if moved.key.isBetter(than: current.key) {
          current = moved
          isBetter = true
        }
      }
      let ranked = ranked(current, newLots)
      if ranked.key.isBetter(than: current.key) {
        current = ranked
        isBetter = true
      }
      if !isBetter { break }
    }
    consider(current)
  }

  /// The order served at the best of its turns among those for its product.
  private mutating func ranked(_ trial: Trial, _ newLots: Range<Int>) -> Trial {
    var best = trial
    let product = shop.orders[order].product
    let count = trial.draft.orderRank[product].count
    let step = max(1, count / Self.shortSequence)
    for place in stride(from: count - 1, through: 0, by: -step) where !isOver {
      var draft = trial.draft
      draft.rank(order, at: place, of: product)
      let key = evaluate(draft, newLots: newLots)
      if key.isBetter(than: best.key) { best = Trial(draft: draft, key: key) }
    }
    return best
  }

  /// A lot in the best of its places, on any of its machines.
  private mutating func moved(_ lot: Int, in trial: Trial, _ newLots: Range<Int>) -> Trial {
    var best = trial
    var without = trial.draft
    for machine in without.sequences.indices { without.sequences[machine].removeAll { $0 == lot } }
    let pile = shop.modes[trial.draft.lots[lot].mode].pile
    for mode in shop.piles[pile].modes where canMake(without.lots[lot].good, in: mode) {
      let machine = shop.modes[mode].machine
      let count = without.sequences[machine].count
      // A subcontractor does all at once.
      if shop.isSubcontractor[machine] {
        tryPlaces([count], lot, mode, without, newLots, &best)
        continue
      }
      var step = count <= Self.shortSequence ? 1 : max(1, count / (Self.shortSequence / 2))
      var around = 0...count
      while !isOver {
        let places = stride(from: around.upperBound, through: around.lowerBound, by: -step)
        let place = tryPlaces(
          Array(places) + [around.lowerBound], lot, mode, without, newLots, &best)
        if step == 1 { break }
        around = max(0, place - step)...min(count, place + step)
        step = max(1, step / 8)
      }
    }
    return best
  }

  /// The best of some places for a lot, whether or not it beats the best so far.
  @discardableResult
  private mutating func tryPlaces(
    _ places: [Int], _ lot: Int, _ mode: Int, _ without: Draft, _ newLots: Range<Int>,
    _ best: inout Trial
  ) -> Int {
    var found: (place: Int, key: Key)?
    let machine = shop.modes[mode].machine
    for place in places where !isOver {
      var draft = without
      draft.lots[lot].mode = mode
      draft.sequences[machine].insert(lot, at: place)
      let key = evaluate(draft, newLots: newLots)
      if found.map({ key.isBetter(than: $0.key) }) ?? true { found = (place, key) }
      if key.isBetter(than: best.key) { best = Trial(draft: draft, key: key) }
    }
    return found?.place ?? 0
  }

  private func canMake(_ good: Double, in mode: Int) -> Bool {
    let facts = shop.modes[mode]
    return facts.sizes.isPossible
      && good / facts.goodPerUnit <= facts.sizes.maximum + Amount.rounding(good)
  }
}

// MARK: - What the order needs

extension Insertion {
  /// Lots for the order and all that goes into it, suppliers first.
  private func needs(_ played: Simulation, usesLeftovers: Bool, parts: Int) -> [Draft.Lot] {
    let facts = shop.orders[order]
    let lacking = facts.quantity - played.delivered[order]
    if lacking <= 0 { return [] }
    let left = usesLeftovers ? played.leftovers() : shop.piles.map { _ in 0 }
    var need = [Double](repeating: 0, count: shop.piles.count)
    need[shop.stockPile[facts.product]] = lacking
    var lots: [Draft.Lot] = []
    for pile in shop.topDown {
      let short = need[pile] - min(left[pile], need[pile])
      guard short > Amount.rounding(need[pile]), let mode = soonest(pile, played) else { continue }
      let scrap = shop.setups.worstScrap[mode]
      let sizes = shop.modes[mode].sizes.lots(
        covering: short / shop.modes[mode].goodPerUnit + scrap
      ).flatMap { shop.modes[mode].sizes.parts(of: $0, count: parts) }
      let started = sizes.reduce(0, +)
      for size in sizes {
        lots.append(
          Draft.Lot(
            mode: mode, good: short * size / started, releaseClass: facts.releaseClass))
      }
      let taken = started + scrap * Double(max(0, sizes.count - 1))
      for input in shop.piles[pile].inputs { need[input.pile] += taken * input.perUnit }
    }
    return lots.reversed()
  }

  /// The mode whose machine is done with all else first.
  private func soonest(_ pile: Int, _ played: Simulation) -> Int? {
    shop.piles[pile].modes.filter { shop.modes[$0].sizes.isPossible }.min { a, b in
      played.freeAt[shop.modes[a].machine] < played.freeAt[shop.modes[b].machine]
    }
  }
}

extension Draft {
  /// Serves an order at that turn among those for its product; last where there are fewer.
  fileprivate mutating func rank(_ order: OrderIndex, at place: Int, of product: ProductIndex) {
    orderRank[product].removeAll { $0 == order }
    orderRank[product].insert(order, at: min(place, orderRank[product].count))
  }

  /// The same with no lot before it begins in the schedule that it was read from.
  func pinned(to schedule: Schedule) -> Draft {
    var pinned = self
    var starts = schedule.lots.filter { $0.origin == .planned }.sorted {
      ($0.start, $0.machine) < ($1.start, $1.machine)
    }[...]
    for lot in pinned.lots.indices {
      guard let start = starts.popFirst()?.start else { break }
      pinned.lots[lot].notBefore = start.milliseconds
    }
    return pinned
  }
}
