import TaktModel

extension ReportData {
  func lots(_ json: inout JSONText) {
    let places = placesOfOrders()
    json.key("lots")
    json.array { json in
      for (index, lot) in plan.schedule.lots.enumerated() {
        json.array { json in
          json.string(lot.id)
          json.number(lot.product)
          json.number(lot.step)
          json.number(lot.machine)
          json.number(lot.family)
          json.number(seconds(lot.start), decimals: 3)
          json.number(seconds(lot.end), decimals: 3)
          json.number(lot.started)
          json.number(lot.good)
          json.number(lot.scrap)
          json.string(lot.origin.rawValue)
          setup(lot, &json)
          segments(lot, &json)
          json.array { json in
            for feed in lot.feeds {
              guard let place = places[feed.order] else { continue }
              json.number(place)
              json.number(feed.quantity)
            }
          }
          json.number(power.runKW[index], decimals: 3)
        }
      }
    }
  }

  private func setup(_ lot: Lot, _ json: inout JSONText) {
    guard let setup = lot.setup else { return json.null() }
    json.array { json in
      json.number(setup.minutes, decimals: 3)
      json.number(setup.cost, decimals: 2)
      json.number(setup.scrapUnits)
    }
  }

  /// Flat: kind (bit 0: set-up, bit 1: overtime), from, to.
  private func segments(_ lot: Lot, _ json: inout JSONText) {
    json.array { json in
      for segment in lot.segments {
        json.number((segment.kind == .setup ? 1 : 0) + (segment.isOvertime ? 2 : 0))
        json.number(seconds(segment.from), decimals: 3)
        json.number(seconds(segment.to), decimals: 3)
      }
    }
  }
}
