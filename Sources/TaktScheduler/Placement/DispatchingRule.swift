import Foundation
import TaktModel

/// Which of the lots that could be next a machine takes: the apparent tardiness cost with set-ups
/// (Y. H. Lee, K. Bhaskaran, M. Pinedo, 1997).
///
/// A lot's index is its worth per machine time, less the more time there is until it is due and the
/// longer its set-up takes.
struct DispatchingRule {
  /// By lot: when it should be done so that nothing it is for comes late.
  var due: [Milliseconds] = []
  /// By lot: what a day's delay of all it is for costs.
  var worth: [Double] = []
  /// Slack that makes a lot e times less urgent.
  var slackScale = 1.0
  /// Set-up time that makes a lot e times less wanted.
  var setupScale = 1.0
  /// So many lots of a sequence are all looked at; of a longer one a few of each mode.
  var window = 60
  var depth = 3

  func index(of lot: Int, run: Milliseconds, setup: Milliseconds, at now: Milliseconds) -> Double {
    let slack = Double(max(0, due[lot] - run - setup - now))
    // In logarithms, so that nothing vanishes.
    return log(worth[lot] + 1e-9) - log(Double(run + setup) + 1)
      - slack / slackScale - Double(setup) / setupScale
  }
}

extension DispatchingRule {
  /// Due dates and worth of a draft's lots, as `Pegs` sees them.
  init(for draft: Draft, in shop: Shop) {
    let pegs = Pegs(of: draft.lots.map { Pegs.Lot(mode: $0.mode, good: $0.good) }, in: shop)
    due = pegs.parts.map { parts in parts.map(\.due).min() ?? shop.end }
    worth = pegs.parts.map { parts in parts.reduce(0) { $0 + $1.worth } }
  }

  /// The rule as different plants need it: slack against set-ups.
  static func settings(for draft: Draft, in shop: Shop) -> [DispatchingRule] {
    var rule = DispatchingRule(for: draft, in: shop)
    var settings: [DispatchingRule] = []
    for slackHours in [48.0, 8] {
      for setupMinutes in [40.0, 10, 240] {
        rule.slackScale = slackHours * 3_600_000
        rule.setupScale = setupMinutes * 60_000
        settings.append(rule)
      }
    }
    return settings
  }
}
