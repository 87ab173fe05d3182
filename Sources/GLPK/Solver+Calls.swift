import CGLPK

extension Solver {
  /// Turns the code of a guarded call into an error; the one place that does.
  mutating func check(_ code: Int32, _ function: String) throws(GLPKError) {
    switch code {
    case CGLPK_OK:
      return
    case CGLPK_FAILED:
      let text = String(cString: cglpk_message(handle))
      die(text)
      throw .failure(text)
    case CGLPK_OUT_OF_MEMORY:
      die("out of memory")
      throw .outOfMemory
    case CGLPK_CANCELLED:
      isLoaded = false
      hasSolution = false
      throw .cancelled
    case CGLPK_DEAD:
      throw .dead(death ?? "")
    case CGLPK_WRONG_PLACE:
      throw .misuse("\(function) was called from another thread than the solver's")
    case CGLPK_EMPTY:
      throw .misuse("nothing is loaded")
    default:
      throw .unknownCode(function: function, code: Int(code))
    }
  }

  private mutating func die(_ text: String) {
    isLoaded = false
    hasSolution = false
    death = text
  }

  /// The program, if the solver is alive and has one.
  func current() throws(GLPKError) -> MixedIntegerProgram {
    if let death { throw .dead(death) }
    guard let program else { throw .misuse("nothing is loaded") }
    return program
  }

  /// The index of a variable of the loaded program.
  func index(of variable: MixedIntegerProgram.Variable) throws(GLPKError) -> Int32 {
    if let death { throw .dead(death) }
    guard let count = program?.variableCount else { throw .misuse("nothing is loaded") }
    guard variable.index >= 0, variable.index < count else {
      throw .misuse("there is no variable \(variable.index) among \(count)")
    }
    return Int32(variable.index)
  }

  /// Milliseconds for GLPK, which counts in `Int32`; its largest value stands for no limit.
  static func milliseconds(_ seconds: Double?) throws(GLPKError) -> Int32 {
    guard let seconds else { return .max }
    guard !seconds.isNaN else { throw .misuse("the time limit is not a number") }
    let value = (1000 * max(0, seconds)).rounded(.up)
    return value >= Double(Int32.max) ? .max : Int32(value)
  }
}
