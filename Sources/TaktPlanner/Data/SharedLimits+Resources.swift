import TaktModel

extension SharedLimits {
  /// Tools and people: each resource's hours in each period, with each machine, and in each week.
  ///
  /// That a mould stays in its machine through a pause, and that hours must coincide, is the clock's.
  mutating func addResources(_ shop: SharedShop) {
    for index in shop.plant.resources.indices {
      let users = ResourceUsers(index, shop)
      guard !users.modes.isEmpty || !users.groups.isEmpty else { continue }
      let held = shop.heldSeconds(of: index)
      addHours(of: index, users, held, shop)
      for machine in shop.plant.machines.indices {
        addPresence(of: index, at: machine, users, shop)
      }
      addWeeks(of: index, users, shop)
    }
  }

  private mutating func addHours(
    of index: Int, _ users: ResourceUsers, _ held: [(window: Window, count: Double)],
    _ shop: SharedShop
  ) {
    let resource = shop.plant.resources[index]
    let open = resource.windows.seconds(by: shop.periods)
    let most = users.useful(of: resource.count)
    for period in shop.periods {
      let busy = held.weighedSeconds(from: period.start, to: period.end)
      let hours = max(0, most * open[period.index] - busy) / 3600
      add(
        Limit(
          name: "shared_r\(index)_t\(period.index)", most: hours, hours: (index, period.index)),
        starts: users.starts(in: [period.index]), setups: users.setups(in: [period.index]),
        in: shop.sizes)
    }
  }

  /// A machine that is open while the resource is not has only the hours of both for it.
  private mutating func addPresence(
    of index: Int, at machine: Int, _ users: ResourceUsers, _ shop: SharedShop
  ) {
    let own = users.of(machine, shop)
    guard !own.modes.isEmpty || !own.groups.isEmpty else { return }
    let open = shop.openWindows[machine].seconds(by: shop.periods)
    let common = shop.openWindows[machine].common(with: shop.plant.resources[index].windows)
      .seconds(by: shop.periods)
    for (mode, seconds) in own.modes where seconds > 0 {
      let isEnough = users.counts[mode] ?? 0 <= shop.plant.resources[index].count
      restrict(mode, to: isEnough ? common : common.map { _ in 0 }, in: shop.sizes)
    }
    for period in shop.periods.indices where common[period] < open[period] - 1e-3 {
      add(
        Limit(
          name: "present_r\(index)_c\(machine)_t\(period)", most: common[period] / 3600,
          hours: (index, period)),
        starts: own.starts(in: [period]), setups: own.setups(in: [period]), in: shop.sizes)
    }
  }

  /// Periods within a week share its hours. One that lies in several has what they have of it, and all
  /// of them together what all weeks have: less than that would forbid what the clock can do.
  private mutating func addWeeks(of index: Int, _ users: ResourceUsers, _ shop: SharedShop) {
    let resource = shop.plant.resources[index]
    guard let most = resource.mostSecondsPerWeek else { return }
    let held = shop.heldSeconds(of: index)
    let borders = [shop.plant.horizon.start] + shop.plant.weekStarts + [shop.plant.horizon.end]
    let weeks = zip(borders, borders.dropFirst()).map { Window(from: $0, to: $1) }
    let left = weeks.map { max(0, most - held.weighedSeconds(from: $0.from, to: $0.to)) }
    var crossing: [Int] = []
    var within = weeks.map { _ in [Int]() }
    for period in shop.periods {
      if let week = weeks.firstIndex(where: { $0.from <= period.start && period.end <= $0.to }) {
        within[week].append(period.index)
      } else {
        crossing.append(period.index)
      }
    }
    for (week, periods) in within.enumerated() {
      add(
        Limit(name: "week_r\(index)_w\(week)", most: left[week] / 3600),
        starts: users.starts(in: periods), setups: users.setups(in: periods), in: shop.sizes)
    }
    for index in crossing {
      let period = shop.periods[index]
      var seconds = 0.0
      for (week, room) in zip(weeks, left) {
        let from = max(week.from, period.start)
        let to = min(week.to, period.end)
        guard from < to else { continue }
        let open = resource.windows.common(with: [Window(from: from, to: to)])
        seconds += min(room, open.reduce(0) { $0 + $1.seconds } * resource.count)
      }
      add(
        Limit(name: "weeks_r\(users.resource)_t\(index)", most: seconds / 3600),
        starts: users.starts(in: [index]), setups: users.setups(in: [index]), in: shop.sizes)
    }
    if !crossing.isEmpty {
      let all = Array(shop.periods.indices)
      add(
        Limit(name: "weeks_r\(index)", most: left.reduce(0, +) / 3600),
        starts: users.starts(in: all), setups: users.setups(in: all), in: shop.sizes)
    }
  }
}

/// Who uses a resource, in person-seconds (or seconds) per unit or set-up.
private struct ResourceUsers {
  let resource: Int
  /// By mode: seconds per unit started; by group: seconds per set-up.
  private(set) var modes: [(index: Int, seconds: Double)] = []
  private(set) var groups: [(index: Int, seconds: Double)] = []
  /// By mode: how many its run takes.
  private(set) var counts: [Int: Double] = [:]
  private var setupCounts: [Double] = []

  init(_ resource: Int, _ shop: SharedShop) {
    self.resource = resource
    for (index, mode) in shop.modes.enumerated() {
      let count = mode.count(of: resource, during: .run)
      guard count > 0 else { continue }
      modes.append((index, count * mode.secondsPerUnit))
      counts[index] = count
    }
    for (index, group) in shop.groups.enumerated() where group.seconds > 0 {
      // Which of its modes a set-up is for is left open: the least of them.
      let count = group.modes.reduce(Double.infinity) {
        min($0, shop.modes[$1].count(of: resource, during: .setup))
      }
      guard count > 0, count.isFinite else { continue }
      groups.append((index, count * group.seconds))
      setupCounts.append(count)
    }
  }

  /// Of three, where every lot takes two, one is idle.
  func useful(of count: Double) -> Double {
    let each = Set(counts.values).union(setupCounts)
    guard let size = each.first, each.count == 1 else { return count }
    return (count / size + 1e-9).rounded(.down) * size
  }

  /// Those on a machine, in seconds of its time.
  func of(_ machine: Int, _ shop: SharedShop) -> ResourceUsers {
    var own = self
    own.modes = modes.filter { shop.modes[$0.index].machine == machine }
      .map { ($0.index, shop.modes[$0.index].secondsPerUnit) }
    own.groups = groups.filter { shop.groups[$0.index].machine == machine }
      .map { ($0.index, shop.groups[$0.index].seconds) }
    return own
  }

  func starts(in periods: [Int]) -> [SharedLimits.User] { Self.users(modes, in: periods) }
  func setups(in periods: [Int]) -> [SharedLimits.User] { Self.users(groups, in: periods) }

  private static func users(
    _ all: [(index: Int, seconds: Double)], in periods: [Int]
  ) -> [SharedLimits.User] {
    all.flatMap { user in
      periods.map { .init(index: user.index, period: $0, amount: user.seconds / 3600) }
    }
  }
}
