import CGLPK

/// What a running solver looks at to see whether it is to stop: a switch of its own that any thread may
/// throw, and the answer to a question that it is made with.
public final class Interruption: @unchecked Sendable {
  // Unchecked because of the pointer: what it points to is a C11 atomic, made in `init`, freed in
  // `deinit` and touched by nothing else but atomic operations.
  let flag: OpaquePointer?
  /// Kept alive because the flag asks it.
  private let question: Question

  /// - Parameter isWished: asked now and then, from the solver's threads; it must not block.
  public init(when isWished: @Sendable @escaping () -> Bool = { false }) {
    question = Question(isWished)
    flag = cglpk_flag_create(
      { context in
        context.map { Unmanaged<Question>.fromOpaque($0).takeUnretainedValue().ask() } ?? false
      }, Unmanaged.passUnretained(question).toOpaque())
  }

  deinit { cglpk_flag_destroy(flag) }

  /// Asks whoever looks at it to stop.
  public func interrupt() { cglpk_flag_raise(flag) }

  public var isInterrupted: Bool { cglpk_flag_is_raised(flag) }

  private final class Question: Sendable {
    let ask: @Sendable () -> Bool
    init(_ ask: @Sendable @escaping () -> Bool) { self.ask = ask }
  }
}
