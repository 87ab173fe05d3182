import TaktModel

extension StageDynamics {
  /// Walks the chain back and notes what it uses.
  mutating func note(
    _ problem: StageProblem, _ model: LagrangianModel, _ prices: LagrangianPrices, end: Int,
    _ evaluation: inout LagrangianEvaluation
  ) {
    let count = model.periods
    chain.removeAll(keepingCapacity: true)
    capacityCost = 0
    var place = end
    var next = count
    while true {
      serve(problem, model, prices, from: place, next: next, &evaluation)
      guard place >= 0 else { break }
      let previous = Int(before[place])
      let period = place % count
      chain.append((problem.modes[place / count], period))
      getReady(problem, model, prices, place, previous < 0 ? -1 : previous % count, &evaluation)
      if gains[place] < 0 {
        evaluation.magnitude -= gains[place]
        let mode = problem.modes[place / count]
        let limit = model.startLimits[mode * count + period]
        make(problem, model, prices, mode, period, starts: limit, &evaluation)
      }
      next = period
      place = previous
    }
  }

  /// What is due between a source and the next: made in time, late, or not at all.
  private mutating func serve(
    _ problem: StageProblem, _ model: LagrangianModel, _ prices: LagrangianPrices, from place: Int,
    next: Int, _ evaluation: inout LagrangianEvaluation
  ) {
    let count = model.periods
    let source = place < 0 ? -1 : place % count
    let unitCost = place < 0 ? Double.infinity : unitCosts[place]
    let isPriced = model.isPriced[problem.output]
    var units = 0.0
    for index in problem.places[source + 1]..<problem.places[next + 1] {
      let serving = problem.servings[index]
      let inTime = unitCost + costs.onTime[index]
      let other =
        costs.mayBeLate[index] ? costs.later[index * (count + 1) + next] : costs.unmet[index]
      var delivery: Int?
      if inTime <= other {
        units += serving.quantity
        delivery = serving.flatEnd
        if serving.isOwn && isPriced { delivery = cheapestDelivery(serving, model, prices, 0) }
      } else if costs.mayBeLate[index], other < costs.unmet[index],
        let late = lateSource(problem, index, next, other, count)
      {
        let start = problem.arrival[late]
        delivery = min(serving.last, start)
        if serving.isOwn && isPriced {
          delivery = cheapestDelivery(serving, model, prices, start)
        }
        makeLate(problem, model, prices, late, serving.quantity, &evaluation)
      }
      let cost =
        delivery.map { model.lateCost(serving.demand, $0) } ?? model.unmetCosts[serving.demand]
      evaluation.servingCosts[serving.share] += cost * serving.quantity / serving.weight
      if serving.isOwn, isPriced, let delivery {
        evaluation.stock[problem.output * count + delivery] -= serving.quantity
      }
    }
    if units > 0 { evaluation.magnitude += units * abs(unitCost) }
    if units > 0, place >= 0, gains[place] == 0 {
      let mode = problem.modes[place / count]
      make(
        problem, model, prices, mode, place % count,
        starts: units / model.data.modes[mode].goodPerUnit, &evaluation)
    }
  }

  private func cheapestDelivery(
    _ serving: StageProblem.Serving, _ model: LagrangianModel, _ prices: LagrangianPrices,
    _ arrival: Int
  ) -> Int {
    let factor = prices.servings[serving.share] / serving.weight
    var (best, least) = (serving.last, Double.infinity)
    for period in max(serving.first, arrival)..<max(serving.first, arrival, serving.last + 1) {
      let cost = ServingCosts.cost(serving, period, model, factor, ownWorth)
      if cost < least { (best, least) = (period, cost) }
    }
    return best
  }

  private func lateSource(
    _ problem: StageProblem, _ index: Int, _ next: Int, _ cost: Double, _ count: Int
  ) -> Int? {
    for period in next..<count where problem.arrival[period] < count {
      if cheapest[period] + costs.late[index * (count + 1) + problem.arrival[period]] <= cost {
        return period
      }
    }
    return nil
  }

  private mutating func makeLate(
    _ problem: StageProblem, _ model: LagrangianModel, _ prices: LagrangianPrices, _ period: Int,
    _ units: Double, _ evaluation: inout LagrangianEvaluation
  ) {
    for (index, mode) in problem.modes.enumerated() {
      let place = index * model.periods + period
      if unitCosts[place] == cheapest[period], gains[place] == 0 {
        make(
          problem, model, prices, mode, period,
          starts: units / model.data.modes[mode].goodPerUnit, &evaluation)
        return
      }
    }
  }

  private mutating func make(
    _ problem: StageProblem, _ model: LagrangianModel, _ prices: LagrangianPrices, _ mode: Int,
    _ period: Int, starts: Double, _ evaluation: inout LagrangianEvaluation
  ) {
    let count = model.periods
    let details = model.data.modes[mode]
    evaluation.useStarts(model, mode, period, starts)
    capacityCost +=
      prices.capacity[details.machine * count + period] * starts * details.secondsPerUnit
    if model.isPriced[problem.output] {
      evaluation.stock[problem.output * count + problem.arrival[period]] +=
        starts * details.goodPerUnit
    }
  }

  /// By the set-up kept from the source before, or along the cheapest way without it.
  private mutating func getReady(
    _ problem: StageProblem, _ model: LagrangianModel, _ prices: LagrangianPrices, _ place: Int,
    _ source: Int, _ evaluation: inout LagrangianEvaluation
  ) {
    let count = model.periods
    let index = place / count
    let mode = problem.modes[index]
    let group = model.data.modes[mode].group
    let details = model.data.setupGroups[group]
    let kept = index * (count + 1)
    var period = place % count
    if source >= 0, keptSums[kept + period] - keptSums[kept + source] < fresh[place] {
      while period > source {
        period -= 1
        keep(mode, details.machine, period, model, prices, &evaluation)
      }
      return
    }
    while true {
      let share = prices.setups[mode * count + period]
      let cost = evaluation.readyCosts[group * count + period]
      let now = fresh[index * count + period]
      if period == 0 && details.isInitial { return }
      if cost.isFinite, share * cost <= now {
        if cost > 0 {
          evaluation.useSetup(model, group, period, share: share)
          evaluation.setupUses[mode * count + period] += cost
          capacityCost +=
            share * details.seconds * prices.capacity[details.machine * count + period]
        }
        return
      }
      guard period > 0 else { return }
      period -= 1
      keep(mode, details.machine, period, model, prices, &evaluation)
    }
  }

  private func keep(
    _ mode: Int, _ machine: Int, _ period: Int, _ model: LagrangianModel,
    _ prices: LagrangianPrices, _ evaluation: inout LagrangianEvaluation
  ) {
    let count = model.periods
    let place = mode * count + period
    evaluation.kept[machine * count + period] += prices.setups[place]
    evaluation.setupUses[place] += prices.state[machine * count + period]
  }

  /// The mode that makes in each period, -1 where none does.
  func pattern(_ problem: StageProblem, _ model: LagrangianModel) -> [Int] {
    var pattern = [Int](repeating: -1, count: model.periods)
    for (mode, period) in chain { pattern[period] = mode }
    return pattern
  }
}
