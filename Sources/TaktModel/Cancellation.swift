private import Synchronization

/// A wish to stop, which any thread may utter and whoever works on it looks at. It cannot be taken
/// back.
public final class Cancellation: Sendable {
  private let isUttered = Atomic(false)
  private let parent: Cancellation?

  /// - Parameter parent: its wish counts for this one, too; uttering this one leaves the parent alone.
  public init(parent: Cancellation? = nil) { self.parent = parent }

  /// Asks whoever looks at it to stop.
  public func cancel() { isUttered.store(true, ordering: .releasing) }

  public var isCancelled: Bool {
    isUttered.load(ordering: .acquiring) || parent?.isCancelled == true
  }
}
