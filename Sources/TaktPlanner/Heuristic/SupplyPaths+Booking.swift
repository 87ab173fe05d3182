import TaktModel

/// Taking the ways that were found.
extension SupplyPaths {
  /// Units of a point by a period's end, or from a start.
  private struct Need {
    let period: Int
    var units: Double
  }

  /// Books up to `units` of the point asked for, by the end of the period, along the cheapest way;
  /// what it got.
  func book(_ units: Double, by period: Int, _ request: Request, in shop: inout ShopDraft) -> Double
  {
    var chunk = mostUnits(units, by: period, request, in: shop)
    // Steps that share a machine and a period have less room than each has alone.
    for _ in 0..<4 where chunk > 1e-6 * units {
      let mark = shop.mark
      if take(chunk, by: period, in: &shop) { return chunk }
      shop.rollBack(to: mark)
      chunk /= 2
    }
    return 0
  }

  /// What the narrowest place along the way lets through.
  private func mostUnits(
    _ units: Double, by period: Int, _ request: Request, in shop: ShopDraft
  ) -> Double {
    var most = units
    var waiting = [[Need]](repeating: [], count: points.count)
    waiting[points.count - 1] = [Need(period: period, units: 1)]
    for index in points.indices.reversed() where !waiting[index].isEmpty {
      var stock = (units: 0.0, period: facts.periodCount)
      var made: [Need] = []
      for need in waiting[index] {
        switch sources[index * facts.periodCount + need.period] {
        case Source.stock:
          stock = (stock.units + need.units, min(stock.period, need.period))
        case Source.purchase: break
        case let start:
          Self.add(need.units, in: Int(start), to: &made)
          guard start >= 0, !facts.mostStock.isEmpty else { continue }
          let arrival = arrival(index, ofStart: Int(start))
          let room = shop.room(of: points[index], arrival, until: need.period)
          most = min(most, room / need.units)
        }
      }
      if stock.units > 0 {
        var free = shop.free(points[index], in: stock.period)
        if index == points.count - 1, let limits = request.stockLimits {
          free = max(0, min(free, limits[stock.period]))
        }
        most = min(most, free / stock.units)
      }
      guard let stage = facts.data.stageInto[points[index]] else { continue }
      for start in made where start.period >= 0 {
        let place = self.place(index, ofStart: start.period)
        most = min(most, chunks[place] / start.units)
        let starts = start.units / facts.modes[Int(modes[place])].goodPerUnit
        for input in facts.data.stages[stage].inputs {
          Self.add(
            starts * input.quantityPerUnit, in: self.period(ofStart: start.period),
            to: &waiting[self.place(of: input.point)])
        }
      }
    }
    if most >= units { return units }
    // Neither to the last bit nor all but a crumb.
    return min(most * (1 - 1e-9), units * 0.9)
  }

  private static func add(_ units: Double, in period: Int, to needs: inout [Need]) {
    if let known = needs.firstIndex(where: { $0.period == period }) {
      needs[known].units += units
    } else {
      needs.append(Need(period: period, units: units))
    }
  }

  /// Books all of it, or says no with part of it booked.
  private func take(_ units: Double, by period: Int, in shop: inout ShopDraft) -> Bool {
    var waiting = [[Need]](repeating: [], count: points.count)
    waiting[points.count - 1] = [Need(period: period, units: units)]
    for index in points.indices.reversed() where !waiting[index].isEmpty {
      let point = points[index]
      var made: [Need] = []
      for need in waiting[index] {
        switch sources[index * facts.periodCount + need.period] {
        case Source.stock:
          if !Self.covers(shop.free(point, in: need.period), need.units) { return false }
        case Source.purchase:
          if !Self.covers(shop.buy(need.units, point, by: need.period), need.units) {
            return false
          }
        case let start:
          if start < 0 { return false }
          Self.add(need.units, in: Int(start), to: &made)
          continue
        }
        shop.take(need.units, from: point, in: need.period)
      }
      guard let stage = facts.data.stageInto[point] else { continue }
      for start in made {
        let mode = Int(modes[self.place(index, ofStart: start.period)])
        let begins = self.period(ofStart: start.period)
        guard let offer = fullOffer(start.units, mode, begins, shop) else { return false }
        shop.load(offer)
        shop.receive(
          offer.good, at: point, from: facts.modes[mode].arrivalPeriod[begins],
          last: shop.lasts(mode, begins))
        for input in facts.data.stages[stage].inputs {
          Self.add(
            offer.units * input.quantityPerUnit, in: begins,
            to: &waiting[place(of: input.point)])
        }
      }
      for need in waiting[index] where sources[index * facts.periodCount + need.period] >= 0 {
        if !shop.take(need.units, from: point, in: need.period) { return false }
      }
    }
    return facts.mostStock.isEmpty || points.allSatisfy { shop.fits($0, taking: 0, from: 0) }
  }

  private func fullOffer(
    _ units: Double, _ mode: Int, _ period: Int, _ shop: ShopDraft
  ) -> ShopDraft.Offer? {
    for withOvertime in [false, true] {
      if let offer = shop.offer(units, mode: mode, period, due: period, withOvertime),
        Self.covers(offer.good, units)
      {
        return offer
      }
    }
    return nil
  }

  private static func covers(_ have: Double, _ need: Double) -> Bool {
    have >= need * (1 - 1e-12) - 1e-12
  }
}
