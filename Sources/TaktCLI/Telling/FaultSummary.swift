import TaktChecker

/// Faults as a person reads them: what is wrong first, what only follows from it as a number.
///
/// A lot that is moved by hand breaks a rule or two itself; goods that are not there then and figures that
/// do not add up follow by the hundred.
enum FaultSummary {
  /// More lines than this about one rule are a number.
  private static let mostOfARule = 10
  /// Figures in `orders`, `cost`, `kpi` and `solve`.
  private static let figures = 9

  /// Lines without the file's name, by rule and in the faults' order.
  static func lines(_ faults: [Fault]) -> [String] {
    let causes = faults.filter { $0.rule != figures }
    var lines: [String] = []
    for (_, ofRule) in grouped(causes.isEmpty ? faults : causes, by: { $0.rule }) {
      // The same about the same subject, other instants and numbers aside.
      let kinds = grouped(ofRule) { $0.subject + "\n" + shape($0.message) }
      lines += kinds.prefix(mostOfARule).map { _, alike in
        line(alike[0]) + (alike.count > 1 ? " And \(alike.count - 1) more like it." : "")
      }
      let rest = kinds.dropFirst(mostOfARule).reduce(0) { $0 + $1.1.count }
      if rest > 0 { lines.append("rule \(ofRule[0].rule): and \(rest) more") }
    }
    let following = faults.count - causes.count
    if !causes.isEmpty, following > 0 {
      let kinds = grouped(faults.filter { $0.rule == figures }) { subject($0) }
      let counts = kinds.map { "\($0.1.count) of \($0.0)" }.joined(separator: ", ")
      let noun = following == 1 ? "figure that follows" : "figures that follow"
      lines.append("rule \(figures): and \(following) \(noun) from these: \(counts)")
    }
    return lines
  }

  static func line(_ fault: Fault) -> String {
    "rule \(fault.rule): \(fault.subject): \(fault.message)"
  }

  private static func subject(_ fault: Fault) -> String {
    for name in ["cost", "kpi", "solve"] where fault.subject.hasPrefix(name + ".") { return name }
    return "orders"
  }

  private static func shape(_ message: String) -> String {
    message.replacing(#/[0-9][0-9T:.+e-]*/#, with: "#")
  }

  /// Groups in the order of their first members.
  private static func grouped<Key: Hashable>(
    _ faults: [Fault], by key: (Fault) -> Key
  ) -> [(Key, [Fault])] {
    var places: [Key: Int] = [:]
    var groups: [(Key, [Fault])] = []
    for fault in faults {
      let key = key(fault)
      if let place = places[key] {
        groups[place].1.append(fault)
      } else {
        places[key] = groups.count
        groups.append((key, [fault]))
      }
    }
    return groups
  }
}
