extension JSONDocument {
  /// The text of a string node, escapes resolved.
  func text(_ node: NodeID) -> String {
    let inner = source(node).dropFirst().dropLast()
    if !nodes[node].hasEscapes { return String(decoding: inner, as: UTF8.self) }
    var result: [UInt8] = []
    var rest = inner
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        result.append(byte)
        continue
      }
      switch escaped {
      case UInt8(ascii: "b"): result.append(8)
      case UInt8(ascii: "f"): result.append(12)
      case UInt8(ascii: "n"): result.append(10)
      case UInt8(ascii: "r"): result.append(13)
      case UInt8(ascii: "t"): result.append(9)
      case UInt8(ascii: "u"): result += Self.character(&rest).utf8
      default: result.append(escaped)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The character of a `\u` escape, whose pairs the parser has checked.
  private static func character(_ rest: inout ArraySlice<UInt8>) -> String {
    var units: [UInt16] = []
    repeat {
      if !units.isEmpty { rest = rest.dropFirst(2) }
      units.append(hexadecimal(rest.prefix(4)) ?? 0xFFFD)
      rest = rest.dropFirst(4)
    } while units.count == 1 && 0xD800...0xDBFF ~= units[0]
    return String(decoding: units, as: UTF16.self)
  }

  static func hexadecimal(_ digits: some Collection<UInt8>) -> UInt16? {
    var value: UInt16 = 0
    for digit in digits {
      switch digit {
      case 48...57: value = value << 4 | UInt16(digit - 48)
      case 65...70: value = value << 4 | UInt16(digit - 55)
      case 97...102: value = value << 4 | UInt16(digit - 87)
      default: return nil
      }
    }
    return digits.count == 4 ? value : nil
  }

  /// The nearest double to a number node; infinite where it is beyond all doubles.
  ///
  /// Up to 15 digits with a small exponent are exact in one operation (W. D. Clinger, "How to read
  /// floating point numbers accurately", 1990); the rest is left to the standard library.
  func number(_ node: NodeID) -> Double {
    let source = source(node)
    var mantissa = 0
    var (digits, decimals) = (0, 0)
    var isPastPoint = false
    for byte in source {
      switch byte {
      case 48...57:
        mantissa = mantissa * 10 + Int(byte - 48)
        digits += 1
        if isPastPoint { decimals += 1 }
      case UInt8(ascii: "."): isPastPoint = true
      case UInt8(ascii: "-"): continue
      default: digits = 99
      }
      if digits > 15 { return Double(String(decoding: source, as: UTF8.self)) ?? .infinity }
    }
    let value = Double(mantissa) / Self.powersOfTen[decimals]
    return source.first == UInt8(ascii: "-") ? -value : value
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// A number written as digits alone, exact to 64 bits.
  func wholeNumber(_ node: NodeID) -> UInt64? {
    UInt64(String(decoding: source(node), as: UTF8.self))
  }
}
