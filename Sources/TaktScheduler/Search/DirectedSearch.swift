import Foundation
public import TaktModel

/// A short search on what a schedule costs, begun where another plan stands and led by one order: until
/// that order is on time the moves that hasten work hasten its own.
struct DirectedSearch {
  private var current: Simulation
  private var candidate: Simulation
  private(set) var best: Simulation
  private var neighbourhood: Neighbourhood
  private var generator: SeededGenerator
  private let goal: OrderIndex
  private(set) var evaluations = 0
  /// Typical sizes of a step uphill, from which the temperature follows.
  private var uphill: [Double] = []

  /// In typical steps uphill: downhill nearly always.
  private static let heat = 0.02

  init(from draft: Draft, in shop: Shop, goal: OrderIndex, seed: UInt64) {
    current = Simulation(shop: shop)
    current.run(draft)
    candidate = current
    best = current
    neighbourhood = Neighbourhood(shop: shop)
    generator = SeededGenerator(seed: seed)
    self.goal = goal
  }

  /// - Parameters:
  ///   - limit: schedules that may be looked at until the order is on time.
  ///   - polish: schedules that are looked at afterwards, whatever they better.
  mutating func run(limit: Int, polish: Int, stop: StopRule) {
    evaluations = 1
    if !best.isOnTime(goal) { tryOvertime(stop) }
    if !best.isOnTime(goal) { tryForward(stop) }
    prepare()
    var end = max(limit, evaluations)
    var isPolishing = false
    while evaluations < end, !stop.isOver {
      if !isPolishing, best.isOnTime(goal) {
        end = evaluations + polish
        isPolishing = true
        continue
      }
      evaluations += 1
      guard let (draft, move) = neighbourhood.neighbour(of: current, &generator) else { continue }
      candidate.run(draft)
      let change = candidate.cost.total - current.cost.total
      guard isAccepted(change) else { continue }
      neighbourhood.learn(move, didHelp: change < 0)
      swap(&current, &candidate)
      if current.cost.total < best.cost.total - 1e-9 * max(1, abs(best.cost.total)) {
        best = current
      }
      prepare()
    }
  }

  private mutating func prepare() {
    neighbourhood.prepare(for: current)
    // Not even a dearer order is hastened before the goal is.
    if !current.isOnTime(goal) { neighbourhood.costly = [(goal, 1)] }
  }

  /// Metropolis' rule at one temperature.
  private mutating func isAccepted(_ change: Double) -> Bool {
    if change <= 0 { return true }
    if uphill.count < 100 {
      uphill.append(change)
      uphill.sort()
    }
    let temperature = Self.heat * uphill[uphill.count / 4]
    return generator.unit() < exp(-change / max(temperature, 1e-12))
  }

  private mutating func consider(_ draft: Draft) {
    candidate.run(draft)
    evaluations += 1
    guard candidate.cost.total < current.cost.total else { return }
    swap(&current, &candidate)
    best = current
  }

  /// All overtime of a machine, for one machine after the other.
  private mutating func tryOvertime(_ stop: StopRule) {
    for (index, machine) in current.shop.plant.machines.enumerated() where !stop.isOver {
      var draft = current.draft
      for (place, window) in machine.windows.enumerated() where window.isOvertime {
        draft.overtime[index][place] = window.to.milliseconds - window.from.milliseconds
      }
      if draft.overtime[index] != current.draft.overtime[index] { consider(draft) }
    }
  }

  /// The order's lots go forward on their machines, by a few places or to the front.
  private mutating func tryForward(_ stop: StopRule) {
    let own = current.lots(for: goal)
    if own.isEmpty { return }
    for places in [1, 2, 4, 8, 16, 32, 64, Int.max] where !stop.isOver && !best.isOnTime(goal) {
      var draft = current.draft
      for machine in draft.sequences.indices {
        let sequence = draft.sequences[machine]
        var result: [Int] = []
        for (place, lot) in sequence.enumerated() {
          if own.contains(lot) {
            draft.lots[lot].letGo()
            let target = max(0, place - min(place, places))
            let behind = result.prefix(target).count
            // Behind those of its own that have gone forward to there.
            var at = behind
            while at < result.count, own.contains(result[at]) { at += 1 }
            result.insert(lot, at: at)
          } else {
            result.append(lot)
          }
        }
        draft.sequences[machine] = result
      }
      consider(draft)
    }
  }
}

extension ScheduleSearch {
  /// The decisions of a schedule carried out in another plant, where they may take other times.
  ///
  /// Machines, products, orders and periods must be those that the schedule's indices mean.
  public static func replayed(_ schedule: Schedule, for plant: Plant) -> Schedule {
    let shop = Shop(plant)
    var simulation = Simulation(shop: shop)
    simulation.run(Draft(of: schedule, in: shop))
    return simulation.timedBest().schedule()
  }

  /// A schedule that begins as another one and tries to have one order on time, wherever that is not dearer.
  ///
  /// - Parameters:
  ///   - limit: schedules that may be looked at until the order is on time.
  ///   - polish: schedules that are looked at afterwards.
  public static func favouring(
    _ order: OrderIndex, from schedule: Schedule, for plant: Plant, seed: UInt64, limit: Int,
    polish: Int, stop: StopRule
  ) -> (schedule: Schedule, isOnTime: Bool, evaluations: Int) {
    let shop = Shop(plant)
    var search = DirectedSearch(
      from: Draft(of: schedule, in: shop), in: shop, goal: order, seed: seed)
    search.run(limit: limit, polish: polish, stop: stop)
    let best = search.best.timedBest()
    return (best.schedule(), best.isOnTime(order), search.evaluations)
  }
}
