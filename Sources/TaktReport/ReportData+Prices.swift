import TaktModel

extension ReportData {
  /// The five best places for an hour more, and the five materials of which a unit more is worth most: kind,
  /// index, period, worth.
  func prices(_ json: inout JSONText) {
    let ranked = plan.prices.enumerated().filter { $0.element.worth > 0 }.sorted {
      ($1.element.worth, $0.offset) < ($0.element.worth, $1.offset)
    }.map(\.element)
    func isMaterial(_ price: Plan.Price) -> Bool {
      if case .product = price.scarce { true } else { false }
    }
    let best = ranked.filter { !isMaterial($0) }.prefix(5) + ranked.filter(isMaterial).prefix(5)
    json.key("prices")
    json.array { json in
      for price in best {
        let (kind, index) =
          switch price.scarce {
          case .machine(let index): ("machine", index)
          case .resource(let index): ("resource", index)
          case .product(let index): ("product", index)
          }
        json.array { json in
          json.string(kind)
          json.number(index)
          json.number(price.period)
          json.number(price.worth)
        }
      }
    }
  }
}
