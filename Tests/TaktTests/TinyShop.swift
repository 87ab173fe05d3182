import TaktModel
import TaktTestSupport

/// Plants of at most six lots on a clock of half hours, small enough to try every schedule.
///
/// Where every order has a product of its own, a lot is the order, and nothing can be split or merged.
struct TinyShop {
  struct Use {
    let resource: Int
    let coversSetup: Bool
    let coversRun: Bool
  }

  struct Mode {
    let machine: Int
    let family: Int
    let slotsPerUnit: Int
    let setup: Change
    let costPerUnit: Double
    let uses: [Use]
  }

  struct Step {
    let modes: [Mode]
    /// Of ten units started.
    let goodOfTen: Int
    let waitSlots: Int
  }

  struct Order {
    let product: Int
    let quantity: Int
    let dueSlot: Int
    let releaseSlot: Int
    let tardiness: Double
    let unmet: Double
  }

  struct Machine {
    let isOpen: [Bool]
    let costPerSlot: Double
    let initialFamily: Int?
  }

  struct Resource {
    let isTool: Bool
    let count: Int
    let isOpen: [Bool]
  }

  /// A set-up: how long, and what it costs besides.
  struct Change: Equatable {
    var slots = 0
    var cost = 0.0
  }

  static let slotSeconds = 1800.0
  static let days = 6
  static let slots = days * 48

  var families = 0
  var machines: [Machine] = []
  var resources: [Resource] = []
  var products: [[Step]] = []
  var orders: [Order] = []
  /// By family before (nil: set up for nothing or for any other) and after; a pair beats a nil.
  var changes: [[Int?]: Change] = [:]
  var hasOwnProducts = true

  /// Good units of a step that the orders of `units` need started, and of the steps before.
  func started(product: Int, units: Int) -> [Int] {
    var need = units
    var result: [Int] = []
    for step in products[product].reversed() {
      need = (need * 10 + step.goodOfTen - 1) / step.goodOfTen
      result.insert(need, at: 0)
    }
    return result
  }

  /// The set-up that a lot of the mode needs after a family.
  func change(from family: Int?, to mode: Mode) -> Change {
    if family == mode.family { return Change() }
    if let family, let exact = changes[[family, mode.family]] { return exact }
    return changes[[nil, mode.family]] ?? mode.setup
  }
}

extension TinyShop {
  init(seed: UInt64) {
    var draw = SeededGenerator(seed: seed &* 977 &+ 13)
    families = draw.whole(2...4)
    hasOwnProducts = draw.chance(0.7)
    drawFloor(&draw)
    let orderCount = draw.whole(2...4)
    var left = 6
    let productCount = hasOwnProducts ? orderCount : draw.whole(1...max(1, orderCount - 1))
    for index in 0..<productCount {
      let most = (left - (productCount - 1 - index)) >= 2 && hasOwnProducts ? 2 : 1
      let steps = hasOwnProducts ? draw.whole(1...most) : 1
      left -= steps
      products.append(drawSteps(steps, &draw))
    }
    drawOrders(orderCount, &draw)
  }

  private mutating func drawFloor(_ draw: inout SeededGenerator) {
    let hasCalendars = draw.chance(0.5)
    for _ in 0..<draw.whole(1...3) {
      machines.append(
        Machine(
          isOpen: hasCalendars ? Self.shifts(&draw) : [Bool](repeating: true, count: Self.slots),
          costPerSlot: draw.pick([0, 0, 1, 2]),
          initialFamily: draw.chance(0.4) ? draw.below(families) : nil))
    }
    for _ in 0..<draw.pick([0, 1, 1, 2]) {
      let isTool = draw.chance(0.6)
      resources.append(
        Resource(
          isTool: isTool, count: draw.pick([1, 1, 2]),
          isOpen: isTool || draw.chance(0.5)
            ? [Bool](repeating: true, count: Self.slots) : Self.shifts(&draw)))
    }
    guard draw.chance(0.7) else { return }
    for from in 0..<families {
      for to in 0..<families where from != to && draw.chance(0.7) {
        changes[[from, to]] = Change(
          slots: draw.whole(0...8), cost: Double(draw.pick([0, 5, 20, 60])))
      }
      if draw.chance(0.2) { changes[[nil, from]] = Change(slots: draw.whole(0...4), cost: 10) }
    }
  }

  /// The same hours each day, and now and then a day off.
  private static func shifts(_ draw: inout SeededGenerator) -> [Bool] {
    let (from, length) = (draw.pick([0, 12, 16]), draw.pick([16, 24, 32]))
    let off = draw.pick([-1, -1, 1, 2])
    return (0..<slots).map { slot in
      let time = slot % 48
      return slot / 48 != off && time >= from && time < from + length
    }
  }

  private func drawSteps(_ count: Int, _ draw: inout SeededGenerator) -> [Step] {
    let family = draw.below(families)
    return (0..<count).map { _ in
      let first = draw.below(machines.count)
      let places = draw.chance(0.6) ? draw.whole(1...machines.count) : 1
      let uses = resources.indices.filter { _ in draw.chance(0.6) }.map { index in
        let during = draw.below(3)
        return Use(resource: index, coversSetup: during != 0, coversRun: during != 1)
      }
      return Step(
        modes: (0..<places).map { index in
          Mode(
            machine: (first + index) % machines.count, family: family,
            slotsPerUnit: draw.whole(1...4),
            setup: Change(slots: draw.pick([0, 1, 2, 5]), cost: draw.pick([0, 10, 25])),
            costPerUnit: draw.pick([0, 0, 0.5, 2]), uses: uses)
        }, goodOfTen: draw.pick([10, 10, 10, 8, 5]), waitSlots: draw.pick([0, 0, 0, 2, 5]))
    }
  }

  private mutating func drawOrders(_ count: Int, _ draw: inout SeededGenerator) {
    for index in 0..<count {
      let tardiness = draw.pick([1.0, 2, 5, 12])
      orders.append(
        Order(
          product: hasOwnProducts ? index : draw.below(products.count), quantity: draw.whole(2...8),
          dueSlot: draw.whole(10...110), releaseSlot: draw.chance(0.25) ? draw.whole(1...60) : 0,
          tardiness: tardiness, unmet: tardiness * 2 * Double(Self.days)))
    }
  }
}
