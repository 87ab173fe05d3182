public import TaktModel

/// Draws that random plants are made of.
extension SeededGenerator {
  public mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  public mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  public mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  public mutating func between(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }
}
