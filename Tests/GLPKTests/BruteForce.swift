import GLPK

/// The optimum of a program whose variables are all integral within small bounds, by trying every
/// point; `nil` if none is feasible.
func bruteForce(_ program: Program) -> Double? {
  var best: Double?
  var point = program.lowers
  while true {
    if program.violation(at: point) == nil {
      best = min(best ?? .infinity, program.objective(at: point))
    }
    var index = 0
    while index < point.count, point[index] >= program.uppers[index] {
      point[index] = program.lowers[index]
      index += 1
    }
    guard index < point.count else { return best }
    point[index] += 1
  }
}
