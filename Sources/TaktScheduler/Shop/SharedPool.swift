import TaktModel

/// Something of which lots on several machines take a share: a tool, labour, or electric power.
struct SharedPool {
  /// How much of it there is at once: pieces, persons or kW.
  let capacity: Double
  /// Whether a lot keeps it while its machine is closed: a mould stays in the machine, a setter goes home.
  let isKeptInPauses: Bool
  /// When it is there; nil: always.
  let open: OpenTime?
  /// Capacity-milliseconds that may be used in a week; nil for no limit.
  let mostPerWeek: Double?

  /// What rounding may add up to.
  var tolerance: Double { 1e-7 * max(1, capacity) }

  init(_ resource: Resource, horizon: Window) {
    capacity = resource.count
    isKeptInPauses = resource.kind == .tool
    let isAlwaysOpen =
      resource.windows.count == 1 && resource.windows[0].from <= horizon.from
      && resource.windows[0].to >= horizon.to
    // All of its windows count alike.
    let windows = resource.windows.map { Window(from: $0.from, to: $0.to) }.flattened()
    open = isAlwaysOpen ? nil : OpenTime(windows: windows, overtime: [])
    mostPerWeek = resource.mostSecondsPerWeek.map { $0 * 1000 }
  }

  /// Electric power up to a limit.
  init(demandLimitKW: Double) {
    capacity = demandLimitKW
    isKeptInPauses = false
    open = nil
    mostPerWeek = nil
  }
}

/// What lots of one mode take of a pool.
struct PoolUse {
  let pool: Int
  let setup: Double
  let run: Double
  /// What each unit started takes of it in the whole run, in capacity-milliseconds.
  var runPerUnit = 0.0

  /// How much a run of so many units takes at once.
  func run(started: Double, milliseconds: Milliseconds) -> Double {
    milliseconds > 0 ? run + runPerUnit * started / Double(milliseconds) : 0
  }
}

/// A share of a pool that a lot takes for a while.
struct PoolShare {
  let pool: Int
  let from: Milliseconds
  let to: Milliseconds
  let amount: Double
  /// Whether the lot's set-up is among what takes it.
  let isInSetup: Bool
  /// Taken only so that the lot keeps it, while nothing works.
  var isPause = false
}

/// Where a lot cannot take what it needs, and until when.
struct PoolClash {
  enum Kind {
    /// The pool is not there at that moment.
    case closed
    /// Others have it.
    case full
    /// The week's hours are used up.
    case week
  }

  let pool: Int
  let kind: Kind
  let until: Milliseconds
  let isInSetup: Bool
}
