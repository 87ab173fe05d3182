import Foundation

/// Where a result goes.
enum Output: Equatable {
  case standardOutput
  /// A device, pipe or socket that exists: written as it is, never replaced.
  case device(String)
  case file(AtomicFile, name: String)

  /// - Parameter argument: A path, or `-` for standard output.
  init(_ argument: String) throws(Failure) {
    if argument == "-" {
      self = .standardOutput
    } else if Output.isDevice(argument) {
      self = .device(argument)
    } else {
      do {
        self = .file(try AtomicFile(argument), name: argument)
      } catch {
        throw Output.failure(argument, error)
      }
    }
  }

  /// Whether somebody has to take what is written, and may not.
  var hasReader: Bool {
    if case .file = self { false } else { true }
  }

  var name: String {
    switch self {
    case .standardOutput: "standard output"
    case .device(let path): path
    case .file(_, let name): name
    }
  }

  /// Says now what would only show when the result is there.
  func probe() throws(Failure) {
    do throws(SystemError) {
      switch self {
      case .standardOutput:
        let flags = fcntl(1, F_GETFL)
        if flags == -1 || flags & O_ACCMODE == O_RDONLY { throw SystemError(code: EBADF) }
      case .device(let path):
        guard access(path, W_OK) == 0 else { throw SystemError.last }
      case .file(let file, _):
        try file.probe()
      }
    } catch {
      throw Output.failure(name, error)
    }
  }

  func write(_ bytes: [UInt8]) throws(Failure) {
    do throws(SystemError) {
      switch self {
      case .standardOutput:
        try StandardStreams.hand(bytes, to: 1)
      case .device(let path):
        let descriptor = try Output.opened(path)
        defer { close(descriptor) }
        try StandardStreams.hand(bytes, to: descriptor)
      case .file(let file, _):
        try file.write(bytes)
      }
    } catch {
      throw Output.failure(name, error)
    }
  }

  /// Waits for a pipe's reader, unless the run has been asked to stop.
  private static func opened(_ path: String) throws(SystemError) -> Int32 {
    let flags = O_WRONLY | O_CLOEXEC | O_NOCTTY
    var descriptor = open(path, flags | O_NONBLOCK)
    if descriptor != -1 {
      _ = fcntl(descriptor, F_SETFL, flags)
    } else if errno == ENXIO, !Signals.shared.hasAsked {
      descriptor = Signals.shared.endingAtFirst { open(path, flags) }
    }
    guard descriptor != -1 else { throw SystemError.last }
    return descriptor
  }

  static func failure(_ name: String, _ error: SystemError) -> Failure {
    let reason =
      switch error.code {
      case EPIPE: "whoever was reading it has gone"
      case ENXIO: "nobody reads it"
      default: error.message
      }
    return Failure(.cannotWrite, "cannot write \(name): \(reason)")
  }

  /// The names of open descriptors count as devices: they may be files that the caller appends to.
  static func isDevice(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { return false }
    return kind != S_IFREG || path.hasPrefix("/dev/std") || path.hasPrefix("/dev/fd/")
      || path.hasPrefix("/proc/")
  }
}
