import TaktModel

/// An entry of `machines`.
enum MachineField: Int, FieldSet {
  case id, name, kind, calendar, downtime, efficiency, costPerHour, runKW, setupKW, initialFamily
  case keepsSetup

  static let table = FieldTable(Self.self)
}

/// An entry of `downtime`.
enum DowntimeField: Int, FieldSet {
  case from, to, reason

  static let table = FieldTable(Self.self)
}

private enum MachineKind: String, CaseIterable {
  case machine, subcontractor
}

extension OrderFileReader {
  /// Which machines are subcontractors; their modes are read differently.
  static func subcontractors(_ objects: [ObjectReader<MachineField>?]) -> Set<MachineIndex> {
    Set(
      objects.indices.filter { index in
        objects[index].flatMap { object in
          object[.kind].map {
            object.context.document.kind($0) == .string
              && object.context.document.text($0) == MachineKind.subcontractor.rawValue
          }
        } ?? false
      })
  }

  /// Reads an entry of `machines`; a placeholder stands for one that is no object.
  mutating func readMachine(
    _ object: ObjectReader<MachineField>?, openWindows: [[Window]]
  ) -> Machine {
    guard let object else { return Machine(id: "", openWindows: []) }
    let isSubcontractor = object.choice(.kind, MachineKind.self) == .subcontractor
    let id = object.read(.id, .optional) {
      context.document.kind($0) == .string ? context.document.text($0) : nil
    }
    let calendar = object.reference(.calendar, to: calendars)
    var windows = calendar.map { openWindows[$0] } ?? []
    if isSubcontractor { refuseCapacity(object) }
    if !takeWindows(Double(windows.count), object.node) { windows = [] }
    let always = horizon.map { [Window(from: $0.start, to: $0.end)] } ?? []
    let downtime = object.list(.downtime).compactMap(readDowntime)
    let machine = Machine(
      id: id ?? "", name: object.text(.name), isSubcontractor: isSubcontractor,
      openWindows: calendar == nil || isSubcontractor ? always : windows, downtime: downtime,
      efficiency: object.number(.efficiency, .efficiency, or: 1),
      costPerHour: object.number(.costPerHour, .amount, or: 0),
      runKW: object.number(.runKW, .amount, or: 0),
      setupKW: object.number(.setupKW, .amount, or: 0),
      initialFamily: object.read(.initialFamily, .optional) { family($0) },
      keepsSetup: object.flag(.keepsSetup, or: true))
    if machine.windows.isEmpty, !downtime.isEmpty, !context.hasFaults {
      context.remark(
        object.node, .init(.machineNeverOpen, machine: machines.index(of: machine.id)))
    }
    return machine
  }

  private func refuseCapacity(_ object: ObjectReader<MachineField>) {
    for field in [MachineField.calendar, .downtime, .initialFamily] {
      guard let place = object[field] else { continue }
      context.refuse(
        place,
        "A subcontractor has no capacity, no calendar and no set-ups; leave \(quoted("\(field)")) out."
      )
    }
  }

  private func readDowntime(_ node: NodeID) -> Machine.Downtime? {
    guard let object = ObjectReader(node, DowntimeField.self, in: context) else { return nil }
    let reason = object.text(.reason)
    return readSpan(object, from: .from, to: .to).map {
      Machine.Downtime(from: $0.from, to: $0.to, reason: reason)
    }
  }
}
