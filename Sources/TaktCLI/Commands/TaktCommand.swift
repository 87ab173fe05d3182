import ArgumentParser
import Takt

/// The root command: it does nothing but name its subcommands.
struct TaktCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "takt",
    abstract: "Plans production for a small factory, to the second.",
    discussion: """
      Takt reads one JSON file with your machines, calendars, routings, stock and orders. It \
      decides what to make when, in which lots and on which machine, so that lateness, set-ups, \
      stock and overtime together cost as little as possible. The plan is checked \
      before you see it.

      Start here:

        takt plan orders.json -o plan.json --report plan.html

      Exit codes:

        0    done: a plan was made, or the plan is valid
        1    the plan has faults ('takt check' names them)
        64   the command line is wrong
        65   the order file or the plan file is wrong
        66   a file cannot be read
        70   a fault in takt itself
        71   the system gives no threads
        73   a file cannot be written
        130  stopped by a second Ctrl-C
      """,
    version: "takt \(Takt.version)",
    subcommands: [
      PlanCommand.self, CheckCommand.self, ReportCommand.self, PromiseCommand.self,
      ExplainCommand.self, WhatIfCommand.self, SchemaCommand.self, ExportCommand.self,
      GenerateCommand.self, BenchCommand.self, BenchRunCommand.self, BenchSoakCommand.self,
      VersionCommand.self,
    ])
}
