import ArgumentParser
import TaktModel
import Testing

@testable import TaktCLI

@Suite("How long and from which seed")
struct ClockOptionsTests {
  private enum Time: DefaultTime { static let seconds = 7 }

  @Test("the command line goes before the order file, that before the default")
  func order() throws {
    let file = PlanningPreferences(timeLimitSeconds: 60, seed: 5)
    let none = try ClockOptions<Time>.parse([])
    #expect(none.seconds(PlanningPreferences()) == 7 && none.seed(PlanningPreferences()) == 1)
    #expect(none.seconds(file) == 60 && none.seed(file) == 5)
    let said = try ClockOptions<Time>.parse(["--time-limit", "3", "--seed", "9"])
    #expect(said.seconds(file) == 3 && said.seed(file) == 9)
  }
}
