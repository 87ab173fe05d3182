import Foundation

/// A file for what can only be had as one.
enum ScratchFile {
  /// Lets `fill` write a temporary file, reads it and removes it.
  ///
  /// - Throws: A `Failure` where the temporary folder cannot be used; else what `fill` throws.
  static func bytes(_ fill: (_ path: String) throws -> Void) throws -> [UInt8] {
    try path { path in
      try fill(path)
      return try InputFile(path).bytes()
    }
  }

  /// Lends the path of a temporary file, which is removed afterwards.
  ///
  /// - Parameter suffix: what its name ends with.
  /// - Throws: A `Failure` where the temporary folder cannot be used; else what `use` throws.
  static func path<Value>(
    suffix: String = ".tmp", _ use: (_ path: String) throws -> Value
  ) throws -> Value {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let path: String
    do {
      path = try TemporaryFiles.shared.make(in: folder, mode: 0o600, suffix: suffix).path
    } catch {
      throw Output.failure(folder, error)
    }
    defer { TemporaryFiles.shared.remove(path) }
    return try use(path)
  }
}
