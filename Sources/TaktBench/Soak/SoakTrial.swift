import Foundation
import Takt
import TaktChecker
import TaktFiles
import TaktModel

/// One plant of the soak the whole way: written, read, planned, checked, written, read back, checked again.
struct SoakTrial {
  let options: SoakOptions
  private(set) var verdict: SoakVerdict

  init(seed: UInt64, _ options: SoakOptions) {
    self.options = options
    verdict = SoakVerdict(seed: seed, findings: [])
  }

  /// The plant, on some seeds the night after, and where the run ends by work both again.
  mutating func run() async {
    let seed = verdict.seed
    let bytes = SoakPlant.bytes(seed: seed)
    guard let (plan, plant) = await plan(bytes, "first"), seed % 3 == 0 else { return }
    _ = await self.plan(SoakPlant.nightAfter(plan, of: plant, seed: seed), "night after")
  }

  /// A file is kept while it is planned, so that it is there after a crash, and where it has a fault.
  private mutating func plan(_ bytes: [UInt8], _ night: String) async -> (Plan, Plant)? {
    guard let folder = options.folder else { return await planAny(bytes, night) }
    let name = "soak-\(verdict.seed)" + (night == "first" ? "" : "-night-after") + ".json"
    let file = URL(filePath: folder).appending(path: name)
    let count = verdict.findings?.count
    try? Data(bytes).write(to: file)
    let planned = await planAny(bytes, night)
    if verdict.findings?.count == count { try? FileManager.default.removeItem(at: file) }
    return planned
  }

  private mutating func planAny(_ bytes: [UInt8], _ night: String) async -> (Plan, Plant)? {
    if let seconds = options.limitSeconds {
      let planned = await planned(bytes, night, timed(seconds), limitSeconds: seconds)
      // Every fourth plant shows besides that runs which end by work are the same again.
      if verdict.seed % 4 == 0 { await compare(bytes, night) }
      return planned
    }
    return await compare(bytes, night)
  }

  /// The plan of a run that ends by work, made twice.
  @discardableResult
  private mutating func compare(_ bytes: [UInt8], _ night: String) async -> (Plan, Plant)? {
    guard let (first, plant) = await planned(bytes, night, limitedByWork),
      let (second, _) = await planned(bytes, night, limitedByWork)
    else { return nil }
    let files = [first, second].map { PlanFile.write($0.withoutTime, for: plant, sentences: .none) }
    if files[0] != files[1] {
      report(.unequal, night, "two runs differ from " + Self.difference(files[0], files[1]))
    }
    return (first, plant)
  }

  private func timed(_ seconds: Double) -> PlanOptions {
    PlanOptions(timeLimitSeconds: seconds, seed: verdict.seed, threads: options.threads)
  }

  private var limitedByWork: PlanOptions {
    PlanOptions(
      timeLimitSeconds: 3e7, seed: verdict.seed, threads: options.threads, workLimit: 100,
      evaluationLimit: 60, triesRemedies: false)
  }

  private mutating func planned(
    _ bytes: [UInt8], _ night: String, _ planOptions: PlanOptions, limitSeconds: Double? = nil
  ) async -> (Plan, Plant)? {
    let (begin, beginCPU) = (ContinuousClock.now, CPUClock.seconds)
    do {
      let file = try OrderFile.read(bytes)
      var planOptions = planOptions
      if let percent = file.plant.preferences.tidyPercent { planOptions.tidyPercent = percent }
      let plan = try await Takt.plan(file, options: planOptions)
      let written = PlanFile.write(plan, for: file.plant, sentences: .none)
      // Where others use the machine too, time passes in which this process does nothing.
      let seconds = min(
        (ContinuousClock.now - begin) / .seconds(1), CPUClock.seconds - beginCPU)
      verdict.plans += 1
      if let limitSeconds { time(seconds, night, limitSeconds) }
      try prove(written, file.plant, night)
      for warning in plan.warnings where warning.kind == .selfCheck {
        report(.lost, night, warning.fault ?? "")
      }
      return (plan, file.plant)
    } catch let error as FileErrors {
      report(.unread, night, error.errors.first.map { "\($0.pointer): \($0.message)" } ?? "")
    } catch {
      report(.refused, night, "\(error)")
    }
    return nil
  }

  private mutating func time(_ seconds: Double, _ night: String, _ limitSeconds: Double) {
    verdict.slowestSeconds = max(verdict.slowestSeconds, seconds)
    if seconds > limitSeconds + max(0.3, 0.03 * limitSeconds) {
      report(.overTime, night, "took \((seconds * 1000).rounded() / 1000) s of \(limitSeconds) s")
    }
  }

  /// What was written is read as it was meant, and holds.
  private mutating func prove(
    _ written: [UInt8], _ plant: Plant, _ night: String
  ) throws(FileErrors) {
    let plan = try PlanFile.read(written, for: plant)
    let faults = Takt.check(plan, against: plant)
    if let fault = faults.first {
      report(.refused, night, "read back, \(faults.count) faults: \(fault.message)")
    }
    let again = PlanFile.write(plan, for: plant, sentences: .none)
    if again != written {
      report(.unequal, night, "read back and written, from " + Self.difference(written, again))
    }
  }

  private mutating func report(
    _ fault: SoakVerdict.Fault, _ night: String, _ message: String
  ) {
    // The first of its kind is enough to find the others by.
    if verdict.findings?.contains(where: { $0.fault == fault && $0.night == night }) == true {
      return
    }
    verdict.findings?.append(
      SoakVerdict.Finding(fault: fault, night: night, message: String(message.prefix(600))))
  }

  /// Where two files begin to differ.
  private static func difference(_ first: [UInt8], _ second: [UInt8]) -> String {
    let place = zip(first, second).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let begin = max(0, (place ?? min(first.count, second.count)) - 60)
    let texts = [first, second].map { file in
      String(decoding: file.dropFirst(begin).prefix(120), as: UTF8.self)
    }
    return "'\(texts[0])' to '\(texts[1])'"
  }
}

extension Plan {
  /// The same without when it was made and how long that took.
  var withoutTime: Plan {
    modified {
      $0.createdAt = Instant(milliseconds: 0)
      $0.solve.seconds = 0
    }
  }
}
