import TaktModel

/// Something that is assumed away, to see whether it was the cause.
enum Lift: Equatable {
  /// A machine works from one moment to another, though its calendar or a downtime closes it.
  case open(MachineIndex, Milliseconds, Milliseconds)
  /// An order's own processing takes no time.
  case ownWork(OrderIndex)
  /// Set-ups before an order's own lots take no time.
  case setups(OrderIndex)
  /// Nobody asks for an order: its share of every lot is not made.
  case without(OrderIndex)
  /// A job is gone from its machine, its goods are there at once.
  case gone(Int)
  /// What others make in a job beyond an order's share takes no time.
  case others(Int, OrderIndex)
  /// A pool has no limit and no hours.
  case pool(Int)
  /// Bought and received goods of a product are there from the start.
  case material(ProductIndex)
  /// Goods of a pile need not rest.
  case wait(Int)
  /// Goods of a pile keep for ever.
  case life(Int)
  case release(OrderIndex)
  /// An order is delivered as its goods come.
  case parts(OrderIndex)
}
