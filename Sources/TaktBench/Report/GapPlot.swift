import Foundation

/// Mean primal gap over time by solver, both on logarithmic axes, as an SVG.
struct GapPlot {
  let report: BenchReport

  private static let size = (width: 860.0, height: 500.0)
  /// The space of the curves.
  private static let (left, right, top, bottom) = (78.0, 838.0, 72.0, 440.0)
  /// Told apart by people who see colours differently, too (M. Okabe and K. Ito, 2008).
  private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]
  private static let largestGap = 100.0
  private static let smallestGap = 0.01

  private let firstSecond = 0.1
  private var lastSecond: Double { max(report.limitSeconds, 0.2) }

  init(_ report: BenchReport) { self.report = report }

  var svg: String {
    let curves = report.solvers.enumerated().map { index, solver in
      (solver.name, Self.colours[index % Self.colours.count], curve(solver.name))
    }
    var body = frame + secondAxis + gapAxis
    // The first, which is ours, on top.
    for (_, colour, points) in curves.reversed() { body.append(path(points, colour)) }
    body += legend(curves.map { ($0.0, $0.1) })
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(text(Self.size.width)) \
      \(text(Self.size.height))" font-family="system-ui, sans-serif" font-size="13" fill="#333">
      \(body.joined(separator: "\n"))
      </svg>

      """
  }

  // MARK: The curves

  /// Where the mean changes, and the ends of the axis.
  private func curve(_ solver: String) -> [(seconds: Double, gap: Double)] {
    let times = report.files.flatMap { $0.trajectories(of: solver) }.flatMap(\.points)
      .map(\.cpuSeconds).filter { $0 > firstSecond && $0 < lastSecond }
    // More points than pixels say nothing.
    let steps = Set(times.map { (x($0) * 2).rounded() / 2 }).sorted().map(seconds(atX:))
    let figures = BenchFigures(report)
    return ([firstSecond] + steps + [lastSecond]).compactMap { time in
      figures.meanPrimalGap(solver, at: time).map { (time, $0) }
    }
  }

  /// Steps: a value holds until the next one.
  private func path(_ points: [(seconds: Double, gap: Double)], _ colour: String) -> String {
    var commands = ""
    for (index, point) in points.enumerated() {
      commands +=
        index == 0
        ? "M\(text(x(point.seconds))) \(text(y(point.gap)))"
        : "H\(text(x(point.seconds)))V\(text(y(point.gap)))"
    }
    return #"<path d="\#(commands)" fill="none" stroke="\#(colour)" stroke-width="2.2" "#
      + #"stroke-linejoin="round"/>"#
  }

  // MARK: The axes

  private func x(_ seconds: Double) -> Double {
    let share = log(max(seconds, firstSecond) / firstSecond) / log(lastSecond / firstSecond)
    return Self.left + min(share, 1) * (Self.right - Self.left)
  }

  private func seconds(atX place: Double) -> Double {
    let share = (place - Self.left) / (Self.right - Self.left)
    return firstSecond * exp(share * log(lastSecond / firstSecond))
  }

  private func y(_ gap: Double) -> Double {
    let clamped = min(max(gap, Self.smallestGap), Self.largestGap)
    let share = log(clamped / Self.smallestGap) / log(Self.largestGap / Self.smallestGap)
    return Self.bottom - share * (Self.bottom - Self.top)
  }

  private var frame: [String] {
    let files = report.files.count == 1 ? "1 file" : "\(report.files.count) files"
    let runs = report.seeds.count == 1 ? "one seed" : "median of \(report.seeds.count) seeds"
    let carried = report.carryOver ? ", set-ups carried over" : ""
    let title = "Mean primal gap to the best value known, \(files), \(runs)\(carried)"
    return [
      #"<rect width="100%" height="100%" fill="white"/>"#,
      #"<text x="\#(text(Self.left))" y="28" font-size="16" font-weight="600">\#(title)</text>"#,
    ]
  }

  private var secondAxis: [String] {
    let ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600, 1800, 3600, 36_000]
      .filter { $0 >= firstSecond && $0 <= lastSecond * 1.0001 }
    let middle = text((Self.left + Self.right) / 2)
    return ticks.flatMap { tick in
      [
        line(x1: x(tick), y1: Self.top, x2: x(tick), y2: Self.bottom),
        label(x: x(tick), y: Self.bottom + 20, anchor: "middle", String(format: "%g", tick)),
      ]
    } + [
      #"<text x="\#(middle)" y="\#(text(Self.bottom + 44))" text-anchor="middle">"#
        + "CPU seconds, one thread (logarithmic)</text>"
    ]
  }

  private var gapAxis: [String] {
    let ticks = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100]
    return ticks.flatMap { tick in
      [
        line(x1: Self.left, y1: y(tick), x2: Self.right, y2: y(tick)),
        label(
          x: Self.left - 10, y: y(tick) + 4.5, anchor: "end",
          (tick == Self.smallestGap ? "≤ " : "") + String(format: "%g %%", tick)),
      ]
    }
  }

  private func legend(_ entries: [(name: String, colour: String)]) -> [String] {
    var place = Self.left
    return entries.flatMap { name, colour in
      defer { place += 46 + 8 * Double(name.count) }
      return [
        #"<path d="M\#(text(place)) 51h22" stroke="\#(colour)" stroke-width="3"/>"#,
        label(x: place + 28, y: 55.5, anchor: "start", escaped(name)),
      ]
    }
  }

  private func line(x1: Double, y1: Double, x2: Double, y2: Double) -> String {
    #"<path d="M\#(text(x1)) \#(text(y1))L\#(text(x2)) \#(text(y2))" stroke="gainsboro"/>"#
  }

  private func label(x: Double, y: Double, anchor: String, _ content: String) -> String {
    #"<text x="\#(text(x))" y="\#(text(y))" text-anchor="\#(anchor)">\#(content)</text>"#
  }

  private func escaped(_ name: String) -> String {
    name.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  private func text(_ number: Double) -> String {
    let rounded = (number * 10).rounded() / 10
    return rounded == rounded.rounded() ? String(format: "%.0f", rounded) : "\(rounded)"
  }
}

extension BenchReport {
  /// Mean primal gap over time, as a picture.
  public var svg: [UInt8] { Array(GapPlot(self).svg.utf8) }
}
