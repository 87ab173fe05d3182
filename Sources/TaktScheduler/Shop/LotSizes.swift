import TaktModel

/// Which quantities of a lot in a mode, or of a purchase, are legal: whole units, multiples, least and
/// greatest.
struct LotSizes {
  /// Legal quantities are multiples of it; 0 where any quantity will do.
  let granule: Double
  let minimum: Double
  let maximum: Double

  init(mode: Mode, isWhole: Bool) {
    let granule = Product.granule(ofMultiple: mode.lotMultiple, isWhole: isWhole)
    self.granule = granule
    minimum = Self.ceiling(mode.minLot, granule)
    maximum = mode.maxLot.map { Self.floor($0, granule) } ?? .infinity
  }

  init(purchase: Product.Purchase, isWhole: Bool) {
    let granule = Product.granule(ofMultiple: purchase.multiple ?? 0, isWhole: isWhole)
    self.granule = granule
    minimum = Self.ceiling(purchase.minQuantity, granule)
    maximum = .infinity
  }

  /// Whether any lot can be legal at all.
  var isPossible: Bool { maximum > 0 && minimum <= maximum && granule.isFinite }

  /// The smallest legal quantity of at least `quantity`, or the greatest of all; 0 where none is.
  func up(_ quantity: Double) -> Double {
    guard isPossible, quantity > 0 else { return 0 }
    return min(max(Self.ceiling(quantity, granule), minimum), maximum)
  }

  /// The greatest legal quantity of at most `quantity`; 0 where there is none.
  func down(_ quantity: Double) -> Double {
    guard isPossible, quantity > 0 else { return 0 }
    let result = min(Self.floor(quantity, granule), maximum)
    return result >= minimum ? result : 0
  }

  /// Legal lots that together give at least `quantity`: as few as can be and about equal.
  func lots(covering quantity: Double) -> [Double] {
    guard isPossible, quantity > 0, quantity.isFinite else { return [] }
    if quantity <= maximum + 1e-9 * max(1, quantity) { return [up(min(quantity, maximum))] }
    let count = min((quantity / maximum - 1e-9).rounded(.up), Self.mostLots)
    var result: [Double] = []
    var left = quantity
    for index in 0..<Int(count) where left > 1e-9 * max(1, quantity) {
      let lot = up(left / (count - Double(index)))
      result.append(lot)
      left -= lot
    }
    return result
  }

  /// More lots than this for one need are not planned: a file that asks for them is a mistake.
  private static let mostLots = 2000.0

  private static func ceiling(_ quantity: Double, _ granule: Double) -> Double {
    guard granule > 0, granule.isFinite else { return quantity }
    let count = quantity / granule
    return (count - 1e-9 * max(1, count)).rounded(.up) * granule
  }

  private static func floor(_ quantity: Double, _ granule: Double) -> Double {
    guard granule > 0, granule.isFinite else { return quantity }
    let count = quantity / granule
    return (count + 1e-9 * max(1, count)).rounded(.down) * granule
  }
}
