import TaktModel

/// Two machines that share a mould and a crew, with a tariff, a limit of power and a subcontractor.
enum SharedPlan {
  static func at(_ hours: Double) -> Instant { TinyPlan.at(hours) }

  static func make(previous: PreviousPlan? = nil) throws -> (schedule: Schedule, plant: Plant) {
    let lots = [
      // A mould stays in the machine over the pause from 12 to 14; the crew goes home.
      lot("A", 0, [(.setup, 6, 8), (.run, 8, 12), (.run, 14, 16)], started: 60),
      lot("B", 1, [(.run, 10, 18)], started: 80), lot("S1", 2, [(.run, 20, 44)], started: 60),
      lot("S2", 2, [(.run, 30, 54)], started: 60),
    ]
    return (Schedule(lots: lots, deliveries: [], purchases: []), try plant(previous))
  }

  static func plant(_ previous: PreviousPlan? = nil) throws -> Plant {
    let uses = [
      Mode.Use(resource: 0, during: .both), Mode.Use(resource: 1, count: 2, during: .both),
    ]
    let always = [Window(from: at(0), to: at(192))]
    return try Plant(
      timeZone: TinyPlan.zone,
      horizon: Horizon(start: at(0), periodHours: [Double](repeating: 24, count: 8)),
      families: ["F"],
      machines: [
        Machine(id: "M1", openWindows: always, runKW: 10, setupKW: 4),
        Machine(id: "M2", openWindows: always, runKW: 20),
        Machine(id: "SUB", isSubcontractor: true, openWindows: []),
      ],
      resources: [
        Resource(id: "MOULD", kind: .tool, count: 2, openWindows: always),
        Resource(
          id: "CREW", kind: .labour, count: 5, openWindows: [Window(from: at(6), to: at(18))],
          maxHoursPerPersonWeek: 4),
      ],
      energy: Energy(
        prices: [EnergyPrice(from: at(0), to: at(12), pricePerKWh: 100)], demandLimitKW: 50),
      products: [
        Product(
          id: "P",
          supply: .made([
            Step(
              id: "cut",
              modes: [
                Mode(machine: 0, family: 0, secondsPerUnit: 60, kWhPerUnit: 0.5, uses: uses),
                Mode(machine: 1, family: 0, secondsPerUnit: 60, uses: uses),
                Mode(machine: 2, family: 0, secondsPerUnit: 0, leadTimeSeconds: 86_400),
              ])
          ]))
      ],
      orders: [], previous: previous)
  }

  static func lot(
    _ id: String, _ machine: MachineIndex,
    _ segments: [(kind: Lot.Segment.Kind, from: Double, to: Double)], started: Double = 10
  ) -> Lot {
    Lot(
      id: id, product: 0, step: 0, machine: machine, family: 0, setup: nil,
      segments: segments.map {
        .init(kind: $0.kind, from: at($0.from), to: at($0.to), isOvertime: false)
      },
      start: at(segments[0].from), end: at(segments[segments.count - 1].to), started: started,
      good: started, scrap: 0)
  }
}
