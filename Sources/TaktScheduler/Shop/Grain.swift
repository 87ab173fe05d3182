/// The unit in which a simulation counts the goods of a pile: a power of two, so fine that no file can tell
/// and so coarse that sums of it are exact. What comes in, is taken, delivered and left over therefore
/// balances to the last bit.
///
/// Supplies are rounded up and needs down, so that rounding alone never leaves a piece unmade. Where so much
/// passes through a pile that its grain is coarse, it is the other way round: nothing may come of nothing.
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

  /// Whether a few grains are more than anybody allows: of four million units and more.
  private var isCoarse: Bool { unit > 0x1p-25 }

  /// What of a quantity a few operations may be off by: what rounds to so many grains is that.
  private static let rounding = 0x1p-50

  /// What comes in.
  func supply(_ quantity: Double) -> Double {
    isCoarse
      ? (quantity * (1 + Self.rounding) / unit).rounded(.down) * unit
      : (quantity / unit).rounded(.up) * unit
  }

  /// What is wanted or taken.
  func need(_ quantity: Double) -> Double {
    isCoarse
      ? (quantity * (1 - Self.rounding) / unit).rounded(.up) * unit
      : (quantity / unit).rounded(.down) * unit
  }

  /// Whether what a lot makes is less than is wanted of it.
  func isShort(_ made: Double, of wanted: Double) -> Bool {
    supply(made) < (isCoarse ? supply(wanted) : need(wanted))
  }
}

extension Double {
  /// As it is written down: without the last bits of a grain.
  var withoutGrains: Double { magnitude < 1e7 ? (self * 1e8).rounded() / 1e8 : self }
}
