import TaktModel
import TaktTestSupport
import Testing

/// Which former lot a new one continues.
struct PreviousPlanTests {
  private func lot(
    _ id: String, at hour: Double, machine: MachineIndex = 0, for orders: [OrderIndex] = [],
    origin: Lot.Origin = .planned
  ) -> Lot {
    let start = TinyPlant.at(day: 0, hours: hour)
    return Lot(
      id: id, product: 0, step: 0, machine: machine, family: 0, setup: nil, segments: [],
      start: start, end: start, started: 1, good: 1, scrap: 0, origin: origin,
      feeds: orders.map { .init(order: $0, quantity: 1) })
  }

  private func ids(_ former: [Lot], _ new: [Lot], taken: Set<String> = []) -> [String?] {
    PreviousPlan(lots: former).idsKept(by: new, taken: taken, in: TinyPlant.horizon())
  }

  @Test func alotThatStandsKeepsItsIdAndOneThatMovesAPeriod() {
    let former = [lot("a", at: 8), lot("b", at: 16), lot("c", at: 40)]
    #expect(ids(former, [lot("", at: 40), lot("", at: 8), lot("", at: 16)]) == ["c", "a", "b"])
    #expect(ids(former, [lot("", at: 64)]) == ["c"])
    #expect(ids(former, [lot("", at: 64.1)]) == [nil])
    #expect(ids(former, [lot("", at: 8, machine: 1)]) == [nil])
  }

  @Test func whatItIsForCountsBeforeWhenItBegins() {
    // The first lot has gone, and another order has taken its place.
    let former = [lot("a", at: 8, for: [0]), lot("b", at: 12, for: [1])]
    let new = [lot("", at: 8, for: [1]), lot("", at: 12, for: [2])]
    #expect(ids(former, new) == ["b", "a"])
  }

  @Test func eachFormerLotIsContinuedOnceAndNoneThatStandsAlready() {
    let former = [lot("a", at: 8), lot("b", at: 9)]
    #expect(ids(former, (0..<3).map { lot("", at: 8 + Double($0)) }) == ["a", "b", nil])
    #expect(ids(former, [lot("", at: 8), lot("", at: 9)], taken: ["a"]) == [nil, "b"])
  }

  @Test func whatRanOrBeganBeforeTheHorizonIsNotContinued() {
    let former = [lot("a", at: -1), lot("b", at: 1, origin: .inProgress)]
    #expect(ids(former, [lot("", at: 0)]) == [nil])
  }
}
