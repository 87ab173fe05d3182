import TaktModel

/// Searches the order in which jobs are placed, and when they may begin.
struct ChainSearch {
  /// What holds for all jobs.
  private struct Settings {
    /// Needs due within so much of one another are made together.
    var window: Milliseconds = 12 * hour
    /// How much sooner than it must a job may begin.
    var slack: Milliseconds = 1000 * hour
    var setupWeight: Milliseconds = 4
    /// Whether all overtime may be used, or what the draft it began with has.
    var hasAllOvertime = true
  }

  /// A way to place all jobs.
  private struct Way {
    var settings = Settings()
    var jobs: [ChainJob] = []
    /// By job: the smaller, the sooner it is placed; how much sooner than it must it may begin.
    var keys: [Double] = []
    var slacks: [Milliseconds] = []
  }

  private static let hour: Milliseconds = 3_600_000
  private static let slacks: [Milliseconds] = [1000, 48, 20, 8, 2, 0].map { $0 * hour }

  private let shop: Shop
  private let chains: [Chain]
  private let given: Draft
  private var placement: ChainPlacement
  private var generator: SeededGenerator
  private var best = Way()
  private var tried = Way()
  private var leastCost = Double.infinity
  /// Settings to try, the last first, each on top of the best so far.
  private var trials: [(inout Settings) -> Void]
  /// Orders that got less than they wanted, or late, in the best way.
  private var poorOrders: [OrderIndex] = []

  init?(like draft: Draft, in shop: Shop, seed: UInt64) {
    self.shop = shop
    given = draft
    chains = shop.plant.products.indices.map { Chain(of: $0, in: shop) }
    placement = ChainPlacement(shop: shop, chains: chains, like: draft)
    generator = SeededGenerator(seed: seed)
    trials = [
      { $0.setupWeight = 1 }, { $0.hasAllOvertime = false }, { $0.window = 54 * Self.hour },
      { $0.window = 30 * Self.hour }, { $0.slack = 0 }, { $0.slack = 4 * Self.hour },
      { $0.slack = 24 * Self.hour }, { _ in },
    ]
    best.jobs = ChainJob.jobs(in: shop, within: best.settings.window)
    if best.jobs.isEmpty { return nil }
  }

  /// The draft of the next way to try; jobs for which no time is left are not in it.
  mutating func next(stop: StopRule) -> Draft {
    tried = best
    if let trial = trials.popLast() {
      trial(&tried.settings)
      set(&tried)
    } else {
      change()
    }
    placement.setupWeight = tried.settings.setupWeight
    placement.given = given
    if tried.settings.hasAllOvertime { placement.given.allowAllOvertime(in: shop) }
    let order = tried.jobs.indices.sorted { (tried.keys[$0], $0) < (tried.keys[$1], $1) }
    return placement.draft(
      placing: order.map { index in
        var job = tried.jobs[index]
        let lead = chains[job.product].lead(job.quantity)
        job.begin = max(job.begin, job.due - lead - tried.slacks[index])
        return job
      }, stop: stop)
  }

  /// What making the last draft took, in places looked at.
  var work: Int { placement.looks }

  /// Tells what the last draft came to.
  mutating func judge(_ simulation: Simulation) {
    guard simulation.cost.total <= leastCost else { return }
    leastCost = simulation.cost.total
    best = tried
    poorOrders = shop.orders.indices.filter {
      simulation.delivered[$0] < shop.orders[$0].quantity
    }
    for delivery in simulation.deliveries
    where delivery.at.milliseconds > shop.orders[delivery.order].due {
      poorOrders.append(delivery.order)
    }
  }

  private func set(_ way: inout Way) {
    way.jobs = ChainJob.jobs(in: shop, within: way.settings.window)
    way.keys = way.jobs.indices.map { Double($0) }
    way.slacks = way.jobs.map { _ in way.settings.slack }
  }

  /// Places some jobs sooner or later, what came late sooner, or lets them begin sooner or later.
  private mutating func change() {
    let count = Double(tried.jobs.count)
    for _ in 0..<(1 + pick(3)) {
      var job = pick(tried.jobs.count)
      switch pick(poorOrders.isEmpty ? 2 : 4) {
      case 0: tried.keys[job] += (generator.unit() - 0.5) * count * 0.3
      case 1: tried.slacks[job] = Self.slacks[pick(Self.slacks.count)]
      default:
        let order = shop.orders[poorOrders[pick(poorOrders.count)]]
        let last = tried.jobs.lastIndex { $0.product == order.product && $0.due <= order.due }
        job = last ?? job
        tried.keys[job] -= generator.unit() * count * 0.5
      }
    }
  }

  private mutating func pick(_ count: Int) -> Int {
    min(count - 1, Int(generator.unit() * Double(count)))
  }
}
