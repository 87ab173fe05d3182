import TaktModel

/// An entry of `lots`.
enum LotField: Int, FieldSet {
  case id, product, step, machine, family, setup, segments, start, end, started, good, scrap
  case origin, feeds, unpegged, pinned

  static let table = FieldTable(Self.self)
}

/// `setup` of a lot.
enum SetupField: Int, FieldSet {
  case minutes, cost, scrap

  static let table = FieldTable(Self.self)
}

/// An entry of `segments`.
enum SegmentField: Int, FieldSet {
  case kind, from, to, overtime

  static let table = FieldTable(Self.self)
}

/// An entry of `feeds`.
enum FeedField: Int, FieldSet {
  case order, quantity

  static let table = FieldTable(Self.self)
}

/// `unpegged` of a lot.
enum UnpeggedField: Int, FieldSet {
  case safety, stock, waste

  static let table = FieldTable(Self.self)
}

/// Lots in the plan file's form: a plan's own, or those of a former plan in an order file.
struct LotReader {
  typealias NodeID = JSONDocument.NodeID

  let context: ReadingContext
  let machines: IDTable
  let products: IDTable
  let steps: [IDTable]
  let orders: IDTable
  let families: IDTable
  /// Then orders that are not there any more have been delivered since.
  var isOfFormerPlan = false

  /// The lots of a list with where they stand; nil where one could not be read.
  func lots(_ nodes: [NodeID], place: String) -> [(node: NodeID, lot: Lot?)] {
    var ids = IDTable(place: place)
    return nodes.map { node in
      guard let object = ObjectReader(node, LotField.self, in: context) else {
        ids.append(nil, at: node, in: context)
        return (node, nil)
      }
      let id = object.nonEmptyText(.id, .required)
      ids.append(id, at: object.place(of: .id), in: context)
      return (node, readLot(object, id: id))
    }
  }

  /// An order of a former plan; nil where it has gone.
  private func knownOrder(_ object: ObjectReader<FeedField>) -> OrderIndex? {
    object.text(.order, .required).flatMap { orders.index(of: $0) }
  }

  private func readLot(_ object: ObjectReader<LotField>, id: String?) -> Lot? {
    let product = object.reference(.product, to: products, .required)
    let step = product.flatMap { object.reference(.step, to: steps[$0], .required) }
    let machine = object.reference(.machine, to: machines, .required)
    let family = object.reference(.family, to: families, .required)
    let setup = object.orNull(.setup, readSetup)
    let segments = object.list(.segments, .required).compactMap(readSegment)
    let start = object.instant(.start, .required)
    let end = object.instant(.end, .required)
    let started = object.number(.started, PlanFileReader.figure, .required) ?? 0
    // What follows from the lot is the checker's to judge, to the last rounding.
    let good = object.number(.good, PlanFileReader.signedFigure, .required) ?? 0
    let scrap = object.number(.scrap, PlanFileReader.signedFigure, .required) ?? 0
    let origin = object.choice(.origin, Lot.Origin.self, .required)
    let feeds = object.list(.feeds, .required).compactMap(readFeed)
    // Plans written before there was such a thing do without.
    let unpegged = object.read(.unpegged, .optional, readUnpegged)
    guard let id, let product, let step, let machine, let family, let start, let end, let origin
    else { return nil }
    return Lot(
      id: id, product: product, step: step, machine: machine, family: family, setup: setup,
      segments: segments, start: start, end: end, started: started, good: good,
      scrap: scrap, origin: origin, feeds: feeds, unpegged: unpegged,
      isPinned: object.flag(.pinned, or: false))
  }

  private func readSetup(_ node: NodeID) -> Setup? {
    guard let object = ObjectReader(node, SetupField.self, in: context) else { return nil }
    return Setup(
      minutes: object.number(.minutes, PlanFileReader.figure, .required) ?? 0,
      cost: object.number(.cost, PlanFileReader.figure, .required) ?? 0,
      scrapUnits: object.number(.scrap, PlanFileReader.figure, .required) ?? 0)
  }

  private func readUnpegged(_ node: NodeID) -> Lot.Unpegged? {
    guard let object = ObjectReader(node, UnpeggedField.self, in: context) else { return nil }
    return Lot.Unpegged(
      safety: object.number(.safety, PlanFileReader.figure, .required) ?? 0,
      stock: object.number(.stock, PlanFileReader.figure, .required) ?? 0,
      waste: object.number(.waste, PlanFileReader.figure, .required) ?? 0)
  }

  private func readSegment(_ node: NodeID) -> Lot.Segment? {
    guard let object = ObjectReader(node, SegmentField.self, in: context) else { return nil }
    let kind = object.choice(.kind, Lot.Segment.Kind.self, .required)
    let from = object.instant(.from, .required)
    let to = object.instant(.to, .required)
    let isOvertime = object.read(.overtime, .required, context.flag)
    guard let kind, let from, let to, let isOvertime else { return nil }
    return Lot.Segment(kind: kind, from: from, to: to, isOvertime: isOvertime)
  }

  private func readFeed(_ node: NodeID) -> Lot.Feed? {
    guard let object = ObjectReader(node, FeedField.self, in: context) else { return nil }
    let order =
      isOfFormerPlan ? knownOrder(object) : object.reference(.order, to: orders, .required)
    let quantity = object.number(.quantity, PlanFileReader.figure, .required)
    guard let order, let quantity else { return nil }
    return Lot.Feed(order: order, quantity: quantity)
  }
}
