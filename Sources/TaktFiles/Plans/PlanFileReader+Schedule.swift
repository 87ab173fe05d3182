import TaktModel

/// An entry of `deliveries`.
enum DeliveryField: Int, FieldSet {
  case order, at, quantity

  static let table = FieldTable(Self.self)
}

/// An entry of `purchases`.
enum PurchaseOrderField: Int, FieldSet {
  case product, orderAt, arriveAt, quantity

  static let table = FieldTable(Self.self)
}

extension PlanFileReader {
  func readLots(_ file: ObjectReader<PlanFileField>) -> [Lot] {
    lotReader.lots(file.list(.lots, .required), place: "/lots").compactMap { $0.lot }
  }

  func readDeliveries(_ file: ObjectReader<PlanFileField>) -> [Delivery] {
    file.list(.deliveries, .required).compactMap { node in
      guard let object = ObjectReader(node, DeliveryField.self, in: context) else { return nil }
      let order = object.reference(.order, to: orders, .required)
      let at = object.instant(.at, .required)
      let quantity = object.number(.quantity, Self.figure, .required)
      guard let order, let at, let quantity else { return nil }
      return Delivery(order: order, at: at, quantity: quantity)
    }
  }

  func readPurchases(_ file: ObjectReader<PlanFileField>) -> [PurchaseOrder] {
    file.list(.purchases, .required).compactMap { node in
      guard let object = ObjectReader(node, PurchaseOrderField.self, in: context) else {
        return nil
      }
      let product = object.reference(.product, to: products, .required)
      let orderAt = object.instant(.orderAt, .required)
      let arriveAt = object.instant(.arriveAt, .required)
      let quantity = object.number(.quantity, Self.figure, .required)
      guard let product, let orderAt, let arriveAt, let quantity else { return nil }
      return PurchaseOrder(
        product: product, orderAt: orderAt, arriveAt: arriveAt, quantity: quantity)
    }
  }
}
