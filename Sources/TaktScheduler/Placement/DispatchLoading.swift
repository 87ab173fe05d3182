import TaktModel

/// Loads machines order by order, as `Dispatch` describes.
struct DispatchLoading {
  /// Goods that will be there and that nobody has claimed.
  private struct Lying {
    let time: Milliseconds
    var quantity: Double
    /// Orders released later cannot have them.
    let releaseClass: Int
  }

  private let shop: Shop
  private let fillsGaps: Bool
  private let open: [OpenTime]
  private var draft: Draft
  private var loads: [MachineLoad]
  private var lying: [[Lying]]
  /// By pile: how many items were there at the start, by time; what orders left over comes behind them.
  private let given: [Int]
  /// By pile: nothing lies before that item, neither of those given before it nor of those behind them.
  private var first: [Int]
  private var firstLeft: [Int]

  /// - Parameter fillsGaps: whether a machine is thought to do other lots while one waits for its
  ///   materials, or to stand still.
  static func draft(for shop: Shop, fillsGaps: Bool) -> Draft {
    var loading = DispatchLoading(shop, fillsGaps: fillsGaps)
    let orders = shop.plant.orders
    let sequence = orders.indices.sorted {
      (orders[$0].due, -orders[$0].priority, orders[$0].id, $0)
        < (orders[$1].due, -orders[$1].priority, orders[$1].id, $1)
    }
    for order in sequence { loading.load(order) }
    return loading.draft
  }

  private init(_ shop: Shop, fillsGaps: Bool) {
    self.shop = shop
    self.fillsGaps = fillsGaps
    draft = Draft(shop: shop)
    draft.orderRank = shop.ordersByDue
    let machines = shop.plant.machines
    open = machines.map { OpenTime(windows: $0.windows, overtime: []) }
    loads = machines.map { MachineLoad(freeAt: shop.start, family: $0.initialFamily ?? -1) }
    first = Array(repeating: 0, count: shop.piles.count)
    let any = shop.releases.count
    var lying = shop.piles.map {
      $0.initial > 0
        ? [Lying(time: shop.start, quantity: $0.initial, releaseClass: any)] : []
    }
    for receipt in shop.plant.receipts where receipt.at.milliseconds <= shop.end {
      let time = max(receipt.at.milliseconds, shop.start)
      lying[shop.stockPile[receipt.product]].append(
        Lying(time: time, quantity: receipt.quantity, releaseClass: any))
    }
    for lot in shop.fixedLots {
      let pile = shop.pileBase[lot.product] + lot.step
      let time = lot.end.milliseconds + shop.piles[pile].wait
      lying[pile].append(
        Lying(
          time: max(time, shop.start), quantity: lot.good,
          releaseClass: shop.releaseClass(at: lot.start.milliseconds)))
    }
    for (machine, load) in shop.fixedUntil.enumerated() {
      if let load { loads[machine] = load }
    }
    for pile in lying.indices { lying[pile].sort { $0.time < $1.time } }
    given = lying.map(\.count)
    firstLeft = given
    for use in shop.frozenSupplies.uses {
      let supply = shop.frozenSupplies.supplies[use.supply]
      var left = use.quantity
      let pile = shop.pileBase[supply.product] + (supply.step ?? 0)
      for item in lying[pile].indices where left > 0 {
        let part = min(left, lying[pile][item].quantity)
        lying[pile][item].quantity -= part
        left -= part
      }
    }
    self.lying = lying
  }

  /// The whole order, or failing that half of it, a quarter, an eighth.
  private mutating func load(_ index: OrderIndex) {
    let order = shop.plant.orders[index]
    var quantity = order.quantity
    for _ in 0..<(order.isComplete ? 1 : 4) where quantity > 0 {
      if load(index, quantity) { return }
      quantity /= 2
      if shop.plant.products[order.product].isWhole { quantity.round(.down) }
    }
  }

  /// Claims goods and appends lots for the order; false, with nothing changed, if it comes too late.
  private mutating func load(_ index: OrderIndex, _ quantity: Double) -> Bool {
    let order = shop.plant.orders[index]
    var needs = OrderNeeds(product: order.product, quantity: quantity, in: shop)
    let due = max(order.due.milliseconds - shop.safety, shop.start)
    while let pile = needs.nextPile(shop) {
      claim(
        from: pile, for: &needs, due: due, releaseClass: shop.orders[index].releaseClass)
      if needs.isShort(of: pile), !choose(pile, for: &needs) {
        return giveBack(needs)
      }
    }
    var after: [MachineIndex: MachineLoad] = [:]
    guard place(&needs, release: order.release?.milliseconds ?? 0, &after) else {
      return giveBack(needs)
    }
    let ready = needs.ready[shop.stockPile[order.product]] ?? shop.start
    let latest = min(order.latest?.milliseconds ?? shop.end, shop.end)
    guard max(ready, order.earliest.milliseconds) <= latest else { return giveBack(needs) }
    let releaseClass = shop.orders[index].releaseClass
    for lot in needs.lots.reversed() {
      draft.lots.append(
        Draft.Lot(mode: lot.mode, good: lot.good, releaseClass: releaseClass))
      draft.sequences[shop.modes[lot.mode].machine].append(draft.lots.count - 1)
    }
    for (machine, load) in after { loads[machine] = load }
    for (pile, surplus) in needs.surplus {
      lying[pile].append(
        Lying(
          time: needs.ready[pile] ?? shop.start, quantity: surplus,
          releaseClass: shop.piles[pile].purchase == nil ? releaseClass : shop.releases.count))
    }
    return true
  }

  /// Takes what lies there by the due date; of goods that can be neither made nor bought, all.
  private mutating func claim(
    from pile: Int, for needs: inout OrderNeeds, due: Milliseconds, releaseClass: Int
  ) {
    let facts = shop.piles[pile]
    let isGiven = facts.modes.isEmpty && facts.purchase == nil
    func isEmpty(_ item: Int) -> Bool { lying[pile][item].quantity <= 0 }
    while first[pile] < given[pile], isEmpty(first[pile]) { first[pile] += 1 }
    while firstLeft[pile] < lying[pile].count, isEmpty(firstLeft[pile]) { firstLeft[pile] += 1 }
    var item = first[pile] < given[pile] ? first[pile] : firstLeft[pile]
    var short = needs.short(of: pile)
    while short > 0, item < lying[pile].count {
      let goods = lying[pile][item]
      let isLate = goods.time > due && !isGiven
      if goods.quantity > 0, !isLate, goods.releaseClass >= releaseClass {
        let part = min(short, goods.quantity)
        lying[pile][item].quantity -= part
        needs.claim(part, from: pile, item: item, at: goods.time)
        short = needs.short(of: pile)
      }
      item += 1
      // What was there at the start comes later and later.
      if item < given[pile], isLate { item = given[pile] }
      if item == given[pile] { item = firstLeft[pile] }
    }
  }

  private mutating func giveBack(_ needs: OrderNeeds) -> Bool {
    for claim in needs.claims {
      lying[claim.pile][claim.item].quantity += claim.quantity
      if claim.item < given[claim.pile] {
        first[claim.pile] = min(first[claim.pile], claim.item)
      } else {
        firstLeft[claim.pile] = min(firstLeft[claim.pile], claim.item)
      }
    }
    return false
  }

  /// Buys what is missing, or has it made on the machine that is free first; false: neither works.
  private func choose(_ pile: Int, for needs: inout OrderNeeds) -> Bool {
    let facts = shop.piles[pile]
    let short = needs.short(of: pile)
    if facts.purchase != nil {
      guard facts.firstArrival <= shop.end else { return false }
      needs.buy(facts.bought(covering: short), of: pile, at: facts.firstArrival)
      return true
    }
    func load(_ mode: Int) -> MachineLoad {
      let machine = shop.modes[mode].machine
      return needs.loads[machine] ?? loads[machine]
    }
    let usable = facts.modes.filter { shop.modes[$0].sizes.isPossible }
    let best = usable.min { a, b in
      open[shop.modes[a].machine].nextOpen(load(a).freeAt)
        < open[shop.modes[b].machine].nextOpen(load(b).freeAt)
    }
    guard let best else { return false }
    let mode = shop.modes[best]
    var state = load(best)
    let setup = shop.setups.setup(after: state.family, mode: best, mode)
    let sizes = mode.lots(forGood: short, scrap: setup?.scrap ?? 0)
    if sizes.isEmpty { return false }
    // Materials are ordered for the dearest set-up: the sequence may still change.
    let allowance = shop.setups.worstScrap[best] - (setup?.scrap ?? 0)
    for (number, started) in sizes.enumerated() {
      let setup = shop.setups.setup(after: state.family, mode: best, mode)
      let work = mode.run(started: started, scrap: setup?.scrap ?? 0) + (setup?.milliseconds ?? 0)
      state = MachineLoad(
        freeAt: open[mode.machine].finish(from: state.freeAt, work: work), family: mode.family)
      let good = mode.good(started: started, scrap: setup?.scrap ?? 0)
      needs.make(
        OrderNeeds.Lot(mode: best, pile: pile, started: started, good: good),
        taking: started + (number == 0 ? allowance : 0), in: shop)
    }
    needs.loads[mode.machine] = state
    return true
  }

  /// Puts the lots behind what their machines have to do already, suppliers first.
  private func place(
    _ needs: inout OrderNeeds, release: Milliseconds, _ after: inout [MachineIndex: MachineLoad]
  ) -> Bool {
    for lot in needs.lots.reversed() {
      let mode = shop.modes[lot.mode]
      let load = after[mode.machine] ?? loads[mode.machine]
      let hours = open[mode.machine]
      let setup = shop.setups.setup(after: load.family, mode: lot.mode, mode)
      let materials = shop.piles[lot.pile].inputs.map { needs.ready[$0.pile] ?? shop.start }.max()
      let set = hours.ready(from: max(load.freeAt, release), work: setup?.milliseconds ?? 0)
      if set == Clock.never { return false }
      let take = hours.nextOpen(max(set, materials ?? shop.start))
      let run = mode.run(started: lot.started, scrap: setup?.scrap ?? 0)
      let end = take == Clock.never ? take : hours.finish(from: take, work: run)
      if end == Clock.never { return false }
      let work = run + (setup?.milliseconds ?? 0)
      after[mode.machine] = MachineLoad(
        freeAt: fillsGaps ? hours.finish(from: max(load.freeAt, release), work: work) : end,
        family: mode.family)
      needs.finish(lot.pile, at: end + shop.piles[lot.pile].wait)
    }
    return true
  }
}

/// Until when a machine is busy and what it is set up for then (-1: nothing).
struct MachineLoad {
  var freeAt: Milliseconds
  var family: Int
}
