import Foundation

/// A folder that several files go to; it is made when the first of them is there.
struct OutputFolder {
  let path: String

  /// Whether files could be written there as things stand. Makes no folder.
  func probe() throws(Failure) {
    do throws(SystemError) {
      let existing = nearestExisting()
      var status = stat()
      guard stat(existing, &status) == 0 else { throw SystemError.last }
      if status.st_mode & S_IFMT != S_IFDIR { throw SystemError(code: ENOTDIR) }
      let temporary = try TemporaryFiles.shared.make(in: existing)
      TemporaryFiles.shared.remove(temporary.path)
    } catch {
      throw Output.failure(path, error)
    }
  }

  /// Writes each file whole; the folder and those above it are made where they are missing. One that
  /// fails does not keep the others from being written.
  func write(_ files: [(name: String, text: String)]) throws(Failure) {
    do throws(SystemError) {
      try make(path)
    } catch {
      throw Output.failure(path, error)
    }
    var lines: [String] = []
    for file in files {
      do throws(Failure) {
        try Output(joined(path, file.name)).write(Array(file.text.utf8))
      } catch {
        lines += error.lines
      }
    }
    if !lines.isEmpty { throw Failure(.cannotWrite, lines) }
  }

  private func nearestExisting() -> String {
    var folder = path
    while folder != ".", folder != "/", access(folder, F_OK) != 0 {
      folder = AtomicFile.folder(of: withoutTrailingSlashes(folder))
    }
    return folder
  }

  private func make(_ folder: String) throws(SystemError) {
    let folder = withoutTrailingSlashes(folder)
    if mkdir(folder, 0o777) == 0 { return }
    if errno == ENOENT {
      try make(AtomicFile.folder(of: folder))
      if mkdir(folder, 0o777) == 0 { return }
    }
    // Not the reason alone: "File exists" is also said of a file that is no folder.
    let reason = SystemError.last
    var status = stat()
    guard stat(folder, &status) == 0 else { throw reason }
    if status.st_mode & S_IFMT != S_IFDIR { throw SystemError(code: ENOTDIR) }
  }

  private func withoutTrailingSlashes(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
