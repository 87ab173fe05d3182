import TaktModel

/// A period plan's lots with quantities that a shop floor can start.
///
/// Rounding is cumulative: by the end of each period at least as many good units of each step have
/// been started as the plan says, and what rounding up takes from the steps before is added there.
/// Users are therefore rounded before their suppliers.
struct LegalLots {
  struct Lot {
    let mode: Int
    let period: Int
    let good: Double
    /// Its place in the period plan's list, which is the order in which the program would run them.
    let rank: Int
  }

  private(set) var lots: [Lot] = []

  init(of plan: PeriodPlan, in shop: Shop) {
    var byPile = [[(rank: Int, lot: PeriodPlan.Lot)]](repeating: [], count: shop.piles.count)
    for (rank, lot) in plan.lots.enumerated() where lot.started > 1e-6 && lot.started.isFinite {
      byPile[shop.pileBase[lot.product] + lot.step].append((rank, lot))
    }
    // By pile and period: good units that rounding takes on top of the plan.
    var extra: [Int: [(period: Int, quantity: Double)]] = [:]
    for product in shop.plant.productsBottomUp.reversed() {
      for pile in (shop.pileBase[product]...shop.stockPile[product]).reversed() {
        round(
          byPile[pile].sorted { ($0.lot.period, $0.rank) < ($1.lot.period, $1.rank) }, of: pile,
          &extra, shop)
      }
    }
    lots.sort { ($0.period, $0.rank) < ($1.period, $1.rank) }
  }

  private mutating func round(
    _ wanted: [(rank: Int, lot: PeriodPlan.Lot)], of pile: Int,
    _ extra: inout [Int: [(period: Int, quantity: Double)]], _ shop: Shop
  ) {
    let additions = (extra[pile] ?? []).sorted { $0.period < $1.period }
    var addition = 0
    var need = 0.0
    var have = 0.0
    for (place, (rank, lot)) in wanted.enumerated() {
      let index = shop.piles[pile].modes.lowerBound + lot.mode
      guard shop.piles[pile].modes.contains(index) else { continue }
      let mode = shop.modes[index]
      let source = shop.plant.products[mode.product].steps[mode.step].modes[mode.index]
      let scrap = lot.hasSetup ? min(source.setup.scrapUnits, lot.started) : 0
      need += (lot.started - scrap) * mode.goodPerUnit
      let isLast = place == wanted.count - 1
      while addition < additions.count,
        additions[addition].period < (isLast ? Int.max : wanted[place + 1].lot.period)
      {
        need += additions[addition].quantity
        addition += 1
      }
      let missing = (need - have) / mode.goodPerUnit
      // A program's figures are sums of many.
      guard missing > 1e-7 + 1e-8 * need else { continue }
      var taken = 0.0
      for (number, started) in mode.sizes.lots(covering: missing + scrap).enumerated() {
        let good = mode.good(started: started, scrap: number == 0 ? scrap : 0)
        lots.append(Lot(mode: index, period: lot.period, good: good, rank: rank))
        taken += started
      }
      have += (taken - scrap) * mode.goodPerUnit
      // Materials for the dearest set-up: only the sequence will tell which it is.
      let most = taken + max(0, shop.setups.worstScrap[index] - scrap)
      for input in shop.piles[pile].inputs where most > lot.started {
        extra[input.pile, default: []].append((lot.period, (most - lot.started) * input.perUnit))
      }
    }
  }
}
