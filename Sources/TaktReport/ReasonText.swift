import TaktModel

import struct Foundation.TimeZone

/// Causes in the page's language: the scheduler says them in English, others are made from their kind and what
/// they name.
struct ReasonText {
  let texts: Texts
  let plant: Plant

  /// The sentence; nil where only the scheduler's own will do.
  func sentence(_ reason: OrderOutcome.Reason) -> String? {
    guard texts.raw("reason." + reason.kind) != nil else { return nil }
    var values: [String: String] = [:]
    values["machine"] = reason.machine.map { plant.machines[$0].id }
    values["product"] = reason.product.map { plant.products[$0].id }
    values["order"] = reason.order.map { plant.orders[$0].id }
    // They are local already.
    let time = LocalTime(timeZone: .gmt, texts: texts)
    for (index, match) in reason.sentence.matches(of: Self.moment).enumerated() {
      guard let instant = Instant(rfc3339: "\(match.1)T\(match.2):00Z") else { continue }
      values[String(index + 1)] = time.dayYearAndMinute(instant)
    }
    return texts.filled("reason." + reason.kind, values)
  }

  /// As the scheduler writes moments, in the plant's time.
  private static var moment: Regex<(Substring, Substring, Substring)> {
    #/\b([0-9]{4}-[0-9]{2}-[0-9]{2}) ([0-9]{2}:[0-9]{2})\b/#
  }
}
