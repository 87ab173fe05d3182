import TaktModel

extension ReportData {
  /// The five best places for an hour more, and the five materials of which a unit more is worth most: kind,
  /// index, first and last period, worth.
  func prices(_ json: inout JSONText) {
    let best = PricedPlace.best(plan.prices, plant, most: 5)
    json.key("prices")
    json.array { json in
      for price in best.hours + best.units {
        let (kind, index) =
          switch price.scarce {
          case .machine(let index): ("machine", index)
          case .resource(let index): ("resource", index)
          case .product(let index): ("product", index)
          }
        json.array { json in
          json.string(kind)
          json.number(index)
          json.number(price.first)
          json.number(price.last)
          json.number(price.worth)
        }
      }
    }
  }
}
