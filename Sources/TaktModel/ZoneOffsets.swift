public import struct Foundation.TimeZone

/// A time zone's offsets from UTC, remembered by the hour: asking the platform takes longer than writing
/// the instant.
public final class ZoneOffsets {
  private static let hour: Int64 = 3_600_000

  private let timeZone: TimeZone
  /// By hour since 1970; nil within an hour in which the offset changes.
  private var known: [Int64: Int?] = [:]

  public init(_ timeZone: TimeZone) { self.timeZone = timeZone }

  /// Seconds to add to UTC for the clocks of the zone at `instant`.
  public func seconds(at instant: Instant) -> Int {
    let number = floorDivide(instant.milliseconds, Self.hour)
    if let offset = known[number] ?? note(number) { return offset }
    return timeZone.offsetSeconds(at: instant)
  }

  /// No zone changes its offset twice in an hour: what holds at both ends holds in between.
  private func note(_ number: Int64) -> Int? {
    let first = timeZone.offsetSeconds(at: Instant(milliseconds: number * Self.hour))
    let last = timeZone.offsetSeconds(at: Instant(milliseconds: (number + 1) * Self.hour - 1))
    let offset = first == last ? first : nil
    known[number] = .some(offset)
    return offset
  }
}
