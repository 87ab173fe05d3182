import Foundation
import Synchronization

/// What Ctrl-C and its kin do: at first they ask, the second time they end the process.
///
/// SIGINT, SIGTERM and SIGHUP are blocked in every thread and taken by the main thread with
/// `sigwait`, so that what follows is ordinary code and no signal handler.
final class Signals: Sendable {
  static let shared = Signals()

  private struct State {
    var ask: (@Sendable () -> Void)?
    var hasAsked = false
    /// How many wait for somebody who may never come.
    var waits = 0
  }

  private let state = Mutex(State())

  /// Blocks the signals for this thread and all that are started after it. Call before any is.
  static func block() {
    var signals = waited()
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// From now on the first signal calls `ask` and ends nothing.
  func soften(_ ask: @escaping @Sendable () -> Void) {
    state.withLock { $0.ask = ask }
  }

  /// Whether a signal has asked the command to stop.
  var hasAsked: Bool { state.withLock { $0.hasAsked } }

  /// Does what may wait for somebody who never comes: meanwhile the first signal ends the process.
  func endingAtFirst<Value>(_ wait: () -> Value) -> Value {
    state.withLock { $0.waits += 1 }
    defer { state.withLock { $0.waits -= 1 } }
    return wait()
  }

  /// Takes signals for ever. Only the main thread calls it.
  func watch() -> Never {
    var signals = Signals.waited()
    while true {
      var number: Int32 = 0
      guard sigwait(&signals, &number) == 0 else { continue }
      let ask = state.withLock { state -> (@Sendable () -> Void)? in
        if state.hasAsked || state.waits > 0 { return nil }
        state.hasAsked = state.ask != nil
        return state.ask
      }
      guard let ask else { abandon(number) }
      // On a queue of its own, since the search may hold every thread of the others: whatever it waits
      // for, the next signal is taken.
      DispatchQueue(label: "takt.signals").async(execute: ask)
    }
  }

  /// Ends the process at once, without a trace of what it was about to write.
  private func abandon(_ number: Int32) -> Never {
    TemporaryFiles.shared.removeAll()
    if Terminal.isTerminal(2) { StandardStreams.sayInPassing("\n") }
    _exit(128 + number)
  }

  /// Those of the three that the caller (`nohup`, a shell's `&`) has not told us to ignore.
  private static func waited() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      sigaddset(&signals, number)
    }
    return signals
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    let current = signal(number, SIG_DFL)
    signal(number, current)
    return unsafeBitCast(current, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// Ends the process with nothing left behind.
func leave(with code: Int32) -> Never {
  TemporaryFiles.shared.removeAll()
  exit(code)
}
