import TaktModel

/// What machines share: tools, crews, power.
extension Replay {
  func clash(_ job: Int, _ timing: Timing, until end: Milliseconds) -> PoolClash? {
    shared.clash(shares(job, timing, until: end).filter { !lifts.contains(.pool($0.pool)) }, shop)
  }

  func shares(_ job: Int, _ timing: Timing, until end: Milliseconds) -> [PoolShare] {
    shop.shares(
      of: network.jobs[job].mode, started: network.jobs[job].started, run: run(of: job), timing,
      until: end, in: hours[network.machine(job)])
  }

  /// A lot that stands fast takes what its mode takes.
  mutating func share(_ job: Int) {
    let timing = Timing(take: times.take[job], start: times.start[job], setup: nil)
    shared.add(shares(job, timing, until: times.end[job]), shop)
  }

  /// Why a lot could not begin when machine and materials allowed: what was in its way at first.
  static func firstClash(
    _ job: Int, in network: WaitNetwork, _ times: Times
  ) -> PoolClash? {
    var replay = Replay.of(network, times, [])
    replay.shared.reset(network.shop)
    for other in 0..<job {
      replay.hold(other)
    }
    let materials = network.jobs[job].takes.reduce(network.shop.start) {
      max($0, replay.ready($1))
    }
    let plain = replay.plainTiming(of: job, after: replay.state(before: job), at: materials)
    guard plain.take < times.take[job] else { return nil }
    return replay.clash(job, plain, until: replay.end(of: job, plain))
  }
}
