import TaktModel

/// What one order takes, exploded through routing and bill of materials while it is being loaded.
struct OrderNeeds {
  struct Lot {
    let mode: Int
    let pile: Int
    let started: Double
    let good: Double
  }

  struct Claim {
    let pile: Int
    let item: Int
    let quantity: Double
  }

  /// Users before their suppliers.
  private(set) var lots: [Lot] = []
  private(set) var claims: [Claim] = []
  /// By pile: when all that the order needs of it is there.
  private(set) var ready: [Int: Milliseconds] = [:]
  var loads: [MachineIndex: MachineLoad] = [:]
  private var need: [Int: Double] = [:]
  private var have: [Int: Double] = [:]
  /// Piles still to be looked at; those that supply others come later.
  private var open: [Int]

  init(product: ProductIndex, quantity: Double, in shop: Shop) {
    let pile = shop.stockPile[product]
    open = [pile]
    need[pile] = quantity
  }

  /// The next pile to look at: none that is still open uses it.
  mutating func nextPile(_ shop: Shop) -> Int? {
    func rank(_ pile: Int) -> (Int, Int) {
      (shop.level[shop.piles[pile].product], shop.piles[pile].step)
    }
    guard let place = open.indices.max(by: { rank(open[$0]) < rank(open[$1]) }) else { return nil }
    return open.remove(at: place)
  }

  func short(of pile: Int) -> Double { (need[pile] ?? 0) - (have[pile] ?? 0) }

  func isShort(of pile: Int) -> Bool { short(of: pile) > Amount.rounding(need[pile] ?? 0) }

  mutating func claim(_ quantity: Double, from pile: Int, item: Int, at time: Milliseconds) {
    claims.append(Claim(pile: pile, item: item, quantity: quantity))
    have[pile, default: 0] += quantity
    finish(pile, at: time)
  }

  mutating func buy(_ quantity: Double, of pile: Int, at time: Milliseconds) {
    have[pile, default: 0] += quantity
    finish(pile, at: time)
  }

  /// - Parameter units: for how many units started the inputs are needed.
  mutating func make(_ lot: Lot, taking units: Double, in shop: Shop) {
    lots.append(lot)
    have[lot.pile, default: 0] += lot.good
    for input in shop.piles[lot.pile].inputs {
      if need[input.pile] == nil { open.append(input.pile) }
      need[input.pile, default: 0] += units * input.perUnit
    }
  }

  mutating func finish(_ pile: Int, at time: Milliseconds) {
    ready[pile] = max(ready[pile] ?? 0, time)
  }

  /// What is left over for others, by pile.
  var surplus: [(pile: Int, quantity: Double)] {
    have.keys.sorted().compactMap { pile in
      let left = (have[pile] ?? 0) - (need[pile] ?? 0)
      return left > 1e-9 ? (pile, left) : nil
    }
  }
}
