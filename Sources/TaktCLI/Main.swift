/// `main` only starts: the command runs in a task, and the main thread waits for signals.
@main
enum Main {
  static func main() {
    StandardStreams.secure()
    Signals.block()
    let arguments = Array(CommandLine.arguments.dropFirst())
    Task.detached {
      leave(with: await Application.run(arguments))
    }
    Signals.shared.watch()
  }
}
