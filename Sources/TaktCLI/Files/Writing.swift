/// Results written one after another: one that fails does not keep the others from being written, nor
/// does one that waits for its reader.
struct Writing {
  private var failures: [Failure] = []
  private var waiting: [(output: Output, bytes: () throws(Failure) -> [UInt8])] = []

  /// Writes a file now, and what has a reader at the end.
  mutating func add(_ output: Output?, _ bytes: @escaping () throws(Failure) -> [UInt8]) {
    guard let output else { return }
    if output.hasReader {
      waiting.append((output, bytes))
    } else {
      attempt { () throws(Failure) in try output.write(bytes()) }
    }
  }

  mutating func attempt(_ write: () throws(Failure) -> Void) {
    do throws(Failure) { try write() } catch { failures.append(error) }
  }

  /// - Throws: What went wrong, all of it.
  mutating func finish() throws(Failure) {
    for (output, bytes) in waiting {
      attempt { () throws(Failure) in try output.write(bytes()) }
    }
    if !failures.isEmpty { throw Failure(.cannotWrite, failures.flatMap(\.lines)) }
  }
}
