import ArgumentParser
import GLPK
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

  @Option(help: ArgumentHelp("Stop searching after this many seconds.", valueName: "seconds"))
  var timeLimit = 10.0

  @Option(help: ArgumentHelp("Where the random search starts.", valueName: "number"))
  var seed: UInt64 = 1

  func validate() throws {
    if [orders, plan, newOrder].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Only one of the three files can be standard input.")
    }
    if !(timeLimit > 0 && timeLimit <= 86_400) {
      throw ValidationError("'--time-limit' is in seconds, more than 0 and at most a day.")
    }
    if let acceptCost, !(acceptCost >= 0 && acceptCost.isFinite) {
      throw ValidationError("'--accept-cost' is an amount of money, 0 or more.")
    }
    if output == "-" || ordersOutput == "-" {
      throw ValidationError("The answer goes to standard output: '-o' and '--orders' take files.")
    }
    if let output, output == ordersOutput {
      throw ValidationError("The plan and the order file cannot go to the same file.")
    }
  }

  func run() throws {
    let outputs = try [output, ordersOutput].map { path throws(Failure) in
      try path.map { path throws(Failure) in try Output(path) }
    }
    for output in outputs { try output?.probe() }
    let (ordersInput, planInput) = (InputFile(orders), InputFile(plan))
    let ordersBytes = try ordersInput.bytes()
    let file = try ordersInput.orderFile(ordersBytes)
    let planBytes = try planInput.bytes()
    let known = try Result { () throws(FileErrors) in
      try PlanFile.read(planBytes, for: file.plant)
    }.mapError { Failure.badFile(planInput.name, $0, consequence: Self.nothing) }.get()
    let order = try InputFile(newOrder).bytes()
    let cancellation = Cancellation()
    Signals.shared.soften { cancellation.cancel() }
    let promise = try Result { () throws(PromiseError) in
      try Takt.promise(
        orders: ordersBytes, plan: known, newOrder: order,
        options: PromiseOptions(
          timeLimitSeconds: timeLimit, seed: seed, acceptedCost: acceptCost),
        cancellation: cancellation)
    }.mapError { failure($0) }.get()
    let written = Result { () throws(Failure) in try write(promise, outputs) }
    try Output.standardOutput.write(answer(promise))
    try written.get()
  }

  private static let nothing = "nothing was promised"

  private func answer(_ promise: Promise) -> [UInt8] {
    if json { return PromiseJSON.bytes(promise, acceptedCost: acceptCost) }
    let text = PromiseReport.text(
      promise.offers, for: promise.order, of: promise.file.plant, wishedFor: promise.wishedFor,
      acceptedCost: acceptCost)
    return Array(text.utf8)
  }

  private func write(_ promise: Promise, _ outputs: [Output?]) throws(Failure) {
    guard outputs.contains(where: { $0 != nil }) else { return }
    guard let offer = promise[.nothingLater] else {
      throw Failure(
        .cannotWrite,
        "with no other order made later the new order cannot be complete within the horizon: "
          + "no file was written")
    }
    try outputs[0]?.write(PlanFile.write(offer.plan, for: promise.file.plant))
    try outputs[1]?.write(promise.fileBytes)
  }

  private func failure(_ error: PromiseError) -> Failure {
    let (orders, plan) = (InputFile(orders).name, InputFile(plan).name)
    switch error {
    case .badOrder(let errors):
      return .badFile(InputFile(newOrder).name, errors, consequence: Self.nothing)
    case .badOrderFile(let errors):
      return .badFile(orders, errors, consequence: Self.nothing)
    case .otherOrders:
      return Failure(
        .badFile,
        "\(plan) was made from another version of \(orders): plan again, then ask; "
          + Self.nothing)
    case .badPlan(let count, let first):
      return Failure(
        .badFile,
        [
          "\(plan): \(first)",
          "takt: \(plan): \(count == 1 ? "1 fault" : "\(count) faults"), 'takt check' names "
            + "them; \(Self.nothing)",
        ])
    }
  }
}
