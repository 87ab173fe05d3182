internal import TaktModel

extension Checker {
  /// Rule 1: a machine does one lot at a time, from its first segment to its last.
  static func machineOverlap(_ inspection: Inspection) -> [Fault] {
    struct Hold {
      let id: String
      let from: Instant
      let to: Instant
    }
    var faults: [Fault] = []
    for (machine, facts) in inspection.plant.machines.enumerated() where !facts.isSubcontractor {
      let running = inspection.running[machine].map {
        Hold(id: $0.lot.id, from: $0.from, to: $0.lot.end)
      }
      let planned = inspection.sequences[machine].map { index in
        let lot = inspection.lots[index].lot
        // Segments out of order are told elsewhere; what they span is held all the same.
        return Hold(
          id: lot.id, from: lot.segments.reduce(lot.start) { min($0, $1.from) },
          to: lot.segments.reduce(lot.end) { max($0, $1.to) })
      }
      let holds = (running + planned).enumerated().sorted {
        ($0.element.from, $0.element.to, $0.offset) < ($1.element.from, $1.element.to, $1.offset)
      }.map(\.element)
      var holder: Hold?
      for hold in holds {
        if let holder, hold.from.isClearlyBefore(holder.to) {
          faults.append(
            Fault(
              rule: 1, subject: hold.id,
              message: "Lot \(hold.id) starts on machine \(inspection.machine(machine)) at "
                + "\(inspection.time(hold.from)), but lot \(holder.id) holds it until "
                + "\(inspection.time(holder.to))."))
        }
        if hold.to > holder?.to ?? hold.from || holder == nil { holder = hold }
      }
    }
    return faults
  }
}
