internal import TaktModel

extension Checker {
  /// Rule 7: what runs at the horizon's start stands as the order file says, and nothing else claims to.
  static func inProgress(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    var claims: [String: Lot] = [:]
    for known in inspection.lots where known.isInProgress {
      claims[known.lot.id] = claims[known.lot.id] ?? known.lot
    }
    let right = Set(inspection.plant.inProgress.map(\.id))
    for lot in inspection.schedule.lots {
      if lot.origin == .inProgress, !right.contains(lot.id) {
        faults.append(
          Fault(
            rule: 7, subject: lot.id,
            message: "Lot \(lot.id) claims to be in progress, but the order file has no such lot."))
      }
    }
    for (machine, running) in inspection.running.enumerated() {
      for running in running {
        if let claim = claims[running.lot.id] {
          faults += differences(claim, running, on: machine, inspection)
        } else {
          faults.append(
            Fault(
              rule: 7, subject: running.lot.id,
              message: "Lot \(running.lot.id) is in progress at the horizon's start, but the plan "
                + "does not have it as such."))
        }
      }
    }
    return faults
  }

  private static func differences(
    _ claim: Lot, _ running: Inspection.Running, on machine: MachineIndex, _ inspection: Inspection
  ) -> [Fault] {
    var faults: [Fault] = []
    let right = running.lot
    func compare(_ name: String, _ isRight: Bool, _ claimed: String, _ wanted: String) {
      if isRight { return }
      faults.append(
        Fault(
          rule: 7, subject: right.id,
          message:
            "Lot \(right.id) is in progress with \(name) \(claimed); by the order file it is "
            + "\(wanted)."))
    }
    let plant = inspection.plant
    compare(
      "product", claim.product == right.product, plant.products[claim.product].id,
      plant.products[right.product].id)
    compare(
      "step number", claim.step == right.step, "\(claim.step + 1)", "\(right.step + 1)")
    compare(
      "machine", claim.machine == machine, inspection.machine(claim.machine),
      inspection.machine(machine))
    compare(
      "family", claim.family == running.mode.family, inspection.family(claim.family),
      inspection.family(running.mode.family))
    compare("set-up", claim.setup == nil, wording(claim.setup), "none")
    compare(
      "start", Tolerance.equal(claim.start, plant.horizon.start), inspection.time(claim.start),
      inspection.time(plant.horizon.start))
    compare(
      "end", Tolerance.equal(claim.end, right.end), inspection.time(claim.end),
      inspection.time(right.end))
    compare(
      "quantity", Tolerance.equal(claim.started, right.started), figure(claim.started),
      figure(right.started))
    compare(
      "good units", Tolerance.equal(claim.good, running.good), figure(claim.good),
      figure(running.good))
    compare(
      "scrap",
      Tolerance.equal(claim.scrap, right.started - running.good, extra: 1e-6 * right.started),
      figure(claim.scrap), figure(right.started - running.good))
    let claimed = claim.segments.filter { $0.from < $0.to }
    let facts = plant.machines[machine]
    let always = [Window(from: running.from, to: max(running.from, right.end))]
    let segments = workingTime(
      of: running, windows: facts.isSubcontractor ? always : facts.windows)
    compare(
      "segments", isSame(claimed, segments), segmentWording(claimed, inspection),
      segmentWording(segments, inspection))
    return faults
  }

  /// The machine's open time while it holds the lot.
  private static func workingTime(
    of running: Inspection.Running, windows: [Window]
  ) -> [Lot.Segment] {
    windows.compactMap { window in
      let (from, to) = (max(window.from, running.from), min(window.to, running.lot.end))
      guard from < to else { return nil }
      return Lot.Segment(kind: .run, from: from, to: to, isOvertime: window.isOvertime)
    }
  }

  static func isSame(_ claimed: [Lot.Segment], _ right: [Lot.Segment]) -> Bool {
    claimed.count == right.count
      && zip(claimed, right).allSatisfy {
        $0.kind == $1.kind && $0.isOvertime == $1.isOvertime && Tolerance.equal($0.from, $1.from)
          && Tolerance.equal($0.to, $1.to)
      }
  }

  static func segmentWording(_ segments: [Lot.Segment], _ inspection: Inspection) -> String {
    if segments.isEmpty { return "none" }
    let shown = segments.prefix(3).map {
      "\($0.isOvertime ? "overtime " : "")\($0.kind.rawValue) \(inspection.time($0.from)) to "
        + inspection.time($0.to)
    }.joined(separator: ", ")
    return segments.count > 3 ? shown + " and \(segments.count - 3) more" : shown
  }
}
