import TaktModel

/// The sequence of the lots on each machine: by period, and within a period by family so that
/// changing over is cheap.
enum Sequencing {
  static func draft(_ lots: LegalLots, plan: PeriodPlan, in shop: Shop) -> Draft {
    var draft = Draft(shop: shop)
    var byMachine = [[Int]](repeating: [], count: shop.plant.machines.count)
    let releases = releasesByProduct(shop)
    for lot in lots.lots {
      draft.lots.append(
        Draft.Lot(
          mode: lot.mode, good: lot.good,
          notBefore: notBefore(lot, releases[shop.modes[lot.mode].product], shop)))
      byMachine[shop.modes[lot.mode].machine].append(draft.lots.count - 1)
    }
    let due = DispatchingRule(for: draft, in: shop).due
    for machine in byMachine.indices {
      draft.sequences[machine] = sequence(byMachine[machine], on: machine, lots, due: due, shop)
    }
    allowOvertime(plan, &draft, shop)
    return draft
  }

  /// By product: releases of the orders that it goes into, ascending.
  private static func releasesByProduct(_ shop: Shop) -> [[Milliseconds]] {
    var releases = shop.plant.products.map { _ in Set<Milliseconds>() }
    for order in shop.plant.orders {
      if let release = order.release, release > shop.plant.horizon.start {
        releases[order.product].insert(release.milliseconds)
      }
    }
    for product in shop.plant.productsBottomUp.reversed() where !releases[product].isEmpty {
      for component in shop.plant.products[product].steps.flatMap(\.components) {
        releases[component.product].formUnion(releases[product])
      }
    }
    return releases.map { $0.sorted() }
  }

  /// What may be for a released order keeps the period that the program gave it; begun sooner it would
  /// be of no use to the order.
  private static func notBefore(
    _ lot: LegalLots.Lot, _ releases: [Milliseconds], _ shop: Shop
  ) -> Milliseconds {
    guard !releases.isEmpty else { return 0 }
    let period = shop.plant.horizon.periods[lot.period]
    let passed = releases.count(upTo: period.end.milliseconds - 1)
    return max(period.start.milliseconds, passed > 0 ? releases[passed - 1] : 0)
  }

  private static func sequence(
    _ members: [Int], on machine: MachineIndex, _ lots: LegalLots, due: [Milliseconds], _ shop: Shop
  ) -> [Int] {
    var result: [Int] = []
    var family =
      shop.fixedUntil[machine]?.family ?? shop.plant.machines[machine].initialFamily ?? -1
    var periods: [[Int]] = []
    for lot in members {
      if let last = periods.last?.first, lots.lots[last].period == lots.lots[lot].period {
        periods[periods.count - 1].append(lot)
      } else {
        periods.append([lot])
      }
    }
    for (number, period) in periods.enumerated() {
      if !shop.keepsSetup[machine] { family = -1 }
      let following = number + 1 < periods.count ? periods[number + 1] : []
      let upcoming = Set(following.map { shop.modes[lots.lots[$0].mode].family })
      let tour = FamilyTour(
        period.map { lots.lots[$0].mode }, after: family,
        upcoming: shop.keepsSetup[machine] ? upcoming : [], on: machine, shop)
      for next in tour.families {
        result += period.filter { shop.modes[lots.lots[$0].mode].family == next }
          .sorted { (due[$0], $0) < (due[$1], $1) }
      }
      family = tour.families.last ?? family
    }
    return result
  }

  /// Overtime up to about the seconds that the program bought, in the period's windows at that price.
  private static func allowOvertime(_ plan: PeriodPlan, _ draft: inout Draft, _ shop: Shop) {
    for bought in plan.overtime where bought.seconds > 0.5 {
      guard shop.plant.horizon.periods.indices.contains(bought.period),
        shop.plant.machines.indices.contains(bought.machine)
      else { continue }
      let period = shop.plant.horizon.periods[bought.period]
      var left = Clock.milliseconds(bought.seconds + 1)
      for (index, window) in shop.plant.machines[bought.machine].windows.enumerated()
      where window.isOvertime && abs(window.costPerHour - bought.costPerHour) < 1e-9 {
        if window.to <= period.start || window.from >= period.end || left <= 0 { continue }
        let room = window.to.milliseconds - window.from.milliseconds
        let use = min(left, room - draft.overtime[bought.machine][index])
        draft.overtime[bought.machine][index] += max(0, use)
        left -= max(0, use)
      }
    }
  }
}
