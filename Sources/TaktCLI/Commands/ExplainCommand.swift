import ArgumentParser
import Takt
import TaktFiles
import TaktModel
import TaktReport

/// `takt explain`: why orders are late or unmet, and what would put them right.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells why orders are late or unmet, and what would put them right.",
    usage: "takt explain <orders> <plan> [<order>] [--remedies none|plan|try] [<options>]",
    discussion: """
      Tells of each late or unmet order, or of the one named, what was asked for, what becomes of it, \
      why, and which small changes would have it on time: overtime on a machine, another order \
      later, a material sooner, a priority, at last a later due date. Each of them was tried: the \
      changed file was planned again from this plan, and checked. The money beside a remedy is what \
      the plan then costs more (+) or less (-).

      A remedy is a change to the order file; --patch writes it as JSON Patch, and 'takt whatif' \
      shows what it does. The text goes to standard output. Ctrl-C ends the trying of remedies, and \
      what is known is told.

      Example:

        takt explain orders.json plan.json SO-17 --patch remedy.json
      """)

  enum Remedies: String, ExpressibleByArgument, CaseIterable {
    case none, plan, `try`

    var choice: Takt.RemedyChoice {
      switch self {
      case .none: .none
      case .plan: .plan
      case .try: .tried
      }
    }
  }

  @Argument(help: ArgumentHelp("The order file; '-' is standard input.", valueName: "orders"))
  var orders: String

  @Argument(help: ArgumentHelp("Its plan; '-' is standard input.", valueName: "plan"))
  var plan: String

  @Argument(help: ArgumentHelp("One order's id, be it late or not.", valueName: "order"))
  var order: String?

  @Option(
    help: ArgumentHelp(
      "Tell no remedies, those that the plan file has, or new ones that are tried now.",
      valueName: "which"))
  var remedies: Remedies = .try

  @Option(
    help: ArgumentHelp(
      "Write the first remedy here as JSON Patch; '-' is standard output, in place of the text.",
      valueName: "patch.json"))
  var patch: String?

  @Flag(help: "Tell it as JSON, in the form of the plan file's 'orders'.")
  var json = false

  @OptionGroup var wording: WordingOptions

  enum Time: DefaultTime { static let seconds = 20 }

  @OptionGroup var clock: ClockOptions<Time>

  func validate() throws {
    try CommandFiles.validate(
      inputs: [orders, plan], outputs: patch == "-" ? ["-"] : ["-", patch])
  }

  func run() throws {
    let target = try patch.map { path throws(Failure) in try Output(path) }
    try target?.probe()
    let input = InputFile(orders)
    let file = try input.orderFile(before: InputFile(plan))
    let checked = try CheckedPlan(InputFile(plan), of: file, from: input)
    try checked.refuseFaults()
    let made = checked.plan
    let asked = try chosen(file.plant, made)
    let outcomes = explained(asked, made, file)
    var writing = Writing()
    if let target, let patch {
      if let found = outcomes.lazy.flatMap(\.remedies).first
        .flatMap({ OrderFilePatch($0.changes, to: file) })
      {
        writing.add(target) { Array((found.text + "\n").utf8) }
      } else {
        StandardStreams.say(["takt: no remedy is known, so \(patch) was not written"])
      }
    }
    if target != .standardOutput {
      writing.add(.standardOutput) {
        json
          ? PlanFile.writeOrders(
            outcomes, for: file.plant, sentences: PlanSentences(for: file.plant), file: file)
          : Array(
            ExplanationReport.text(
              outcomes, for: file.plant, width: Terminal.width, language: wording.language.language
            ).utf8)
      }
    }
    try writing.finish()
  }

  private func chosen(_ plant: Plant, _ plan: Plan) throws(Failure) -> [OrderIndex] {
    guard let order else {
      return plan.orders.filter { $0.status != .onTime }.map(\.order).sorted()
    }
    let ids = plant.orders.map(\.id)
    if let index = ids.firstIndex(of: order) { return [index] }
    let nearest = FileNames.nearest(to: order, among: ids).map { "; the nearest id is \($0)" }
    throw Failure(.usage, "there is no order \(order) in \(InputFile(orders).name)\(nearest ?? "")")
  }

  private func explained(
    _ asked: [OrderIndex], _ plan: Plan, _ file: OrderFile
  ) -> [OrderOutcome] {
    let watch = clock.watch(file.plant, losing: "at once")
    defer { watch.line.finish() }
    let start = ContinuousClock.now
    return Takt.explain(
      plan, of: file, orders: asked, remedies: remedies.choice,
      seed: clock.seed(file.plant.preferences),
      timeLimitSeconds: clock.seconds(file.plant.preferences), cancellation: watch.cancellation
    ) { done, count in
      watch.line.report(
        PlanProgress(
          phase: "remedies \(done) of \(count) orders", bestCost: nil, bound: nil, gapPercent: nil,
          seconds: start.duration(to: .now) / .seconds(1)))
    }
  }
}
