import Foundation
import TaktFiles

/// What became of one plant: a line of JSON from the process that planned it.
struct SoakVerdict: Codable, Sendable, Equatable {
  enum Fault: String, Codable, CaseIterable, Sendable {
    /// The reader refused a file that is legal, or the plan that Takt itself has written.
    case unread
    /// The checker refused the plan.
    case refused
    /// The plan says that a better schedule was thrown away.
    case lost
    /// The same file, seed and options gave other bytes.
    case unequal
    /// Later than its limit by more than 0.3 s and 3 %.
    case overTime
    /// The process ended, or had to be ended, while it planned this plant.
    case crashed
  }

  struct Finding: Codable, Sendable, Equatable {
    var fault: Fault
    /// `first`, or the night after with lots frozen.
    var night: String
    var message: String
  }

  var seed: UInt64
  /// Nil on the line that is printed before the plant is planned.
  var findings: [Finding]?
  /// Plans that were made, the night after and repetitions included.
  var plans = 0
  /// Of the slowest plan with a limit, reading and writing included.
  var slowestSeconds = 0.0

  /// Nil for a line that is none of ours.
  init?(_ line: String) {
    guard let found = try? JSONDecoder().decode(SoakVerdict.self, from: Data(line.utf8)) else {
      return nil
    }
    self = found
  }

  init(seed: UInt64, findings: [Finding]? = nil) {
    self.seed = seed
    self.findings = findings
  }

  func bytes() -> [UInt8] {
    var fields: [(String, JSONValue)] = [("seed", .whole(seed))]
    if let findings {
      let values = findings.map { finding in
        JSONValue.object([
          ("fault", .text(finding.fault.rawValue)), ("night", .text(finding.night)),
          ("message", .text(finding.message)),
        ])
      }
      fields.append(("findings", .list(values)))
    }
    fields += [
      ("plans", .number(Double(plans))), ("slowestSeconds", .number(slowestSeconds)),
    ]
    return JSONValue.object(fields).bytes()
  }
}
