/// What can go wrong with a solver, beside the outcomes of solving, which are statuses.
public enum GLPKError: Error, Equatable, CustomStringConvertible {
  /// The call makes no sense; the text says why. The solver is as it was before.
  case misuse(String)
  /// GLPK refused a call or failed one of its own checks; the text is GLPK's. The solver is dead.
  case failure(String)
  /// The solver died of an earlier failure and cannot do anything any more.
  case dead(String)
  /// The point handed in as an incumbent is not feasible.
  case infeasibleIncumbent(String)
  /// A C function returned a code that is not in its manual.
  case unknownCode(function: String, code: Int)
  /// There was no memory, or the solver's limit was reached. The solver is dead.
  case outOfMemory
  /// The cancellation came while a call other than a solve was under way.
  case cancelled
  /// A file could not be written.
  case io(path: String, reason: String)
  /// No thread could be made (an errno value).
  case noThread(code: Int)

  public var description: String {
    switch self {
    case .misuse(let text): "misuse of the solver: \(text)"
    case .failure(let text): "GLPK failed: \(text)"
    case .dead(let text): "the solver is dead after an earlier failure: \(text)"
    case .infeasibleIncumbent(let text): "the incumbent handed in is not feasible: \(text)"
    case .unknownCode(let function, let code): "\(function) returned the unknown code \(code)"
    case .outOfMemory: "the solver ran out of memory"
    case .cancelled: "cancelled"
    case .io(let path, let reason): "cannot write \(path): \(reason)"
    case .noThread(let code): "cannot make a thread (error \(code))"
    }
  }
}
