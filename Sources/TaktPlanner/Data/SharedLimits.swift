import TaktModel

/// What modes of different machines share in a period or a week: hours of tools and people, energy.
struct SharedLimits: Sendable {
  /// In hours, or in kWh.
  struct Limit: Sendable {
    /// Of its row in the program.
    let name: String
    let most: Double
    /// What there is beyond it, at a price; cheapest first.
    var dearer: [(cost: Double, amount: Double)] = []
    /// Whose hours it limits, and in which period; nil where it is a week's, or energy.
    var hours: (resource: ResourceIndex, period: Int)?

    /// Whatever it costs.
    var total: Double { dearer.reduce(most) { $0 + $1.amount } }
  }

  /// What a unit started or a set-up takes of a limit.
  struct Use: Sendable {
    let limit: Int
    let amount: Double
  }

  /// What a mode's units or a group's set-ups of a period take.
  struct User: Sendable {
    let index: Int
    let period: Int
    let amount: Double
  }

  private(set) var limits: [Limit] = []
  /// By mode (by set-up group), then period; empty where nothing is shared.
  private(set) var ofStarts: [[[Use]]] = []
  private(set) var ofSetups: [[[Use]]] = []
  /// By mode, then period: seconds in which what its run needs is there; empty where nothing is short.
  private(set) var openSeconds: [[Double]] = []

  /// A limit with those who share it; nobody: none.
  mutating func add(_ limit: Limit, starts: [User], setups: [User], in data: Sizes) {
    let starts = starts.filter { $0.amount > 0 }
    let setups = setups.filter { $0.amount > 0 }
    guard !starts.isEmpty || !setups.isEmpty else { return }
    if limits.isEmpty {
      let none = [[Use]](repeating: [], count: data.periods)
      ofStarts = .init(repeating: none, count: data.modes)
      ofSetups = .init(repeating: none, count: data.groups)
    }
    for user in starts {
      ofStarts[user.index][user.period].append(Use(limit: limits.count, amount: user.amount))
    }
    for user in setups {
      ofSetups[user.index][user.period].append(Use(limit: limits.count, amount: user.amount))
    }
    limits.append(limit)
  }

  /// A mode runs no longer in each period.
  mutating func restrict(_ mode: Int, to seconds: [Double], in data: Sizes) {
    if openSeconds.isEmpty {
      openSeconds = .init(
        repeating: .init(repeating: .infinity, count: data.periods), count: data.modes)
    }
    for period in seconds.indices {
      openSeconds[mode][period] = min(openSeconds[mode][period], seconds[period])
    }
  }

  /// How many modes, groups and periods there are.
  struct Sizes {
    let modes: Int
    let groups: Int
    let periods: Int
  }

  func uses(ofStart mode: Int, _ period: Int) -> [Use] {
    ofStarts.isEmpty ? [] : ofStarts[mode][period]
  }

  func uses(ofSetup group: Int, _ period: Int) -> [Use] {
    ofSetups.isEmpty ? [] : ofSetups[group][period]
  }

  /// Whether a mode or its set-ups take part in anything shared.
  func concern(mode: Int, group: Int) -> Bool {
    !ofStarts.isEmpty
      && (ofStarts[mode].contains { !$0.isEmpty } || ofSetups[group].contains { !$0.isEmpty })
  }

  /// The most that a mode could start in a period if nobody else had a share.
  func mostStarts(_ mode: Int, _ period: Int) -> Double {
    uses(ofStart: mode, period).reduce(.infinity) { min($0, limits[$1.limit].total / $1.amount) }
  }
}
