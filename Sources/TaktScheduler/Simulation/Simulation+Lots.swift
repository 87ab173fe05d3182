import TaktModel

extension Simulation {
  /// Starts a lot now. False where not even a smaller one could end within the horizon.
  mutating func start(_ lot: Int, on machine: Int, _ timing: Timing) -> Bool {
    let mode = shop.modes[draft.lots[lot].mode]
    let scrap = timing.setup?.scrap ?? 0
    guard let extent = extent(of: lot, on: machine, timing) else { return false }
    let (started, run, end) = (extent.started, extent.run, extent.end)
    let good = mode.good(started: started, scrap: scrap)
    if good <= 0 { return false }
    var state = LotState(
      isMade: true, start: timing.start, take: timing.take, end: end, setup: timing.setup,
      run: run, started: started, good: good,
      previous: shop.isSubcontractor[machine] ? -1 : lastLot[machine])
    if !mode.poolUses.isEmpty {
      shared.add(shares(of: lot, on: machine, timing, extent), shop)
    }
    let first = edges.count
    var releaseClass = shop.releases.isEmpty ? 0 : shop.releaseClass(at: timing.start)
    for input in shop.piles[mode.pile].inputs {
      releaseClass = min(
        releaseClass, take(input.pile, started * input.perUnit, for: lot))
    }
    state.edges = first..<edges.count
    state.batch = add(
      pile: mode.pile, good, at: end + shop.piles[mode.pile].wait, from: .lot(lot),
      releaseClass: releaseClass)
    lots[lot] = state
    sequence.append(lot)
    queues.remove(lot)
    if !shop.isSubcontractor[machine] {
      if lastLot[machine] >= 0 { lots[lastLot[machine]].next = lot }
      lastLot[machine] = lot
      family[machine] = mode.family
      freeAt[machine] = end
    }
    position[machine] += 1
    turn(machine)
    return true
  }

  /// How much of a lot is started, and until when it runs.
  struct Extent {
    let started: Double
    let run: Milliseconds
    let end: Milliseconds
  }

  /// What a lot with a timing comes to: smaller where the whole of it would not end within the horizon; nil
  /// where nothing would.
  mutating func extent(of lot: Int, on machine: Int, _ timing: Timing) -> Extent? {
    let mode = shop.modes[draft.lots[lot].mode]
    let scrap = timing.setup?.scrap ?? 0
    let wanted = mode.started(forGood: draft.lots[lot].good, scrap: scrap)
    if wanted <= 0 { return nil }
    let run = mode.run(started: wanted, scrap: scrap)
    let end = open[machine].finish(from: timing.take, work: run)
    if end != Clock.never { return Extent(started: wanted, run: run, end: end) }
    let last = open[machine].stretches.last?.endPosition ?? 0
    let room = Double(last - open[machine].position(timing.take))
    let perUnit = mode.millisecondsPerStarted + mode.millisecondsPerProcessed
    let started = perUnit > 0 ? mode.sizes.down(min(wanted, room / perUnit)) : 0
    if started <= 0 { return nil }
    let shorter = mode.run(started: started, scrap: scrap)
    let sooner = open[machine].finish(from: timing.take, work: shorter)
    return sooner == Clock.never ? nil : Extent(started: started, run: shorter, end: sooner)
  }

  /// Takes units for a lot, oldest first, buying what is missing; the least release class among them.
  private mutating func take(_ pile: Int, _ quantity: Double, for lot: Int) -> Int {
    let wanted = draft.lots[lot].releaseClass
    let short = quantity - free(pile, wanted)
    if short > Amount.tolerance(quantity) { buy(pile, short) }
    var releaseClass = shop.releases.count
    var left = quantity
    var batch = pileHead[pile]
    while batch >= 0, left > 0 {
      let free = batches[batch].free
      if free > 0, batches[batch].releaseClass >= wanted {
        let part = min(free, left)
        left -= part
        batches[batch].free -= part
        pileFree[pile] -= part
        releaseClass = min(releaseClass, batches[batch].releaseClass)
        edges.append(
          Edge(
            batch: batch, lot: lot, delivery: -1, quantity: part, next: batches[batch].firstEdge))
        batches[batch].firstEdge = edges.count - 1
      }
      if batches[batch].free <= 0, pileHead[pile] == batch { pileHead[pile] = batches[batch].next }
      batch = batches[batch].next
    }
    restock(pile)
    return releaseClass
  }

  /// Orders goods so that they arrive now: more of what arrives at this moment already, where there is such.
  mutating func buy(_ pile: Int, _ short: Double) {
    guard let purchase = shop.piles[pile].purchase else { return }
    if grow(pile, by: short) { return }
    let quantity = purchase.quantity(covering: short)
    lastPurchase[pile] = batches.count
    batches.append(
      Batch(
        pile: pile, time: now, quantity: quantity, free: quantity, source: .purchase,
        releaseClass: shop.releases.count))
    setExpiry(of: batches.count - 1)
    shelve(batches.count - 1)
  }

  /// Sold goods that are used up or bought as well: orders whose time has come hold what is there.
  mutating func serve(_ product: ProductIndex) {
    let pile = shop.stockPile[product]
    for index in draft.orderRank[product] {
      let order = shop.orders[index]
      if order.earliest > now || order.latest < now { continue }
      if draft.standsBack[index], shop.piles[pile].purchase == nil { continue }
      let need = order.quantity - heldFor[index]
      if need <= Amount.tolerance(order.quantity) { continue }
      let wanted = order.releaseClass
      if shop.piles[pile].purchase != nil, free(pile, wanted) < need {
        let arrival = shop.piles[pile].firstArrival
        if arrival > now {
          if arrival <= order.latest {
            events.push(.init(time: arrival, kind: .order, number: index))
          }
        } else if isWorthBuying(pile, need - free(pile, wanted), for: order) {
          buy(pile, need - free(pile, wanted))
        }
      }
      if order.isComplete, !Amount.covers(free(pile, wanted), need) { continue }
      hold(pile, need, releaseClass: wanted, for: index)
    }
  }

  private mutating func isWorthBuying(_ pile: Int, _ short: Double, for order: Shop.OrderFacts)
    -> Bool
  {
    guard let purchase = shop.piles[pile].purchase else { return false }
    let lateDays = Double(max(0, now - order.due)) / Double(Clock.day)
    if let most = shop.plant.products[order.product].maxStock,
      pileFree[pile] + purchase.quantity(covering: short) - short > most
    {
      return false
    }
    return purchase.quantity(covering: short) * purchase.costPerUnit
      < short * (order.unmetPerUnit - lateDays * order.tardinessPerUnitDay)
  }

  private mutating func hold(_ pile: Int, _ need: Double, releaseClass: Int, for order: Int) {
    var left = need
    var batch = pileHead[pile]
    while batch >= 0, left > 0 {
      if batches[batch].free > 0, batches[batch].releaseClass >= releaseClass {
        let part = min(batches[batch].free, left)
        left -= part
        batches[batch].free -= part
        batches[batch].held += part
        pileFree[pile] -= part
        heldFor[order] += part
      }
      if batches[batch].free <= 0, pileHead[pile] == batch { pileHead[pile] = batches[batch].next }
      batch = batches[batch].next
    }
    restock(pile)
  }
}

extension Product.Purchase {
  /// The least quantity that may be bought and covers `short`.
  func quantity(covering short: Double) -> Double {
    let least = max(short, minQuantity)
    guard let multiple, multiple > 0 else { return least }
    let count = least / multiple
    return (count - 1e-9 * max(1, count)).rounded(.up) * multiple
  }
}
