import ArgumentParser
import TaktBench

/// `takt generate`: order files of any size to try and to measure on.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes an order file to try or to measure on.",
    usage: "takt generate --kind <kind> [--seed <number>] [-o <orders.json>] [<options>]",
    discussion: """
      The file is drawn at random by documented rules; the same options and seed give the same file \
      to the byte. 'clsp' is a lot-sizing problem of the literature: one machine, a day a period. \
      'plant' is an invented plant with routings, alternates, changeovers, yields and parts.

      Examples:

        takt generate --kind plant --orders 500 --machines 30 -o plant.json

        takt generate --kind clsp --products 200 --periods 30 | takt plan -
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case clsp, plant
  }

  @Option(help: ArgumentHelp("What to make.", valueName: "kind"))
  var kind: Kind

  @Option(help: ArgumentHelp("Where the random draws start.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Products that are made. (default: clsp 20; plant 10 and a tenth of the orders)",
      valueName: "number"))
  var products: Int?

  @Option(help: ArgumentHelp("clsp: periods of a day. (default: 20)", valueName: "number"))
  var periods: Int?

  @Option(
    help: ArgumentHelp(
      "clsp: capacity over the mean requirement. (default: 1.1)", valueName: "factor"))
  var slack: Double?

  @Flag(help: "clsp: the machine keeps its set-up from period to period.")
  var carryOver = false

  @Flag(help: "clsp: the rest of each day can be bought.")
  var overtime = false

  @Option(help: ArgumentHelp("plant: customers' orders. (default: 100)", valueName: "number"))
  var orders: Int?

  @Option(help: ArgumentHelp("plant: machines. (default: 10)", valueName: "number"))
  var machines: Int?

  @Option(help: ArgumentHelp("plant: days of the horizon. (default: 20)", valueName: "number"))
  var days: Int?

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "Write the file here; '-' is standard output. (default: -)", valueName: "orders.json"))
  var output: String?

  func validate() throws {
    try CommandFiles.validate(inputs: [], outputs: [output ?? "-"])
    try require(products, in: 1...100_000, "--products")
    try require(periods, in: 1...2000, "--periods")
    try require(orders, in: 0...1_000_000, "--orders")
    try require(machines, in: 1...10_000, "--machines")
    try require(days, in: 5...2000, "--days")
    if let slack, !(slack >= 0.1 && slack <= 100) {
      throw ValidationError("'--slack' lies between 0.1 and 100.")
    }
    if (products ?? 20) * (periods ?? 20) > 4_000_000 {
      throw ValidationError("'--products' times '--periods' is at most 4,000,000.")
    }
    let foreign: [(String, Bool)] =
      kind == .plant
      ? [
        ("--periods", periods != nil), ("--slack", slack != nil), ("--carry-over", carryOver),
        ("--overtime", overtime),
      ]
      : [("--orders", orders != nil), ("--machines", machines != nil), ("--days", days != nil)]
    if let option = foreign.first(where: { $0.1 }) {
      throw ValidationError("'\(option.0)' is not for '--kind \(kind.rawValue)'.")
    }
  }

  func run() throws {
    let target = try Output(output ?? "-")
    try target.probe()
    switch kind {
    case .clsp:
      try target.write(
        Generator.lotSizing(
          .init(
            products: products ?? 20, periods: periods ?? 20, slack: slack ?? 1.1, seed: seed,
            keepsSetup: carryOver, hasOvertime: overtime)))
    case .plant:
      try target.write(
        Generator.plant(
          .init(
            orders: orders ?? 100, machines: machines ?? 10, days: days ?? 20, products: products,
            seed: seed)))
    }
  }

  private func require(_ value: Int?, in range: ClosedRange<Int>, _ option: String) throws {
    if let value, !range.contains(value) {
      throw ValidationError(
        "'\(option)' lies between \(range.lowerBound) and \(range.upperBound).")
    }
  }
}
