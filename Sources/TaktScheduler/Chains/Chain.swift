import TaktModel

/// How the steps of a product hang together: lots go from hand to hand in each of its legs, between
/// legs goods may stand for a while and are collected.
struct Chain {
  /// Successive steps; each lot of one is passed on whole to the next.
  struct Leg {
    let steps: Range<Int>
    /// Good units that a train of lots may give, the largest first: no machine takes more at once.
    let sizes: [Double]
    /// Units started at the first step for a good unit at the end, and those lost to set-ups.
    let startedPerGood: Double
    let scrap: Double
  }

  private(set) var legs: [Leg] = []
  /// Components by unit of the finished product.
  private(set) var components: [(product: ProductIndex, perUnit: Double)] = []
  /// Good units that can be made together, so that the first keep until the last come.
  private(set) var most = Double.infinity
  let isPossible: Bool
  private var millisecondsPerUnit = 0.0
  private var fixed: Milliseconds = 0

  /// Goods that may stand for longer than this, beyond the time that they must rest, are collected.
  private static let longestPassing: Milliseconds = 3 * 3_600_000

  init(of product: ProductIndex, in shop: Shop) {
    let base = shop.pileBase[product]
    let count = shop.stockPile[product] - base + 1
    isPossible =
      !shop.plant.products[product].steps.isEmpty
      && (base..<base + count).allSatisfy { pile in
        shop.piles[pile].modes.contains { shop.modes[$0].sizes.isPossible }
      }
    guard isPossible else { return }
    var perGood = 1.0
    var end = count
    for step in (0..<count).reversed() {
      let pile = shop.piles[base + step]
      let isBreak =
        step == 0 || shop.piles[base + step - 1].life == Clock.never
        || shop.piles[base + step - 1].life - shop.piles[base + step - 1].wait
          >= Self.longestPassing
      let rate = pile.modes.reduce(0.0) { $0 + 1 / max(1e-9, Self.work(shop.modes[$1])) }
      let modes = pile.modes.map { shop.modes[$0] }
      perGood /= modes.map(\.goodPerUnit).min() ?? 1
      millisecondsPerUnit = max(millisecondsPerUnit, perGood / rate)
      fixed += pile.wait + (modes.compactMap(\.lead).min() ?? 0)
      for input in pile.inputs where shop.piles[input.pile].product != product {
        components.append((shop.piles[input.pile].product, perGood * input.perUnit))
      }
      guard isBreak else {
        perGood *= shop.perUnit(into: base + step)
        continue
      }
      legs.insert(Self.leg(step..<end, base, shop), at: 0)
      end = step
      if step > 0 {
        perGood *= shop.perUnit(into: base + step)
        let before = shop.piles[base + step - 1]
        if before.life != Clock.never {
          let work = before.modes.reduce(0.0) { $0 + 1 / max(1e-9, Self.work(shop.modes[$1])) }
          most = min(most, Double(before.life - before.wait) / 2 * work / perGood)
        }
      }
    }
    most = max(most, 1)
  }

  /// About how long a quantity takes from the first step to the last.
  func lead(_ quantity: Double) -> Milliseconds {
    fixed + Milliseconds(min(quantity * millisecondsPerUnit, 1e12))
  }

  private static func work(_ mode: Shop.ModeFacts) -> Double {
    mode.millisecondsPerStarted + mode.millisecondsPerProcessed
  }

  private static func leg(_ steps: Range<Int>, _ base: Int, _ shop: Shop) -> Leg {
    var sizes: Set<Double> = []
    var limit = Double.infinity
    // What is started and lost, at set-ups and by rounding, for a good unit at the leg's end.
    var (started, scrap) = (1.0, 0.0)
    for step in steps.reversed() {
      let pile = shop.piles[base + step]
      let yield = pile.modes.map { shop.modes[$0].goodPerUnit }.min() ?? 1
      let lost = pile.modes.map { shop.setups.worstScrap[$0] + shop.modes[$0].sizes.granule }.max()
      started /= yield
      scrap = scrap / yield + (lost ?? 0)
      let caps = pile.modes.map { (shop.modes[$0].sizes.maximum - scrap) / started }
        .filter { $0 > 0 }
      sizes.formUnion(caps)
      limit = min(limit, caps.max() ?? 0)
      if step > steps.lowerBound {
        let perUnit = shop.perUnit(into: base + step)
        started *= perUnit
        scrap *= perUnit
      }
    }
    let legal = sizes.filter { $0 <= limit }.sorted(by: >)
    return Leg(
      steps: steps,
      sizes: legal.isEmpty
        ? [.infinity] : legal.count > 2 ? [legal[0], legal[legal.count - 1]] : legal,
      startedPerGood: started, scrap: scrap)
  }
}

extension Shop {
  /// Units of the step before that a unit started takes.
  func perUnit(into pile: Int) -> Double {
    piles[pile].inputs.first { $0.pile == pile - 1 }?.perUnit ?? 1
  }
}
