import Takt
import TaktFiles
import TaktModel

/// The answer of `takt promise --json`.
enum PromiseJSON {
  static func bytes(_ promise: Promise, acceptedCost: Double?) -> [UInt8] {
    let plant = promise.file.plant
    func instant(_ value: Instant?) -> JSONValue {
      value.map { .text($0.rfc3339(in: plant.timeZone)) } ?? .null
    }
    func value(_ payer: OrderOffer.Payer) -> JSONValue {
      .object([
        ("order", .text(plant.orders[payer.order].id)), ("from", instant(payer.from)),
        ("to", instant(payer.to)), ("daysLater", .number(payer.daysLater)),
        ("unmet", .number(payer.unmet)), ("cost", .number(payer.cost)),
      ])
    }
    func value(_ offer: OrderOffer) -> JSONValue {
      let late = promise.wishedFor.map { max(0, $0.days(until: offer.completeAt)) }
      return .object([
        ("kind", .text(offer.kind.rawValue)), ("completeAt", instant(offer.completeAt)),
        ("lateDays", late.map { .number($0) } ?? .null), ("costChange", .number(offer.costChange)),
        ("costToOthers", .number(offer.costToOthers)), ("payers", .list(offer.payers.map(value))),
      ])
    }
    return JSONValue.objectLines([
      ("format", .text("takt-promise/1")),
      ("order", .text(plant.orders[promise.order].id)), ("wishedFor", instant(promise.wishedFor)),
      ("acceptedCost", acceptedCost.map { .number($0) } ?? .null),
      ("offers", .listLines(promise.offers.map(value))),
    ]).bytes()
  }
}
