import TaktModel

/// An entry of `products`.
enum ProductField: Int, FieldSet {
  case id, name, unit, whole, stock, safetyStock, shortOfSafetyCostPerUnitDay
  case holdingCostPerUnitDay, maxStock, shelfLifeDays, routing, purchase

  static let table = FieldTable(Self.self)
}

/// `purchase`.
enum PurchaseField: Int, FieldSet {
  case leadTimeDays, costPerUnit, minQuantity, multiple

  static let table = FieldTable(Self.self)
}

extension OrderFileReader {
  /// Reads an entry of `products`; a placeholder stands for one that is no object.
  mutating func readProduct(_ object: ObjectReader<ProductField>?) -> Product {
    guard let object else {
      steps.append(IDTable(place: "", isThere: false))
      return Product(id: "", supply: .stockOnly)
    }
    let index = steps.count
    let id = products.names[index]
    let isWhole = object.flag(.whole, or: true)
    if let purchase = object[.purchase], object[.routing] != nil {
      context.refuse(
        purchase, "A product has either routing (made) or purchase (bought); here are both.")
    }
    return Product(
      id: id, name: object.text(.name), unit: object.text(.unit) ?? "ea", isWhole: isWhole,
      stock: object.number(.stock, .amount, or: 0),
      safetyStock: object.number(.safetyStock, .amount, or: 0),
      shortOfSafetyCostPerUnitDay: object.number(
        .shortOfSafetyCostPerUnitDay, .amount, or: costDefaults.shortOfSafetyCostPerUnitDay),
      maxStock: object.number(.maxStock, .amount),
      shelfLifeSeconds: object.number(.shelfLifeDays, .days).map { $0 * 86_400 },
      holdingCostPerUnitDay: object.number(.holdingCostPerUnitDay, .amount, or: 0),
      supply: readSupply(object, ProductHeader(index: index, id: id, isWhole: isWhole)))
  }

  private mutating func readSupply(
    _ object: ObjectReader<ProductField>, _ product: ProductHeader
  ) -> Product.Supply {
    var supply = Product.Supply.stockOnly
    if let purchase = object.object(.purchase, PurchaseField.self) {
      supply = .bought(readPurchase(purchase, isWhole: product.isWhole))
    }
    let place = "/products/\(product.index)/routing"
    let entries = object.list(.routing, atLeast: 1)
    var ids = IDTable(place: place, isThere: !entries.isEmpty)
    if !entries.isEmpty {
      supply = .made(entries.map { readStep($0, of: product, &ids) })
    }
    steps.append(ids)
    return supply
  }

  private func readPurchase(
    _ object: ObjectReader<PurchaseField>, isWhole: Bool
  ) -> Product.Purchase {
    let multiple = object.number(.multiple, .positiveAmount)
    if let multiple, !Product.granule(ofMultiple: multiple, isWhole: isWhole).isFinite {
      context.refuse(
        object.place(of: .multiple),
        "Found \(multiple.shortest), of which no multiple is whole, but the product is bought in whole "
          + "units; allowed is a whole number, or \"whole\": false.")
    }
    return Product.Purchase(
      leadTimeDays: object.number(.leadTimeDays, .days, or: 0),
      costPerUnit: object.number(.costPerUnit, .amount, or: 0),
      minQuantity: object.number(.minQuantity, .amount, or: 0),
      multiple: multiple)
  }
}

/// What the readers of a routing need to know of its product.
struct ProductHeader {
  let index: ProductIndex
  let id: String
  let isWhole: Bool
}
