import TaktModel
import Testing

/// Families: 0 white, 1 black, 2 red. Each rule's minutes say which one was taken.
struct ChangeoverTableTests {
  private func rule(_ minutes: Double, _ from: Int?, _ to: Int?, _ machines: [Int]? = nil)
    -> ChangeoverRule
  {
    ChangeoverRule(machines: machines, from: from, to: to, setup: Setup(minutes: minutes))
  }

  private func mode(_ family: Int, machine: Int = 0, minutes: Double = 99) -> Mode {
    Mode(
      machine: machine, family: family, secondsPerUnit: 1,
      setup: Setup(minutes: minutes, cost: minutes))
  }

  private func minutes(_ rules: [ChangeoverRule], _ from: Int?, _ to: Int, machine: Int = 0)
    -> Double?
  {
    ChangeoverTable(rules: rules).setup(from: from, to: mode(to, machine: machine))?.minutes
  }

  /// From the strongest tier to the weakest, and at last the mode's own set-up.
  private var tiers: [ChangeoverRule] {
    [
      rule(1, 0, 1, [0]), rule(2, 0, nil, [0]), rule(3, nil, 1, [0]), rule(4, nil, nil, [0]),
      rule(5, 0, 1), rule(6, 0, nil), rule(7, nil, 1), rule(8, nil, nil),
    ]
  }

  @Test(arguments: 0...8)
  func everyTierBeatsTheNext(_ first: Int) {
    let left = Array(tiers[first...])
    let expected = first < 8 ? Double(first + 1) : 99
    #expect(minutes(left, 0, 1) == expected)
    // The place in the file decides among equals alone.
    #expect(minutes(left.reversed(), 0, 1) == expected)
  }

  @Test func amongEqualsTheFirstInTheFile() {
    #expect(minutes([rule(2, 0, 1), rule(1, 0, 1)], 0, 1) == 2)
    #expect(minutes([rule(2, 0, 1, [1, 0]), rule(1, 0, 1, [0])], 0, 1) == 2)
  }

  @Test func rulesOfOtherMachinesDoNotCount() {
    #expect(minutes([rule(1, 0, 1, [1])], 0, 1) == 99)
    #expect(minutes([rule(1, 0, 1, [1])], 0, 1, machine: 1) == 1)
  }

  @Test func setUpForNothingMatchesTheStarAlone() {
    #expect(minutes([rule(1, 0, 1), rule(2, 0, nil)], nil, 1) == 99)
    #expect(minutes([rule(3, nil, 1), rule(4, nil, nil)], nil, 1) == 3)
    #expect(minutes([rule(4, nil, nil)], nil, 1) == 4)
  }

  @Test func aFamilyToItself() {
    #expect(minutes([], 1, 1) == nil)
    #expect(minutes([rule(1, nil, nil), rule(2, 1, nil), rule(3, nil, 1)], 1, 1) == nil)
    #expect(minutes([rule(4, 1, 1), rule(5, nil, nil, [0])], 1, 1) == 4)
    #expect(minutes([rule(4, 1, 1), rule(5, 1, 1, [0])], 1, 1) == 5)
  }

  @Test func aRuleReplacesAllThree() {
    let table = ChangeoverTable(rules: [rule(10, 0, 1)])
    #expect(table.setup(from: 0, to: mode(1)) == Setup(minutes: 10, cost: 0, scrapUnits: 0))
    #expect(table.setup(from: 2, to: mode(1)) == Setup(minutes: 99, cost: 99, scrapUnits: 0))
  }

  @Test func nothingToDoIsNoSetup() {
    #expect(minutes([rule(0, 0, 1)], 0, 1) == nil)
    #expect(ChangeoverTable(rules: []).setup(from: 0, to: mode(1, minutes: 0)) == nil)
  }
}
