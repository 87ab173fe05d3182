internal import TaktModel

extension Checker {
  /// Rule 4: no more of a shared resource is in use at once than there is.
  static func resources(_ inspection: Inspection) -> [Fault] {
    let resources = inspection.plant.resources
    if resources.isEmpty { return [] }
    var loads = [SharedLoad](repeating: SharedLoad(), count: resources.count)
    for (index, known) in inspection.lots.enumerated() {
      for use in known.mode.uses {
        var stretches = known.stretches { known.occupies(use, during: $0) }
        // A tool stays in the machine while the lot pauses; people do not.
        if resources[use.resource].kind == .tool, let first = stretches.first {
          stretches = [(first.from, stretches.reduce(first.to) { max($0, $1.to) })]
        }
        for stretch in stretches {
          loads[use.resource].add(
            SharedLoad.Part(
              lot: index, isPlanned: known.isPlanned, from: stretch.from, to: stretch.to,
              amount: use.count))
        }
      }
    }
    return zip(resources, loads).flatMap { resource, load in
      load.excesses(over: resource.count).map { excess in
        let lot = inspection.lots[excess.part.lot].lot
        return Fault(
          rule: 4, subject: resource.id,
          message: "Lot \(lot.id) on machine \(inspection.machine(lot.machine)) takes "
            + "\(figure(excess.part.amount)) of resource \(resource.id) at "
            + "\(inspection.time(excess.part.from)), which makes \(figure(excess.sum)) in use; "
            + "there are \(figure(resource.count)).")
      }
    }
  }
}

extension Inspection.KnownLot {
  /// Whether this lot occupies what `use` says in segments of a kind; one that runs at the horizon's
  /// start is past its set-up.
  func occupies(_ use: Mode.Use, during kind: Lot.Segment.Kind) -> Bool {
    if kind == .setup, isInProgress { return false }
    switch use.during {
    case .both: return true
    case .run: return kind == .run
    case .setup: return kind == .setup
    }
  }
}
