import ArgumentParser
import Takt
import TaktFiles
import TaktModel
import TaktReport

/// `takt whatif`: a plan before and after a change.
struct WhatIfCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whatif",
    abstract: "Plans a changed order file, and shows what the change does.",
    usage:
      "takt whatif <orders> --change <patch.json> [--plan <plan.json> [--for <order>]] [<options>]",
    discussion: """
      The change is a JSON Patch (RFC 6902) to the order file: a list of operations such as \
      {"op": "replace", "path": "/orders/4/due", "value": "2026-11-27T18:00:00+09:00"}. Both files \
      are planned with the same options, one after the other, and the difference is shown by order, \
      by machine and by cost. The order file itself stays as it is.

      With --plan both files are planned from the plan at hand, on the clock alone and by the same \
      search: what would become of today's plan. There is no program over the periods then: --gap, \
      --work-limit and --method have no place there. With --for nothing is searched either: the same \
      lots in the same sequences, each as early as it can be, and room for what is not made of that \
      order.

      Ctrl-C ends the searches with the best plans so far, which is said; a second Ctrl-C leaves \
      at once.

      Example:

        takt whatif orders.json --change patch.json --time-limit 10
      """)

  @Argument(help: ArgumentHelp("The order file; '-' is standard input.", valueName: "orders"))
  var orders: String

  @Option(help: ArgumentHelp("The change; '-' is standard input.", valueName: "patch.json"))
  var change: String

  @Option(help: ArgumentHelp("The plan at hand.", valueName: "plan.json"))
  var plan: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "What the change alone does for this order of the plan at hand; nothing is searched.",
      valueName: "order"))
  var order: String?

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("Write the plan of the changed file here.", valueName: "plan.json"))
  var output: String?

  @Option(help: ArgumentHelp("Write the plan of the file as it is here.", valueName: "plan.json"))
  var before: String?

  @Option(help: ArgumentHelp("Write the changed order file here.", valueName: "orders.json"))
  var changedOrders: String?

  @Flag(help: "Show the difference as JSON.")
  var json = false

  @OptionGroup var wording: WordingOptions

  @OptionGroup var search: SearchOptions

  func validate() throws {
    try CommandFiles.validate(
      inputs: [orders, change] + (plan.map { [$0] } ?? []), outputs: ["-"] + targets)
    if plan != nil { try refuseOptionsOfPeriods() }
    if order != nil, plan == nil || !targets.isEmpty {
      throw ValidationError("'--for' needs the plan at hand, '--plan', and writes no files.")
    }
  }

  private func refuseOptionsOfPeriods() throws {
    let given = [
      ("--gap", search.gap != nil), ("--work-limit", search.workLimit != nil),
      ("--method", search.method != .auto),
    ]
    for (name, isGiven) in given where isGiven {
      throw ValidationError(
        "'\(name)' is for the search over the periods, which there is none of with '--plan'.")
    }
  }

  private var targets: [String] { [output, before, changedOrders].compactMap { $0 } }

  func run() async throws {
    for path in targets { try Output(path).probe() }
    let input = InputFile(orders)
    let file = try input.orderFile(before: plan.map { InputFile($0) })
    let (bytes, changed) = try patched(file, input)
    let made = try plan.map { path throws(Failure) in
      let checked = try CheckedPlan(InputFile(path), of: file, from: input)
      try checked.refuseFaults()
      return checked.plan
    }
    let watch = search.clock.watch(file.plant, losing: "without a plan")
    defer { watch.line.finish() }
    let options = search.options(file.plant.preferences)
    if let order, let made {
      try showAlone(order, made, file, changed, options, watch.cancellation)
      return
    }
    let result = try await Takt.whatIf(
      file, changed: changed, plan: made, options: options, cancellation: watch.cancellation,
      progress: { watch.line.report($0) })
    watch.line.finish()
    try write(result, bytes)
  }

  private func showAlone(
    _ order: String, _ plan: Plan, _ file: OrderFile, _ changed: OrderFile, _ options: PlanOptions,
    _ cancellation: Cancellation
  ) throws {
    let found = Takt.whatIf(
      file, changed: changed, plan: plan, forOrder: order,
      timeLimitSeconds: options.timeLimitSeconds, cancellation: cancellation)
    guard let found else {
      throw ValidationError("'--for \(order)': both files need an order of that id.")
    }
    var writing = Writing()
    writing.add(try Output("-")) {
      json
        ? DifferenceJSON.bytes(order, found.before, found.after, file.plant)
        : Array(
          DifferenceReport.text(
            order, found.before, found.after, file.plant, language: wording.language.language
          ).utf8)
    }
    try writing.finish()
  }

  /// The changed file, whose errors are told as those of any order file.
  private func patched(
    _ file: OrderFile, _ input: InputFile
  ) throws(Failure) -> ([UInt8], OrderFile) {
    let source = InputFile(change)
    let patch = try source.bytes()
    let bytes: [UInt8]
    do throws(FileErrors) {
      bytes = try JSONPatch.read(patch).applied(to: file.bytes)
    } catch {
      throw Failure.badFile(source.name, error)
    }
    do throws(FileErrors) {
      return (bytes, try OrderFile.read(bytes))
    } catch {
      throw Failure.badFile("\(input.name) as changed by \(source.name)", error)
    }
  }

  private func write(_ result: WhatIf, _ changed: [UInt8]) throws(Failure) {
    var writing = Writing()
    func add(_ path: String?, _ bytes: @escaping () -> [UInt8]) throws(Failure) {
      writing.add(try path.map { path throws(Failure) in try Output(path) }, bytes)
    }
    try add(output) {
      PlanFile.write(
        result.after, for: result.plantAfter, sentences: PlanSentences(for: result.plantAfter))
    }
    try add(before) {
      PlanFile.write(
        result.before, for: result.plantBefore, sentences: PlanSentences(for: result.plantBefore))
    }
    try add(changedOrders) { changed }
    try add("-") {
      json
        ? DifferenceJSON.bytes(result)
        : Array(DifferenceReport.text(result, language: wording.language.language).utf8)
    }
    try writing.finish()
  }
}
