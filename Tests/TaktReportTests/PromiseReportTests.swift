import TaktModel
import Testing

@testable import TaktReport

@Suite struct PromiseReportTests {
  /// Fractions of yields leave a rest that rounds to nothing: it is not said to be nothing.
  @Test func lessThanAUnitIsSaidToBeLessThanAUnit() throws {
    let (plan, plant) = try TinyPlan.make()
    let at = try #require(plan.orders[1].completedAt)
    let payers = [
      OrderOffer.Payer(order: 0, from: at, to: at, daysLater: 0, unmet: 0.02, cost: 8),
      OrderOffer.Payer(
        order: 1, from: at, to: at.advanced(bySeconds: 60), daysLater: 60 / 86_400, unmet: 12.5,
        cost: 9),
    ]
    let offer = OrderOffer(
      kind: .cheapest, completeAt: at, plan: plan, costChange: 10, payers: payers)
    let text = PromiseReport.text(
      [offer], for: 2, of: plant, wishedFor: nil, acceptedCost: nil)
    #expect(text.contains("less than 1 ea not delivered, ₩8"), "\(text)")
    #expect(text.contains("1 min later, 12.5 ea not delivered, ₩9"), "\(text)")
    #expect(!text.contains(" 0 "), "\(text)")
  }

  /// Entered as a due date, what is said must be kept.
  @Test func theDateIsRoundedUpAndLatenessIsNeverNothing() throws {
    let (plan, plant) = try TinyPlan.make()
    let wish = try #require(plan.orders[1].completedAt)
    func heading(_ seconds: Double) -> Substring {
      let offer = OrderOffer(
        kind: .earliest, completeAt: wish.advanced(bySeconds: seconds), plan: plan, costChange: 0,
        payers: [])
      let text = PromiseReport.text(
        [offer], for: 2, of: plant, wishedFor: wish, acceptedCost: nil)
      return text.split(separator: "\n")[2]
    }
    let time = LocalTime(timeZone: plant.timeZone)
    func minute(_ seconds: Double) -> String {
      time.dayAndMinute(wish.advanced(bySeconds: seconds))
    }
    #expect(heading(0).hasSuffix(": \(minute(0)), on time"), "\(heading(0))")
    #expect(heading(59).hasSuffix(": \(minute(60)), 1 min late"), "\(heading(59))")
    #expect(heading(1800.001).hasSuffix(": \(minute(1860)), 30 min late"), "\(heading(1800.001))")
    #expect(heading(43_200).hasSuffix(": \(minute(43_200)), 0.5 d late"), "\(heading(43_200))")
  }
}
