import TaktModel

extension OpenTime {
  /// The same time with a stretch more, in which work costs nothing on top.
  func opened(from: Milliseconds, to: Milliseconds) -> OpenTime {
    var windows = stretches.map {
      Window(from: Instant(milliseconds: $0.from), to: Instant(milliseconds: $0.to))
    }
    windows.append(Window(from: Instant(milliseconds: from), to: Instant(milliseconds: to)))
    return OpenTime(windows: windows.flattened(), overtime: [])
  }
}
