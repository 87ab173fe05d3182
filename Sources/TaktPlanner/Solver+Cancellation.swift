import GLPK
import TaktModel

extension Solver {
  /// Runs `body` with a solver that a cancellation interrupts.
  static func run<R: Sendable>(
    cancellation: Cancellation, _ body: @Sendable @escaping (inout Solver) throws -> R
  ) async throws -> R {
    try await run(interruption: Interruption { cancellation.isCancelled }, body)
  }
}
