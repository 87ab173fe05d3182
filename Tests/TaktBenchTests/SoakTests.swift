import Foundation
import GLPK
import TaktFiles
import TaktModel
import Testing

@testable import TaktBench

@Suite("The soak")
struct SoakTests {
  @Test("a seed gives the same file, which the reader takes")
  func files() throws {
    var seen: Set<String> = []
    for seed in UInt64(1)...600 {
      let bytes = SoakPlant.bytes(seed: seed)
      #expect(bytes == SoakPlant.bytes(seed: seed))
      do throws(FileErrors) {
        let plant = try OrderFile.read(bytes).plant
        seen.formUnion(Self.traits(of: plant))
      } catch {
        Issue.record("seed \(seed): \(error.errors.prefix(2))")
      }
    }
    #expect(seen == Set(Self.allTraits), "\(Set(Self.allTraits).subtracting(seen))")
  }

  private static let allTraits = [
    "release", "latest", "complete", "forecast", "priority 0", "huge priority", "a million",
    "fraction", "cost 0", "huge cost", "tiny yield", "counts", "zero seconds", "least lot",
    "most lot", "multiple", "not whole", "many periods", "uneven periods", "overtime", "downtime",
    "tool", "weekly hours", "subcontractor", "shelf life", "longest wait", "safety stock",
    "max stock", "receipt", "zero receipt", "running", "tariff", "demand limit", "lost set-up",
    "wildcard", "deep", "daylight saving", "no orders", "shipped", "safety hours",
  ]

  private static func traits(of plant: Plant) -> Set<String> {
    var traits: Set<String> = []
    func note(_ trait: String, _ isThere: Bool) { if isThere { traits.insert(trait) } }
    for order in plant.orders {
      note("release", order.release != nil)
      note("latest", order.latest != nil)
      note("complete", order.isComplete)
      note("forecast", order.isForecast)
      note("priority 0", order.priority == 0)
      note("huge priority", order.priority == 1e6)
      note("a million", order.quantity >= 1e6)
      note("shipped", order.quantity == 0)
      note("fraction", order.quantity != order.quantity.rounded())
      note("cost 0", order.tardinessCostPerUnitDay == 0)
      note("huge cost", order.unmetCostPerUnit >= 1e12)
    }
    for product in plant.products {
      note("not whole", !product.isWhole)
      note("shelf life", product.shelfLifeSeconds != nil)
      note("safety stock", product.safetyStock > 0)
      note("max stock", product.maxStock != nil)
      for step in product.steps {
        note("longest wait", step.maximumWaitSeconds != nil)
        note("deep", step.components.contains { !plant.products[$0.product].steps.isEmpty })
        for mode in step.modes {
          note("tiny yield", mode.yield <= 1e-6)
          note("counts", mode.yield == 950.5 / 1001)
          note("zero seconds", mode.secondsPerUnit == 0 && mode.leadTimeSeconds == nil)
          note("least lot", mode.minLot > 0)
          note("most lot", mode.maxLot != nil)
          note("multiple", mode.lotMultiple != nil)
        }
      }
    }
    for machine in plant.machines {
      note("overtime", machine.windows.contains(where: \.isOvertime))
      note("downtime", !machine.downtime.isEmpty)
      note("subcontractor", machine.isSubcontractor)
      note("lost set-up", !machine.keepsSetup)
    }
    note("tool", plant.resources.contains { $0.kind == .tool })
    note("weekly hours", plant.resources.contains { $0.maxHoursPerPersonWeek != nil })
    note("receipt", !plant.receipts.isEmpty)
    note("zero receipt", plant.receipts.contains { $0.quantity == 0 })
    note("running", !plant.inProgress.isEmpty)
    note("tariff", !plant.energy.prices.isEmpty)
    note("demand limit", plant.energy.demandLimitKW != nil)
    note("wildcard", plant.changeoverRules.contains { $0.from == nil })
    note("safety hours", plant.safetySeconds > 0)
    note("many periods", plant.horizon.periods.count == 800)
    let lengths = Set(plant.horizon.periods.map { $0.start.seconds(until: $0.end) })
    note("uneven periods", lengths.count > 1)
    let ends = [plant.horizon.start, plant.horizon.end].map {
      plant.timeZone.secondsFromGMT(
        for: Date(timeIntervalSince1970: Double($0.milliseconds) / 1000))
    }
    note("daylight saving", ends[0] != ends[1])
    note("no orders", plant.orders.isEmpty)
    return traits
  }

  @Test("plants are planned, checked, read back and the same again, the night after too")
  func plants() async throws {
    var (done, plans) = (0, 0)
    await Soak(SoakOptions(count: 5, seed: 1, limitSeconds: nil, threads: 1)).run { line in
      guard let verdict = SoakVerdict(String(decoding: line, as: UTF8.self)),
        let findings = verdict.findings
      else { return }
      done += 1
      plans += verdict.plans
      for finding in findings { Issue.record("\(SoakReport.line(verdict.seed, finding))") }
    }
    #expect(done == 5)
    #expect(plans > 2 * 5)
  }

  @Test("a line is read as it is written, and others are none of ours")
  func lines() throws {
    var verdict = SoakVerdict(
      seed: .max, findings: [.init(fault: .refused, night: "first", message: "a \"b\"\n")])
    verdict.plans = 3
    verdict.slowestSeconds = 0.25
    #expect(SoakVerdict(String(decoding: verdict.bytes(), as: UTF8.self)) == verdict)
    #expect(SoakVerdict("hello") == nil)
  }

  /// A program in the shell that takes the place of a batch.
  private func report(_ script: String, count: Int = 3) -> SoakReport {
    Soak(SoakOptions(count: count, seed: 7, limitSeconds: 1, threads: 1)).runInProcesses(
      takt: ["/bin/sh", "-c", script], cancellation: Cancellation(), say: { _ in })
  }

  @Test("a plant that crashes is known by its seed, and those after it are planned")
  func crash() {
    // $2 is the count, $4 the first seed.
    let script = """
      seed=$4; end=$((seed + $2))
      while [ $seed -lt $end ]; do
        echo '{"seed": '$seed', "plans": 0, "slowestSeconds": 0}'
        if [ $seed = 8 ]; then echo why >&2; exit 139; fi
        echo '{"seed": '$seed', "findings": [], "plans": 2, "slowestSeconds": 0.5}'
        seed=$((seed + 1))
      done
      """
    let found = report(script)
    #expect(!found.isClean)
    #expect(found.text.contains("3 plants, 4 plans\nslowest plan: 0.5 s\n"))
    #expect(found.text.contains("crashed: 1 (seeds 8)\n"))
    #expect(found.text.contains("refused by the checker: 0\n"))
    #expect(report(script, count: 1).isClean)
  }

  @Test("a program that cannot start ends no soak without end")
  func missing() {
    let found = Soak(SoakOptions(count: 2, seed: 1, limitSeconds: 1, threads: 1)).runInProcesses(
      takt: ["/nowhere/at-all"], cancellation: Cancellation(), say: { _ in })
    #expect(found.text.contains("crashed: 2 (seeds 1, 2)"))
  }
}
