import Foundation

/// What the operating system said.
struct SystemError: Error, Equatable {
  let code: Int32

  /// The error of the last system call on this thread.
  static var last: SystemError { SystemError(code: errno) }

  var message: String { String(cString: strerror(code)) }
}
