import Takt
import TaktModel

/// A search under way: it shows on standard error, and the first signal ends it.
struct SearchWatch {
  let cancellation = Cancellation()
  let line: ProgressLine

  /// - Parameter losing: What a second signal does without.
  init(_ form: ProgressLine.Form, currency: String, losing: String) {
    line = ProgressLine(form, currency: currency)
    Signals.shared.soften { [cancellation, line] in
      cancellation.cancel()
      line.note("stopping (Ctrl-C again leaves \(losing))")
    }
    line.start()
  }
}
