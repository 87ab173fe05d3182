import Foundation
import Synchronization

/// The files that must not outlive the process: each is known here before it exists.
///
/// Each is locked (`flock`) for as long as its process lives, killed or not, so that the next run that
/// makes one in the same folder can tell what a killed run left behind and removes it.
final class TemporaryFiles: Sendable {
  static let shared = TemporaryFiles()

  private struct State {
    /// Their descriptors, which hold the locks, by path.
    var files: [String: Int32] = [:]
    var count = 0
    var tidied: Set<String> = []
    /// Once the process is about to end no file is made or put in place any more.
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Makes an empty file in `folder` that nobody else has. `remove` or `rename` closes it.
  ///
  /// - Parameter mode: The permissions, less the caller's umask.
  /// - Throws: `SystemError` where the folder cannot be written.
  func make(
    in folder: String, mode: mode_t = 0o666, suffix: String = ".tmp"
  ) throws(SystemError) -> (path: String, descriptor: Int32) {
    let made = state.withLock { state -> Result<(String, Int32), SystemError> in
      if state.isClosed { return .failure(SystemError(code: ECANCELED)) }
      if state.tidied.insert(folder).inserted { LeftBehind.remove(from: folder) }
      for _ in 0..<1000 {
        state.count += 1
        let path = joined(folder, LeftBehind.name(state.count, suffix))
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        if descriptor != -1 {
          // Another run may have looked at it before it was locked, and removed it.
          guard LeftBehind.lock(descriptor, at: path) else {
            close(descriptor)
            continue
          }
          state.files[path] = descriptor
          return .success((path, descriptor))
        }
        if errno != EEXIST { break }
      }
      return .failure(.last)
    }
    let (path, descriptor) = try made.get()
    return (path, descriptor)
  }

  /// Gives a finished temporary file its name.
  func rename(_ path: String, to target: String) throws(SystemError) {
    let renamed = state.withLock { state -> Result<Void, SystemError> in
      if state.isClosed { return .failure(SystemError(code: ECANCELED)) }
      guard Foundation.rename(path, target) == 0 else { return .failure(.last) }
      if let descriptor = state.files.removeValue(forKey: path) { close(descriptor) }
      return .success(())
    }
    try renamed.get()
  }

  func remove(_ path: String) {
    state.withLock { state in
      unlink(path)
      if let descriptor = state.files.removeValue(forKey: path) { close(descriptor) }
    }
  }

  /// Removes all of them, and lets no new ones be made.
  func removeAll() {
    state.withLock { state in
      for path in state.files.keys { unlink(path) }
      state.files = [:]
      state.isClosed = true
    }
  }
}

/// `folder/name`, where the folder may be the root.
func joined(_ folder: String, _ name: String) -> String {
  folder.hasSuffix("/") ? folder + name : folder + "/" + name
}
