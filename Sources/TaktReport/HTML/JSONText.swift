/// Compact JSON that may stand inside a `script` element: `<`, `>`, `&` and the line separators of
/// JavaScript are written as escapes, so that nothing in it can end the element.
struct JSONText {
  private(set) var text = ""
  private var needsComma = false

  mutating func object(_ body: (inout JSONText) -> Void) { nest("{", "}", body) }
  mutating func array(_ body: (inout JSONText) -> Void) { nest("[", "]", body) }

  mutating func key(_ name: String) {
    string(name)
    text += ":"
    needsComma = false
  }

  mutating func string(_ value: String) {
    separate()
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0..<0x20, 0x3C, 0x3E, 0x26, 0x7F, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Rounded to `decimals` digits after the point; null where the value is not finite.
  mutating func number(_ value: Double, decimals: Int = 6) {
    separate()
    text += value.isFinite ? NumberText.plain(value, decimals: decimals) : "null"
  }

  mutating func number(_ value: Int) {
    separate()
    text += String(value)
  }

  mutating func boolean(_ value: Bool) {
    separate()
    text += value ? "true" : "false"
  }

  mutating func null() {
    separate()
    text += "null"
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = true
  }

  private mutating func nest(_ open: String, _ close: String, _ body: (inout JSONText) -> Void) {
    separate()
    text += open
    needsComma = false
    body(&self)
    text += close
    needsComma = true
  }
}

extension JSONText {
  mutating func field(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  mutating func field(_ name: String, _ value: Double?, decimals: Int = 6) {
    key(name)
    if let value { number(value, decimals: decimals) } else { null() }
  }

  mutating func field(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }
}
