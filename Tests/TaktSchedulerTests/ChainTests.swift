import Synchronization
import TaktModel
import TaktScheduler
import TaktTestSupport
import Testing

/// Goods that may not stand for long: whole chains of lots, in time for one another.
@Suite struct ChainTests {
  private typealias T = TinyPlant

  /// One product in steps of seconds a unit, each on its own machine, with waits in minutes between them.
  private func plant(
    seconds: [Double], waits: [(Double, Double)], mostOfFirst: Double? = nil,
    mostOfLast: Double? = nil,
    quantities: [Double], open: [[Window]] = [], setupMinutes: Double = 0, products: Int = 1,
    holdingCost: Double = 10
  ) throws -> Plant {
    let whole = [Window(from: T.start, to: T.at(day: 10))]
    return try Plant(
      currency: "EUR", horizon: T.horizon(days: 10), families: (0..<products).map { "F\($0)" },
      machines: seconds.indices.map { machine in
        Machine(
          id: "M\(machine)",
          openWindows: open.indices.contains(machine) ? open[machine] : whole)
      },
      products: (0..<products).map { product in
        T.made(
          "P\(product)",
          steps: seconds.indices.map { index in
            let wait = waits.indices.contains(index) ? waits[index] : (0, -1)
            return T.step(
              "s\(index)",
              modes: [
                Mode(
                  machine: index, family: product, secondsPerUnit: seconds[index],
                  setup: Setup(minutes: setupMinutes),
                  maxLot: index == 0 ? mostOfFirst : index == seconds.count - 1 ? mostOfLast : nil)
              ],
              minimumWaitSeconds: wait.0 * 60,
              maximumWaitSeconds: wait.1 < 0 ? nil : wait.1 * 60)
          }, holdingCostPerUnitDay: holdingCost)
      },
      orders: quantities.indices.filter { quantities[$0] > 0 }.flatMap { index in
        (0..<products).map { product in
          T.order(
            "O\(index)-\(product)", product: product, quantity: quantities[index],
            dueDay: Double(index + 1))
        }
      })
  }

  private func found(
    _ plant: Plant, at location: SourceLocation = #_sourceLocation
  ) -> Schedule {
    let nothing = Schedule(lots: [], deliveries: [], purchases: [])
    guard
      let schedule = ScheduleSearch.chained(like: nothing, for: plant, seed: 1, stop: .never)
    else { return nothing }
    Shopfloor.expectValid(schedule, for: plant, at: location)
    return schedule
  }

  /// Units of a step that no lot of the next one took.
  private func lost(_ schedule: Schedule, step: Int, of product: ProductIndex = 0) -> Double {
    let lots = schedule.planned.filter { $0.product == product }
    let made = lots.filter { $0.step == step }.reduce(0) { $0 + $1.good }
    return made - lots.filter { $0.step == step + 1 }.reduce(0) { $0 + $1.started }
  }

  private func delivered(_ schedule: Schedule) -> Double {
    schedule.deliveries.reduce(0) { $0 + $1.quantity }
  }

  @Test func goodsGoFromHandToHandBeforeTheyAreTooOld() throws {
    // The oven is three times slower than what comes before: dough for one load at a time.
    let bakery = try plant(
      seconds: [2.4, 3.3, 7.7], waits: [(15, 40), (50, 80)], mostOfLast: 350,
      quantities: [1350, 1350, 1350])
    let schedule = found(bakery)
    #expect(delivered(schedule) == 4050)
    #expect(lost(schedule, step: 0) <= 4 && lost(schedule, step: 1) <= 4)
    #expect(Evaluation.cost(of: schedule, for: bakery).tardiness == 0)
  }

  @Test func aLotIsNoLargerThanWhatComesBeforeTheFirstIsTooOld() throws {
    // Twenty loads of half an hour each, packed in minutes; nothing may lie for more than two hours.
    let bakery = try plant(
      seconds: [36, 1], waits: [(0, 120)], mostOfFirst: 50, quantities: [1000])
    let schedule = found(bakery)
    #expect(delivered(schedule) == 1000 && lost(schedule, step: 0) <= 1)
    #expect(schedule.planned.filter { $0.step == 1 }.allSatisfy { $0.started <= 250 })
  }

  @Test func whatIsWorkedOffInTheNextShiftIsBegunLate() throws {
    // Packed by night only, at most four hours after the oven.
    let nights = (0..<9).map {
      Window(from: T.at(day: Double($0), hours: 20), to: T.at(day: Double($0) + 1))
    }
    let always = [Window(from: T.start, to: T.at(day: 10))]
    let bakery = try plant(
      seconds: [10, 1], waits: [(30, 240)], quantities: [1000, 1000], open: [always, nights],
      holdingCost: 0)
    let schedule = found(bakery)
    #expect(delivered(schedule) == 2000)
    #expect(
      schedule.planned.filter { $0.step == 0 }.allSatisfy { $0.end >= T.at(day: 0, hours: 16) })
  }

  @Test func aGapOfOneProductIsFilledWithAnother() throws {
    // The first machine idles while the oven of the one works; both need it again and again.
    let bakery = try plant(
      seconds: [1, 6], waits: [(0, 20)], mostOfLast: 300, quantities: [900, 900], setupMinutes: 5,
      products: 2)
    let schedule = found(bakery)
    #expect(delivered(schedule) == 3600)
    #expect(lost(schedule, step: 0) <= 4 && lost(schedule, step: 0, of: 1) <= 4)
  }

  @Test func lotsWaitUntilTheyMust() throws {
    let bakery = try plant(
      seconds: [2.4, 7.7], waits: [(50, 80)], mostOfLast: 350, quantities: [0, 0, 0, 700])
    let schedule = found(bakery)
    #expect(delivered(schedule) == 700)
    #expect(schedule.planned.allSatisfy { $0.start >= T.at(day: 3) })
  }

  @Test func goodsThatKeepNeedNoChains() throws {
    let nothing = Schedule(lots: [], deliveries: [], purchases: [])
    let plain = try plant(seconds: [10, 10], waits: [], quantities: [500])
    #expect(ScheduleSearch.chained(like: nothing, for: plain, seed: 1, stop: .never) == nil)
  }

  @Test func noTimeLeavesJobsOut() throws {
    let nothing = Schedule(lots: [], deliveries: [], purchases: [])
    let bakery = try plant(seconds: [2, 3], waits: [(0, 60)], quantities: [500])
    let looks = Mutex(0.0)
    // Over after its first look: the one way that is begun places nothing.
    let stop = StopRule {
      looks.withLock {
        $0 += 1
        return 2 - $0
      }
    }
    #expect(ScheduleSearch.chained(like: nothing, for: bakery, seed: 1, stop: stop) == nil)
  }

  @Test func aWaitThatCannotBeKeptEndsTheSearch() throws {
    let first = [Window(from: T.start, to: T.at(day: 0, hours: 2))]
    let later = [Window(from: T.at(day: 2), to: T.at(day: 3))]
    let broken = try plant(
      seconds: [10, 10], waits: [(0, 60)], quantities: [500, 500], open: [first, later])
    #expect(delivered(found(broken)) == 0)
  }
}
