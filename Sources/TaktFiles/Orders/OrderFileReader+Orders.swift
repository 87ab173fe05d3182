import TaktModel

/// An entry of `orders`.
enum OrderField: Int, FieldSet {
  case id, product, quantity, due, release, earliest, latest, kind, priority
  case tardinessCostPerUnitDay, unmetCostPerUnit, delivery, delivered, customer

  static let table = FieldTable(Self.self)
}

/// `costs`: what orders cost that say nothing of their own.
enum CostField: Int, FieldSet {
  case tardinessCostPerUnitDay, unmetCostPerUnit, forecastFactor

  static let table = FieldTable(Self.self)
}

private enum OrderKind: String, CaseIterable {
  case firm, forecast
}

private enum DeliveryKind: String, CaseIterable {
  case partial, complete
}

/// The defaults of an order's costs.
struct CostDefaults {
  var tardinessCostPerUnitDay = 1.0
  var unmetCostPerUnit: Double?
  var forecastFactor = 0.1
  var horizonDays = 1.0
  /// By product, what a good unit costs at the least; empty where the file has faults.
  var cheapestUnits: [Double] = []

  /// Of a unit short of safety stock: as a forecast that is late, for such stock is there for demand that may
  /// come.
  var shortOfSafetyCostPerUnitDay: Double { tardinessCostPerUnitDay * forecastFactor }

  /// The two costs of an order, from its own where it has them. What is not delivered costs by default more than
  /// the cheapest way to make it, three times as much, so that no order is left out for its making's sake.
  func costs(
    of product: ProductIndex?, tardiness: Double?, unmet: Double?, isForecast: Bool,
    priority: Double
  ) -> (tardiness: Double, unmet: Double) {
    let factor = isForecast ? forecastFactor : 1
    let base = tardiness ?? tardinessCostPerUnitDay
    let cheapest = product.flatMap { cheapestUnits.indices.contains($0) ? cheapestUnits[$0] : nil }
    // Quantities too small to count may make a unit dear without end.
    let unmetBase =
      unmetCostPerUnit ?? max(base * 2 * horizonDays, min(3 * (cheapest ?? 0), 1e18))
    return (
      (tardiness ?? base * factor) * priority, (unmet ?? unmetBase * factor) * priority
    )
  }
}

extension OrderFileReader {
  func readOrders(
    _ file: ObjectReader<OrderFileField>, _ products: [Product], on machines: [Machine],
    bottomUp: [ProductIndex]
  ) -> [Order] {
    var defaults = costDefaults
    if !context.hasFaults {
      defaults.cheapestUnits = CheapestUnit(products, on: machines, bottomUp: bottomUp).costs
    }
    let nodes = file.list(.orders, .required)
    if let list = file[.orders], nodes.isEmpty {
      context.remark(list, .init(.noOrders))
    }
    var ids = IDTable(place: "/orders")
    return nodes.compactMap { readOrder($0, defaults, &ids) }
  }

  /// Reads `costs`.
  func readCosts(_ file: ObjectReader<OrderFileField>) -> CostDefaults {
    var defaults = CostDefaults(horizonDays: horizon?.days ?? 1)
    guard let object = file.object(.costs, CostField.self) else { return defaults }
    defaults.tardinessCostPerUnitDay = object.number(.tardinessCostPerUnitDay, .amount, or: 1)
    defaults.unmetCostPerUnit = object.number(.unmetCostPerUnit, .amount)
    defaults.forecastFactor = object.number(.forecastFactor, .factor, or: 0.1)
    return defaults
  }

  private func readOrder(
    _ node: NodeID, _ defaults: CostDefaults, _ ids: inout IDTable
  ) -> Order? {
    guard let object = ObjectReader(node, OrderField.self, in: context) else {
      ids.append(nil, at: node, in: context)
      return nil
    }
    let id = object.nonEmptyText(.id, .required)
    ids.append(id, at: object.place(of: .id), in: context)
    let product = object.reference(.product, to: products, .required)
    let quantity = readQuantity(object)
    let isForecast = object.choice(.kind, OrderKind.self) == .forecast
    let priority = object.number(.priority, .factor, or: 1)
    let costs = defaults.costs(
      of: product, tardiness: object.number(.tardinessCostPerUnitDay, .amount),
      unmet: object.number(.unmetCostPerUnit, .amount), isForecast: isForecast, priority: priority)
    let times = readTimes(object, isOpen: quantity != 0)
    let isComplete = object.choice(.delivery, DeliveryKind.self) == .complete
    let customer = object.text(.customer)
    guard let id, let product, let quantity, let due = times.due else { return nil }
    return Order(
      id: id, product: product, quantity: quantity, due: due, release: times.release,
      earliest: times.earliest, latest: times.latest, isForecast: isForecast, priority: priority,
      tardinessCostPerUnitDay: costs.tardiness, unmetCostPerUnit: costs.unmet,
      isComplete: isComplete, customer: customer)
  }

  /// What is still to be delivered: the plan speaks of that alone.
  private func readQuantity(_ object: ObjectReader<OrderField>) -> Double? {
    let ordered = object.number(.quantity, .positiveAmount, .required)
    let delivered = object.number(.delivered, .amount, or: 0)
    guard let ordered else { return nil }
    if delivered > ordered {
      context.refuse(
        object.place(of: .delivered),
        "Found \(delivered.shortest), more than the quantity ordered (\(ordered.shortest)); allowed is "
          + "at most that.")
      return nil
    }
    return ordered - delivered
  }

  private struct Times {
    var due, release, earliest, latest: Instant?
  }

  private func readTimes(_ object: ObjectReader<OrderField>, isOpen: Bool) -> Times {
    let times = Times(
      due: object.instant(.due, .required), release: object.instant(.release),
      earliest: object.instant(.earliest), latest: object.instant(.latest))
    if let latest = times.latest {
      let place = object.place(of: .latest)
      if let earliest = times.earliest ?? times.due, latest < earliest {
        let name = times.earliest == nil ? "due, the default of earliest" : "earliest"
        refuseLatest(place, latest, name, earliest)
      } else if let release = times.release, latest < release {
        refuseLatest(place, latest, "release", release)
      }
    }
    if isOpen { remarkOnTimes(object, times) }
    return times
  }

  private func refuseLatest(
    _ place: NodeID, _ latest: Instant, _ name: String, _ other: Instant
  ) {
    context.refuse(
      place,
      "Found \(latest.rfc3339(in: timeZone)), which is before \(name) "
        + "(\(other.rfc3339(in: timeZone))): the order could never be delivered; "
        + "allowed is that instant or a later one.")
  }

  private func remarkOnTimes(_ object: ObjectReader<OrderField>, _ times: Times) {
    guard let horizon, let due = times.due, !context.hasFaults else { return }
    let earliest = times.earliest ?? due
    if let latest = times.latest, latest < horizon.start {
      context.remark(object.place(of: .latest), .init(.tooLate))
    } else if earliest > horizon.end {
      context.remark(
        object.place(of: times.earliest == nil ? .due : .earliest), .init(.earliestAfterHorizon))
    } else if due > horizon.end {
      context.remark(object.place(of: .due), .init(.dueAfterHorizon))
    }
    if earliest > due {
      context.remark(object.place(of: .earliest), .init(.alwaysLate))
    }
  }
}
