import TaktModel

/// The tables of the shop floor: lots, load, stock.
extension CSVReport {
  static func lots(_ plan: Plan, _ plant: Plant) -> String {
    let time = LocalTime(timeZone: plant.timeZone)
    var table = CSVTable(header: [
      "lot", "machine", "machineName", "product", "productName", "step", "family", "origin",
      "start", "end", "started", "good", "scrap", "unit", "setupMinutes", "setupCost",
      "setupScrap", "setupHours", "runHours", "overtimeHours", "feeds",
    ])
    for lot in plan.schedule.lots {
      let product = plant.products[lot.product]
      let machine = plant.machines[lot.machine]
      func hours(_ isCounted: (Lot.Segment) -> Bool) -> Double {
        lot.segments.reduce(0) { $0 + (isCounted($1) ? $1.seconds / 3600 : 0) }
      }
      let feeds = lot.feeds.map {
        plant.orders[$0.order].id + " " + NumberText.plain($0.quantity)
      }
      table.append([
        .text(lot.id), .text(machine.id), .text(machine.name), .text(product.id),
        .text(product.name), .text(plant.stepID(lot)), .text(plant.families[lot.family]),
        .text(lot.origin.rawValue), .text(time.iso(lot.start)), .text(time.iso(lot.end)),
        .number(lot.started), .number(lot.good), .number(lot.scrap), .text(product.unit),
        .number(lot.setup?.minutes ?? 0), .number(lot.setup?.cost ?? 0),
        .number(lot.setup?.scrapUnits ?? 0), .number(hours { $0.kind == .setup }),
        .number(hours { $0.kind == .run }), .number(hours(\.isOvertime)),
        .text(feeds.joined(separator: "; ")),
      ])
    }
    return table.text
  }

  static func load(_ plan: Plan, _ plant: Plant) -> String {
    let time = LocalTime(timeZone: plant.timeZone)
    var table = CSVTable(header: [
      "machine", "machineName", "period", "from", "to", "regularHours", "runHours", "setupHours",
      "overtimeHours", "freeHours", "utilisationPercent",
    ])
    for (machine, row) in zip(plant.machines, MachineLoad.table(plan.schedule, for: plant)) {
      for (period, load) in zip(plant.horizon.periods, row) {
        table.append([
          .text(machine.id), .text(machine.name), .count(period.index + 1),
          .text(time.iso(period.start)), .text(time.iso(period.end)), .number(load.regularHours),
          .number(load.runHours), .number(load.setupHours), .number(load.overtimeHours),
          .number(load.freeHours), .number(load.utilisation * 100),
        ])
      }
    }
    return table.text
  }

  static func resources(_ plan: Plan, _ plant: Plant) -> String {
    let time = LocalTime(timeZone: plant.timeZone)
    var table = CSVTable(header: [
      "resource", "kind", "count", "period", "from", "to", "openHours", "usedHours", "mostInUse",
    ])
    for (resource, load) in zip(plant.resources, ResourceLoad.all(plan.schedule, for: plant)) {
      var open = [Double](repeating: 0, count: plant.horizon.periods.count)
      var used = open
      for window in resource.windows {
        plant.horizon.share(window.from, window.to) { open[$0] += $1 * resource.count }
      }
      for use in load.uses {
        plant.horizon.share(use.from, use.to) { used[$0] += $1 * use.count }
      }
      for period in plant.horizon.periods {
        table.append([
          .text(resource.id), .text(resource.kind.rawValue), .number(resource.count),
          .count(period.index + 1), .text(time.iso(period.start)), .text(time.iso(period.end)),
          .number(open[period.index]), .number(used[period.index]),
          .number(load.inUse.peak(from: period.start, to: period.end)),
        ])
      }
    }
    return table.text
  }

  static func stock(_ plan: Plan, _ plant: Plant) -> String {
    let time = LocalTime(timeZone: plant.timeZone)
    var table = CSVTable(header: [
      "product", "productName", "unit", "period", "periodEnd", "stock",
    ])
    for (product, history) in zip(plant.products, StockHistory.all(plan.schedule, for: plant)) {
      for period in plant.horizon.periods {
        table.append([
          .text(product.id), .text(product.name), .text(product.unit), .count(period.index + 1),
          .text(time.iso(period.end)), .number(history.quantity(at: period.end)),
        ])
      }
    }
    return table.text
  }
}

extension Plant {
  /// The id of the routing step that a lot belongs to.
  func stepID(_ lot: Lot) -> String {
    let steps = products[lot.product].steps
    return steps.indices.contains(lot.step) ? steps[lot.step].id : ""
  }
}
