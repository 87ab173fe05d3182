import Foundation

/// A file to read, or standard input.
struct InputFile {
  /// Above this a file is not what it is taken for.
  static let largestBytes = 1 << 30

  let argument: String

  /// - Parameter argument: A path, or `-` for standard input.
  init(_ argument: String) { self.argument = argument }

  var isStandardInput: Bool { argument == "-" }
  var name: String { isStandardInput ? "standard input" : argument }

  /// All of its bytes.
  func bytes() throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      if isStandardInput { return try readAll(from: 0) }
      let descriptor = open(argument, O_RDONLY | O_CLOEXEC | O_NOCTTY)
      guard descriptor != -1 else { throw SystemError.last }
      defer { close(descriptor) }
      return try readAll(from: descriptor)
    } catch {
      throw Failure(.cannotRead, "cannot read \(name): \(error.message)")
    }
  }

  var identity: FileIdentity? {
    isStandardInput ? .of(descriptor: 0) : .of(argument)
  }

  private func readAll(from descriptor: Int32) throws(SystemError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last }
    let isRegular = status.st_mode & S_IFMT == S_IFREG
    var bytes: [UInt8] = []
    if isRegular { bytes.reserveCapacity(min(Int(status.st_size), InputFile.largestBytes) + 1) }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes.append(contentsOf: chunk[..<count])
        if bytes.count > InputFile.largestBytes { throw SystemError(code: EFBIG) }
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw .last
      }
    }
  }
}
