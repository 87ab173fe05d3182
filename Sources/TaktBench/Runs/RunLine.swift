import Foundation
import TaktFiles

/// A line of JSON that a solver's process prints when it knows something new.
struct RunLine: Codable, Sendable, Equatable {
  /// Of the process, since it began to read the problem.
  var cpuSeconds: Double
  var objective: Double?
  var bound: Double?
  /// On the last line only: how the run ended.
  var status: String?

  /// Nil for a line that is none of ours.
  init?(_ line: String) {
    guard let found = try? JSONDecoder().decode(RunLine.self, from: Data(line.utf8)) else {
      return nil
    }
    self = found
  }

  init(cpuSeconds: Double, objective: Double? = nil, bound: Double? = nil, status: String? = nil) {
    self.cpuSeconds = cpuSeconds
    self.objective = objective
    self.bound = bound
    self.status = status
  }

  func bytes() -> [UInt8] {
    var fields: [(String, JSONValue)] = [
      ("cpuSeconds", .number((cpuSeconds * 10_000).rounded() / 10_000)),
      ("objective", objective.map { .number($0) } ?? .null),
      ("bound", bound.map { .number($0) } ?? .null),
    ]
    if let status { fields.append(("status", .text(status))) }
    return JSONValue.object(fields).bytes()
  }
}
