import TaktModel

/// `frozen`.
enum FrozenField: Int, FieldSet {
  case until, lots

  static let table = FieldTable(Self.self)
}

/// `previous`.
enum PreviousField: Int, FieldSet {
  case lots, changeCostPerLot

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  /// A lot of the last plan with where it stands.
  struct FrozenLot {
    let node: NodeID
    let lot: Lot
  }

  private func lotReader(orders: [Order]) -> LotReader {
    LotReader(
      context: context, machines: machines, products: products, steps: steps,
      orders: IDTable(of: orders.map(\.id), place: "/orders"),
      families: IDTable(of: families.names, place: "the families of the modes"),
      isOfFormerPlan: true)
  }

  /// The lots that begin before `until`; what of a whole plan begins later is planned anew.
  func readFrozen(_ file: ObjectReader<OrderFileField>, orders: [Order]) -> [FrozenLot] {
    guard let object = file.object(.frozen, FrozenField.self) else { return [] }
    let until = object.instant(.until, .required)
    let lots = lotReader(orders: orders).lots(
      object.list(.lots, .required), place: "/frozen/lots")
    guard let until, let horizon else { return [] }
    return lots.compactMap { node, lot in
      guard let lot, lot.start < until, lot.origin != .inProgress, lot.end > horizon.start
      else { return nil }
      return FrozenLot(node: node, lot: lot)
    }
  }

  func readPrevious(_ file: ObjectReader<OrderFileField>, orders: [Order]) -> PreviousPlan? {
    guard let object = file.object(.previous, PreviousField.self) else { return nil }
    let lots = lotReader(orders: orders).lots(
      object.list(.lots, .required), place: "/previous/lots")
    return PreviousPlan(
      lots: lots.compactMap(\.lot),
      changeCostPerLot: object.number(.changeCostPerLot, .amount, or: 0))
  }
}
