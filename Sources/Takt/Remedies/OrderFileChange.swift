import TaktFiles
import TaktModel

/// A change to an order file in the making: the operations of a JSON Patch.
struct OrderFileChange {
  private let text: OrderFileText
  private var expected: Set<String> = []
  private(set) var operations: [JSONValue] = []

  init(_ text: OrderFileText) { self.text = text }

  var patch: String {
    String(decoding: JSONValue.list(operations).bytes().dropLast(), as: UTF8.self)
  }

  /// Says what the change was made for, so that it cannot be done to another file by mistake.
  mutating func expect(_ pointer: String) {
    guard let found = text.text(pointer), expected.insert(pointer).inserted else { return }
    operations.append(operation("test", pointer, .text(found)))
  }

  /// Gives a field its value, whether it is there or not.
  mutating func set(_ pointer: String, _ value: JSONValue) {
    operations.append(operation(text.has(pointer) ? "replace" : "add", pointer, value))
  }

  /// A later due date, and nothing that hangs on it: goods need not wait until then.
  mutating func setDue(_ due: Instant, of order: OrderIndex, _ plant: Plant) {
    let place = "/orders/\(order)"
    expect(place + "/id")
    set(place + "/due", .text(due.rfc3339(in: plant.timeZone)))
    if !text.has(place + "/earliest") {
      set(
        place + "/earliest", .text(plant.orders[order].earliest.rfc3339(in: plant.timeZone)))
    }
  }

  private func operation(_ name: String, _ path: String, _ value: JSONValue) -> JSONValue {
    .object([("op", .text(name)), ("path", .text(path)), ("value", value)])
  }

  /// Overtime on a machine, and on no other: a calendar that others share is copied first. False where
  /// the machine has no calendar: then it never closes.
  mutating func open(_ windows: [Window], on machine: MachineIndex, of plant: Plant) -> Bool {
    let pointer = "/machines/\(machine)"
    guard let id = text.text(pointer + "/calendar"),
      let place = text.texts("/calendars", "id").firstIndex(of: id)
    else { return false }
    expect(pointer + "/id")
    var calendar = "/calendars/\(place)"
    let users =
      text.texts("/machines", "calendar").count { $0 == id }
      + text.texts("/resources", "calendar").count { $0 == id }
    if users > 1 {
      let copy = copyID(of: id, for: plant.machines[machine].id)
      operations.append(
        .object([
          ("op", .text("copy")), ("from", .text(calendar)), ("path", .text("/calendars/-")),
        ]))
      let list = text.has(calendar + "/open")
      calendar = "/calendars/\(text.count("/calendars"))"
      operations.append(operation("replace", calendar + "/id", .text(copy)))
      operations.append(operation("replace", pointer + "/calendar", .text(copy)))
      open(windows, in: calendar, hasList: list, plant)
    } else {
      open(windows, in: calendar, hasList: text.has(calendar + "/open"), plant)
    }
    return true
  }

  private mutating func open(
    _ windows: [Window], in calendar: String, hasList: Bool, _ plant: Plant
  ) {
    if !hasList { operations.append(operation("add", calendar + "/open", .list([]))) }
    for window in windows {
      let value = JSONValue.object([
        ("from", .text(window.from.rfc3339(in: plant.timeZone))),
        ("to", .text(window.to.rfc3339(in: plant.timeZone))), ("overtime", .flag(true)),
        ("costPerHour", .number(window.costPerHour)),
      ])
      operations.append(operation("add", calendar + "/open/-", value))
    }
  }

  private func copyID(of calendar: String, for machine: String) -> String {
    let taken = Set(text.texts("/calendars", "id").compactMap { $0 })
    var id = "\(calendar) \(machine)"
    var number = 2
    while taken.contains(id) {
      id = "\(calendar) \(machine) \(number)"
      number += 1
    }
    return id
  }
}
