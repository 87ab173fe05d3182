import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// The sweeps against what is counted one by one.
@Suite struct OracleTests {
  @Test func whatIsThrownAwayUnitByUnit() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let (life, wait) = (1 + generator.below(8), generator.below(5))
      let stock = generator.below(4)
      let plant = try TinyPlant.plant(
        products: [
          TinyPlant.made(
            steps: [TinyPlant.step(minimumWaitSeconds: Double(wait) * 3600)],
            stock: Double(stock), shelfLifeSeconds: Double(life) * 3600)
        ], orders: [TinyPlant.order(quantity: 100)])
      let ends = (0..<6).map { _ in 1 + generator.below(20) }
      let takes = (0..<6).map { _ in (hour: 1 + generator.below(26), units: 1 + generator.below(3))
      }
      let plan = Plan.of(
        ends.enumerated().map { .run("L\($0)", from: Double($1) - 1, to: Double($1), units: 2) },
        deliveries: takes.map {
          Delivery(order: 0, at: Workshop.hour(Double($0.hour)), quantity: Double($0.units))
        })

      // Units as (first, last) hours of use, the oldest first.
      var units = [(Int, Int)](repeating: (0, life), count: stock)
      for end in ends.sorted() { units += [(end + wait, end + life), (end + wait, end + life)] }
      var isShort = false
      for take in takes.sorted(by: { $0.hour < $1.hour }) {
        for _ in 0..<take.units {
          if let unit = units.firstIndex(where: { $0.0 <= take.hour && take.hour <= $0.1 }) {
            units.remove(at: unit)
          } else {
            isShort = true
          }
        }
      }
      let inspection = Inspection(of: plan.schedule, against: plant)
      let store = MaterialFlow(inspection).stores[0]
      for moves in [store.thrownAway, store.surelyThrownAway] {
        #expect(moves.reduce(0) { $0 - $1.units } == Double(units.count))
        let hours = moves.flatMap {
          [Instant](repeating: $0.countsFrom, count: Int(-$0.units))
        }
        #expect(hours.sorted() == units.map { Workshop.hour(Double(max($0.0, $0.1))) }.sorted())
      }
      #expect(Checker.materials(inspection).isEmpty == !isShort)
    }
  }

  @Test func whatIsTooMuchHourByHour() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<300 {
      let parts = (0..<8).map { index in
        let from = generator.below(20)
        return SharedLoad.Part(
          lot: index, isPlanned: generator.below(3) > 0, from: Workshop.hour(Double(from)),
          to: Workshop.hour(Double(from + 1 + generator.below(6))),
          amount: Double(1 + generator.below(3)))
      }
      var load = SharedLoad()
      for part in parts { load.add(part) }
      var expected: [Instant: Double] = [:]
      for at in Set(parts.map(\.from)) {
        let there = parts.filter { $0.from <= at && at < $0.to }
        let sum = there.reduce(0) { $0 + $1.amount }
        if sum > 5, there.contains(where: \.isPlanned) { expected[at] = sum }
      }
      let found = load.excesses(over: 5)
      #expect(found.map(\.part.from) == expected.keys.sorted())
      #expect(found.allSatisfy { expected[$0.part.from] == $0.sum })
    }
  }
}
