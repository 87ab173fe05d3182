/// The buffer before due dates (`planning.safetyHours`): searches count goods that come later as late, and nothing
/// else does.
extension Order {
  /// By when its goods are to be made so that they are no later than they have to be.
  public func readyBy(safetySeconds: Double) -> Instant {
    max(due, earliest).advanced(bySeconds: -safetySeconds)
  }
}

extension Plant {
  /// In seconds.
  public var safetySeconds: Double { preferences.safetyHours * 3600 }

  /// The same plant for a program over periods, which knows no goods that wait for their delivery: its orders are
  /// due, and may be delivered, so much sooner as their goods are to be made.
  public func dueWhenReady() -> Plant {
    guard safetySeconds > 0 else { return self }
    let plant = try? modified { plant in
      plant.orders = plant.orders.map { order in
        order.modified {
          $0.due = order.due.advanced(bySeconds: -safetySeconds)
          $0.earliest = min(order.earliest, order.readyBy(safetySeconds: safetySeconds))
        }
      }
    }
    return plant ?? self
  }
}
