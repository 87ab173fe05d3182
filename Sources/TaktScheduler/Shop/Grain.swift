/// The unit in which a simulation counts the goods of a pile: a power of two, so fine that no file can tell
/// and so coarse that sums of it are exact. What comes in, is taken, delivered and left over therefore
/// balances to the last bit.
///
/// Supplies are rounded up and needs down, so that rounding alone never leaves a piece unmade.
struct Grain {
  let unit: Double

  /// A billionth where that can be, else what leaves six bits for sums of `most` units.
  init(forUpTo most: Double) {
    let finest = 0x1p-30
    let needed =
      most > 0 && most.isFinite
      ? Double(sign: .plus, exponent: Int(most.exponent) - 46, significand: 1) : finest
    // Whole units are counted exactly whatever there is.
    unit = min(max(finest, needed), 0x1p-4)
  }

  func up(_ quantity: Double) -> Double { (quantity / unit).rounded(.up) * unit }

  func down(_ quantity: Double) -> Double { (quantity / unit).rounded(.down) * unit }
}

extension Double {
  /// As it is written down: without the last bits of a grain.
  var withoutGrains: Double { magnitude < 1e7 ? (self * 1e8).rounded() / 1e8 : self }
}
