/// How the process ends. The numbers are those of BSD's sysexits.h where it has one.
enum ExitStatus: Int32 {
  /// A plan was made, or what was asked for was done.
  case done = 0
  /// `takt check` found faults in the plan.
  case faultsFound = 1
  /// The command line is wrong.
  case usage = 64
  /// The order file or plan file is wrong.
  case badFile = 65
  /// A file cannot be read.
  case cannotRead = 66
  /// A fault in takt itself.
  case internalFault = 70
  /// The system gives no thread.
  case noThreads = 71
  /// A file, folder or standard output cannot be written.
  case cannotWrite = 73
}
