internal import TaktModel

/// Draws that random plants are made of.
extension SeededGenerator {
  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }
}
