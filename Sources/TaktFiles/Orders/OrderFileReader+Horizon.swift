import TaktModel

/// `horizon`.
enum HorizonField: Int, FieldSet {
  case start, periods

  static let table = FieldTable(Self.self)
}

/// An entry of `horizon.periods`.
enum PeriodsField: Int, FieldSet {
  case count, hours

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  static let mostPeriods = 2000
  static let mostDays = 3660.0

  func readHorizon(_ file: ObjectReader<OrderFileField>) -> Horizon? {
    guard let object = file.object(.horizon, HorizonField.self, .required) else { return nil }
    let start = object.instant(.start, .required)
    let entries = object.list(.periods, .required, atLeast: 1)
    var hours: [Double] = []
    var isWhole = !entries.isEmpty
    for entry in entries {
      let run = readPeriods(entry)
      if let run, hours.count + run.count <= Self.mostPeriods {
        hours += Array(repeating: run.hours, count: run.count)
      } else {
        isWhole = false
        if run != nil {
          context.refuse(entry, "Up to here there are more than \(Self.mostPeriods) periods.")
          break
        }
      }
    }
    let days = hours.reduce(0, +) / 24
    if days > Self.mostDays {
      context.refuse(
        object.place(of: .periods),
        "The periods add up to \(days.shortest) days; allowed are at most "
          + "\(Self.mostDays.shortest) (ten years).")
      return nil
    }
    guard isWhole, let start else { return nil }
    return Horizon(start: start, periodHours: hours)
  }

  private func readPeriods(_ node: NodeID) -> (count: Int, hours: Double)? {
    guard let object = ObjectReader(node, PeriodsField.self, in: context) else { return nil }
    let counts = NumberRule(lower: 1, upper: Double(Self.mostPeriods), isWhole: true)
    let count = object.number(.count, counts, .required)
    let hours = object.number(.hours, NumberRule(lower: 0.01, upper: 87_840), .required)
    guard let count, let hours else { return nil }
    return (Int(count), hours)
  }
}
