import GLPK
import TaktModel

/// The best point of the program so far, checked against it.
struct Incumbent: Sendable {
  let point: [Double]
  let objective: Double

  /// Nil where the program refuses the point.
  init?(_ point: [Double], of program: MixedIntegerProgram) {
    guard program.violation(at: point) == nil else { return nil }
    self.point = point
    self.objective = program.objective(at: point)
  }
}

extension Incumbent {
  /// A point that is possible by construction.
  init(unchecked point: [Double], of program: MixedIntegerProgram) {
    self.point = point
    self.objective = program.objective(at: point)
  }
}
