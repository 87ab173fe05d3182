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

    var name: String { "\(lot.isPinned ? "Pinned" : "Frozen") lot \(quoted(lot.id))" }
  }

  private func lotReader(orders: [Order]) -> LotReader {
    LotReader(
      context: context, machines: machines, products: products, steps: steps,
      orders: IDTable(of: orders.map(\.id), place: "/orders"),
      families: IDTable(of: families.names, place: "the families of the modes"),
      isOfFormerPlan: true)
  }

  /// The lots that begin before `until`, as they are; what of a whole plan begins later is planned anew.
  private func readFrozen(
    _ file: ObjectReader<OrderFileField>, _ reader: LotReader
  ) -> [FrozenLot] {
    guard let object = file.object(.frozen, FrozenField.self) else { return [] }
    let until = object.instant(.until, .required)
    let lots = reader.lots(object.list(.lots, .required), place: "/frozen/lots")
    return until.map { until in standing(lots) { $0.start < until } } ?? []
  }

  /// The plan in hand, and the lots that stand whatever is planned: frozen ones, and those that it has pinned.
  func readFormerPlans(
    _ file: ObjectReader<OrderFileField>, orders: [Order], _ inProgress: [InProgressLot]
  ) -> (frozen: [FrozenLot], previous: PreviousPlan?) {
    let reader = lotReader(orders: orders)
    let frozen = readFrozen(file, reader)
    guard let object = file.object(.previous, PreviousField.self) else { return (frozen, nil) }
    let lots = reader.lots(object.list(.lots, .required), place: "/previous/lots")
    let previous = PreviousPlan(
      lots: lots.compactMap(\.lot),
      changeCostPerLot: object.number(.changeCostPerLot, .amount, or: 0))
    let known = Dictionary(frozen.map { ($0.lot.id, $0) }) { first, _ in first }
    let running = Set(inProgress.map(\.id))
    let pinned = standing(lots) { $0.isPinned && !running.contains($0.id) }
    return (frozen + pinned.filter { isNew($0, known[$0.lot.id]) }, previous)
  }

  /// Of a former plan's lots those that a new one has to keep: what ran is in `inProgress`, what had ended when
  /// the horizon starts is in stock. A lot of no time at all that begins then has not.
  private func standing(
    _ lots: [(node: NodeID, lot: Lot?)], where isKept: (Lot) -> Bool
  ) -> [FrozenLot] {
    guard let horizon else { return [] }
    return lots.compactMap { node, lot in
      guard let lot, isKept(lot), lot.origin != .inProgress,
        lot.end > horizon.start || lot.start >= horizon.start
      else { return nil }
      if lot.start >= horizon.end {
        if !context.hasFaults {
          context.remark(node, .init(.lotAfterHorizon))
        }
        return nil
      }
      return FrozenLot(node: node, lot: lot)
    }
  }

  /// False where a pinned lot is frozen besides; refused where it stands in another place there.
  private func isNew(_ pinned: FrozenLot, _ frozen: FrozenLot?) -> Bool {
    guard let frozen else { return true }
    let isSame = pinned.lot.frozen() == frozen.lot.modified { $0.isPinned = true }.frozen()
    if !isSame {
      context.refuse(
        pinned.node,
        "Lot \(quoted(pinned.lot.id)) is pinned here and frozen otherwise at "
          + "\(context.document.pointers(to: [frozen.node]).joined()). These two contradict each "
          + "other: leave one out.")
    }
    return false
  }
}
