internal import TaktModel

/// A figure as faults tell it: to the tenth of a millionth, without a trailing ".0".
func figure(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "not a number" : "infinite" }
  guard abs(value) < 1e9 else { return "\(value)" }
  let rounded = (value * 1e7).rounded() / 1e7
  let text = "\(rounded == 0 ? 0 : rounded)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// A set-up as faults tell it.
func wording(_ setup: Setup?) -> String {
  guard let setup else { return "no set-up" }
  return "a set-up of \(figure(setup.minutes)) min, cost \(figure(setup.cost)) and "
    + "\(figure(setup.scrapUnits)) units of scrap"
}

extension Inspection {
  /// The instant in the plant's time zone, RFC 3339.
  func time(_ instant: Instant) -> String {
    instant.isSound
      ? instant.rfc3339(in: plant.timeZone) : "\(instant.milliseconds) ms since 1970"
  }

  func time(_ instant: Instant?) -> String { instant.map { time($0) } ?? "never" }

  func machine(_ index: MachineIndex) -> String { plant.machines[index].id }

  func family(_ index: FamilyIndex?) -> String { index.map { plant.families[$0] } ?? "nothing" }
}
