/// `main` only starts: the command runs in a task, and the main thread waits for signals.
@main
enum Main {
  static func main() {
    StandardStreams.secure()
    Signals.block()
    if let error = ThreadProbe.error() {
      let failure = Failure.noThreads(error)
      StandardStreams.say(failure.lines)
      leave(with: failure.status.rawValue)
    }
    let arguments = Array(CommandLine.arguments.dropFirst())
    Task.detached {
      leave(with: await Application.run(arguments))
    }
    Signals.shared.watch()
  }
}
