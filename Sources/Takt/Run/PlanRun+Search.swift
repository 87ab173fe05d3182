import Foundation
import TaktChecker
import TaktModel
import TaktPlanner
import TaktScheduler

/// The search on the clock: all starts for a while, the better half for longer, at last the best.
extension PlanRun {
  /// What the search on the clock found, and whether time cut it short.
  struct Searched: Sendable {
    var candidate: Candidate
    var wasCutShort: Bool
    /// What was looked at on the way to it and beside.
    var log = SearchLog()
  }

  /// Successive halving (K. Jamieson and A. Talwalkar, 2016) over the starts.
  ///
  /// - Parameter evaluationLimit: schedules that the last search may look at, earlier ones fewer.
  func search(from candidates: [Candidate], evaluationLimit: Int) async -> Searched {
    // Even a search that is stopped at once looks at its start: more than a run that is late can pay.
    if isHurried {
      return cheapest(of: candidates.map { Searched(candidate: $0, wasCutShort: true) })
    }
    var log = SearchLog()
    let sound = sound(starts(of: candidates, evaluationLimit), &log)
    var field = sound.map { Searched(candidate: $0, wasCutShort: false) }
    var round = 0
    while field.count > max(1, options.threads), round < 4, !isHurried {
      // A round takes a fifth of what is left, shared by its batches.
      let batches = (field.count + options.threads - 1) / max(1, options.threads)
      let limit = min(evaluationLimit, max(200, evaluationLimit / 8 * (round + 1)))
      field = await improve(
        field, share: Self.raceShare / Double(batches), evaluationLimit: limit,
        seed: UInt64(round) * 1000, &log)
      field = Array(sorted(field).prefix((field.count + 1) / 2))
      round += 1
    }
    // The last search may use all threads: those without a start of their own take another seed.
    while field.count < options.threads { field.append(field[0]) }
    field = await improve(
      Array(field.prefix(options.threads)), share: 1, evaluationLimit: evaluationLimit,
      seed: 77_000, tidyPercent: options.tidyPercent, &log)
    var best = outcome(of: field, candidates)
    best.log = log
    return best
  }

  /// Those of the starts that the checker passes: a search from another would only find more like it.
  private func sound(_ starts: [Candidate], _ log: inout SearchLog) -> [Candidate] {
    var sound: [Candidate] = []
    for start in starts {
      log.evaluations += 1
      if let fault = fault(of: start.schedule, costing: start.cost) {
        log.note(fault)
      } else {
        sound.append(start)
      }
    }
    return sound.isEmpty ? starts : sound
  }

  /// What the checker says first against a schedule that a search has found.
  func fault(of schedule: Schedule, costing cost: Cost) -> String? {
    Checker.check(schedule, costing: cost, against: plant).first?.message
  }

  /// The cheapest of what was found and of the starts: not all of these raced.
  func outcome(of field: [Searched], _ candidates: [Candidate]) -> Searched {
    let wasCutShort = cheapest(of: field).wasCutShort
    return cheapest(
      of: field + candidates.map { Searched(candidate: $0, wasCutShort: wasCutShort) })
  }

  /// The starts that are worth a race: where schedules take long to look at, a race of all would leave no
  /// time for the winner. Those of few lots are looked at more often in a while.
  func starts(of candidates: [Candidate], _ evaluationLimit: Int) -> [Candidate] {
    let count = startCount(candidates, evaluationLimit)
    if count == candidates.count { return candidates }
    func weight(_ index: Int) -> Double {
      candidates[index].totalCost * pow(Double(candidates[index].schedule.lots.count + 1), 0.25)
    }
    return candidates.indices.sorted { (weight($0), $0) < (weight($1), $1) }.prefix(count).sorted()
      .map { candidates[$0] }
  }

  private func startCount(_ candidates: [Candidate], _ evaluationLimit: Int) -> Int {
    // A run that ends by work and not by time is the same again.
    guard evaluationLimit == Self.endless, candidates.count > options.threads else {
      return candidates.count
    }
    var seconds = secondsPerLook(from: candidates[0], looks: Self.sampledLooks)
    // A search begins with what takes longer than what follows.
    if Double(Self.laterLooks) * seconds < Self.shortSample * (clock.secondsLeft - reserveSeconds) {
      seconds = secondsPerLook(from: candidates[0], looks: Self.laterLooks)
    }
    let looks = Self.raceShare * (clock.secondsLeft - reserveSeconds) / max(seconds, 1e-9)
    return min(candidates.count, max(1, options.threads, Int(min(looks, 1e9) / Self.leastLooks)))
  }

  private func secondsPerLook(from start: Candidate, looks: Int) -> Double {
    let begin = clock.seconds
    let found = ScheduleSearch.improve(
      start.schedule, for: plant, seed: 0, evaluationLimit: looks,
      stop: clock.stop(share: Self.raceShare, reserveSeconds: reserveSeconds),
      onImprovement: { _ in })
    return (clock.seconds - begin) / Double(max(1, found.evaluations))
  }

  /// Schedules looked at to learn how long that takes, and those that a start needs to show its worth.
  private static let sampledLooks = 20
  private static let laterLooks = 300
  /// Of the time left, what more than the first of these may take.
  private static let shortSample = 0.05
  private static let leastLooks = 2000.0
  /// Of the time left, what a round of the race takes.
  private static let raceShare = 0.2

  private func sorted(_ field: [Searched]) -> [Searched] {
    // All pieces of the cheapest together are worth what tidiness may cost.
    let least = field.min { $0.candidate.totalCost < $1.candidate.totalCost }?.candidate
    let price =
      options.tidyPercent / 100 * (least?.totalCost ?? 0)
      / Double(max(1, least?.schedule.pieces ?? 1))
    func weight(_ index: Int) -> Double {
      field[index].candidate.totalCost + price * Double(field[index].candidate.schedule.pieces)
    }
    return field.indices.sorted { (weight($0), $0) < (weight($1), $1) }.map { field[$0] }
  }

  private func cheapest(of field: [Searched]) -> Searched { sorted(field)[0] }

  /// Searches from each of the field, as many at once as there are threads.
  private func improve(
    _ field: [Searched], share: Double, evaluationLimit: Int, seed: UInt64,
    tidyPercent: Double = 0, _ log: inout SearchLog
  ) async -> [Searched] {
    var result: [Searched] = []
    for begin in stride(from: 0, to: field.count, by: max(1, options.threads)) {
      let batch = Array(field[begin..<min(begin + max(1, options.threads), field.count)])
      let stop = clock.stop(share: share, reserveSeconds: reserveSeconds)
      result += await withTaskGroup(of: (Int, Searched).self) { group in
        for (index, start) in batch.enumerated() {
          group.addTask {
            let own = options.seed &+ seed &+ UInt64(begin + index)
            return (index, improve(start, stop, evaluationLimit, tidyPercent, seed: own))
          }
        }
        var found: [(Int, Searched)] = []
        for await one in group { found.append(one) }
        return found.sorted { $0.0 < $1.0 }.map(\.1)
      }
    }
    for one in result { log.add(one.log) }
    return result
  }

  private func improve(
    _ start: Searched, _ stop: StopRule, _ evaluationLimit: Int, _ tidyPercent: Double,
    seed: UInt64
  ) -> Searched {
    var log = SearchLog()
    let result = ScheduleSearch.improve(
      start.candidate.schedule, start.candidate.decisions, for: plant, seed: seed,
      evaluationLimit: evaluationLimit, tidyPercent: tidyPercent, stop: stop,
      isSound: { schedule, cost in
        guard let fault = fault(of: schedule, costing: cost) else { return true }
        log.note(fault)
        return false
      }, onImprovement: report)
    log.evaluations = result.evaluations
    return Searched(
      candidate: Candidate(result.schedule, result.decisions, for: plant),
      wasCutShort: start.wasCutShort || result.endedByStopRule, log: log)
  }

  private func report(_ cost: Cost) {
    progress(
      PlanProgress(
        phase: "schedule", bestCost: cost.total, bound: nil, gapPercent: nil,
        seconds: clock.seconds))
  }

  /// More schedules than any run looks at: time ends it.
  static let endless = 1_000_000_000

  /// A run that the program ended by gap or work ends by work on the clock, too, and is the same again;
  /// one that time ends uses all of it.
  func evaluationLimit(_ periods: Planner.Result?, _ candidates: [Candidate]) -> Int {
    if let limit = options.evaluationLimit { return limit }
    if periods?.stoppedBy == .time || periods == nil { return Self.endless }
    // A start that leaves orders unmet has fewer lots than are wanted.
    let wanted = plant.orders.reduce(0) { $0 + plant.products[$1.product].steps.count }
    let lots = max(wanted, candidates[0].schedule.lots.count)
    // Few lots have few orders to stand in.
    return min(max(2_000, 2_000_000 / (20 + lots)), 1000 * (lots + 1) * (lots + 1))
  }
}
