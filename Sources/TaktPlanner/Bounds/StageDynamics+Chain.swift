import TaktModel

extension StageDynamics {
  /// The cheapest chain of sources: its cost and its last source's place, -1 where none is used.
  mutating func shortestChain(
    _ problem: StageProblem, _ model: LagrangianModel, _ work: inout Int
  ) -> (cost: Double, end: Int) {
    let count = model.periods
    let modes = problem.modes.count
    for place in 0..<(modes * count) { best[place] = .infinity }
    var cells = 0
    startRow(problem, count)
    relax(from: -1, to: 0, modes, count)
    var (least, end) = (rows[count], -1)
    for period in 0..<count {
      for index in 0..<modes {
        let place = index * count + period
        guard best[place].isFinite else { continue }
        fillRow(problem, count, from: period, unitCost: unitCosts[place], base: best[place])
        relax(from: place, to: period + 1, modes, count)
        if rows[count] < least { (least, end) = (rows[count], place) }
        cells += count - period
      }
    }
    work += cells / 100 + 1
    return (least, end)
  }

  /// By next source: what is due before it costs when nothing is made before.
  private mutating func startRow(_ problem: StageProblem, _ count: Int) {
    for period in 0...count { rows[period] = 0 }
    var constant = 0.0
    for group in 0...count {
      for index in problem.places[group]..<problem.places[group + 1] {
        let quantity = problem.servings[index].quantity
        if costs.mayBeLate[index] {
          for period in group...count {
            rows[period] += quantity * costs.later[index * (count + 1) + period]
          }
        } else {
          constant += quantity * costs.unmet[index]
        }
      }
      rows[group] += constant
    }
  }

  /// By next source: the chain's cost so far and of what is due from this source to the next.
  private mutating func fillRow(
    _ problem: StageProblem, _ count: Int, from source: Int, unitCost: Double, base: Double
  ) {
    var sum = base
    var isShifted = false
    // Nearly always all is served in time by the source.
    let first = fillInTime(count, from: source, unitCost: unitCost, &sum)
    for next in first..<(count + 1) {
      if unitCost <= costs.groups[next].limit {
        sum += unitCost * costs.groups[next].quantity + costs.groups[next].sum
      } else {
        if !isShifted {
          isShifted = true
          for period in next...count {
            shifted[period] = 0
            rows[period] = 0
          }
        }
        for index in problem.places[next]..<problem.places[next + 1] {
          let quantity = problem.servings[index].quantity
          let inTime = unitCost + costs.onTime[index]
          guard costs.mayBeLate[index] else {
            sum += quantity * min(inTime, costs.unmet[index])
            continue
          }
          for period in next...count {
            let later = costs.later[index * (count + 1) + period]
            if later >= inTime {
              shifted[period] += quantity * inTime
              break
            }
            rows[period] += quantity * later
          }
        }
      }
      if isShifted {
        sum += shifted[next]
        rows[next] += sum
      } else {
        rows[next] = sum
      }
    }
  }

  /// Fills the row as far as the source serves all in time; returns the first period beyond.
  private mutating func fillInTime(
    _ count: Int, from source: Int, unitCost: Double, _ sum: inout Double
  ) -> Int {
    let base = sum
    let end = rows.withUnsafeMutableBufferPointer { rows in
      costs.groups.withUnsafeBufferPointer { groups in
        var end = source + 1
        while end <= count, unitCost <= groups[end].limit { end += 1 }
        // Differences of sums from the start on: no period waits for the one before.
        let offset = base - unitCost * groups[source].unitsSoFar - groups[source].sumSoFar
        for next in (source + 1)..<max(source + 1, end) {
          rows[next] = offset + unitCost * groups[next].unitsSoFar + groups[next].sumSoFar
        }
        return end
      }
    }
    if end > source + 1 { sum = rows[end - 1] }
    return end
  }

  /// Continues the chain with each source from a period on.
  private mutating func relax(from place: Int, to first: Int, _ modes: Int, _ count: Int) {
    let source = first - 1
    for index in 0..<modes where first < count {
      // Nothing is kept from before the first source.
      let sumAtSource = source >= 0 ? keptSums[index * (count + 1) + source] : -.infinity
      let start = index * count
      rows.withUnsafeBufferPointer { rows in
        targets.withUnsafeBufferPointer { targets in
          best.withUnsafeMutableBufferPointer { best in
            for next in first..<count {
              let target = targets[start + next]
              let cost = rows[next] + min(target.fresh, target.kept - sumAtSource) + target.gain
              if cost < best[start + next] {
                best[start + next] = cost
                before[start + next] = Int32(place)
              }
            }
          }
        }
      }
    }
  }
}
