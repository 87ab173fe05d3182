import Foundation

/// What a path leads to, whatever it is spelled like: links, hard and symbolic, lead to the same.
enum FileIdentity: Hashable {
  /// A file or pipe that is there.
  case there(device: UInt64, node: UInt64)
  /// A file that would be made.
  case absent(path: String)

  /// - Returns: nil for terminals and other devices, folders and sockets, which nothing overwrites.
  static func of(_ path: String) -> FileIdentity? {
    var status = stat()
    if stat(path, &status) == 0 { return of(status) }
    return (try? AtomicFile(path)).map { .absent(path: $0.path) }
  }

  /// The same of an open descriptor.
  static func of(descriptor: Int32) -> FileIdentity? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? of(status) : nil
  }

  private static func of(_ status: stat) -> FileIdentity? {
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFIFO: .there(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
    default: nil
    }
  }
}
