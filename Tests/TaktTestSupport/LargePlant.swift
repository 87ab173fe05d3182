public import TaktModel

/// A plant with as many orders as asked for: routings of one to four steps on work centres of four
/// machines, alternates, yields, changeover families, bought components and overtime; loaded well.
public enum LargePlant {
  private typealias T = TinyPlant

  /// - Parameter orders: a machine for every fifty, a product for every twenty.
  public static func make(orders count: Int, days: Int = 20, seed: UInt64) throws(InvalidPlant)
    -> Plant
  {
    var random = SeededGenerator(seed: seed)
    let centres = max(1, count / 200)
    let machines = (0..<(4 * centres)).map { index in
      let regular = T.shifts(days: days, from: 6, to: 22)
      let overtime = T.shifts(days: days, from: 22, to: 24, isOvertime: true, costPerHour: 30)
      return T.machine(
        "M\(index)", open: (0..<days).flatMap { [regular[$0], overtime[$0]] }, costPerHour: 5)
    }
    let families = (0..<(3 * centres)).map { "F\($0)" }
    let made = max(1, count / 20)
    // Units that fill the machines' regular hours to four fifths, at two and a half steps each.
    let hours = Double(machines.count * days) * 16 * 0.8
    let seconds = hours * 3600 / (Double(count) * 50 * 2.5)
    var products = (0..<made).map { index in
      T.made(
        "P\(index)",
        steps: (0..<(1 + random.below(4))).map { step in
          let centre = random.below(centres)
          let family = 3 * centre + random.below(3)
          let first = random.below(4)
          let modes = (0..<(1 + random.below(2))).map { alternate in
            T.mode(
              on: 4 * centre + (first + alternate) % 4, family: family,
              secondsPerUnit: seconds * (0.8 + 0.4 * random.unit()),
              setup: Setup(minutes: 15, cost: 5), yield: 0.94 + 0.06 * random.unit())
          }
          return T.step(
            "s\(step)", modes: modes,
            components: random.unit() < 0.3 ? [T.component(made + random.below(5))] : [])
        }, holdingCostPerUnitDay: 0.01)
    }
    for index in 0..<5 {
      products.append(
        T.bought("B\(index)", purchase: .init(leadTimeDays: Double(index), costPerUnit: 0.1)))
    }
    let orders = (0..<count).map { index in
      let due = 1.5 + random.unit() * (Double(days) - 1.5)
      return T.order(
        "O\(index)", product: random.below(made), quantity: Double(10 * (1 + random.below(9))),
        dueDay: due, release: random.unit() < 0.1 ? T.at(day: max(0, due - 8)) : nil,
        unmetCostPerUnit: 40, isComplete: random.unit() < 0.1)
    }
    return try T.plant(
      horizon: T.horizon(days: days), families: families, machines: machines, products: products,
      orders: orders)
  }
}
