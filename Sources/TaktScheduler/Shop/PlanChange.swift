import TaktModel

/// What it costs to leave the plan that the shop floor has in hand.
///
/// Which lots count, and what keeps them, says `PreviousPlan.countedLots`; each new lot keeps one, in order of
/// time.
struct PlanChange {
  private struct Former {
    let start: Milliseconds
    let reach: Milliseconds
  }

  /// By mode; lots whose machine cannot do the step any more are changed whatever the plan.
  private var former: [Int: [Former]] = [:]
  private var lost = 0
  private let costPerLot: Double

  /// Nil where changes cost nothing.
  init?(_ plant: Plant, modeOf: (Lot) -> Int?) {
    guard let previous = plant.previous, previous.changeCostPerLot > 0 else { return nil }
    costPerLot = previous.changeCostPerLot
    for (lot, reach) in previous.countedLots(in: plant.horizon) {
      guard let mode = modeOf(lot) else {
        lost += 1
        continue
      }
      former[mode, default: []].append(
        Former(start: lot.start.milliseconds, reach: Clock.milliseconds(reach)))
    }
  }

  /// The cost of a plan whose lots begin then, by mode.
  func cost(_ starts: [Int: [Milliseconds]]) -> Double {
    var changed = lost
    for (mode, lots) in former {
      let new = (starts[mode] ?? []).sorted()
      var next = 0
      for lot in lots {
        while next < new.count, new[next] < lot.start - lot.reach { next += 1 }
        if next < new.count, new[next] <= lot.start + lot.reach {
          next += 1
        } else {
          changed += 1
        }
      }
    }
    return Double(changed) * costPerLot
  }
}

extension Shop {
  /// The mode of a lot of another plan; nil where its machine cannot do its step.
  static func mode(of lot: Lot, _ piles: [Pile], _ modes: [ModeFacts], _ base: [Int]) -> Int? {
    piles[base[lot.product] + lot.step].modes.first { modes[$0].machine == lot.machine }
  }
}

extension Simulation {
  mutating func settleChange(_ change: PlanChange) {
    var starts: [Int: [Milliseconds]] = [:]
    for lot in sequence { starts[draft.lots[lot].mode, default: []].append(lots[lot].start) }
    for (lot, mode) in zip(shop.fixedLots, shop.fixedModes) where lot.origin == .frozen {
      starts[mode, default: []].append(lot.start.milliseconds)
    }
    cost.planChange = change.cost(starts)
  }
}

extension Cost {
  /// Of lots of the plan in hand that are not kept.
  static func planChange(of schedule: Schedule, for plant: Plant) -> Double {
    guard plant.previous.map({ $0.changeCostPerLot > 0 }) ?? false else { return 0 }
    // Step and machine numbered as one.
    func key(_ lot: Lot) -> Int? {
      let steps = plant.products[lot.product].steps
      guard steps[lot.step].modeIndex(on: lot.machine) != nil else { return nil }
      let before = plant.products[..<lot.product].reduce(0) { $0 + $1.steps.count }
      return (before + lot.step) * plant.machines.count + lot.machine
    }
    guard let change = PlanChange(plant, modeOf: key) else { return 0 }
    var starts: [Int: [Milliseconds]] = [:]
    for lot in schedule.lots where lot.origin != .inProgress {
      if let key = key(lot) { starts[key, default: []].append(lot.start.milliseconds) }
    }
    return change.cost(starts)
  }
}
