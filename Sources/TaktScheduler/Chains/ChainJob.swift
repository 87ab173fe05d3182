import TaktModel

/// A quantity of a product that is made from its first step to its last without being left to stand.
struct ChainJob {
  let product: ProductIndex
  /// Good units of the last step.
  var quantity: Double
  /// It is for orders of this release (`Shop.releases`, counted from 1); 0: for any.
  let releaseClass: Int
  /// When it may be begun, and when it may be done, so that it keeps until it is wanted.
  var begin: Milliseconds
  let ready: Milliseconds
  let due: Milliseconds
  /// Of no use after.
  let latest: Milliseconds
}

extension ChainJob {
  /// What is wanted of a product.
  private struct Need {
    var quantity: Double
    let releaseClass: Int
    let earliest: Milliseconds
    let due: Milliseconds
    let latest: Milliseconds
  }

  /// Jobs for all orders and for what goes into them, less what there is, the most urgent first.
  ///
  /// - Parameter window: needs due within so much of one another are made together, where goods keep as long.
  static func jobs(in shop: Shop, within window: Milliseconds) -> [ChainJob] {
    var needs = [[Need]](repeating: [], count: shop.plant.products.count)
    for order in shop.orders where order.quantity > 0 && order.earliest <= order.latest {
      needs[order.product].append(
        Need(
          quantity: order.quantity, releaseClass: order.releaseClass, earliest: order.earliest,
          due: order.readyBy, latest: order.latest))
    }
    var jobs: [ChainJob] = []
    for product in shop.plant.productsBottomUp.reversed() where !needs[product].isEmpty {
      let chain = Chain(of: product, in: shop)
      guard chain.isPossible else { continue }
      let made = ChainJob.jobs(of: product, chain, needs[product], window, in: shop)
      for job in made {
        let lead = chain.lead(job.quantity)
        for (component, perUnit) in chain.components {
          needs[component].append(
            Need(
              quantity: job.quantity * perUnit, releaseClass: job.releaseClass,
              earliest: shop.start, due: max(shop.start, job.due - lead), latest: job.latest))
        }
      }
      jobs += made
    }
    return jobs.enumerated().sorted {
      ($0.element.due, shop.level[$0.element.product], $0.offset)
        < ($1.element.due, shop.level[$1.element.product], $1.offset)
    }.map(\.element)
  }

  private static func jobs(
    of product: ProductIndex, _ chain: Chain, _ needs: [Need], _ window: Milliseconds, in shop: Shop
  ) -> [ChainJob] {
    let life = shop.piles[shop.stockPile[product]].life
    var supplies = Supply.atHand(of: shop.stockPile[product], in: shop)
    var jobs: [ChainJob] = []
    for var need in needs.sorted(by: { ($0.due, $0.quantity) < ($1.due, $1.quantity) }) {
      need.quantity -= Supply.claim(need.quantity, from: &supplies, at: need.earliest, by: need.due)
      guard need.quantity > Amount.rounding(need.quantity) else { continue }
      if let last = jobs.last, last.releaseClass == need.releaseClass,
        need.due - last.due <= window, last.quantity + need.quantity <= chain.most,
        life == Clock.never || need.earliest - life <= last.due
      {
        let ready = life == Clock.never ? shop.start : max(last.ready, need.earliest - life)
        jobs[jobs.count - 1] = ChainJob(
          product: product, quantity: last.quantity + need.quantity,
          releaseClass: need.releaseClass, begin: last.begin, ready: ready, due: last.due,
          latest: max(last.latest, need.latest))
        continue
      }
      let count = min(100, max(1, (need.quantity / chain.most - 1e-9).rounded(.up)))
      let begin = need.releaseClass > 0 ? shop.releases[need.releaseClass - 1] : shop.start
      for _ in 0..<Int(count) {
        jobs.append(
          ChainJob(
            product: product, quantity: need.quantity / count, releaseClass: need.releaseClass,
            begin: begin, ready: life == Clock.never ? shop.start : need.earliest - life,
            due: need.due, latest: need.latest))
      }
    }
    return jobs
  }
}

/// Goods that come in, whoever takes them.
struct Supply {
  let time: Milliseconds
  var quantity: Double
  var expiry = Clock.never

  /// What is there, is announced or stands fast.
  static func atHand(of pile: Int, in shop: Shop) -> [Supply] {
    let facts = shop.piles[pile]
    func supply(_ time: Milliseconds, _ quantity: Double, wait: Milliseconds = 0) -> Supply {
      Supply(
        time: max(time + wait, shop.start), quantity: quantity,
        expiry: facts.life == Clock.never ? Clock.never : time + facts.life)
    }
    var supplies: [Supply] = []
    if facts.initial > 0 { supplies.append(supply(shop.start, facts.initial)) }
    if facts.isStock {
      for receipt in shop.plant.receipts where receipt.product == facts.product {
        supplies.append(supply(max(receipt.at.milliseconds, shop.start), receipt.quantity))
      }
    }
    for lot in shop.fixedLots where shop.pileBase[lot.product] + lot.step == pile {
      supplies.append(supply(lot.end.milliseconds, lot.good, wait: facts.wait))
    }
    return supplies.sorted { ($0.time, $0.quantity) < ($1.time, $1.quantity) }
  }

  /// Takes up to a quantity of what is there by a moment and fresh at another; how much it was.
  static func claim(
    _ quantity: Double, from supplies: inout [Supply], at moment: Milliseconds, by due: Milliseconds
  ) -> Double {
    var left = quantity
    for place in supplies.indices where left > 0 && supplies[place].time <= due {
      if supplies[place].expiry < max(moment, supplies[place].time) { continue }
      let part = min(left, supplies[place].quantity)
      supplies[place].quantity -= part
      left -= part
    }
    return quantity - left
  }
}
