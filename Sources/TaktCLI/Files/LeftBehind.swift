import Foundation

/// Temporary files whose process was killed: they have our kind of name and are locked by nobody.
enum LeftBehind {
  static func name(_ count: Int, _ suffix: String) -> String {
    ".takt-\(getpid())-\(count)\(suffix)"
  }

  /// Takes the lock that says that a file is in use.
  ///
  /// - Returns: False where somebody else holds it, or where the file is at its path no more. File
  ///   systems without locks pass: nothing is ever removed there.
  static func lock(_ descriptor: Int32, at path: String) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return false }
    var (mine, there) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && lstat(path, &there) == 0
      && mine.st_dev == there.st_dev && mine.st_ino == there.st_ino
  }

  /// Removes those of this user in a folder.
  static func remove(from folder: String) {
    guard let stream = opendir(folder) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if isOurs(name) { removeIfUnused(joined(folder, name)) }
    }
  }

  private static func removeIfUnused(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor != -1 else { return }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid(), status.st_nlink == 1,
      flock(descriptor, LOCK_EX | LOCK_NB) == 0, lock(descriptor, at: path)
    else { return }
    unlink(path)
  }

  /// `.takt-<process>-<count>.<suffix>`
  private static func isOurs(_ name: String) -> Bool {
    guard name.hasPrefix(".takt-") else { return false }
    let parts = name.dropFirst(6).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let ending = parts[1].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return ending.count == 2 && Int32(parts[0]) != nil && Int(ending[0]) != nil
      && ["tmp", "mps"].contains(ending[1])
  }
}
