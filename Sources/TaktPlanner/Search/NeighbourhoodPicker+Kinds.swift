import GLPK
import TaktModel

extension NeighbourhoodPicker {
  /// Integers picked, the groups they came from, and the periods in which quantities may change.
  struct Picked {
    var integers: [Int] = []
    var groups: [Int] = []
    var periods = 0..<0
  }

  mutating func pick(_ kind: Kind, _ incumbent: Incumbent, size: Double) -> Picked {
    guard !map.groups.isEmpty else { return Picked() }
    switch kind {
    case .window:
      if sweep < map.periodCount {
        // Once through the horizon first, window by window.
        sweep += 2
        return fill(shuffled(map.groups), around: sweep - 1, width: 3, size)
      }
      let order = walk(from: [anyGroup()], most: map.groups.count)
      return fill(order, around: random.below(map.periodCount), width: 2 + random.below(4), size)
    case .machine:
      let machine = machine(of: anyGroup())
      let width = 3 + random.below(map.periodCount)
      return fill(
        shuffled(map.groupsOn[machine]), around: random.below(map.periodCount), width: width, size)
    case .products:
      let order = walk(from: [anyGroup()], most: 30)
      return fill(order, around: map.periodCount / 2, width: map.periodCount, size)
    case .relaxation: return disagreements(incumbent, size)
    case .late: return late(size)
    case .overtime: return overtime(size)
    case .around: return around(incumbent, size)
    case .alternates: return alternates(size)
    }
  }

  private mutating func anyGroup() -> Int { map.groups[random.below(map.groups.count)] }

  private func machine(of group: Int) -> Int { program.data.setupGroups[group].machine }

  private mutating func shuffled<Element>(_ values: [Element]) -> [Element] {
    var result = values
    for index in result.indices.reversed() where index > 0 {
      result.swapAt(index, random.below(index + 1))
    }
    return result
  }

  /// Groups linked with the first ones, nearest first, then others on the way's machines.
  private mutating func walk(from first: [Int], most: Int) -> [Int] {
    var isSeen = Set(first)
    var order = first
    var next = 0
    while next < order.count && order.count < most {
      for other in shuffled(map.related[order[next]]) where isSeen.insert(other).inserted {
        order.append(other)
      }
      next += 1
      guard next == order.count, order.count < most else { continue }
      for machine in order.map({ machine(of: $0) }).uniqued() {
        for other in shuffled(map.groupsOn[machine]) where isSeen.insert(other).inserted {
          order.append(other)
          break
        }
      }
      if next == order.count {
        if let other = map.groups.first(where: { !isSeen.contains($0) }) {
          isSeen.insert(other)
          order.append(other)
        }
      }
    }
    return order
  }

  /// Cells of the groups in order, within a window of periods, until there are enough.
  private func fill(_ order: [Int], around middle: Int, width: Int, _ size: Double) -> Picked {
    let count = map.periodCount
    let first = max(0, min(middle - width / 2, count - width))
    let window = first..<min(first + width, count)
    var picked = Picked()
    picked.periods = margin(window)
    var extras: [Int] = []
    var columns = 0
    for group in order {
      if Double(picked.integers.count) >= size { break }
      columns += map.regionSize(of: group, in: picked.periods)
      if columns > Self.largestRegion, !picked.groups.isEmpty { break }
      for period in window {
        picked.integers += map.cells[group][period]
        extras += map.extras[group][period]
      }
      picked.groups.append(group)
    }
    picked.integers += extras.prefix(Int(size / 2))
    return picked
  }

  /// Above so many continuous columns the linear programs take most of the time.
  private static let largestRegion = 1_500

  /// Quantities may change a little before and after the set-ups.
  private func margin(_ window: Range<Int>) -> Range<Int> {
    let margin = 4 + window.count / 2
    return max(0, window.lowerBound - margin)..<min(map.periodCount, window.upperBound + margin)
  }

  private mutating func disagreements(_ incumbent: Incumbent, _ size: Double) -> Picked {
    guard root.isSolved else { return Picked() }
    var cells: [(group: Int, period: Int)] = []
    for group in map.groups {
      for (period, cell) in map.cells[group].enumerated()
      where cell.contains(where: { abs(root.point[$0] - incumbent.point[$0]) > 0.1 }) {
        cells.append((group, period))
      }
    }
    let start = cells.isEmpty ? 0 : random.below(cells.count)
    return collect(cells.indices.map { cells[(start + $0) % cells.count] }, size)
  }

  /// The cells, as far as there is room.
  private func collect(_ cells: [(group: Int, period: Int)], _ size: Double) -> Picked {
    var picked = Picked()
    var isPicked: Set<Int> = []
    var columns = 0
    for (group, period) in cells {
      if Double(picked.integers.count) >= size { break }
      let near = margin(period..<(period + 1))
      if isPicked.insert(group).inserted {
        columns += map.regionSize(of: group, in: near)
        if columns > Self.largestRegion, !picked.groups.isEmpty { break }
        picked.groups.append(group)
      }
      picked.integers += map.cells[group][period]
      picked.integers += map.extras[group][period].prefix(4)
      picked.periods =
        picked.periods.isEmpty
        ? near
        : min(
          picked.periods.lowerBound, near.lowerBound)..<max(
            picked.periods.upperBound, near.upperBound)
    }
    return picked
  }

  private mutating func late(_ size: Double) -> Picked {
    guard let index = troubles.demand(random.unit()) else { return Picked() }
    let demand = program.data.demands[index]
    let makers = map.makers[demand.product].filter { !map.cells[$0].allSatisfy(\.isEmpty) }
    guard !makers.isEmpty else { return Picked() }
    let width = 3 + random.below(5)
    // What goes into it comes before it.
    let middle = max(0, demand.targetPeriod - random.below(width))
    var picked = fill(
      walk(from: [makers[random.below(makers.count)]], most: 40), around: middle, width: width,
      size)
    picked.integers += map.choices[index]
    return picked
  }

  private mutating func overtime(_ size: Double) -> Picked {
    guard let place = troubles.overtime(random.unit()) else { return Picked() }
    let groups = shuffled(map.groupsOn[place.machine])
    guard let first = groups.first else { return Picked() }
    let width = 3 + random.below(6)
    let order = random.below(2) == 0 ? groups : walk(from: [first], most: 20)
    return fill(order, around: max(0, place.period - random.below(3)), width: width, size)
  }

  /// A ball around a set-up that the incumbent has: neighbours in time, on the machine, on the routing.
  private mutating func around(_ incumbent: Incumbent, _ size: Double) -> Picked {
    var start = (group: anyGroup(), period: random.below(map.periodCount))
    for _ in 0..<20 {
      let cell = map.cells[start.group][start.period]
      if cell.contains(where: { incumbent.point[$0] > 0.5 }) { break }
      start = (anyGroup(), random.below(map.periodCount))
    }
    // Balls flat in time, or long in it.
    let reach = 1 + random.below(3)
    var seen: Set<Int> = [start.group * map.periodCount + start.period]
    var ball = [start]
    var next = 0
    var count = 0
    while next < ball.count, Double(count) < size {
      let (group, period) = ball[next]
      next += 1
      count += map.cells[group][period].count
      var near: [(group: Int, period: Int)] = []
      for step in 1...reach {
        near += [(group, period - step), (group, period + step)]
      }
      near += map.related[group].prefix(8).map { ($0, period) }
      let beside = map.groupsOn[machine(of: group)]
      for _ in 0..<min(3, beside.count) {
        near.append((beside[random.below(beside.count)], period))
      }
      for cell in shuffled(near)
      where cell.period >= 0 && cell.period < map.periodCount
        && seen.insert(cell.group * map.periodCount + cell.period).inserted
      {
        ball.append(cell)
      }
    }
    return collect(Array(ball.prefix(next)), size)
  }

  private mutating func alternates(_ size: Double) -> Picked {
    for _ in 0..<20 {
      let group = anyGroup()
      if map.alternates[group].isEmpty { continue }
      let order = [group] + shuffled(map.alternates[group])
      let width = 4 + random.below(map.periodCount)
      return fill(
        walk(from: Array(order.prefix(4)), most: 12), around: random.below(map.periodCount),
        width: width, size)
    }
    return Picked()
  }
}
