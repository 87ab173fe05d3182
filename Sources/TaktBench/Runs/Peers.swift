import Foundation
import TaktModel

/// The other solvers, run by benchmarks/peers.py.
public struct Peers: Sendable {
  /// What the script knows, in the order in which they run.
  public static let known = ["highs", "scip", "cpsat", "glpsol"]

  let python: String
  let script: String
  /// By name, those that were asked for and are there.
  public let versions: [(name: String, version: String)]
  /// Those that were asked for and are not there.
  public let missing: [String]

  /// Asks the script which of the solvers are installed; without a script or Python none is.
  public init(_ wanted: [String], python: String, script: String?) {
    self.python = python
    self.script = script ?? ""
    var found: [String: String] = [:]
    if let script, !wanted.isEmpty {
      let probe = ChildProcess(command: [python, script, "--probe"], limitSeconds: 60)
      _ = try? probe.run(cancellation: Cancellation()) { line in
        let answer = try? JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        if let answer { found = answer }
      }
    }
    versions = wanted.compactMap { name in found[name].map { (name, $0) } }
    missing = wanted.filter { found[$0] == nil }
  }

  init(
    python: String, script: String, versions: [(name: String, version: String)],
    missing: [String]
  ) {
    self.python = python
    self.script = script
    self.versions = versions
    self.missing = missing
  }

  func command(
    _ solver: String, model: String, seed: UInt64, limitSeconds: Double, relativeGap: Double
  ) -> [String] {
    [
      python, script, solver, model, "--time-limit", "\(limitSeconds)", "--gap", "\(relativeGap)",
      // Seeds of the peers are 31 bits wide.
      "--seed", "\(seed & 0x3FFF_FFFF)",
    ]
  }
}
