import TaktModel
import TaktTestSupport

extension TinyShop {
  /// A lot with the slots that it works in.
  struct Placed {
    let job: Int
    let step: Int
    let mode: Mode
    let change: Change
    /// Of set-up and run, in order.
    let slots: [Int]
    let started: Int

    var runBegin: Int { slots[change.slots] }
    var end: Int { slots[slots.count - 1] + 1 }
  }

  /// Orders that are made together, step by step in one lot each.
  struct Job {
    let product: Int
    let orders: [Int]
    let started: [Int]
  }

  struct Best {
    var cost: Double
    var jobs: [Job] = []
    var lots: [Placed] = []
  }

  /// The cheapest of all schedules that make each order, or several of one product together, in one lot
  /// a step: every order of dispatching lots, on every mode, each as early as it can be then.
  ///
  /// Nothing gets cheaper by ending later here, so one of these is best but for a rare one in which a
  /// set-up ahead of its material takes a tool or a person that an earlier lot would better wait for.
  func bruteForce() -> Best {
    var best = Best(cost: orders.reduce(0) { $0 + Double($1.quantity) * $1.unmet })
    for made in 0..<(1 << orders.count) {
      let chosen = orders.indices.filter { made >> $0 & 1 == 1 }
      let unmet = orders.indices.filter { made >> $0 & 1 == 0 }.reduce(0.0) {
        $0 + Double(orders[$1].quantity) * orders[$1].unmet
      }
      for groups in partitions(chosen) {
        let jobs = groups.map { group in
          let product = orders[group[0]].product
          let units = group.reduce(0) { $0 + orders[$1].quantity }
          return Job(
            product: product, orders: group, started: started(product: product, units: units))
        }
        var search = DispatchSearch(shop: self, jobs: jobs, best: best)
        search.extend(cost: unmet)
        best = search.best
      }
    }
    return best
  }

  /// All ways to make orders of one product together.
  private func partitions(_ chosen: [Int]) -> [[[Int]]] {
    guard let last = chosen.last else { return [[]] }
    return partitions(Array(chosen.dropLast())).flatMap { groups in
      [groups + [[last]]]
        + groups.indices.filter { orders[groups[$0][0]].product == orders[last].product }.map {
          var joined = groups
          joined[$0].append(last)
          return joined
        }
    }
  }
}

/// Appends lots one after another in every order, and takes back.
private struct DispatchSearch {
  let shop: TinyShop
  let jobs: [TinyShop.Job]
  var best: TinyShop.Best
  private var lots: [TinyShop.Placed] = []
  private var nextStep: [Int]
  private var readySlot: [Int]
  private var freeSlot: [Int]
  private var family: [Int?]
  private var used: [[Int]]

  init(shop: TinyShop, jobs: [TinyShop.Job], best: TinyShop.Best) {
    (self.shop, self.jobs, self.best) = (shop, jobs, best)
    nextStep = jobs.map { _ in 0 }
    readySlot = jobs.map { _ in 0 }
    freeSlot = shop.machines.map { _ in 0 }
    family = shop.machines.map(\.initialFamily)
    used = shop.resources.map { _ in [Int](repeating: 0, count: TinyShop.slots) }
  }

  mutating func extend(cost: Double) {
    guard cost < best.cost - 1e-9 else { return }
    var isComplete = true
    for (index, job) in jobs.enumerated() where nextStep[index] < job.started.count {
      isComplete = false
      for mode in shop.products[job.product][nextStep[index]].modes {
        guard let lot = place(index, mode) else { continue }
        let before = (freeSlot[mode.machine], family[mode.machine], readySlot[index])
        freeSlot[mode.machine] = lot.end
        family[mode.machine] = mode.family
        readySlot[index] = lot.end + shop.products[job.product][nextStep[index]].waitSlots
        use(lot, 1)
        nextStep[index] += 1
        lots.append(lot)
        extend(cost: cost + self.cost(of: lot, job))
        lots.removeLast()
        nextStep[index] -= 1
        use(lot, -1)
        (freeSlot[mode.machine], family[mode.machine], readySlot[index]) = before
      }
    }
    if isComplete { best = TinyShop.Best(cost: cost, jobs: jobs, lots: lots) }
  }

  private func cost(of lot: TinyShop.Placed, _ job: TinyShop.Job) -> Double {
    var cost =
      lot.change.cost + Double(lot.started) * lot.mode.costPerUnit
      + Double(lot.slots.count) * shop.machines[lot.mode.machine].costPerSlot
    guard lot.step == job.started.count - 1 else { return cost }
    let ready = lot.end + shop.products[job.product][lot.step].waitSlots
    for order in job.orders.map({ shop.orders[$0] }) {
      let days = Double(max(0, ready - order.dueSlot)) / 48
      cost += days * Double(order.quantity) * order.tardiness
    }
    return cost
  }

  /// The earliest that the job's next lot can be on the mode's machine, after what stands there.
  private func place(_ index: Int, _ mode: TinyShop.Mode) -> TinyShop.Placed? {
    let (job, step) = (jobs[index], nextStep[index])
    let machine = shop.machines[mode.machine]
    let change = shop.change(from: family[mode.machine], to: mode)
    let length = change.slots + job.started[step] * mode.slotsPerUnit
    let release = job.orders.map { shop.orders[$0].releaseSlot }.max() ?? 0
    let wait = step == job.started.count - 1 ? shop.products[job.product][step].waitSlots : 0
    for begin in max(
      freeSlot[mode.machine], release)..<max(
        TinyShop.slots, freeSlot[mode.machine], release)
    where machine.isOpen[begin] {
      var slots: [Int] = []
      var slot = begin
      while slot < TinyShop.slots, slots.count < length {
        if machine.isOpen[slot] { slots.append(slot) }
        slot += 1
      }
      guard slots.count == length, slot + wait <= TinyShop.slots else { return nil }
      let lot = TinyShop.Placed(
        job: index, step: step, mode: mode, change: change, slots: slots,
        started: job.started[step])
      if lot.runBegin >= readySlot[index], isFree(lot) { return lot }
    }
    return nil
  }

  /// Where the lot holds a resource: an operator while the machine works, a tool from first to last.
  private func held(_ use: TinyShop.Use, _ lot: TinyShop.Placed) -> (open: [Int], held: [Int]) {
    let covered = lot.slots.enumerated().filter {
      $0.offset < lot.change.slots ? use.coversSetup : use.coversRun
    }.map(\.element)
    guard shop.resources[use.resource].isTool, let first = covered.first, let last = covered.last
    else { return (covered, covered) }
    return (covered, Array(first...last))
  }

  private func isFree(_ lot: TinyShop.Placed) -> Bool {
    lot.mode.uses.allSatisfy { use in
      let resource = shop.resources[use.resource]
      let (open, held) = held(use, lot)
      return open.allSatisfy { resource.isOpen[$0] }
        && held.allSatisfy { used[use.resource][$0] < resource.count }
    }
  }

  private mutating func use(_ lot: TinyShop.Placed, _ count: Int) {
    for use in lot.mode.uses {
      for slot in held(use, lot).held { used[use.resource][slot] += count }
    }
  }
}
