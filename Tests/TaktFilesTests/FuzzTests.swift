import TaktModel
import Testing

@testable import TaktFiles

/// Damaged files end with a plant or with errors, never with a crash; equal damage, equal errors.
struct FuzzTests {
  private func survives(_ bytes: [UInt8]) -> Bool {
    refusal(of: bytes) == refusal(of: bytes)
  }

  @Test func damagedBytes() {
    var random = SeededGenerator(seed: 2026)
    let original = Array(fullOrderFile.utf8)
    var refused = 0
    for _ in 0..<300 {
      var bytes = original
      for _ in 0...random.below(4) {
        let position = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[position] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(position..<min(bytes.count, position + 1 + random.below(20)))
        case 2: bytes.insert(contentsOf: bytes[position..<min(bytes.count, position + 30)], at: 0)
        default: bytes.removeLast(bytes.count - max(1, position))
        }
      }
      #expect(survives(bytes))
      if refusal(of: bytes) != nil { refused += 1 }
    }
    #expect(refused > 200)
  }

  @Test func damagedValues() {
    var random = SeededGenerator(seed: 7)
    let values = [
      "-1", "0", "1e308", "1e999", "-0.0", "1e-320", "null", "[]", "{}", "true", "\"\"", "\"*\"",
      "\"\\u0000\"", "\"9999-12-31T23:59:59Z\"", "\"2999-12-31T23:59:59-23:59\"",
      "9007199254740993",
      "\"1900-01-01T00:00:00Z\"", "\"24:00\"", "\"BOX\"",
    ]
    // Cut at each value that stands alone in the text, and put another in its place.
    let parts = fullOrderFile.split(separator: ": ", omittingEmptySubsequences: false)
    for _ in 0..<300 {
      var changed = parts
      let index = 1 + random.below(parts.count - 1)
      let rest = changed[index].drop { !",}]\n".contains($0) }
      changed[index] = Substring(values[random.below(values.count)] + rest)
      #expect(survives(Array(changed.joined(separator: ": ").utf8)))
    }
  }

  /// A small file that would open a machine more often than memory holds is refused where it is.
  @Test func endlessCalendars() throws {
    let context = ReadingContext(try JSONDocument(Array(fullOrderFile.utf8)))
    var reader = OrderFileReader(context)
    reader.windowsLeft = 16
    #expect(reader.plant() == nil)
    #expect(context.errors().map(\.pointer) == ["/machines/0", "/resources/1"])
  }
}
