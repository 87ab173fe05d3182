import TaktModel

extension StageProblem {
  /// The servings of a stage, its echelon stock deducted.
  ///
  /// Every unit downstream holds at least so many of the stage's good units as `EchelonDemand`'s
  /// weights say, so arrivals and echelon stock cover, at any time, the weighed deliveries until then.
  init(stage: Int, weights: [Double], hasTakers: Bool, shares: inout [Int], data: PlanningData) {
    let details = data.stages[stage]
    let count = data.periodCount
    var all: [Serving] = []
    for (index, demand) in data.demands.enumerated() where weights[demand.product] > 0 {
      guard !demand.deliveryPeriods.isEmpty, demand.quantity > 0 else { continue }
      let (first, last) = (demand.deliveryPeriods.lowerBound, demand.deliveryPeriods.upperBound - 1)
      let isOwn = demand.product == details.output
      all.append(
        Serving(
          demand: index, share: shares.count, weight: weights[demand.product],
          quantity: demand.quantity * weights[demand.product], isOwn: isOwn, first: first,
          last: last, flatEnd: isOwn ? first : max(first, min(demand.duePeriod, last))))
      shares.append(index)
    }
    var holding: [Double]?
    if !hasTakers, all.allSatisfy(\.isOwn) {
      let agreed = Self.agreedHolding(all, output: details.output, data: data)
      holding = agreed
      all = all.map { serving in
        var end = serving.first
        while end < serving.last, end < data.demands[serving.demand].duePeriod, agreed[end] == 0 {
          end += 1
        }
        return serving.with(flatEnd: end)
      }
    }
    var stock = [Double](repeating: 0, count: count)
    for (index, point) in data.points.enumerated() where weights[index] > 0 {
      stock[0] += point.initialUnits * weights[index]
      for period in 0..<count { stock[period] += point.arrivals[period] * weights[index] }
    }
    // A stable order: by flat end, then as the demands come.
    all = all.enumerated().sorted {
      ($0.element.flatEnd, $0.offset) < ($1.element.flatEnd, $1.offset)
    }
    .map(\.element)
    let (left, blocks) = Self.covered(all, by: stock)
    self.stage = stage
    self.modes = details.modes
    self.output = details.output
    self.arrival = details.arrivalPeriod
    self.servings = left
    self.blocks = blocks
    self.ownHolding = holding
    var leftOut = [Double](repeating: 0, count: count)
    if let holding {
      var sum = 0.0
      for period in data.periods.reversed() {
        sum +=
          data.leastHoldingCost(of: details.output) * period.days - holding[period.index]
        leftOut[period.index] = max(0, sum)
      }
    }
    self.leftOut = leftOut
    // The last source in time for a flat end is the last one that arrives by then.
    var places = [Int](repeating: 0, count: count + 2)
    var place = 0
    for source in -1..<count {
      let next = source + 1 < count ? details.arrivalPeriod[source + 1] : Int.max
      places[source + 1] = place
      while place < left.count, left[place].flatEnd < next { place += 1 }
    }
    places[count + 1] = left.count
    self.places = places
  }

  /// Holding over a period counts where most units due later may not be delivered before; elsewhere
  /// it is left out for all, which can only lower the cost.
  private static func agreedHolding(
    _ servings: [Serving], output: Int, data: PlanningData
  ) -> [Double] {
    var waiting = [Double](repeating: 0, count: data.periodCount + 1)
    var free = waiting
    for serving in servings {
      let end = min(max(serving.first, data.demands[serving.demand].duePeriod), serving.last)
      waiting[0] += serving.quantity
      waiting[serving.first] -= serving.quantity
      free[serving.first] += serving.quantity
      free[end] -= serving.quantity
    }
    for period in 1...data.periodCount {
      waiting[period] += waiting[period - 1]
      free[period] += free[period - 1]
    }
    let cost = data.leastHoldingCost(of: output)
    return data.periods.indices.map {
      free[$0] > waiting[$0] * (1 + 1e-9) ? 0 : cost * data.periods[$0].days
    }
  }

  /// Stock goes to servings by flat end, first come first, each unit to one that it is in time for.
  private static func covered(
    _ servings: [Serving], by stock: [Double]
  ) -> (left: [Serving], blocks: [StockBlock]) {
    var left: [Serving] = []
    var blocks: [StockBlock] = []
    var place = 0
    var covered: [Serving] = []
    var used: [(arrival: Int, units: Double)] = []
    var lots: [(arrival: Int, units: Double)] = []
    var (firstLot, arrival) = (0, 0)
    for period in stock.indices {
      if stock[period] > 0 {
        if firstLot == lots.count {
          if !covered.isEmpty {
            blocks.append(
              StockBlock(arrival: arrival, covered: covered, used: used, leftFrom: nil))
          }
          covered = []
          used = []
          arrival = period
        }
        lots.append((period, stock[period]))
      }
      while place < servings.count, servings[place].flatEnd <= period {
        let serving = servings[place]
        place += 1
        var needed = serving.quantity
        while needed > 0, firstLot < lots.count {
          let given = min(lots[firstLot].units, needed)
          used.append((lots[firstLot].arrival, given))
          needed -= given
          lots[firstLot].units -= given
          if lots[firstLot].units <= 0 { firstLot += 1 }
        }
        if needed < serving.quantity {
          covered.append(serving.with(quantity: serving.quantity - needed))
        }
        if needed > 0 { left.append(serving.with(quantity: needed)) }
      }
    }
    let leftFrom = firstLot < lots.count ? lots[firstLot].arrival : nil
    if !covered.isEmpty || leftFrom != nil {
      blocks.append(StockBlock(arrival: arrival, covered: covered, used: used, leftFrom: leftFrom))
    }
    return (left, blocks)
  }
}

extension StageProblem.Serving {
  fileprivate func with(flatEnd: Int) -> Self {
    Self(
      demand: demand, share: share, weight: weight, quantity: quantity, isOwn: isOwn, first: first,
      last: last, flatEnd: flatEnd)
  }

  fileprivate func with(quantity: Double) -> Self {
    Self(
      demand: demand, share: share, weight: weight, quantity: quantity, isOwn: isOwn, first: first,
      last: last, flatEnd: flatEnd)
  }
}
