import TaktModel

import struct Foundation.TimeZone

/// The fields of the whole file.
enum OrderFileField: Int, FieldSet {
  case format, plant, horizon, calendars, machines, resources, products, changeovers, orders, costs
  case receipts, inProgress, frozen, previous, tariff, planning

  static let table = FieldTable(Self.self)
}

/// The draft in which an order file becomes a `Plant`; one extension for each concept.
///
/// Ids are collected before references are followed, so that the order of the fields does not matter.
struct OrderFileReader {
  typealias NodeID = JSONDocument.NodeID

  let context: ReadingContext
  var timeZone = TimeZone.gmt
  /// Nil until it is read, and where it is not usable.
  var horizon: Horizon?
  var calendars = IDTable(place: "/calendars")
  var machines = IDTable(place: "/machines")
  var products = IDTable(place: "/products")
  /// The steps of each product, in the order of `products`.
  var steps: [IDTable] = []
  var families = FamilyTable()
  var resources = IDTable(place: "/resources")
  /// By resource.
  var resourceCounts: [Double] = []
  var subcontractors: Set<MachineIndex> = []
  /// The share of cases in which a yield given as counts is to hold; nil for its mean.
  var yieldConfidence: Double?
  var costDefaults = CostDefaults()
  /// How many open windows the file may still have in all; a limit for memory.
  var windowsLeft = 4_000_000

  init(_ context: ReadingContext) { self.context = context }

  /// The plant, or nil with the faults in the context.
  mutating func plant() -> Plant? {
    guard let file = ObjectReader(context.document.root, OrderFileField.self, in: context),
      isOrderFile(file)
    else { return nil }
    let identity = readIdentity(file)
    horizon = readHorizon(file)
    let preferences = readPlanning(file)
    costDefaults = readCosts(file)
    let machineObjects = objects(file, .machines, MachineField.self, id: .id, &machines)
    let productObjects = objects(file, .products, ProductField.self, id: .id, &products)
    let openWindows = readCalendars(file)
    let resources = readResources(file, openWindows: openWindows)
    subcontractors = Self.subcontractors(machineObjects)
    let products = productObjects.map { readProduct($0) }
    let bottomUp = refuseCycles(products, productObjects)
    let machines = machineObjects.map { readMachine($0, openWindows: openWindows) }
    let changeovers = readChangeovers(file)
    let orders = readOrders(file, products, on: machines, bottomUp: bottomUp)
    let receipts = readReceipts(file)
    let inProgress = readInProgress(file, products)
    let energy = readTariff(file)
    let (frozen, previous) = readFormerPlans(file, orders: orders, inProgress)
    if !context.hasFaults { refuseContradictions(frozen, products, machines, inProgress) }
    refuseEndlessNeed(products, bottomUp: bottomUp, productObjects, orders)

    guard !context.hasFaults, let horizon else { return nil }
    do throws(InvalidPlant) {
      let plant = try Plant(
        id: identity.id, name: identity.name, timeZone: timeZone, currency: identity.currency,
        horizon: horizon, families: families.names, machines: machines,
        resources: resources, energy: energy, products: products,
        changeoverRules: changeovers, orders: orders, receipts: receipts, inProgress: inProgress,
        frozen: frozen.map(\.lot), previous: previous, preferences: preferences,
        remarks: context.warnings())
      return refuseUnsupplied(plant, frozen) ? nil : plant
    } catch {
      context.refuse(context.document.root, error.message)
      return nil
    }
  }

  /// False where the file says itself that it is something else: its fields would all be wrong.
  private func isOrderFile(_ file: ObjectReader<OrderFileField>) -> Bool {
    guard let format = file[.format] else {
      file.refuseMissing(.format)
      return true
    }
    let isRight = context.choice(format, ["takt-orders/1"]) != nil
    return isRight || context.document.kind(format) != .string
      || !context.document.text(format).hasPrefix("takt-")
  }

  /// The objects of a list, their ids entered in `table`; nil where an entry is no object.
  private func objects<Field: FieldSet>(
    _ file: ObjectReader<OrderFileField>, _ list: OrderFileField, _: Field.Type, id: Field,
    _ table: inout IDTable
  ) -> [ObjectReader<Field>?] {
    let nodes = file.list(list, .required, atLeast: 1)
    table = IDTable(place: table.place, isThere: !nodes.isEmpty)
    return nodes.map { node in
      let object = ObjectReader(node, Field.self, in: context)
      table.append(
        object?.nonEmptyText(id, .required), at: object?.place(of: id) ?? node, in: context)
      return object
    }
  }
}
