/// Results written one after another: one that fails does not keep the others from being written.
struct Writing {
  private var failures: [Failure] = []

  mutating func attempt(_ write: () throws(Failure) -> Void) {
    do throws(Failure) { try write() } catch { failures.append(error) }
  }

  /// - Throws: What went wrong, all of it.
  func finish() throws(Failure) {
    if !failures.isEmpty { throw Failure(.cannotWrite, failures.flatMap(\.lines)) }
  }
}
