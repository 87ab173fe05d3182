import Takt
import TaktFiles
import TaktModel

/// A plan before and after a change, for programs.
enum DifferenceJSON {
  static func bytes(_ result: WhatIf) -> [UInt8] {
    JSONValue.objectLines([
      ("format", .text("takt-difference/1")),
      (
        "stoppedBy",
        .object([
          ("before", .text(result.stoppedBy.before.rawValue)),
          ("after", .text(result.stoppedBy.after.rawValue)),
        ])
      ), ("savedBySearching", result.savedBySearching.map { .number($0) } ?? .null),
      (
        "orders",
        .listLines(
          result.orders.map { pair in
            .object([
              ("id", .text(pair.id)), ("before", value(pair.before, result.plantBefore)),
              ("after", value(pair.after, result.plantAfter)),
            ])
          })
      ),
      (
        "machines",
        .listLines(
          result.machines.map { pair in
            .object([
              ("id", .text(pair.id)), ("before", value(pair.before)), ("after", value(pair.after)),
            ])
          })
      ),
      (
        "cost",
        .listLines(
          result.costs.map { pair in
            .object([
              ("kind", .text(pair.id)), ("before", .number(pair.before ?? 0)),
              ("after", .number(pair.after ?? 0)),
            ])
          })
      ),
    ]).bytes()
  }

  /// Of one order alone.
  static func bytes(
    _ order: String, _ before: OrderFate, _ after: OrderFate, _ plant: Plant
  ) -> [UInt8] {
    func side(_ fate: OrderFate) -> JSONValue {
      .object(
        fields(WhatIf.Fate(fate.fulfilment), plant)
          + [("unitDaysLate", .number(fate.unitDaysLate))])
    }
    return JSONValue.objectLines([
      ("format", .text("takt-difference/1")),
      (
        "orders",
        .listLines([
          .object([("id", .text(order)), ("before", side(before)), ("after", side(after))])
        ])
      ),
    ]).bytes()
  }

  private static func value(_ fate: WhatIf.Fate?, _ plant: Plant) -> JSONValue {
    fate.map { .object(fields($0, plant)) } ?? .null
  }

  private static func fields(_ fate: WhatIf.Fate, _ plant: Plant) -> [(String, JSONValue)] {
    [
      ("status", .text(fate.status.rawValue)),
      ("completedAt", fate.completedAt.map { .text($0.rfc3339(in: plant.timeZone)) } ?? .null),
      ("lateDays", .number(fate.lateDays)), ("unmet", .number(fate.unmet)),
    ]
  }

  private static func value(_ load: WhatIf.Load?) -> JSONValue {
    guard let load else { return .null }
    return .object([
      ("busyHours", .number(load.busyHours)), ("setupHours", .number(load.setupHours)),
      ("overtimeHours", .number(load.overtimeHours)), ("utilisation", .number(load.utilisation)),
    ])
  }
}
