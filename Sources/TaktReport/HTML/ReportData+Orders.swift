import TaktModel

extension ReportData {
  func orders(_ json: inout JSONText) {
    let costs = OrderCosts(plan, for: plant)
    let sentences = Sentences(texts: texts, plant: plant)
    let places = placesOfOrders()
    json.key("orders")
    json.array { json in
      for outcome in plan.orders {
        let order = plant.orders[outcome.order]
        json.array { json in
          json.string(order.id)
          json.number(order.product)
          json.number(order.quantity)
          json.number(seconds(order.due), decimals: 3)
          json.string(order.customer ?? "")
          json.number(order.isForecast ? 1 : 0)
          json.number(outcome.delivered)
          json.number(outcome.unmet)
          optional(outcome.readyAt, &json)
          optional(outcome.completedAt, &json)
          json.number(outcome.lateDays, decimals: 4)
          json.string(outcome.status.rawValue)
          json.number(costs.total(outcome.order), decimals: 2)
          json.array { json in
            for cause in outcome.because {
              json.array { json in
                json.string(sentences.sentence(cause, of: outcome.order))
                json.number(cause.machine ?? -1)
                json.number(cause.order.flatMap { places[$0] } ?? -1)
              }
            }
          }
          json.array { json in
            for remedy in outcome.remedies {
              json.array { json in
                json.string(sentences.sentence(remedy, of: outcome.order))
                json.string(sentences.cost(of: remedy))
                json.number(sentences.isSaving(remedy) ? 1 : 0)
                json.string(patch(remedy.changes) ?? "")
              }
            }
          }
        }
      }
    }
  }

  func deliveries(_ json: inout JSONText) {
    let places = placesOfOrders()
    json.key("deliveries")
    json.array { json in
      for delivery in plan.schedule.deliveries {
        guard let place = places[delivery.order] else { continue }
        json.array { json in
          json.number(place)
          json.number(seconds(delivery.at), decimals: 3)
          json.number(delivery.quantity)
        }
      }
    }
  }

  /// Where each order of the plant stands in the plan's list.
  func placesOfOrders() -> [OrderIndex: Int] {
    Dictionary(
      plan.orders.enumerated().map { ($0.element.order, $0.offset) },
      uniquingKeysWith: { a, _ in a })
  }

  private func optional(_ instant: Instant?, _ json: inout JSONText) {
    if let instant { json.number(seconds(instant), decimals: 3) } else { json.null() }
  }
}
