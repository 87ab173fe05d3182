import TaktFiles
import TaktModel

/// The priority that an order needs, and who pays for it.
extension RemedySearch.Run {
  /// What the order's lateness and shortfall cost in the plan at hand.
  private var ownCost: Double {
    var cost = outcome.unmet * order.unmetCostPerUnit
    for delivery in search.schedule.deliveries where delivery.order == outcome.order {
      cost +=
        delivery.quantity * max(0, order.due.days(until: delivery.at))
        * order.tardinessCostPerUnitDay
    }
    return cost
  }

  /// A priority at which nothing in the plant is worth as much; nil where none makes a difference.
  var strongPriority: Double? {
    let perDay = order.quantity * order.tardinessCostPerUnitDay
    guard perDay > 0, ownCost > 0, order.priority > 0 else { return nil }
    let factor = max(100, (20 * search.base / perDay).rounded(.up))
    let strong = min(1e6, Self.round(order.priority * factor))
    return strong > order.priority ? strong : nil
  }

  /// Enough for an order to stay where it is in a search that finds a better plan.
  var firmPriority: Double { Self.round(order.priority * 5) }

  /// From a few tenths of what the others lose, which they may lose for want of search, to what beats all.
  func priorities(for forced: RemedySearch.Trial, below strong: Double) -> [Double] {
    let lost = forced.change + ownCost
    let least = order.priority * 2 * lost / ownCost
    var list: [Double] = []
    for factor in [0.3, 1, 6, 50] {
      let priority = min(strong, Self.round(max(least * factor, firmPriority)))
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

  func with(_ priority: Double?, _ change: OrderFileChange) -> OrderFileChange {
    guard let priority else { return change }
    var change = change
    change.expect("/orders/\(outcome.order)/id")
    change.set("/orders/\(outcome.order)/priority", .number(priority))
    return change
  }

  /// Who becomes later for it, the most first.
  func payers(_ trial: RemedySearch.Trial) -> String {
    let before = Self.finishes(search.schedule, search.plant)
    let after = Self.finishes(trial.schedule, trial.file.plant)
    var later: [(order: OrderIndex, days: Double)] = []
    for index in search.plant.orders.indices where index != outcome.order {
      let due = trial.file.plant.orders[index].due
      let end = search.plant.horizon.end
      let was = max(0, due.days(until: before[index] ?? end))
      let days = max(0, due.days(until: after[index] ?? end)) - was
      if days > 0.05 { later.append((index, days)) }
    }
    later.sort { ($1.days, $0.order) < ($0.days, $1.order) }
    if later.isEmpty { return "" }
    let named = later.prefix(2).map {
      "\(search.plant.orders[$0.order].id) by \(SpokenNumber.grouped($0.days, decimals: 1)) days"
    }
    let more = later.count > 2 ? " and \(later.count - 2) more" : ""
    return "; later for it: " + named.joined(separator: ", ") + more
  }

  /// When each order has all of its goods; nil where it never has.
  private static func finishes(_ schedule: Schedule, _ plant: Plant) -> [Instant?] {
    var delivered = [Double](repeating: 0, count: plant.orders.count)
    var last = [Instant?](repeating: nil, count: plant.orders.count)
    for delivery in schedule.deliveries {
      delivered[delivery.order] += delivery.quantity
      last[delivery.order] = max(last[delivery.order] ?? delivery.at, delivery.at)
    }
    return plant.orders.indices.map {
      delivered[$0] >= plant.orders[$0].quantity * (1 - 1e-6) ? last[$0] : nil
    }
  }
}
