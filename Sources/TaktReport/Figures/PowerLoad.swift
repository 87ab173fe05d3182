import TaktModel

/// The electric power that a schedule draws.
struct PowerLoad {
  /// By lot of the schedule: kW in its run, the machine's and that of the units spread over the run.
  let runKW: [Double]
  let total: StepLine

  init(_ schedule: Schedule, for plant: Plant) {
    var runKW: [Double] = []
    var stretches: [(from: Instant, to: Instant, amount: Double)] = []
    for lot in schedule.lots {
      let machine = plant.machines[lot.machine]
      let hours = lot.segments.reduce(0) { $0 + ($1.kind == .run ? max(0, $1.seconds) : 0) } / 3600
      let kWh = (plant.mode(of: lot)?.kWhPerUnit ?? 0) * lot.started
      let kW = machine.runKW + (hours > 0 ? kWh / hours : 0)
      runKW.append(kW)
      for segment in lot.segments {
        stretches.append((segment.from, segment.to, segment.kind == .run ? kW : machine.setupKW))
      }
    }
    self.runKW = runKW
    total = StepLine(stretches)
  }
}
