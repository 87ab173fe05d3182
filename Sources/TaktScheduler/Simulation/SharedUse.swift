import TaktModel

/// How much of each pool is taken, over time, while a schedule is made.
struct SharedUse {
  /// By pool: the moments at which the level changes, and the level from there on.
  private var times: [[Milliseconds]] = []
  private var levels: [[Double]] = []
  /// By pool, then week: capacity-milliseconds used.
  private var weeks: [[Double]] = []

  mutating func reset(_ shop: Shop) {
    times = Array(repeating: [], count: shop.pools.count)
    levels = times.map { _ in [] }
    weeks = shop.pools.map {
      $0.mostPerWeek == nil ? [] : Array(repeating: 0, count: shop.weekStarts.count + 1)
    }
  }

  mutating func add(_ shares: [PoolShare], _ shop: Shop) { change(shares, by: 1, shop) }
  mutating func remove(_ shares: [PoolShare], _ shop: Shop) { change(shares, by: -1, shop) }

  private mutating func change(_ shares: [PoolShare], by sign: Double, _ shop: Shop) {
    for share in shares where share.from < share.to && share.amount > 0 {
      let first = border(share.pool, share.from)
      let last = border(share.pool, share.to)
      for place in first..<last { levels[share.pool][place] += sign * share.amount }
      guard !share.isPause, !weeks[share.pool].isEmpty else { continue }
      shop.forEachWeek(share.from, share.to) { week, milliseconds in
        weeks[share.pool][week] += sign * share.amount * Double(milliseconds)
      }
    }
  }

  /// Forgets shares, and the moments at which nothing changes any more.
  mutating func forget(_ shares: [PoolShare], _ shop: Shop) {
    change(shares, by: -1, shop)
    for share in shares {
      for time in [share.to, share.from] {
        let place = firstPlace(share.pool, notBefore: time)
        guard place < times[share.pool].count, times[share.pool][place] == time else { continue }
        let before = place > 0 ? levels[share.pool][place - 1] : 0
        if abs(levels[share.pool][place] - before) < 1e-9 {
          times[share.pool].remove(at: place)
          levels[share.pool].remove(at: place)
        }
      }
    }
  }

  /// The place of a border at a moment, made if there is none.
  private mutating func border(_ pool: Int, _ time: Milliseconds) -> Int {
    let place = firstPlace(pool, notBefore: time)
    if place < times[pool].count, times[pool][place] == time { return place }
    times[pool].insert(time, at: place)
    levels[pool].insert(place > 0 ? levels[pool][place - 1] : 0, at: place)
    return place
  }

  private func firstPlace(_ pool: Int, notBefore time: Milliseconds) -> Int {
    var (low, high) = (0, times[pool].count)
    while low < high {
      let middle = (low + high) / 2
      if times[pool][middle] < time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first clash of these shares with what is taken already or is not there; nil where all fit.
  func clash(_ shares: [PoolShare], _ shop: Shop) -> PoolClash? {
    for share in shares where share.from < share.to && share.amount > 0 {
      let pool = shop.pools[share.pool]
      func clash(_ kind: PoolClash.Kind, _ until: Milliseconds) -> PoolClash {
        PoolClash(pool: share.pool, kind: kind, until: until, isInSetup: share.isInSetup)
      }
      if let until = closing(pool, share) { return clash(.closed, until) }
      if let until = full(pool, share) { return clash(.full, until) }
    }
    return weekClash(shares, shop)
  }

  /// When the pool opens again, where it is closed at some moment of a share.
  private func closing(_ pool: SharedPool, _ share: PoolShare) -> Milliseconds? {
    guard let open = pool.open, !share.isPause else { return nil }
    let begin = open.nextOpen(share.from)
    if begin > share.from { return begin }
    let stretch = open.stretches[open.index(after: share.from)]
    return stretch.to < share.to ? open.nextOpen(stretch.to) : nil
  }

  /// When enough of the pool is free again, where it is not at some moment of a share.
  private func full(_ pool: SharedPool, _ share: PoolShare) -> Milliseconds? {
    let most = pool.capacity - share.amount + pool.tolerance
    if most < 0 { return Clock.never }
    let (times, levels) = (times[share.pool], levels[share.pool])
    var place = max(0, firstPlace(share.pool, notBefore: share.from + 1) - 1)
    while place < times.count, times[place] < share.to {
      if levels[place] > most, place + 1 < times.count, times[place + 1] > share.from {
        var next = place + 1
        while next < times.count, levels[next] > most { next += 1 }
        return next < times.count ? times[next] : Clock.never
      }
      place += 1
    }
    return nil
  }

  /// The next week, where this one's hours do not suffice.
  private func weekClash(_ shares: [PoolShare], _ shop: Shop) -> PoolClash? {
    for pool in shop.pools.indices {
      guard let most = shop.pools[pool].mostPerWeek else { continue }
      var needed: [Int: Double] = [:]
      var isInSetup = false
      for share in shares where share.pool == pool && !share.isPause {
        isInSetup = isInSetup || share.isInSetup
        shop.forEachWeek(share.from, share.to) { week, milliseconds in
          needed[week, default: 0] += share.amount * Double(milliseconds)
        }
      }
      let full = needed.keys.sorted().first {
        weeks[pool][$0] + (needed[$0] ?? 0) > most * (1 + 1e-9) + 1
      }
      if let full {
        let until = full < shop.weekStarts.count ? shop.weekStarts[full] : Clock.never
        return PoolClash(pool: pool, kind: .week, until: until, isInSetup: isInSetup)
      }
    }
    return nil
  }
}

extension Shop {
  /// The parts of a stretch of time by week; week 0 begins with the horizon.
  func forEachWeek(
    _ from: Milliseconds, _ to: Milliseconds, _ body: (_ week: Int, Milliseconds) -> Void
  ) {
    var at = from
    var week = weekStarts.count { $0 <= from }
    while at < to {
      let end = week < weekStarts.count ? min(to, weekStarts[week]) : to
      body(week, end - at)
      at = end
      week += 1
    }
  }
}
