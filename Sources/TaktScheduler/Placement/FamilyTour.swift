import TaktModel

/// The cheapest order in which a machine goes through the families of a period.
///
/// Up to ten families exactly (M. Held and R. M. Karp, 1962), more by nearest neighbour.
struct FamilyTour {
  private(set) var families: [Int] = []

  /// - Parameters:
  ///   - modes: the lots' modes in the order in which they are wanted.
  ///   - upcoming: families of the next period: to end with one of them saves its set-up there.
  init(_ modes: [Int], after first: Int, upcoming: Set<Int>, on machine: MachineIndex, _ shop: Shop)
  {
    var members: [Int] = []
    var entry: [Int] = []
    for mode in modes where !members.contains(shop.modes[mode].family) {
      members.append(shop.modes[mode].family)
      entry.append(mode)
    }
    guard members.count > 1 else {
      families = members
      return
    }
    let rate = max(1, shop.plant.machines[machine].costPerHour) / 3_600_000
    func price(_ from: Int, _ to: Int) -> Double {
      guard let setup = shop.setups.setup(after: from, mode: entry[to], shop.modes[entry[to]])
      else { return 0 }
      return setup.cost + Double(setup.milliseconds) * rate
    }
    let starts = members.indices.map { price(first, $0) }
    let between = members.map { from in members.indices.map { price(from, $0) } }
    let bonus = members.indices.map { index in
      upcoming.contains(members[index]) ? 0.5 * (starts[index] + 1e-9) : 0
    }
    let tour =
      members.count <= 10
      ? Self.exact(starts, between, bonus) : Self.nearest(starts, between, bonus)
    families = tour.map { members[$0] }
  }

  private static func exact(
    _ starts: [Double], _ between: [[Double]], _ bonus: [Double]
  ) -> [Int] {
    let count = starts.count
    let full = (1 << count) - 1
    var cost = [Double](repeating: .infinity, count: (full + 1) * count)
    var before = [Int](repeating: -1, count: cost.count)
    for index in 0..<count { cost[(1 << index) * count + index] = starts[index] }
    for set in 1...full {
      for last in 0..<count where cost[set * count + last] < .infinity {
        for next in 0..<count where set & (1 << next) == 0 {
          let to = (set | (1 << next)) * count + next
          // Ties keep the order in which the families are wanted.
          let sum =
            cost[set * count + last] + between[last][next] + 1e-7 * Double(last > next ? 1 : 0)
          if sum < cost[to] - 1e-12 {
            cost[to] = sum
            before[to] = last
          }
        }
      }
    }
    var last = 0
    for index in 1..<count
    where cost[full * count + index] - bonus[index] < cost[full * count + last] - bonus[last]
      - 1e-12
    {
      last = index
    }
    var tour: [Int] = []
    var set = full
    while last >= 0 {
      tour.append(last)
      let previous = before[set * count + last]
      set &= ~(1 << last)
      last = previous
    }
    return tour.reversed()
  }

  private static func nearest(
    _ starts: [Double], _ between: [[Double]], _ bonus: [Double]
  ) -> [Int] {
    var left = Array(starts.indices)
    var tour: [Int] = []
    while !left.isEmpty {
      let prices = tour.last.map { between[$0] } ?? starts
      let place = left.indices.min { a, b in
        prices[left[a]] + bonus[left[a]] < prices[left[b]] + bonus[left[b]]
      }
      tour.append(left.remove(at: place ?? 0))
    }
    return tour
  }
}
