import Foundation
import TaktReport

/// Standard input, output and error, made safe to use.
enum StandardStreams {
  /// Call before any file is opened.
  ///
  /// A closed pipe and a file-size limit become errors in place of signals. A standard stream that the caller closed is
  /// held by /dev/null opened the wrong way round: using it fails as it should, and no file opened
  /// later takes its number and gets what was meant for it.
  static func secure() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for (descriptor, flags) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] {
      if fcntl(Int32(descriptor), F_GETFD) != -1 { continue }
      let opened = open("/dev/null", flags)
      if opened != -1, opened != Int32(descriptor) {
        dup2(opened, Int32(descriptor))
        close(opened)
      }
    }
  }

  /// Writes lines to standard error. Where that cannot be written there is nobody left to tell.
  static func say(_ lines: [String]) {
    sayRaw(lines.map { $0.withoutControlCharacters + "\n" }.joined())
  }

  /// Writes text to standard error as it is, escape sequences included.
  static func sayRaw(_ text: String) {
    try? hand(Array(text.utf8), to: 2)
  }

  /// Writes a short text to standard error if that takes it at once: who shows progress waits for nobody.
  static func sayInPassing(_ text: String) {
    var waiting = pollfd(fd: 2, events: Int16(POLLOUT), revents: 0)
    if poll(&waiting, 1, 0) == 1 { try? writeAll(Array(text.utf8), to: 2) }
  }

  /// Writes all bytes to somebody who may not take them: the first signal ends the wait, and the process.
  static func hand(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    let result = Signals.shared.endingAtFirst {
      Result { () throws(SystemError) in try writeAll(bytes, to: descriptor) }
    }
    try result.get()
  }

  /// Writes all bytes to a file descriptor, waiting where it would block.
  ///
  /// - Throws: `SystemError` with the reason.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, buffer.baseAddress! + written, buffer.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        throw SystemError.last
      }
    }
  }
}
