public import TaktModel

/// Changes to a plant as a JSON Patch (RFC 6902) to the order file that it was read from.
///
/// The patched file, read again, gives the plant that `Plant.applying` makes of the changes. Tests in the patch
/// say which orders, machines and products it was made for, so that it cannot be done to another file by mistake.
public struct OrderFilePatch: Sendable {
  /// The patch as written.
  public let text: String
  private let bytes: [UInt8]

  /// Nil where the file cannot say a change: overtime on a machine without a calendar, which never closes; a lead
  /// time of what is not bought; a priority in place of 0, which took away what the order costs.
  public init?(_ changes: [PlantChange], to file: OrderFile) {
    guard var draft = OrderFilePatchDraft(file) else { return nil }
    for change in changes { guard draft.add(change) else { return nil } }
    guard draft.addOvertime() else { return nil }
    text = String(decoding: JSONValue.list(draft.operations).bytes().dropLast(), as: UTF8.self)
    bytes = file.bytes
  }

  /// The order file with the changes.
  ///
  /// - Throws: where they contradict it.
  public func applied() throws(FileErrors) -> OrderFile {
    try OrderFile.read(try JSONPatch.read(Array(text.utf8)).applied(to: bytes))
  }
}

/// The operations of a patch in the making.
private struct OrderFilePatchDraft {
  private let plant: Plant
  private let text: OrderFileText
  private var expected: Set<String> = []
  private var newCalendars: [String] = []
  /// All of a machine's together: its calendar is copied once.
  private var overtime: [(machine: MachineIndex, windows: [Window])] = []
  private(set) var operations: [JSONValue] = []

  init?(_ file: OrderFile) {
    guard let text = try? OrderFileText(file.bytes) else { return nil }
    plant = file.plant
    self.text = text
  }

  /// False where the file cannot say it.
  mutating func add(_ change: PlantChange) -> Bool {
    switch change {
    case .due(let order, let due):
      setInOrder(order, "due", instant(due))
      // Goods need not wait until then.
      if !text.has("/orders/\(order)/earliest") {
        setInOrder(order, "earliest", instant(plant.orders[order].earliest))
      }
    case .latest(let order, let latest): setInOrder(order, "latest", instant(latest))
    case .release(let order, let release): setInOrder(order, "release", instant(release))
    case .quantity(let order, let quantity):
      // The plant knows the rest of what was ordered.
      let delivered = text.number("/orders/\(order)/delivered") ?? 0
      setInOrder(order, "quantity", .number(quantity + delivered))
    case .priority(let order, let priority):
      guard plant.orders[order].priority > 0 else { return false }
      setInOrder(order, "priority", .number(priority))
    case .unmetCost(let order, let cost): setInOrder(order, "unmetCostPerUnit", .number(cost))
    case .receipt(let receipt, let at):
      set("/receipts/\(receipt)", "product", "at", instant(at))
    case .leadTime(let product, let days):
      guard plant.products[product].purchase != nil else { return false }
      set("/products/\(product)", "id", "purchase/leadTimeDays", .number(days))
    case .count(let resource, let count):
      set("/resources/\(resource)", "id", "count", .number(count))
    case .overtime(let machine, let windows):
      if let known = overtime.firstIndex(where: { $0.machine == machine }) {
        overtime[known].windows += windows
      } else {
        overtime.append((machine, windows))
      }
    }
    return true
  }

  private mutating func setInOrder(_ order: OrderIndex, _ field: String, _ value: JSONValue) {
    set("/orders/\(order)", "id", field, value)
  }

  /// Gives a field its value, whether it is there or not, of what is named so.
  private mutating func set(_ place: String, _ name: String, _ field: String, _ value: JSONValue) {
    expect("\(place)/\(name)")
    let pointer = "\(place)/\(field)"
    operations.append(operation(text.has(pointer) ? "replace" : "add", pointer, value))
  }

  private mutating func expect(_ pointer: String) {
    guard let found = text.text(pointer), expected.insert(pointer).inserted else { return }
    operations.append(operation("test", pointer, .text(found)))
  }

  private func operation(_ name: String, _ path: String, _ value: JSONValue) -> JSONValue {
    .object([("op", .text(name)), ("path", .text(path)), ("value", value)])
  }

  private func instant(_ instant: Instant) -> JSONValue {
    .text(instant.rfc3339(in: plant.timeZone))
  }

  // MARK: Overtime

  /// Opens machines, and no others: a calendar that others share is copied first.
  mutating func addOvertime() -> Bool {
    for (machine, windows) in overtime where !windows.isEmpty {
      let pointer = "/machines/\(machine)"
      guard let id = text.text(pointer + "/calendar"),
        let place = text.texts("/calendars", "id").firstIndex(of: id)
      else { return false }
      expect(pointer + "/id")
      let old = "/calendars/\(place)"
      let users =
        text.texts("/machines", "calendar").count { $0 == id }
        + text.texts("/resources", "calendar").count { $0 == id }
      let calendar = users > 1 ? copied(old, id, for: machine) : old
      if !text.has(old + "/open") {
        operations.append(operation("add", calendar + "/open", .list([])))
      }
      for window in windows {
        let value = JSONValue.object([
          ("from", instant(window.from)), ("to", instant(window.to)), ("overtime", .flag(true)),
          ("costPerHour", .number(window.costPerHour)),
        ])
        operations.append(operation("add", calendar + "/open/-", value))
      }
    }
    return true
  }

  /// The place of a machine's own copy of a calendar.
  private mutating func copied(_ old: String, _ id: String, for machine: MachineIndex) -> String {
    let taken = Set(text.texts("/calendars", "id").compactMap { $0 } + newCalendars)
    let plain = "\(id) \(plant.machines[machine].id)"
    var copy = plain
    var number = 2
    while taken.contains(copy) {
      copy = "\(plain) \(number)"
      number += 1
    }
    let new = "/calendars/\(text.count("/calendars") + newCalendars.count)"
    newCalendars.append(copy)
    operations.append(
      .object([("op", .text("copy")), ("from", .text(old)), ("path", .text("/calendars/-"))]))
    operations.append(operation("replace", new + "/id", .text(copy)))
    operations.append(operation("replace", "/machines/\(machine)/calendar", .text(copy)))
    return new
  }
}
