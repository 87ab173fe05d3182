import TaktModel

/// What a machine does with its open hours, in one period or in the whole horizon.
struct MachineLoad: Equatable {
  /// Regular open hours; overtime windows count only where they are used.
  var regularHours = 0.0
  /// Run and set-up in regular time.
  var runHours = 0.0
  var setupHours = 0.0
  /// Run and set-up in overtime.
  var overtimeHours = 0.0

  var openHours: Double { regularHours + overtimeHours }
  var usedHours: Double { runHours + setupHours + overtimeHours }
  var freeHours: Double { max(0, openHours - usedHours) }
  /// Used by open hours; 0 where the machine is never open.
  var utilisation: Double { openHours > 0 ? usedHours / openHours : 0 }

  static func + (a: MachineLoad, b: MachineLoad) -> MachineLoad {
    MachineLoad(
      regularHours: a.regularHours + b.regularHours, runHours: a.runHours + b.runHours,
      setupHours: a.setupHours + b.setupHours, overtimeHours: a.overtimeHours + b.overtimeHours)
  }

  /// By machine, then period.
  static func table(_ schedule: Schedule, for plant: Plant) -> [[MachineLoad]] {
    let empty = [MachineLoad](repeating: MachineLoad(), count: plant.horizon.periods.count)
    var table = plant.machines.map { machine in
      var row = empty
      // A subcontractor's hours are his own.
      if machine.isSubcontractor { return row }
      for window in machine.windows where !window.isOvertime {
        plant.horizon.share(window.from, window.to) { row[$0].regularHours += $1 }
      }
      return row
    }
    for lot in schedule.lots
    where table.indices.contains(lot.machine) && !plant.machines[lot.machine].isSubcontractor {
      for segment in lot.segments {
        plant.horizon.share(segment.from, segment.to) { period, hours in
          if segment.isOvertime {
            table[lot.machine][period].overtimeHours += hours
          } else if segment.kind == .setup {
            table[lot.machine][period].setupHours += hours
          } else {
            table[lot.machine][period].runHours += hours
          }
        }
      }
    }
    return table
  }

  /// By machine, over the whole horizon.
  static func totals(_ schedule: Schedule, for plant: Plant) -> [MachineLoad] {
    table(schedule, for: plant).map { $0.reduce(MachineLoad(), +) }
  }
}

extension Horizon {
  /// Calls `body` with each period that overlaps [from, to] and the hours of the overlap.
  func share(_ from: Instant, _ to: Instant, body: (_ period: Int, _ hours: Double) -> Void) {
    guard from < to, from < end, to > start else { return }
    // A border belongs to the period that ends there, so begin with the next one.
    var index = max(0, periodIndex(of: from))
    while index < periods.count, periods[index].start < to {
      let hours = max(from, periods[index].start).seconds(until: min(to, periods[index].end)) / 3600
      if hours > 0 { body(index, hours) }
      index += 1
    }
  }
}
