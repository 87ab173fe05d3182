import CGLPK

extension Solver {
  /// Runs `body` with a solver on a thread of its own and waits for it without blocking.
  ///
  /// Cancelling the task raises the solver's own flag (one that asks `interruption`), and its solves
  /// come back as cancelled; `body` decides what to return then.
  /// - Parameter memoryLimitMB: what GLPK may take, in each of its environments (branch and cut has
  ///   one of its own).
  /// - Throws: what `body` throws, or `GLPKError.noThread`.
  public static func run<R: Sendable>(
    interruption: Interruption = Interruption(), memoryLimitMB: Int? = nil,
    _ body: @Sendable @escaping (inout Solver) throws -> R
  ) async throws -> R {
    let own = Interruption { interruption.isInterrupted }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let code = onThread(waiting: false) {
          continuation.resume(
            with: result(of: body, interruption: own, memoryLimitMB: memoryLimitMB))
        }
        if code != 0 { continuation.resume(throwing: GLPKError.noThread(code: Int(code))) }
      }
    } onCancel: {
      own.interrupt()
    }
  }

  /// Runs `body` with a solver on a thread of its own and blocks until it is done.
  /// - Throws: what `body` throws, or `GLPKError.noThread`.
  public static func runBlocking<R: Sendable>(
    interruption: Interruption = Interruption(), memoryLimitMB: Int? = nil,
    _ body: @Sendable @escaping (inout Solver) throws -> R
  ) throws -> R {
    let outcome = Outcome<R>()
    let code = onThread(waiting: true) {
      outcome.result = result(of: body, interruption: interruption, memoryLimitMB: memoryLimitMB)
    }
    guard code == 0, let result = outcome.result else {
      throw GLPKError.noThread(code: Int(code))
    }
    return try result.get()
  }

  private static func result<R>(
    of body: (inout Solver) throws -> R, interruption: Interruption, memoryLimitMB: Int?
  ) -> Result<R, any Error> {
    Result {
      var solver = try Solver(interruption: interruption, memoryLimitMB: memoryLimitMB)
      return try body(&solver)
    }
  }

  /// Starts a thread with a stack of 8 MiB; with `waiting` it has ended on return. Returns 0 or an
  /// errno value.
  private static func onThread(waiting: Bool, _ work: @Sendable @escaping () -> Void) -> Int32 {
    let context = Unmanaged.passRetained(Work(work))
    let code = cglpk_thread_run(
      { @Sendable context in
        guard let context else { return }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().work()
      }, context.toOpaque(), 8 << 20, waiting)
    if code != 0 { context.release() }
    return code
  }
}

private final class Work: Sendable {
  let work: @Sendable () -> Void
  init(_ work: @Sendable @escaping () -> Void) { self.work = work }
}

/// Where a thread leaves its result. Unchecked, because it is written by the thread before it ends
/// and read after it has been joined.
private final class Outcome<R>: @unchecked Sendable {
  var result: Result<R, any Error>?
}
