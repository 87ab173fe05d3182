import TaktFiles
import TaktModel
import Testing

/// What an order costs that says nothing of it, and what is left of one that is partly shipped.
struct OrderQuantityTests {
  /// Two days; a unit costs 10 to buy and, of A, (10 x 2 + 5 + 1800 s at 4 an hour) / 0.9 to make.
  private func text(_ orders: String, costs: String = "{}") -> String {
    """
    {"format": "takt-orders/1",
     "horizon": {"start": "2026-11-23T00:00:00Z", "periods": [{"count": 2, "hours": 24}]},
     "machines": [{"id": "M", "costPerHour": 8, "efficiency": 2}],
     "products": [
       {"id": "A", "routing": [{"id": "s", "components": [{"product": "B", "quantity": 2}],
         "modes": [{"machine": "M", "secondsPerUnit": 1800, "costPerUnit": 5, "yield": 0.9}]}]},
       {"id": "B", "purchase": {"costPerUnit": 10}}, {"id": "C"}],
     "costs": \(costs),
     "orders": [\(orders)]}
    """
  }

  private func order(_ id: String, _ fields: String) -> String {
    #"{"id": "\#(id)", "quantity": 10, "due": "2026-11-24T00:00:00Z", \#(fields)}"#
  }

  private func plant(_ orders: [String], costs: String = "{}") throws -> Plant {
    try OrderFile.read(
      Array(text(orders.joined(separator: ", "), costs: costs).utf8)
    ).plant
  }

  private let made = (20.0 + 5 + 2) / 0.9

  @Test func whatIsNotDeliveredCostsThriceTheCheapestUnitOrTwiceTheHorizonsLateness() throws {
    let plant = try plant([
      order("made", #""product": "A""#), order("bought", #""product": "B""#),
      order("neither", #""product": "C""#),
      order("late", #""product": "B", "tardinessCostPerUnitDay": 9"#),
      order("own", #""product": "A", "unmetCostPerUnit": 1"#),
    ])
    let costs = plant.orders.map(\.unmetCostPerUnit)
    #expect(abs(costs[0] - 3 * made) < 1e-9)
    #expect(costs.dropFirst() == [30, 4, 36, 1])
    #expect(plant.orders.map(\.tardinessCostPerUnitDay) == [1, 1, 1, 9, 1])
  }

  @Test func forecastsAndPrioritiesAreFactorsOnDefaultsOnce() throws {
    let plant = try plant([
      order("forecast", #""product": "B", "kind": "forecast", "priority": 2"#),
      order("named", #""product": "B", "kind": "forecast", "unmetCostPerUnit": 7, "priority": 2"#),
      order("hurried", #""product": "C", "kind": "forecast", "tardinessCostPerUnitDay": 5"#),
    ])
    #expect(plant.orders.map(\.unmetCostPerUnit) == [6, 14, 2])
    #expect(plant.orders.map(\.tardinessCostPerUnitDay) == [0.2, 0.2, 5])
  }

  @Test func theFilesOwnDefaultsStandInPlaceOfBoth() throws {
    let plant = try plant(
      [order("1", #""product": "A""#), order("2", #""product": "A", "kind": "forecast""#)],
      costs: #"{"unmetCostPerUnit": 3, "tardinessCostPerUnitDay": 2, "forecastFactor": 0.5}"#)
    #expect(plant.orders.map(\.unmetCostPerUnit) == [3, 1.5])
    #expect(plant.orders.map(\.tardinessCostPerUnitDay) == [2, 1])
    // Short of safety stock as a forecast is late.
    #expect(plant.products[0].shortOfSafetyCostPerUnitDay == 1)
  }

  @Test func thePlanSpeaksOfWhatIsNotShippedYet() throws {
    let gone = #""product": "A", "delivered": 10, "earliest": "2027-01-01T00:00:00Z""#
    let plant = try plant([order("1", #""product": "A", "delivered": 4"#), order("2", gone)])
    #expect(plant.orders.map(\.quantity) == [6, 0])
    // What is done is not said to come too late.
    #expect(plant.remarks.isEmpty)
  }

  @Test func noMoreThanOrderedIsShipped() {
    let errors = #expect(throws: FileErrors.self) {
      try plant([order("1", #""product": "A", "delivered": 10.5"#)])
    }
    #expect(errors?.errors.map(\.pointer) == ["/orders/0/delivered"])
    #expect(errors?.errors.first?.message.contains("more than the quantity ordered (10)") == true)
  }

  @Test func wholeGoodsAreNotSoldInThirds() throws {
    func file(_ multiple: String, whole: Bool) -> [UInt8] {
      let purchase = #""purchase": {"costPerUnit": 10}"#
      let text = text("").replacing(
        purchase,
        with: #""whole": \#(whole), "purchase": {"multiple": \#(multiple)}"#)
      return Array(text.utf8)
    }
    let half = try OrderFile.read(file("2.5", whole: true)).plant
    #expect(half.products[1].purchaseQuantity(covering: 6) == 10)
    let errors = #expect(throws: FileErrors.self) {
      try OrderFile.read(file("0.3333", whole: true))
    }
    #expect(errors?.errors.map(\.pointer) == ["/products/1/purchase/multiple"])
    let thirds = try OrderFile.read(file("0.3333", whole: false)).plant
    #expect(abs(thirds.products[1].purchaseQuantity(covering: 0.5) - 0.6666) < 1e-9)
  }
}
