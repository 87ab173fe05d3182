import TaktModel

import struct Foundation.TimeZone

/// `plant`.
enum PlantField: Int, FieldSet {
  case id, name, timeZone, currency

  static let table = FieldTable(Self.self)
}

/// `planning`: what the caller's options override.
enum PlanningField: Int, FieldSet {
  case safetyHours, tidyPercent, timeLimitSeconds, gapPercent, yieldConfidence, seed, threads

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  /// Reads `plant`; the time zone goes into the draft.
  mutating func readIdentity(
    _ file: ObjectReader<OrderFileField>
  ) -> (id: String?, name: String?, currency: String) {
    let plant = file.object(.plant, PlantField.self)
    timeZone = plant.flatMap { $0.read(.timeZone, .optional, zone) } ?? .gmt
    return (
      plant?.nonEmptyText(.id), plant?.text(.name),
      plant.flatMap { $0.read(.currency, .optional, currency) } ?? "KRW"
    )
  }

  private func zone(_ node: NodeID) -> TimeZone? {
    guard let name = context.nonEmptyText(node) else { return nil }
    // Only full names: abbreviations and "GMT+9" forms do not say which daylight-saving rules hold.
    let isFullName = name.contains("/") || name == "UTC" || name == "GMT"
    if isFullName, let zone = TimeZone(identifier: name) { return zone }
    let known = ["UTC"] + TimeZone.knownTimeZoneIdentifiers.sorted()
    context.refuse(
      node,
      "Found \(quoted(name)); allowed is an IANA time zone that this system knows, such as "
        + "\"Asia/Seoul\".\(context.nearestSentence(to: name, among: known))")
    return nil
  }

  private func currency(_ node: NodeID) -> String? {
    if context.document.kind(node) == .string {
      let text = context.document.text(node)
      if text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) { return text }
    }
    context.refuse(node, allowed: "a currency's three capital letters (ISO 4217), such as \"KRW\"")
    return nil
  }

  /// Reads `planning`; the confidence of yields goes into the draft, because every yield depends on it.
  mutating func readPlanning(_ file: ObjectReader<OrderFileField>) -> PlanningPreferences {
    guard let planning = file.object(.planning, PlanningField.self) else {
      return PlanningPreferences()
    }
    yieldConfidence = planning.number(.yieldConfidence, NumberRule(lower: 0.5, upper: 0.99))
    let seeds = NumberRule(lower: 0, upper: 9_007_199_254_740_991, isWhole: true)
    let threads = NumberRule(lower: 1, upper: 1024, isWhole: true)
    return PlanningPreferences(
      safetyHours: planning.number(.safetyHours, NumberRule(lower: 0, upper: 87_840), or: 0),
      tidyPercent: planning.number(.tidyPercent, NumberRule(lower: 0, upper: 100)),
      timeLimitSeconds: planning.number(.timeLimitSeconds, .time),
      gapPercent: planning.number(.gapPercent, NumberRule(lower: 0, upper: 100)),
      seed: planning.number(.seed, seeds).map { UInt64($0) },
      threads: planning.number(.threads, threads).map { Int($0) })
  }
}
