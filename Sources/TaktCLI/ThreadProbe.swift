import Foundation

/// Whether the system gives the threads that a run needs.
///
/// Swift's and Dispatch's pools try again and again where it does not, so that the run would hang.
enum ThreadProbe {
  /// Starts as many threads at once as those pools may, and ends them.
  ///
  /// - Returns: Why one could not be started.
  static func error() -> SystemError? {
    // The pool's own, GLPK's, the timer's and the signals'.
    let count = ProcessInfo.processInfo.activeProcessorCount + 3
    var descriptors: [Int32] = [-1, -1]
    guard pipe(&descriptors) == 0 else { return .last }
    defer { close(descriptors[0]) }
    var threads: [pthread_t] = []
    var code: Int32 = 0
    while threads.count < count, code == 0 {
      var thread = pthread_t()
      code = pthread_create(
        &thread, nil,
        { gate in
          // Until the other end is closed.
          var byte: UInt8 = 0
          read(Int32(Int(bitPattern: gate)), &byte, 1)
          return nil
        }, UnsafeMutableRawPointer(bitPattern: Int(descriptors[0])))
      if code == 0 { threads.append(thread) }
    }
    close(descriptors[1])
    for thread in threads { pthread_join(thread, nil) }
    return code == 0 ? nil : SystemError(code: code)
  }
}
