import CGLPK

/// Carries a search's hooks over to C: plain values in, plain values out, and no error across a C
/// frame: what a hook throws is kept here, and the search told to stop.
///
/// The C side calls it on the search's thread while the solver's thread waits, never both at once.
final class HookBridge {
  let hooks: BranchAndCutHooks
  let program: MixedIntegerProgram
  private(set) var error: (any Error)?
  private(set) var refusedPoints = 0
  /// Merges the terms of cuts.
  private var rows: RowMerger

  init(hooks: BranchAndCutHooks, program: MixedIntegerProgram) {
    self.hooks = hooks
    self.program = program
    rows = RowMerger(variableCount: program.variableCount)
  }

  /// Runs a hook; what it throws is kept.
  func catching(_ body: () throws -> Int32) -> Int32 {
    do {
      return try body()
    } catch {
      if self.error == nil { self.error = error }
      return CGLPK_HOOK_FAILED
    }
  }

  func cuts(at node: NodeRelaxation, into cuts: OpaquePointer) throws -> Int32 {
    let found = try hooks.cuts?(node) ?? []
    for row in found {
      let (columns, coefficients) = try rows.merge(row)
      // A row without variables cuts nothing off, and GLPK would divide by its length.
      if columns.isEmpty { continue }
      guard cglpk_cuts_add(cuts, columns, coefficients, columns.count, row.lower, row.upper) else {
        throw GLPKError.outOfMemory
      }
    }
    return found.isEmpty ? CGLPK_HOOK_NOTHING : CGLPK_HOOK_PROVIDED
  }

  func heuristic(
    at node: NodeRelaxation, into point: UnsafeMutablePointer<Double>
  ) throws -> Int32 {
    guard let found = try hooks.heuristic?(node) else { return CGLPK_HOOK_NOTHING }
    let rounded = program.withExactIntegers(found)
    guard program.violation(at: rounded) == nil else {
      refusedPoints += 1
      return CGLPK_HOOK_NOTHING
    }
    for index in rounded.indices { point[index] = rounded[index] }
    return CGLPK_HOOK_PROVIDED
  }

  func branching(
    at node: NodeRelaxation, _ column: UnsafeMutablePointer<Int32>,
    _ upFirst: UnsafeMutablePointer<Bool>
  ) throws -> Int32 {
    guard let choice = try hooks.branching?(node) else { return CGLPK_HOOK_NOTHING }
    column.pointee = Int32(clamping: choice.variable.index)
    upFirst.pointee = choice.upFirst
    return CGLPK_HOOK_PROVIDED
  }

  func progress(_ progress: SearchProgress) throws -> Int32 {
    switch try hooks.progress?(progress) {
    case .stop: CGLPK_HOOK_STOP
    case .go, nil: CGLPK_HOOK_NOTHING
    }
  }

  func newIncumbent(_ point: [Double]) throws -> Int32 {
    // GLPK rounds the integral values of a relaxation within 1e-5; that may break a row.
    if program.violation(at: point) == nil {
      try hooks.newIncumbent?(point, program.objective(at: point))
    }
    return CGLPK_HOOK_NOTHING
  }
}

extension MixedIntegerProgram {
  /// The point with integral values made exact where they are so nearly.
  func withExactIntegers(_ point: [Double]) -> [Double] {
    guard point.count == variableCount else { return point }
    var exact = point
    for index in exact.indices where kinds[index] != .continuous {
      let rounded = exact[index].rounded()
      if abs(rounded - exact[index]) <= Self.feasibilityTolerance { exact[index] = rounded }
    }
    return exact
  }
}
