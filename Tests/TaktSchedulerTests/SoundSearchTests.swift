import TaktModel
import TaktTestSupport
import Testing

@testable import TaktScheduler

/// The search asks as it goes whether its best schedule is sound.
@Suite struct SoundSearchTests {
  private struct Run {
    let cost: Double
    /// Of each schedule asked about.
    let asked: [Double]
  }

  private func search(_ isSound: (Double, Int) -> Bool) -> (given: Double, run: Run) {
    let plant = RandomPlant.make(seed: 12, size: .medium)
    let given = Dispatch.schedule(plant)
    var asked: [Double] = []
    let result = ScheduleSearch.improve(
      given, for: plant, seed: 1, evaluationLimit: 6000, stop: .never,
      isSound: { schedule, cost in
        #expect(cost == Evaluation.cost(of: schedule, for: plant))
        asked.append(cost.total)
        return isSound(cost.total, asked.count)
      }, onImprovement: { _ in })
    let found = Evaluation.cost(of: result.schedule, for: plant).total
    return (Evaluation.cost(of: given, for: plant).total, Run(cost: found, asked: asked))
  }

  @Test func theBestIsAskedAboutAsTheSearchGoes() {
    let (given, run) = search { _, _ in true }
    #expect(run.cost < given)
    #expect(run.asked.count >= 3)
    #expect(run.asked.last == run.cost)
  }

  @Test func theLastThatPassedIsTheResult() {
    let least = search { _, _ in true }.run.cost
    let floor = search { _, count in count <= 1 }.run
    // The first passed and no other: that is what is left.
    #expect(floor.asked.count > 1)
    #expect(floor.cost == floor.asked[0])
    #expect(floor.cost > least)
    let half = (floor.cost + least) / 2
    let partly = search { cost, _ in cost > half }.run
    #expect(partly.cost > half)
  }

  @Test func whereNothingPassesTheGivenScheduleStays() {
    let (given, run) = search { _, _ in false }
    #expect(run.cost == given)
  }
}
