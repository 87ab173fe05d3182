import TaktModel

extension Replay.Times {
  /// As the schedule has them.
  init(planned network: WaitNetwork) {
    let lots = network.jobs.indices.map { network.lot($0) }
    start = lots.map(\.start.milliseconds)
    take = lots.map(\.takesAt.milliseconds)
    end = lots.map(\.end.milliseconds)
    setup = lots.map { $0.setup.map(SetupFacts.init) }
    notBefore = lots.map { _ in 0 }
  }

  mutating func set(_ job: Int, as other: Replay.Times) {
    start[job] = other.start[job]
    take[job] = other.take[job]
    end[job] = other.end[job]
  }
}

extension Replay {
  /// Jobs that nobody needs any sooner go back to where the plan has them, the last ones first: their goods wait less.
  ///
  /// - Parameter neededBy: by job: when orders take its goods.
  mutating func putBack(_ moving: [Bool], neededBy: [Milliseconds]) {
    let planned = Times(planned: network)
    for job in moving.indices.reversed() where moving[job] && times.end[job] < planned.end[job] {
      let facts = network.jobs[job]
      let wait = network.shop.piles[network.shop.modes[facts.mode].pile].wait
      var latest = neededBy[job]
      if facts.next >= 0 { latest = min(latest, times.start[facts.next]) }
      for taker in facts.takers { latest = min(latest, times.take[taker] - wait) }
      guard planned.end[job] <= latest else { continue }
      putBack(job, to: planned)
    }
  }

  private mutating func putBack(_ job: Int, to planned: Times) {
    let isShared = !network.shop.modes[network.jobs[job].mode].poolUses.isEmpty
    func timing(_ times: Times) -> Timing {
      Timing(take: times.take[job], start: times.start[job], setup: times.setup[job])
    }
    if isShared {
      let own = shares(job, timing(times), until: times.end[job])
      shared.remove(own, network.shop)
      guard clash(job, timing(planned), until: planned.end[job]) == nil else {
        shared.add(own, network.shop)
        return
      }
      shared.add(shares(job, timing(planned), until: planned.end[job]), network.shop)
    }
    times.set(job, as: planned)
  }
}
