import CGLPK

/// A GLPK environment of one's own, on a thread of its own, with one problem in it.
///
/// `run` and `runBlocking` make it and free it. The solver keeps a copy of the program, with all
/// changes, so that it can go on after GLPK's copy had to be thrown away in mid-solve.
public struct Solver: ~Copyable {
  let handle: OpaquePointer
  let interruption: Interruption
  let memoryLimitMB: Int32
  /// The program as loaded, with all changes since.
  var program: MixedIntegerProgram?
  /// Whether GLPK has the program, too.
  var isLoaded = false
  /// Whether GLPK has a basic solution that can be read.
  var hasSolution = false
  /// The last basis worth returning to when the program has to be loaded again.
  var lastBasis: Basis?
  /// Why the solver is dead.
  var death: String?

  init(interruption: Interruption, memoryLimitMB: Int?) throws(GLPKError) {
    let limit = Int32(clamping: max(0, memoryLimitMB ?? 0))
    guard let handle = cglpk_create(interruption.flag, limit) else { throw .outOfMemory }
    self.handle = handle
    self.interruption = interruption
    self.memoryLimitMB = limit
  }

  deinit { cglpk_destroy(handle) }

  /// The program as it stands, with all changes; `nil` before anything is loaded.
  public var loadedProgram: MixedIntegerProgram? { program }

  /// How many rows the loaded program has.
  public var rowCount: Int { program?.rowCount ?? 0 }

  /// Whether the solver has been asked to stop.
  public var isCancelled: Bool { interruption.isInterrupted }
}
