internal import TaktModel

/// What is done for the orders, by the lots that feed them.
struct OrderWork {
  struct Span {
    var from: Instant
    var to: Instant
  }

  /// By order; nil where no lot feeds it.
  private(set) var spans: [Span?]
  private(set) var busyHours = 0.0
  private(set) var units = 0.0

  var executionHours: Double {
    spans.reduce(0) { $0 + ($1.map { $0.from.seconds(until: $0.to) / 3600 } ?? 0) }
  }

  init(_ inspection: Inspection) {
    let orders = inspection.plant.orders
    spans = Array(repeating: nil, count: orders.count)
    for known in inspection.lots {
      let lot = known.lot
      let hours =
        inspection.isOutside(lot) ? 0 : lot.segments.map(\.seconds).reduce(0, +) / 3600
      for feed in lot.feeds where orders.indices.contains(feed.order) && feed.quantity > 0 {
        let span = spans[feed.order] ?? Span(from: lot.start, to: lot.end)
        spans[feed.order] = Span(from: min(span.from, lot.start), to: max(span.to, lot.end))
        if lot.good > 0 { busyHours += hours * min(1, feed.quantity / lot.good) }
        if known.isLastStep, orders[feed.order].product == lot.product { units += feed.quantity }
      }
    }
  }
}
