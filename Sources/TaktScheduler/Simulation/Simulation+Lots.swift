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
    var left = shop.piles[pile].grain.need(quantity)
    let short = left - free(pile, wanted)
    if short > 0 { buy(pile, short) }
    var releaseClass = shop.releases.count
    var batch = pileHead[pile]
    while batch >= 0, left > 0 {
      let free = batches[batch].free
      if free > 0, batches[batch].releaseClass >= wanted {
        let part = min(free, left)
        left -= part
        batches[batch].free -= part
        pileFree[pile] -= part
        releaseClass = min(releaseClass, batches[batch].releaseClass)
        take(Edge(batch: batch, lot: lot, quantity: part))
      }
      if batches[batch].free <= 0, pileHead[pile] == batch { pileHead[pile] = batches[batch].next }
      batch = batches[batch].next
    }
    restock(pile)
    return releaseClass
  }

  /// Orders goods so that they arrive now: more of what arrives at this moment already, where there is such.
  mutating func buy(_ pile: Int, _ short: Double) {
    guard shop.piles[pile].purchase != nil else { return }
    if grow(pile, by: short) { return }
    let quantity = shop.piles[pile].purchase(covering: short)
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
    let isBought = shop.piles[pile].purchase != nil
    let arrival = shop.piles[pile].firstArrival
    var open = waiting.take(product, at: now, in: shop)
    var (kept, place) = (0, 0)
    // Where nothing is left and nothing can be bought yet, the others wait on.
    while place < open.count, isBought && arrival <= now || pileHead[pile] >= 0 {
      if !serve(open[place], from: pile, isBought: isBought) {
        open[kept] = open[place]
        kept += 1
      }
      place += 1
    }
    open.removeSubrange(kept..<place)
    if isBought, arrival > now, !waiting.isAwaited[product],
      let first = open.first(where: { arrival <= shop.orders[$0].latest })
    {
      waiting.isAwaited[product] = true
      events.push(.init(time: arrival, kind: .order, number: first))
    }
    waiting.keep(open, of: product)
  }

  /// Whether the order wants nothing any more.
  private mutating func serve(_ index: OrderIndex, from pile: Int, isBought: Bool) -> Bool {
    let order = shop.orders[index]
    if order.latest < now || (draft.standsBack[index] && !isBought) { return true }
    let need = order.quantity - heldFor[index]
    if need <= 0 { return true }
    let wanted = order.releaseClass
    let short = need - free(pile, wanted)
    if isBought, short > 0, shop.piles[pile].firstArrival <= now,
      let units = unitsWorthBuying(pile, short, for: order)
    {
      buy(pile, units)
    }
    if order.isComplete, free(pile, wanted) < need { return false }
    hold(pile, need, releaseClass: wanted, for: index)
    return order.quantity - heldFor[index] <= 0
  }

  /// How much of what an order lacks is bought for it: less where what it leaves over finds no room; nil where
  /// that is worth nothing.
  private func unitsWorthBuying(
    _ pile: Int, _ short: Double, for order: Shop.OrderFacts
  ) -> Double? {
    guard let purchase = shop.piles[pile].purchase else { return nil }
    let lateDays = Double(max(0, now + shop.safety - order.due)) / Double(Clock.day)
    func isWorth(_ bought: Double, _ units: Double) -> Bool {
      bought * purchase.costPerUnit
        < units * (order.unmetPerUnit - lateDays * order.tardinessPerUnitDay)
    }
    let bought = shop.piles[pile].bought(covering: short)
    if hasRoom(pile, for: bought - short) { return isWorth(bought, short) ? short : nil }
    guard !order.isComplete, buying.isEmpty || buying[pile] != .forLotsAlone else { return nil }
    let less = shop.piles[pile].purchaseSizes?.down(short) ?? 0
    return less > 0 && isWorth(less, less) ? less : nil
  }

  /// Whether what an order leaves over of its purchase finds room in stock.
  private func hasRoom(_ pile: Int, for rest: Double) -> Bool {
    guard let most = shop.plant.products[shop.piles[pile].product].maxStock else { return true }
    switch buying[pile] {
    case .asNeeded, .justInTime: return pileFree[pile] + rest <= most
    case .withoutRest: return rest <= 0
    case .forLotsAlone: return false
    }
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
