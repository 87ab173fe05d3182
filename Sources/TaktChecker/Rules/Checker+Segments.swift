internal import TaktModel

extension Checker {
  /// Rule 1: a lot's segments follow one another in time, set-up first, and span it from `start` to
  /// `end`.
  static func segments(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    for known in inspection.lots where !known.isInProgress {
      let lot = known.lot
      func tell(_ message: String) {
        faults.append(Fault(rule: 1, subject: lot.id, message: "Lot \(lot.id) \(message)"))
      }
      if lot.end < lot.start {
        tell(
          "starts at \(inspection.time(lot.start)), after its end at \(inspection.time(lot.end)).")
      }
      for segment in lot.segments where segment.to < segment.from {
        tell("has a segment from \(inspection.time(segment.from)) that ends before it begins.")
      }
      for (one, next) in zip(lot.segments, lot.segments.dropFirst()) {
        if next.from.isClearlyBefore(one.to) {
          tell(
            "has a segment from \(inspection.time(next.from)) that begins before the one before it "
              + "ends, at \(inspection.time(one.to)).")
        }
        if one.kind == .run, next.kind == .setup {
          tell(
            "is set up from \(inspection.time(next.from)), after its run has begun; set-up comes "
              + "first.")
        }
      }
      let (first, last) = (lot.segments.first?.from ?? lot.start, lot.segments.last?.to ?? lot.end)
      if !Tolerance.equal(lot.start, first) {
        tell(
          "claims to start at \(inspection.time(lot.start)), but its first segment begins at "
            + "\(inspection.time(first)).")
      }
      if !Tolerance.equal(lot.end, last) {
        tell(
          "claims to end at \(inspection.time(lot.end)), but its last segment ends at "
            + "\(inspection.time(last)).")
      }
    }
    return faults
  }
}
