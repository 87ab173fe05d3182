import TaktModel
import TaktPlanner

extension PlanRun {
  /// What more hours and materials are worth, and what is to be said where that is not known.
  struct Prices: Sendable {
    var prices: [Plan.Price]
    var warnings: [Plan.Warning]

    static let none = Prices(prices: [], warnings: [])

    /// Of a plan that is made without a program over the periods.
    static let ofNoProgram = Prices(prices: [], warnings: [Plan.Warning(.noProgram)])
  }

  /// Prices by the program over the periods, from a small share of the time that is left.
  func prices(_ planner: Planner, _ periods: Planner.Result?) async -> Prices {
    var prices: [Plan.Price]?
    if let periods {
      prices = await planner.prices(
        of: periods, stop: clock.stop(share: 0.1, reserveSeconds: reserveSeconds + scheduleSeconds),
        cancellation: cancellation)
    }
    if let prices { return Prices(prices: prices, warnings: []) }
    return Prices(prices: [], warnings: [Plan.Warning(.prices)])
  }
}
