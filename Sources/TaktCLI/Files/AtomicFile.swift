import Foundation

/// A file that has either its old content or all of its new one, whatever happens in between.
///
/// The new content goes to a temporary file in the same folder, is synced to the disk and renamed.
/// A symbolic link stays one: the file it names is replaced. An existing file keeps its permissions
/// and, where the system lets us, its owner.
struct AtomicFile: Equatable {
  /// The file itself, symbolic links followed: two that are the same file are equal.
  let path: String

  /// - Throws: `SystemError` where symbolic links go round in circles.
  init(_ path: String) throws(SystemError) {
    let path = try AtomicFile.followingLinks(path)
    let folder = AtomicFile.folder(of: path)
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    guard !path.hasSuffix("/"), name != ".", name != "..",
      let absolute = realpath(folder, nil)
    else {
      self.path = path
      return
    }
    defer { free(absolute) }
    self.path = joined(String(cString: absolute), name)
  }

  var folder: String { AtomicFile.folder(of: path) }

  /// Whether a write would succeed as things stand, disk space aside. Leaves nothing behind.
  ///
  /// - Throws: `SystemError` with the reason why not.
  func probe() throws(SystemError) {
    try refuseUnfitTarget()
    let temporary = try TemporaryFiles.shared.make(in: folder)
    TemporaryFiles.shared.remove(temporary.path)
  }

  /// Replaces the file's content.
  ///
  /// - Throws: `SystemError`; the file is then as it was.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    try replace { (_, descriptor) throws(SystemError) in
      try StandardStreams.writeAll(bytes, to: descriptor)
    }
  }

  /// Replaces the file's content by what `fill` writes to the temporary file that it is given, as a
  /// path and as an open descriptor.
  ///
  /// - Throws: What `fill` throws, made a `SystemError` by `fill` itself; the file is then as it was.
  func replace(
    _ fill: (_ path: String, _ descriptor: Int32) throws(SystemError) -> Void
  ) throws(SystemError) {
    try refuseUnfitTarget()
    let (temporary, descriptor) = try TemporaryFiles.shared.make(in: folder)
    do throws(SystemError) {
      try fill(temporary, descriptor)
      keepAttributes(on: descriptor)
      guard fsync(descriptor) == 0 || errno == EINVAL else { throw SystemError.last }
      try TemporaryFiles.shared.rename(temporary, to: path)
    } catch {
      TemporaryFiles.shared.remove(temporary)
      throw error
    }
    syncFolder()
  }

  /// A folder cannot be replaced, and a file that its owner made read-only should not be.
  private func refuseUnfitTarget() throws(SystemError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw .last
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw SystemError(code: EISDIR) }
    guard access(path, W_OK) == 0 else { throw .last }
  }

  private func keepAttributes(on descriptor: Int32) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    // The owner first: changing it may clear permission bits. Only root may give files away.
    _ = fchown(descriptor, status.st_uid, status.st_gid)
    _ = fchmod(descriptor, status.st_mode & 0o777)
  }

  /// Makes the new name itself survive a power cut. Some file systems cannot; the data is safe then.
  private func syncFolder() {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor != -1 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func followingLinks(_ path: String) throws(SystemError) -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX) + 1)
      let length = buffer.withUnsafeMutableBytes {
        readlink(path, $0.bindMemory(to: CChar.self).baseAddress!, $0.count - 1)
      }
      // Not a link, or nothing there yet.
      guard length > 0 else { return path }
      let target = String(decoding: buffer[..<length], as: UTF8.self)
      path = target.hasPrefix("/") ? target : joined(folder(of: path), target)
    }
    throw SystemError(code: ELOOP)
  }
}
