import Dispatch
import Synchronization
import Takt
import TaktReport

/// Shows progress on standard error: one line that changes on a terminal, lines of text or JSON
/// elsewhere.
final class ProgressLine: Sendable {
  enum Form { case live, plain, json, silent }

  private struct State {
    var latest: PlanProgress?
    var shown: PlanProgress?
    var note: String?
    var isFinished = false
  }

  private let form: Form
  private let currency: String
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())
  private let started = ContinuousClock.now

  init(
    _ form: Form, currency: String,
    write: @escaping @Sendable (String) -> Void = { StandardStreams.sayInPassing($0) }
  ) {
    self.form = form
    self.currency = currency
    self.write = write
  }

  /// Begins to redraw; only a live line needs it.
  func start() {
    guard form == .live else { return }
    // A queue of its own: the search may hold every thread that tasks run on.
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "takt.progress"))
    timer.schedule(deadline: .now() + 0.1, repeating: 0.2)
    // The handler keeps the timer alive until the line is finished.
    timer.setEventHandler { [self] in
      if isFinished { timer.cancel() } else { draw() }
    }
    timer.resume()
  }

  /// Takes the latest figures. Lines are written for a new phase at once, else once a second at most.
  func report(_ progress: PlanProgress) {
    state.withLock { state in
      if state.isFinished { return }
      state.latest = progress
      guard form != .live, isDue(progress, after: state.shown) else { return }
      state.shown = progress
      writeLine(progress)
    }
  }

  /// Says something beside the figures.
  func note(_ text: String) {
    if form == .silent || form == .json { return }
    state.withLock { state in
      if state.isFinished { return }
      if form == .live { state.note = text } else { write("takt: \(text)\n") }
    }
    if form == .live { draw() }
  }

  /// Ends with the last figures; nothing is shown after it.
  func finish() {
    state.withLock { state in
      if state.isFinished { return }
      state.isFinished = true
      if form == .live {
        write("\r\u{1B}[K")
      } else if let latest = state.latest, latest.seconds > state.shown?.seconds ?? -1 {
        writeLine(latest)
      }
    }
  }

  private var isFinished: Bool { state.withLock { $0.isFinished } }

  private func isDue(_ progress: PlanProgress, after shown: PlanProgress?) -> Bool {
    guard let shown else { return true }
    return progress.phase != shown.phase || progress.seconds - shown.seconds >= 1
  }

  private func writeLine(_ progress: PlanProgress) {
    switch form {
    case .plain:
      let text = ProgressText.line(progress, seconds: progress.seconds, currency: currency)
      write(text.withoutControlCharacters + "\n")
    case .json: write(ProgressText.json(progress) + "\n")
    case .live, .silent: break
    }
  }

  private func draw() {
    let seconds = started.duration(to: .now) / .seconds(1)
    state.withLock { state in
      guard !state.isFinished, let latest = state.latest else { return }
      var text = ProgressText.line(latest, seconds: seconds, currency: currency)
      if let note = state.note { text = note + "  " + text }
      // The last column stays free: some terminals wrap as soon as it is filled.
      let line = DisplayWidth.truncate(
        text.withoutControlCharacters, Terminal.width - 1)
      write("\r\(line)\u{1B}[K")
    }
  }
}
