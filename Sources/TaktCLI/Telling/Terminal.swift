import Foundation

/// What the terminal can do, if there is one.
enum Terminal {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Whether standard error is a terminal that can redraw a line.
  static var isLive: Bool { isTerminal(2) && environment("TERM") != "dumb" }

  /// Whether colours are wanted: on a terminal, unless NO_COLOR is set (no-color.org).
  static var isColoured: Bool { isLive && (environment("NO_COLOR") ?? "").isEmpty }

  /// Columns of standard error: what COLUMNS says, else the terminal's own, else 100.
  static var width: Int {
    if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 {
      return clamped(columns)
    }
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 100 }
    return clamped(Int(size.ws_col))
  }

  private static func clamped(_ columns: Int) -> Int { min(max(columns, 40), 400) }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
