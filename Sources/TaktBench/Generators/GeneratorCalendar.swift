import Foundation
import TaktFiles
import TaktModel

/// The time line of generated files: it begins on a Monday, in UTC.
enum GeneratorCalendar {
  /// Monday 2026-11-23.
  static let firstDay = 20_780

  static func instant(day: Int, seconds: Int = 0) -> JSONValue {
    let begin = Int64(firstDay + day) * 86_400
    return .text(Instant(milliseconds: (begin + Int64(seconds)) * 1000).rfc3339(in: .gmt))
  }

  static func horizon(days: Int) -> JSONValue {
    .object([
      ("start", instant(day: 0)),
      (
        "periods",
        .list([.object([("count", .number(Double(days))), ("hours", .number(24))])])
      ),
    ])
  }

  /// Whether it is a Saturday or Sunday.
  static func isWeekend(day: Int) -> Bool { day % 7 >= 5 }

  /// Days from Monday to Friday among the first `days`.
  static func workingDays(_ days: Int) -> [Int] { (0..<days).filter { !isWeekend(day: $0) } }
}
