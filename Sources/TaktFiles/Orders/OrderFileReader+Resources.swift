import TaktModel

/// An entry of `resources`.
enum ResourceField: Int, FieldSet {
  case id, kind, count, calendar, maxHoursPerPersonWeek

  static let table = FieldTable(Self.self)
}

/// An entry of a mode's `uses`.
enum UseField: Int, FieldSet {
  case resource, count, during

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  /// Reads `resources`; their calendars must have been read.
  mutating func readResources(
    _ file: ObjectReader<OrderFileField>, openWindows: [[Window]]
  ) -> [Resource] {
    let nodes = file.list(.resources)
    resources = IDTable(place: "/resources", isThere: file[.resources] == nil || !nodes.isEmpty)
    return nodes.map { node in
      guard let object = ObjectReader(node, ResourceField.self, in: context) else {
        resources.append(nil, at: node, in: context)
        resourceCounts.append(.infinity)
        return Resource(id: "", kind: .tool, count: 0, openWindows: [])
      }
      let id = object.nonEmptyText(.id, .required)
      resources.append(id, at: object.place(of: .id), in: context)
      return readResource(object, id: id ?? "", openWindows: openWindows)
    }
  }

  private mutating func readResource(
    _ object: ObjectReader<ResourceField>, id: String, openWindows: [[Window]]
  ) -> Resource {
    let kind = object.choice(.kind, Resource.Kind.self, .required)
    let calendar = object.reference(.calendar, to: calendars)
    let always = horizon.map { [Window(from: $0.start, to: $0.end)] } ?? []
    var windows = calendar.map { openWindows[$0] } ?? always
    if !takeWindows(Double(windows.count), object.node) { windows = [] }
    let hours = object.number(.maxHoursPerPersonWeek, NumberRule(lower: 0, upper: 168))
    if let place = object[.maxHoursPerPersonWeek], kind == .tool {
      context.refuse(
        place, "A tool has no hours a week; allowed is maxHoursPerPersonWeek with labour alone.")
    }
    let count = object.number(.count, .amount, .required)
    // Where it is not known, nothing is more than there is.
    resourceCounts.append(count ?? .infinity)
    return Resource(
      id: id, kind: kind ?? .tool, count: count ?? 0,
      openWindows: windows, maxHoursPerPersonWeek: hours)
  }

  /// Reads a mode's `uses`. More of a resource than there ever is is refused: no lot could run.
  func readUses(_ mode: ObjectReader<ModeField>) -> [Mode.Use] {
    let uses: [Mode.Use] = mode.list(.uses).compactMap { node in
      guard let object = ObjectReader(node, UseField.self, in: context) else { return nil }
      let resource = object.reference(.resource, to: resources, .required)
      let count = object.number(.count, .positiveAmount, or: 1)
      let during = object.choice(.during, Mode.Use.During.self) ?? .run
      guard let resource else { return nil }
      return Mode.Use(resource: resource, count: count, during: during)
    }
    for (index, resource) in resourceCounts.enumerated() {
      for kind in Lot.Segment.Kind.allCases {
        let taken = uses.filter { $0.resource == index && $0.covers(kind) }
          .reduce(0) { $0 + $1.count }
        guard taken > resource + 1e-9 else { continue }
        context.refuse(
          mode.place(of: .uses),
          "A \(kind.rawValue) takes \(taken.shortest) of resource "
            + "\(quoted(resources.names[index])), of which there are \(resource.shortest); allowed "
            + "are at most so many.")
        break
      }
    }
    return uses
  }
}
