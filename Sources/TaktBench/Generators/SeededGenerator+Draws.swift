import TaktModel

/// Draws that use whole-number and basic floating-point arithmetic alone, so that every machine gets
/// the same numbers.
extension SeededGenerator {
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// Uniform in the range, cut to thousandths.
  mutating func real(_ range: ClosedRange<Double>) -> Double {
    let value = range.lowerBound + unit() * (range.upperBound - range.lowerBound)
    return (value * 1000).rounded() / 1000
  }

  mutating func happens(_ probability: Double) -> Bool { unit() < probability }
}

extension Double {
  /// Rounded to three significant digits.
  var rounded3: Double {
    guard isFinite, self != 0 else { return 0 }
    var scale = 1.0
    while abs(self) * scale < 100, scale < 1e12 { scale *= 10 }
    var coarse = 1.0
    while abs(self) / coarse >= 1000, coarse < 1e12 { coarse *= 10 }
    return coarse > 1 ? (self / coarse).rounded() * coarse : (self * scale).rounded() / scale
  }
}
