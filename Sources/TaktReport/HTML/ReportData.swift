import Foundation
import TaktModel

/// The data that the HTML report's script draws from. Times are seconds from the horizon's start,
/// references are indices; long lists are arrays without field names, in the order that
/// `Assets/format.js` reads them.
struct ReportData {
  let plan: Plan
  let plant: Plant
  let texts: Texts
  /// What a remedy changes, as a change to the order file.
  let patch: ([PlantChange]) -> String?
  let power: PowerLoad

  static func json(
    _ plan: Plan, _ plant: Plant, _ texts: Texts, _ patch: @escaping ([PlantChange]) -> String?
  ) -> String {
    let data = ReportData(
      plan: plan, plant: plant, texts: texts, patch: patch,
      power: PowerLoad(plan.schedule, for: plant))
    var json = JSONText()
    json.object { json in
      data.words(&json)
      data.plantFields(&json)
      data.machines(&json)
      data.products(&json)
      data.orders(&json)
      data.lots(&json)
      data.deliveries(&json)
      data.resources(&json)
      data.energy(&json)
      data.previous(&json)
      data.load(&json)
      data.figures(&json)
    }
    return json.text
  }

  func seconds(_ instant: Instant) -> Double { plant.horizon.start.seconds(until: instant) }

  private func words(_ json: inout JSONText) {
    json.field("language", texts.language.rawValue)
    json.key("texts")
    json.object { json in for (key, text) in texts.forPage { json.field(key, text) } }
    let currency = Currency(code: plant.currency)
    json.key("money")
    json.object { json in
      json.field("sign", currency.sign)
      json.field("decimals", currency.decimals)
    }
  }

  private func plantFields(_ json: inout JSONText) {
    json.field("name", plant.name ?? plant.id)
    json.field("zone", plant.timeZone.identifier)
    json.field("currency", plant.currency)
    json.field("startMs", Int(plant.horizon.start.milliseconds))
    json.key("offsets")
    json.array { json in
      for offset in offsets() {
        json.array { json in
          json.number(seconds(offset.from), decimals: 3)
          json.number(offset.seconds)
        }
      }
    }
    json.key("periods")
    json.array { json in
      for period in plant.horizon.periods { json.number(seconds(period.end), decimals: 3) }
    }
    json.key("families")
    json.array { json in for family in plant.families { json.string(family) } }
  }

  /// Offsets over every instant that the report shows.
  private func offsets() -> [LocalTime.Offset] {
    var (first, last) = (plant.horizon.start, plant.horizon.end)
    func include(_ instant: Instant?) {
      guard let instant else { return }
      first = min(first, instant)
      last = max(last, instant)
    }
    for order in plant.orders { include(order.due) }
    for delivery in plan.schedule.deliveries { include(delivery.at) }
    for lot in plan.schedule.lots { include(lot.end) }
    for lot in plant.previous?.lots ?? [] { include(lot.end) }
    include(plan.createdAt)
    // An instant far off the horizon must not use up what `offsets` is ready to list.
    let decades = 20 * 365.25 * 86_400
    return LocalTime(timeZone: plant.timeZone, texts: texts).offsets(
      from: max(first, plant.horizon.start.advanced(bySeconds: -decades)),
      to: min(last, plant.horizon.end.advanced(bySeconds: decades)))
  }

  private func machines(_ json: inout JSONText) {
    json.key("machines")
    json.array { json in
      for machine in plant.machines {
        json.object { json in
          json.field("id", machine.id)
          json.field("name", machine.name)
          json.key("isSubcontractor")
          json.boolean(machine.isSubcontractor)
          json.field("setupKW", machine.setupKW)
          json.key("windows")
          json.array { json in
            for window in machine.windows {
              json.number(seconds(window.from), decimals: 3)
              json.number(seconds(window.to), decimals: 3)
              json.number(window.isOvertime ? 1 : 0)
            }
          }
          json.key("downtime")
          json.array { json in
            for downtime in machine.downtime {
              json.array { json in
                json.number(seconds(downtime.from), decimals: 3)
                json.number(seconds(downtime.to), decimals: 3)
                json.string(downtime.reason ?? "")
              }
            }
          }
        }
      }
    }
  }

  private func products(_ json: inout JSONText) {
    json.key("products")
    json.array { json in
      for (product, history) in zip(plant.products, StockHistory.all(plan.schedule, for: plant)) {
        json.object { json in
          json.field("id", product.id)
          json.field("name", product.name)
          json.field("unit", product.unit)
          json.key("isWhole")
          json.boolean(product.isWhole)
          json.key("steps")
          json.array { json in for step in product.steps { json.string(step.id) } }
          json.key("stock")
          json.array { json in
            for point in history.points {
              json.number(seconds(point.at), decimals: 3)
              json.number(point.quantity, decimals: 3)
            }
          }
        }
      }
    }
  }
}
