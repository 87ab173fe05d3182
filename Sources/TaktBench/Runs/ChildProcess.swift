import Foundation
import TaktModel

/// A process of its own whose lines are read as they come, and whose processor time is measured.
struct ChildProcess {
  struct Outcome: Sendable {
    /// The exit code; 128 and more where a signal ended it.
    var code: Int32
    /// User and system time, of its own children too.
    var cpuSeconds: Double
    var wallSeconds: Double
    /// The largest of its processes.
    var memoryMiB: Double
    /// The last line of standard error that is not empty.
    var complaint: String?
    /// Killed because it went far beyond its limit.
    var isOverrun: Bool
  }

  struct NotStarted: Error { var reason: String }

  let command: [String]
  /// Of processor time, in all or since the last line; beyond it by half (and ten seconds) the process is
  /// killed.
  let limitSeconds: Double
  var isLimitForEachLine = false

  /// Runs it to its end.
  ///
  /// - Parameter line: given each line of standard output, with the processor time used so far.
  /// - Throws: `NotStarted` where there is no such program.
  func run(
    cancellation: Cancellation, line: (String) -> Void
  ) throws(NotStarted) -> Outcome {
    let begin = ContinuousClock.now
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw NotStarted(reason: lastError) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let complaints = tmpfile()
    defer { if let complaints { fclose(complaints) } }
    let process: pid_t
    do {
      defer { close(ends[1]) }
      process = try spawn(output: ends[1], error: complaints.map { fileno($0) })
    } catch {
      close(ends[0])
      throw error
    }
    defer { close(ends[0]) }
    let isOverrun = read(ends[0], of: process, cancellation, line)
    var (status, usage) = (Int32(0), rusage())
    while wait4(process, &status, 0, &usage) == -1, errno == EINTR {}
    return Outcome(
      code: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
      cpuSeconds: Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6,
      wallSeconds: (ContinuousClock.now - begin) / .seconds(1),
      memoryMiB: Double(usage.ru_maxrss) / 1024, complaint: complaints.flatMap(lastLine),
      isOverrun: isOverrun)
  }

  private var lastError: String { String(cString: strerror(errno)) }

  private func spawn(output: Int32, error: Int32?) throws(NotStarted) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    if let error { posix_spawn_file_actions_adddup2(&actions, error, 2) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own is ended as a whole; signals that we block or ignore are as usual in there.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, command[0], &actions, &attributes, arguments, environ)
    guard code == 0 else { throw NotStarted(reason: String(cString: strerror(code))) }
    return process
  }

  /// Reads until the other end closes; true where the process had to be killed for its time.
  private func read(
    _ descriptor: Int32, of process: pid_t, _ cancellation: Cancellation, _ line: (String) -> Void
  ) -> Bool {
    var pending: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var isKilled = false
    var isOverrun = false
    var secondsAtLine = 0.0
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, 200)
      if !isKilled {
        isOverrun =
          processorSeconds(of: process) - secondsAtLine > 1.5 * limitSeconds + 10
        if cancellation.isCancelled || isOverrun {
          kill(-process, SIGKILL)
          isKilled = true
        }
      }
      if ready <= 0 { continue }
      let count = Foundation.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return isOverrun }
      pending += chunk[..<count]
      if isLimitForEachLine { secondsAtLine = processorSeconds(of: process) }
      while let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        line(String(decoding: pending[..<end], as: UTF8.self))
        pending.removeSubrange(...end)
      }
    }
  }

  /// Of the process alone, as Linux's /proc says; 0 where it does not.
  private func processorSeconds(of process: pid_t) -> Double {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let name = text.lastIndex(of: ")")
    else { return 0 }
    let fields = text[name...].split(separator: " ")
    guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
    else { return 0 }
    return (user + system) / Double(max(1, sysconf(Int32(_SC_CLK_TCK))))
  }

  private func lastLine(_ file: UnsafeMutablePointer<FILE>) -> String? {
    rewind(file)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var text = ""
    while true {
      let count = fread(&bytes, 1, bytes.count, file)
      if count == 0 { break }
      text = String((text + String(decoding: bytes[..<count], as: UTF8.self)).suffix(1 << 16))
    }
    return text.split(whereSeparator: \.isNewline).last.map(String.init)
  }
}
