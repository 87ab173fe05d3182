import TaktModel

extension ReportData {
  /// Tools and labour, with what uses them.
  func resources(_ json: inout JSONText) {
    json.key("resources")
    json.array { json in
      for (resource, load) in zip(plant.resources, ResourceLoad.all(plan.schedule, for: plant)) {
        json.object { json in
          json.field("id", resource.id)
          json.field("kind", resource.kind.rawValue)
          json.field("count", resource.count)
          json.field("peak", load.inUse.peak)
          json.field("share", load.share, decimals: 4)
          json.field("limit", resource.mostSecondsPerWeek.map { $0 / 3600 } ?? .nan)
          json.key("windows")
          json.array { json in
            for window in resource.windows {
              json.number(seconds(window.from), decimals: 3)
              json.number(seconds(window.to), decimals: 3)
            }
          }
          json.key("uses")
          json.array { json in
            for use in load.uses {
              json.array { json in
                json.number(use.lot)
                json.number(use.count)
                json.number(seconds(use.from), decimals: 3)
                json.number(seconds(use.to), decimals: 3)
              }
            }
          }
          line("load", load.inUse, &json)
          json.key("weeks")
          json.array { json in
            for week in load.weeks {
              json.number(seconds(week.from), decimals: 3)
              json.number(seconds(week.to), decimals: 3)
              json.number(week.hours, decimals: 3)
            }
          }
        }
      }
    }
  }

  /// Electric power over time, where there is a limit or a price of it.
  func energy(_ json: inout JSONText) {
    json.key("energy")
    guard plant.energy.demandLimitKW != nil || !plant.energy.prices.isEmpty else {
      return json.null()
    }
    json.object { json in
      json.field("limit", plant.energy.demandLimitKW ?? .nan)
      json.field("peak", power.total.peak, decimals: 3)
      json.key("prices")
      json.array { json in
        for price in plant.energy.prices {
          json.number(seconds(price.from), decimals: 3)
          json.number(seconds(price.to), decimals: 3)
          json.number(price.pricePerKWh)
        }
      }
      line("load", power.total, &json)
    }
  }

  private func line(_ name: String, _ line: StepLine, _ json: inout JSONText) {
    json.key(name)
    json.array { json in
      for point in line.points {
        json.number(seconds(point.at), decimals: 3)
        json.number(point.value, decimals: 3)
      }
    }
  }

  /// What became of the plan in hand; null where there is none.
  func previous(_ json: inout JSONText) {
    json.key("previous")
    guard let comparison = PlanComparison(plan.schedule, for: plant) else { return json.null() }
    json.object { json in
      json.field("cost", plan.cost.planChange, decimals: 4)
      json.key("lots")
      json.array { json in
        for former in comparison.former {
          json.array { json in
            json.string(former.lot.id)
            json.number(former.lot.product)
            json.number(former.lot.step)
            json.number(former.lot.machine)
            json.number(seconds(former.lot.start), decimals: 3)
            json.number(seconds(former.lot.end), decimals: 3)
            json.number(former.lot.started)
            json.string(former.fate.rawValue)
            json.number(former.now ?? -1)
          }
        }
      }
      json.key("arrived")
      json.array { json in for lot in comparison.arrived { json.number(lot) } }
    }
  }
}
