import ArgumentParser
import Takt
import TaktFiles
import TaktModel
import TaktReport

/// `takt promise`: when an order that asks for a date could be complete.
struct PromiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promise",
    abstract: "Says when a new order could be complete, and who would pay for it.",
    usage: "takt promise <orders> <plan> <new-order> [<options>]",
    discussion: """
      The new order is a JSON file with one entry of 'orders'; 'due' is the wished date and may be \
      left out. Lots for it are fitted into the plan, to the second: with no other order later than \
      it is in the plan (or than its due date); whatever it costs; and at the least cost in all. \
      Orders that would pay for it are named, with what they would pay.

      The answer goes to standard output. The plan file and the order file stay as they are; with \
      -o and --orders the plan with no other order made later and the order file with the new order \
      are written.

      Example:

        takt promise orders.json plan.json new.json

          new.json: {"id": "SO-99", "product": "CAP-28", "quantity": 4000}
      """)

  @Argument(help: ArgumentHelp("The order file; '-' is standard input.", valueName: "orders"))
  var orders: String

  @Argument(help: ArgumentHelp("The plan file; '-' is standard input.", valueName: "plan"))
  var plan: String

  @Argument(help: ArgumentHelp("The new order; '-' is standard input.", valueName: "new-order"))
  var newOrder: String

  @Option(
    help: ArgumentHelp(
      "Also say the date at up to this cost to other orders.", valueName: "amount"))
  var acceptCost: Double?

  @Option(
    help: ArgumentHelp(
      "What time it is (RFC 3339): lots begun by then stay, and nothing new starts before. "
        + "(default: the horizon's start)", valueName: "time"))
  var now: String?

  @Flag(help: "Answer in JSON.")
  var json = false

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "Write the plan with the new order and no other made later here.", valueName: "plan.json"))
  var output: String?

  @Option(
    name: .customLong("orders"),
    help: ArgumentHelp(
      "Write the order file with the new order here.", valueName: "orders.json"))
  var ordersOutput: String?

  @OptionGroup var wording: WordingOptions

  enum Time: DefaultTime { static let seconds = 10 }

  @OptionGroup var clock: ClockOptions<Time>

  func validate() throws {
    if let now, Instant(rfc3339: now) == nil {
      throw ValidationError("'--now' is an instant such as 2026-11-25T14:00:00+09:00.")
    }
    if let acceptCost, !(acceptCost >= 0 && acceptCost.isFinite) {
      throw ValidationError("'--accept-cost' is an amount of money, 0 or more.")
    }
    try CommandFiles.validate(
      inputs: [orders, plan, newOrder], outputs: ["-", output, ordersOutput])
  }

  func run() throws {
    let outputs = try [output, ordersOutput].map { path throws(Failure) in
      try path.map { path throws(Failure) in try Output(path) }
    }
    for output in outputs { try output?.probe() }
    let known = try CheckedPlan(
      orders: InputFile(orders), plan: InputFile(plan), mustMatch: true)
    try known.refuseFaults()
    let order = try InputFile(newOrder).bytes()
    let preferences = known.plant.preferences
    let watch = clock.watch(known.plant, losing: "at once")
    defer { watch.line.finish() }
    let promise = try Result { () throws(PromiseError) in
      try Takt.promise(
        known.file, plan: known.plan, newOrder: order,
        options: PromiseOptions(
          timeLimitSeconds: clock.seconds(preferences), seed: clock.seed(preferences),
          acceptedCost: acceptCost, now: now.flatMap { Instant(rfc3339: $0) }),
        cancellation: watch.cancellation
      ) { watch.line.report($0) }
    }.mapError { failure($0) }.get()
    watch.line.finish()
    var writing = Writing()
    write(promise, outputs, &writing)
    writing.add(.standardOutput) { answer(promise) }
    try writing.finish()
  }

  private static let nothing = "nothing was promised"

  private func answer(_ promise: Promise) -> [UInt8] {
    if json { return PromiseJSON.bytes(promise, acceptedCost: acceptCost) }
    let text = PromiseReport.text(
      promise.offers, for: promise.order, of: promise.file.plant, wishedFor: promise.wishedFor,
      acceptedCost: acceptCost, language: wording.language.language)
    return Array(text.utf8)
  }

  private func write(_ promise: Promise, _ outputs: [Output?], _ writing: inout Writing) {
    guard outputs.contains(where: { $0 != nil }) else { return }
    guard let offer = promise[.nothingLater] else {
      writing.attempt { () throws(Failure) in
        throw Failure(
          .cannotWrite,
          "with no other order made later the new order cannot be complete within the horizon: "
            + "no file was written")
      }
      return
    }
    writing.add(outputs[0]) {
      PlanFile.write(
        offer.plan, for: promise.file.plant, sentences: PlanSentences(for: promise.file.plant))
    }
    writing.add(outputs[1]) { promise.fileBytes }
  }

  private func failure(_ error: PromiseError) -> Failure {
    switch error {
    case .badOrder(let errors):
      return .badFile(InputFile(newOrder).name, errors, consequence: Self.nothing)
    case .badOrderFile(let errors):
      return .badFile(InputFile(orders).name, errors, consequence: Self.nothing)
    // The plan has been read as one of this file, and checked.
    case .otherOrders, .badPlan: return .ours(error)
    }
  }
}
