import TaktModel
import TaktTestSupport
import Testing

@testable import TaktChecker

/// Rule 2: changeovers, times and yields.
@Suite struct SetupRuleTests {
  private let lot = Workshop.lot

  /// One open machine, two families; hour-long unit lots of the products given, one after another.
  private func plant(
    rules: [ChangeoverRule] = [], initialFamily: Int? = nil, keepsSetup: Bool = true,
    modeMinutes: Double = 60
  ) throws -> Plant {
    let products = (0..<2).map { index in
      TinyPlant.made(
        ["A", "B"][index],
        steps: [
          TinyPlant.step(modes: [
            TinyPlant.mode(family: index, setup: Setup(minutes: modeMinutes))
          ])
        ])
    }
    return try TinyPlant.plant(
      machines: [TinyPlant.machine(initialFamily: initialFamily, keepsSetup: keepsSetup)],
      products: products, changeoverRules: rules, orders: [])
  }

  private func lot(
    _ id: String, of product: Int, from: Double, setup: Setup? = nil
  ) -> Lot {
    let run = from + (setup?.minutes ?? 0) / 60
    let scrap = setup?.scrapUnits ?? 0
    return Lot(
      id: id, product: product, step: 0, machine: 0, family: product, setup: setup,
      segments: (setup == nil ? [] : [Workshop.segment(.setup, from, run)])
        + [Workshop.segment(.run, run, run + 4)],
      start: Workshop.hour(from), end: Workshop.hour(run + 4), started: 4, good: 4 - scrap,
      scrap: scrap)
  }

  private func faults(_ lots: [Lot], _ plant: Plant) throws -> [String] {
    try Workshop.faults(
      Workshop.plan.with(lots: lots, deliveries: [], purchases: []), plant)
  }

  @Test func aSetupIsNotLeftOut() throws {
    #expect(
      try faults([lot("L1", of: 0, from: 0)], try plant()) == [
        "2 L1: Lot L1 on machine M1 at 2026-01-05T00:00:00Z claims no set-up; from nothing to A it "
          + "is a set-up of 60 min, cost 0 and 0 units of scrap."
      ])
    #expect(try faults([lot("L1", of: 0, from: 0)], try plant(initialFamily: 0)) == [])
  }

  @Test func noneIsMadeUp() throws {
    let hour = Setup(minutes: 60)
    let lots = [
      lot("L1", of: 0, from: 0, setup: hour), lot("L2", of: 0, from: 6, setup: hour),
    ]
    #expect(
      try faults(lots, try plant()) == [
        "2 L2: Lot L2 on machine M1 at 2026-01-05T06:00:00Z claims a set-up of 60 min, cost 0 and 0 "
          + "units of scrap; from A to A it is no set-up."
      ])
  }

  @Test func theSetupIsLostAtABorder() throws {
    let hour = Setup(minutes: 60)
    let across = [lot("L1", of: 0, from: 0, setup: hour), lot("L2", of: 0, from: 24)]
    #expect(
      try faults(across, try plant(keepsSetup: false)) == [
        "2 L2: Lot L2 on machine M1 at 2026-01-06T00:00:00Z claims no set-up; from nothing to A it "
          + "is a set-up of 60 min, cost 0 and 0 units of scrap."
      ])
    #expect(try faults(across, try plant()) == [])
    // A lot under way at the border is finished, and the next finds its set-up.
    let under = [lot("L1", of: 0, from: 22, setup: hour), lot("L2", of: 0, from: 27)]
    #expect(try faults(under, try plant(keepsSetup: false)) == [])
  }

  @Test func aBorderToTheMillisecondMayFallEitherWay() throws {
    let hour = Setup(minutes: 60)
    let first = lot("L1", of: 0, from: 19, setup: hour)
    let plant = try plant(keepsSetup: false)
    let spilt = first.with(
      segments: [
        first.segments[0],
        Lot.Segment(
          kind: .run, from: first.segments[1].from, to: Workshop.hour(24).advanced(bySeconds: 0.01),
          isOvertime: false),
      ], end: Workshop.hour(24).advanced(bySeconds: 0.01))
    #expect(try faults([spilt, lot("L2", of: 0, from: 25)], plant) == [])
    #expect(try faults([spilt, lot("L2", of: 0, from: 25, setup: hour)], plant) == [])
  }

  private struct Tier: Sendable {
    let name: String
    let machines: [Int]?
    let from: Int?
    let to: Int?
  }

  /// From best to worst.
  private static let tiers = [
    Tier(name: "machine, both", machines: [0], from: 0, to: 1),
    Tier(name: "machine, from", machines: [0], from: 0, to: nil),
    Tier(name: "machine, to", machines: [0], from: nil, to: 1),
    Tier(name: "machine, neither", machines: [0], from: nil, to: nil),
    Tier(name: "both", machines: nil, from: 0, to: 1),
    Tier(name: "from", machines: nil, from: 0, to: nil),
    Tier(name: "to", machines: nil, from: nil, to: 1),
    Tier(name: "neither", machines: nil, from: nil, to: nil),
  ]

  @Test func theBetterRuleWins() {
    let mode = TinyPlant.mode(family: 1, setup: Setup(minutes: 99))
    for best in Self.tiers.indices {
      // Worse ones stand first in the file; among equals the first wins.
      var rules = Self.tiers[best...].enumerated().reversed().map { offset, tier in
        ChangeoverRule(
          machines: tier.machines, from: tier.from, to: tier.to,
          setup: Setup(minutes: Double(best + offset + 1)))
      }
      let tier = Self.tiers[best]
      rules.append(
        ChangeoverRule(
          machines: tier.machines, from: tier.from, to: tier.to, setup: Setup(minutes: 77)))
      var lookup = ChangeoverLookup(rules: rules)
      #expect(lookup.setup(from: 0, to: mode)?.minutes == Double(best + 1), "\(tier.name)")
    }
  }

  @Test func whatNoRuleCoversIsTheMode() {
    let mode = TinyPlant.mode(family: 1, setup: Setup(minutes: 99))
    let half = Setup(minutes: 30)
    var named = ChangeoverLookup(rules: [
      ChangeoverRule(machines: [1], from: nil, to: nil, setup: half),
      ChangeoverRule(machines: [], from: nil, to: nil, setup: half),
      ChangeoverRule(from: 0, to: 1, setup: half),
    ])
    #expect(named.setup(from: nil, to: mode)?.minutes == 99)
    #expect(named.setup(from: 0, to: mode)?.minutes == 30)
    #expect(named.setup(from: 1, to: mode) == nil)
    // A machine set up for nothing matches "*" only; a family to itself only what names it twice.
    var any = ChangeoverLookup(rules: [ChangeoverRule(from: nil, to: 1, setup: half)])
    #expect(any.setup(from: nil, to: mode)?.minutes == 30)
    #expect(any.setup(from: 1, to: mode) == nil)
    var twice = ChangeoverLookup(rules: [ChangeoverRule(from: 1, to: 1, setup: half)])
    #expect(twice.setup(from: 1, to: mode)?.minutes == 30)
    var nothing = ChangeoverLookup(rules: [ChangeoverRule(from: 0, to: 1, setup: Setup())])
    #expect(nothing.setup(from: 0, to: mode) == nil)
  }

  @Test func theRulesMinutesCostAndScrapCount() throws {
    let rule = ChangeoverRule(from: 0, to: 1, setup: Setup(minutes: 30, cost: 7, scrapUnits: 1))
    let plant = try plant(rules: [rule], initialFamily: 0)
    #expect(try faults([lot("L1", of: 1, from: 0, setup: rule.setup)], plant) == [])
    let cheap = Setup(minutes: 30, cost: 6, scrapUnits: 1)
    #expect(
      try faults([lot("L1", of: 1, from: 0, setup: cheap)], plant) == [
        "2 L1: Lot L1 on machine M1 at 2026-01-05T00:00:00Z claims a set-up of 30 min, cost 6 and 1 "
          + "units of scrap; from A to B it is a set-up of 30 min, cost 7 and 1 units of scrap."
      ])
  }

  @Test func theFamilyIsTheModes() throws {
    let wrong = lot("L1", of: 0, from: 0, setup: Setup(minutes: 60)).with(family: 1)
    #expect(
      try faults([wrong], try plant()) == [
        "2 L1: Lot L1 claims family B; on machine M1 its step wants family A."
      ])
  }

  @Test func timesFollowFromTheArithmetic() throws {
    let segments = Array(lot.segments.prefix(3))
    #expect(
      try Workshop.faults(lot: lot.with(segments: segments, end: Workshop.hour(10))) == [
        "2 L1: Lot L1 of 21 units runs for 10800 s on machine M1; it takes 12600 s."
      ])
    var short = lot.segments
    short[0] = Workshop.segment(.setup, 6.25, 6.5)
    #expect(
      try Workshop.faults(lot: lot.with(segments: short, start: Workshop.hour(6.25))) == [
        "2 L1: Lot L1 of 21 units is set up for 900 s on machine M1; it takes 1800 s."
      ])
  }

  @Test func goodAndScrapFollowFromTheArithmetic() throws {
    #expect(
      try Workshop.faults(lot: lot.with(good: 18.5, scrap: 2.5)) == [
        "2 L1: Lot L1 of 21 units claims 18.5 good; by the arithmetic it is 18.",
        "2 L1: Lot L1 of 21 units claims 2.5 scrap; by the arithmetic it is 3.",
      ])
  }
}
