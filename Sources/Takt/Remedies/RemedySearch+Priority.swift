import TaktModel

/// The priority that an order needs.
extension RemedySearch.Run {
  /// What the order's lateness and shortfall cost in the plan at hand.
  private var ownCost: Double {
    search.schedule.latenessCosts(for: search.plant)[outcome.order].total
  }

  /// A priority at which nothing in the plant is worth as much; nil where none makes a difference.
  var strongPriority: Double? {
    let perDay = order.quantity * order.tardinessCostPerUnitDay
    guard perDay > 0, ownCost > 0, order.priority > 0 else { return nil }
    let factor = max(100, (20 * search.base / perDay).rounded(.up))
    let strong = min(1e6, Self.round(order.priority * factor))
    return strong > order.priority ? strong : nil
  }

  /// Enough for an order to stay where it is in a search that finds a better plan: an hour late is
  /// worth as much as a day of any other.
  var firmPriority: Double {
    let perDay = order.quantity * order.tardinessCostPerUnitDay
    let factor = perDay > 0 ? max(5, 24 * search.dearestDay / perDay) : 5
    return min(1e6, Self.round(order.priority * factor))
  }

  /// Enough for an order to be made at all: it is worth twice as much as any other, and kept on time.
  var claimingPriority: Double {
    let worth = order.quantity * order.unmetCostPerUnit
    let factor = worth > 0 ? max(5, 2 * search.dearestWorth / worth) : 5
    return max(firmPriority, min(1e6, Self.round(order.priority * factor)))
  }

  /// From what the others lose, which they may lose for want of search, to what beats all.
  func priorities(for forced: RemedySearch.Trial, below strong: Double) -> [Double] {
    let lost = forced.change + ownCost
    let least = order.priority * 2 * lost / ownCost
    var list: [Double] = []
    for factor in [1.0, 6, 50] {
      let priority = min(strong, Self.round(max(least * factor, order.priority * 5)))
      if priority > order.priority, list.last != priority { list.append(priority) }
    }
    return list
  }

  /// Up to the next of 1, 2, 3 and 5 times a power of ten.
  private static func round(_ value: Double) -> Double {
    var power = 1e-6
    while power * 10 <= value, power < 1e12 { power *= 10 }
    for digit in [1.0, 2, 3, 5, 10] where digit * power >= value * (1 - 1e-9) {
      return digit * power
    }
    return value
  }

  func with(_ priority: Double?, _ changes: [PlantChange]) -> [PlantChange] {
    changes + (priority.map { [.priority(outcome.order, $0)] } ?? [])
  }
}
