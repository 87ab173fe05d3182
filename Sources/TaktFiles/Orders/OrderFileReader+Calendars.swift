import TaktModel

/// An entry of `calendars`.
enum CalendarField: Int, FieldSet {
  case id, shifts, closed, open

  static let table = FieldTable(Self.self)
}

/// An entry of `shifts`.
enum ShiftField: Int, FieldSet {
  case days, from, to, overtime, costPerHour

  static let table = FieldTable(Self.self)
}

/// An entry of `closed`, or of a machine's `downtime` without its reason.
enum ClosedField: Int, FieldSet {
  case from, to

  static let table = FieldTable(Self.self)
}

/// An entry of `open`.
enum OpenField: Int, FieldSet {
  case from, to, overtime, costPerHour

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  /// Reads `calendars` and returns the open windows of each within the horizon.
  mutating func readCalendars(_ file: ObjectReader<OrderFileField>) -> [[Window]] {
    var windows: [[Window]] = []
    for node in file.list(.calendars) {
      guard let object = ObjectReader(node, CalendarField.self, in: context) else {
        calendars.append(nil, at: node, in: context)
        windows.append([])
        continue
      }
      let id = object.nonEmptyText(.id, .required)
      calendars.append(id, at: object.place(of: .id), in: context)
      windows.append(openWindows(object, id: id ?? ""))
    }
    return windows
  }

  private mutating func openWindows(_ object: ObjectReader<CalendarField>, id: String) -> [Window] {
    let shifts = object.list(.shifts, atMost: 200).prefix(200).compactMap(readShift)
    let closed = object.list(.closed).compactMap(readClosed)
    let open = object.list(.open).compactMap(readOpen)
    guard let horizon else { return [] }
    let most = Double(shifts.count) * (horizon.days + 2) + Double(open.count)
    guard takeWindows(most, object.node) else { return [] }
    let calendar = WorkCalendar(id: id, shifts: shifts, closed: closed, open: open)
    let windows = calendar.windows(in: horizon, timeZone: timeZone)
    if windows.isEmpty, !context.hasFaults {
      context.remark(object.node, .init(.calendarNeverOpen, calendar: id))
    }
    return windows
  }

  /// False, and reported, where the calendars of the file and their machines open too often in all.
  mutating func takeWindows(_ count: Double, _ node: NodeID) -> Bool {
    guard count <= Double(windowsLeft) else {
      context.refuse(
        node,
        "Up to here, calendars and the machines that use them open more than 4000000 times within "
          + "the horizon; allowed are fewer shifts, machines or days.")
      return false
    }
    windowsLeft -= Int(count)
    return true
  }

  private func readShift(_ node: NodeID) -> WorkCalendar.Shift? {
    guard let object = ObjectReader(node, ShiftField.self, in: context) else { return nil }
    let weekdays = readWeekdays(object.list(.days, .required, atLeast: 1))
    let from = object.read(.from, .required) { timeOfDay($0, latest: 86_399) }
    let to = object.read(.to, .required) { timeOfDay($0, latest: 86_400) }
    let price = readPrice(object, overtime: .overtime, costPerHour: .costPerHour)
    guard let from, let to else { return nil }
    return WorkCalendar.Shift(
      weekdays: weekdays, fromSecondsOfDay: from, toSecondsOfDay: to,
      isOvertime: price.isOvertime, costPerHour: price.costPerHour)
  }

  /// Monday is 0, Sunday 6.
  func readWeekdays(_ nodes: [NodeID]) -> Set<Int> {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    var weekdays: Set<Int> = []
    for day in nodes {
      guard let weekday = context.choice(day, names) else { continue }
      if !weekdays.insert(weekday).inserted {
        context.refuse(day, "The day \(quoted(names[weekday])) stands twice in this list.")
      }
    }
    return weekdays
  }

  /// `overtime` and `costPerHour` of a window; the cost of a regular one counts nothing, and is said.
  private func readPrice<Field: FieldSet>(
    _ object: ObjectReader<Field>, overtime: Field, costPerHour: Field
  ) -> (isOvertime: Bool, costPerHour: Double) {
    let isOvertime = object.flag(overtime, or: false)
    let cost = object.number(costPerHour, .amount, or: 0)
    if !isOvertime, cost > 0 {
      context.remark(object.place(of: costPerHour), .init(.regularCost))
    }
    return (isOvertime, cost)
  }

  /// `06:00` in seconds after midnight.
  func timeOfDay(_ node: NodeID, latest: Int) -> Int? {
    let text = context.document.kind(node) == .string ? context.document.text(node) : ""
    let bytes = Array(text.utf8)
    if bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
      [0, 1, 3, 4].allSatisfy({ (48...57).contains(bytes[$0]) })
    {
      let digits = bytes.map { Int($0) - 48 }
      let (hour, minute) = (digits[0] * 10 + digits[1], digits[3] * 10 + digits[4])
      let seconds = hour * 3600 + minute * 60
      if minute < 60, seconds <= latest { return seconds }
    }
    context.refuse(
      node,
      allowed: "a time of day from \"00:00\" to \"\(latest == 86_400 ? "24:00" : "23:59")\"")
    return nil
  }

  private func readClosed(_ node: NodeID) -> ClosedRange<LocalDate>? {
    guard let object = ObjectReader(node, ClosedField.self, in: context) else { return nil }
    let from = object.date(.from, .required)
    let to = object.date(.to, .required)
    guard let from, let to else { return nil }
    if to < from {
      context.refuse(
        object.place(of: .to),
        "Found \(to), a day before from (\(from)); allowed is that day or a later one.")
      return nil
    }
    return from...to
  }

  private func readOpen(_ node: NodeID) -> Window? {
    guard let object = ObjectReader(node, OpenField.self, in: context) else { return nil }
    let price = readPrice(object, overtime: .overtime, costPerHour: .costPerHour)
    return readSpan(object, from: .from, to: .to).map {
      Window(
        from: $0.from, to: $0.to, isOvertime: price.isOvertime, costPerHour: price.costPerHour)
    }
  }

  /// Two instants, the second after the first.
  func readSpan<Field: FieldSet>(
    _ object: ObjectReader<Field>, from: Field, to: Field
  ) -> (from: Instant, to: Instant)? {
    let start = object.instant(from, .required)
    let end = object.instant(to, .required)
    guard let start, let end else { return nil }
    if end <= start {
      context.refuse(
        object.place(of: to),
        "Found \(end.rfc3339(in: timeZone)), which is not after from "
          + "(\(start.rfc3339(in: timeZone))); allowed is a later instant.")
      return nil
    }
    return (start, end)
  }
}
