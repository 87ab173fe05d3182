import CGLPK

/// A wish to stop, which any thread may utter and a running solver looks at. It cannot be taken
/// back.
public final class Cancellation: @unchecked Sendable {
  // Unchecked because of the pointer: what it points to is a C11 atomic, made in `init`, freed in
  // `deinit` and touched by nothing else but atomic operations.
  let flag: OpaquePointer?
  /// Kept alive because the flag reads it.
  private let parent: Cancellation?

  public init() {
    parent = nil
    flag = cglpk_flag_create(nil)
  }

  /// A wish that is also uttered when the parent's is; uttering it leaves the parent alone.
  public init(parent: Cancellation?) {
    self.parent = parent
    flag = cglpk_flag_create(parent?.flag)
  }

  deinit { cglpk_flag_destroy(flag) }

  /// Asks whoever looks at it to stop.
  public func cancel() { cglpk_flag_raise(flag) }

  public var isCancelled: Bool { cglpk_flag_is_raised(flag) }
}
