internal import TaktModel

/// What lots occupy or draw together, held against a limit by a sweep over beginnings and ends.
struct SharedLoad {
  /// A lot's part for a while.
  struct Part {
    /// Into the inspection's lots.
    let lot: Int
    let isPlanned: Bool
    let from: Instant
    let to: Instant
    let amount: Double
  }

  struct Excess {
    /// The last of those that begin at an instant, a planned one where there is one.
    let part: Part
    let sum: Double
  }

  private var parts: [Part] = []

  /// A part gives way a second before its end: what follows within the tolerance does not overlap.
  mutating func add(_ part: Part) {
    guard part.amount > 0, part.from < part.to else { return }
    let yields = max(part.from.milliseconds + 1, part.to.milliseconds - Tolerance.milliseconds)
    parts.append(
      Part(
        lot: part.lot, isPlanned: part.isPlanned, from: part.from,
        to: Instant(milliseconds: yields), amount: part.amount))
  }

  /// The instants at which something begins and the sum is above the limit, a planned lot being
  /// part of it.
  func excesses(over limit: Double) -> [Excess] {
    let begins = parts.indices.sorted { (parts[$0].from, $0) < (parts[$1].from, $1) }
    let ends = parts.indices.sorted { (parts[$0].to, $0) < (parts[$1].to, $1) }
    var found: [Excess] = []
    var (next, ended) = (0, 0)
    var (count, planned) = (0, 0)
    var sum = 0.0
    while next < begins.count {
      let at = parts[begins[next]].from
      while parts[ends[ended]].to <= at {
        let part = parts[ends[ended]]
        count -= 1
        planned -= part.isPlanned ? 1 : 0
        // No dust of many sums outlives what they were made of.
        sum = count == 0 ? 0 : sum - part.amount
        ended += 1
      }
      var last = parts[begins[next]]
      while next < begins.count, parts[begins[next]].from == at {
        let part = parts[begins[next]]
        count += 1
        planned += part.isPlanned ? 1 : 0
        sum += part.amount
        if part.isPlanned || !last.isPlanned { last = part }
        next += 1
      }
      if planned > 0, sum > limit + Tolerance.amount(limit) {
        found.append(Excess(part: last, sum: sum))
      }
    }
    return found
  }
}

extension Inspection.KnownLot {
  /// The stretches of work of one kind of segment or several, those that touch made one.
  func stretches(_ isMeant: (Lot.Segment.Kind) -> Bool) -> [(from: Instant, to: Instant)] {
    let segments = lot.segments.filter { isMeant($0.kind) && $0.from < $0.to }
    var result: [(from: Instant, to: Instant)] = []
    for segment in segments.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
      if let last = result.last, segment.from <= last.to {
        result[result.count - 1].to = max(last.to, segment.to)
      } else {
        result.append((segment.from, segment.to))
      }
    }
    return result
  }
}
