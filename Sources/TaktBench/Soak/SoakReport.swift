/// What a soak found, counted.
public struct SoakReport: Sendable {
  let options: SoakOptions
  private var plants = 0
  private var plans = 0
  private var slowestSeconds = 0.0
  /// By fault, the plants that have it, with the first of it.
  private var found: [SoakVerdict.Fault: [(seed: UInt64, finding: SoakVerdict.Finding)]] = [:]

  init(options: SoakOptions) { self.options = options }

  mutating func add(_ verdict: SoakVerdict) {
    plants += 1
    plans += verdict.plans
    slowestSeconds = max(slowestSeconds, verdict.slowestSeconds)
    for fault in SoakVerdict.Fault.allCases {
      guard let finding = verdict.findings?.first(where: { $0.fault == fault }) else { continue }
      found[fault, default: []].append((verdict.seed, finding))
    }
  }

  /// Whether nothing went wrong.
  public var isClean: Bool { found.isEmpty }

  static func line(_ seed: UInt64, _ finding: SoakVerdict.Finding) -> String {
    "seed \(seed), \(finding.night): \(name(finding.fault)): \(finding.message)"
  }

  private static func name(_ fault: SoakVerdict.Fault) -> String {
    switch fault {
    case .unread: "not read"
    case .refused: "refused by the checker"
    case .lost: "better schedule lost"
    case .unequal: "unequal"
    case .overTime: "over time"
    case .crashed: "crashed"
    }
  }

  /// A line for each kind of fault, with the seeds to repeat it by, and the first fault of each kind.
  public var text: String {
    var lines = ["\(plants) plants, \(plans) plans"]
    if options.limitSeconds != nil {
      lines.append("slowest plan: \((slowestSeconds * 1000).rounded() / 1000) s")
    }
    for fault in SoakVerdict.Fault.allCases {
      let all = found[fault] ?? []
      var line = "\(Self.name(fault)): \(all.count)"
      if !all.isEmpty {
        let seeds = all.prefix(10).map { "\($0.seed)" } + (all.count > 10 ? ["..."] : [])
        line += " (seeds " + seeds.joined(separator: ", ") + ")"
      }
      lines.append(line)
    }
    if !isClean {
      lines.append("Once more: takt bench --soak 1 --seed SEED")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
