import TaktModel

/// An entry of `receipts`.
enum ReceiptField: Int, FieldSet {
  case product, quantity, at

  static let table = FieldTable(Self.self)
}

/// An entry of `inProgress`.
enum InProgressField: Int, FieldSet {
  case id, product, step, machine, quantity, end

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  func readReceipts(_ file: ObjectReader<OrderFileField>) -> [Receipt] {
    file.list(.receipts).compactMap { node in
      guard let object = ObjectReader(node, ReceiptField.self, in: context) else { return nil }
      let product = object.reference(.product, to: products, .required)
      let quantity = object.number(.quantity, .amount, .required)
      let at = object.instant(.at, .required)
      guard let product, let quantity, let at else { return nil }
      if let horizon, at > horizon.end, !context.hasFaults {
        context.remark(object.place(of: .at), .init(.receiptAfterHorizon))
      }
      return Receipt(product: product, quantity: quantity, at: at)
    }
  }

  func readInProgress(
    _ file: ObjectReader<OrderFileField>, _ products: [Product]
  ) -> [InProgressLot] {
    var ids = IDTable(place: "/inProgress")
    return file.list(.inProgress).compactMap { node in
      guard let object = ObjectReader(node, InProgressField.self, in: context) else {
        ids.append(nil, at: node, in: context)
        return nil
      }
      let id = object.nonEmptyText(.id, .required)
      ids.append(id, at: object.place(of: .id), in: context)
      return readInProgressLot(object, id: id, products)
    }
  }

  private func readInProgressLot(
    _ object: ObjectReader<InProgressField>, id: String?, _ products: [Product]
  ) -> InProgressLot? {
    let product = object.reference(.product, to: self.products, .required)
    let machine = object.reference(.machine, to: machines, .required)
    let quantity = object.number(.quantity, .positiveAmount, .required)
    let end = object.instant(.end, .required)
    let step = readStepReference(object, product)
    if let quantity, let product, products[product].isWhole, quantity != quantity.rounded() {
      context.refuse(
        object.place(of: .quantity),
        "Found \(quantity.shortest); allowed is a whole number, because the product is started in "
          + "whole units.")
    }
    if let end, let horizon, end < horizon.start {
      context.refuse(
        object.place(of: .end),
        "Found \(end.rfc3339(in: timeZone)), which is before the horizon's start "
          + "(\(horizon.start.rfc3339(in: timeZone))); allowed is that instant or a later one. "
          + "What is finished belongs in stock or wip.")
    }
    guard let id, let product, let step, let machine, let quantity, let end else { return nil }
    let modes = products[product].steps[step].modes
    guard let mode = modes.firstIndex(where: { $0.machine == machine }) else {
      refuseMachine(object, modes)
      return nil
    }
    return InProgressLot(
      id: id, product: product, step: step, machine: machine, mode: mode, started: quantity,
      end: end)
  }

  private func readStepReference(
    _ object: ObjectReader<InProgressField>, _ product: ProductIndex?
  ) -> Int? {
    guard let product else { return object.text(.step, .required).flatMap { _ in nil } }
    if let node = object[.step], !steps[product].isThere, context.text(node) != nil {
      context.refuse(
        node, "Product \(quoted(products.names[product])) has no routing, so no lot of it can run.")
      return nil
    }
    return object.reference(.step, to: steps[product], .required)
  }

  private func refuseMachine(_ object: ObjectReader<InProgressField>, _ modes: [Mode]) {
    // A mode whose machine could not be read may be the one that is meant.
    guard modes.allSatisfy({ $0.machine >= 0 }), !modes.isEmpty else { return }
    let able = modes.map { quoted(machines.names[$0.machine]) }.joined(separator: ", ")
    let place = object.place(of: .machine)
    context.refuse(
      place,
      "Found \(context.shown(place)), on which this step cannot be done; allowed is \(able).")
  }
}
