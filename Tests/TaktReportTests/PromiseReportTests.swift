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
}
