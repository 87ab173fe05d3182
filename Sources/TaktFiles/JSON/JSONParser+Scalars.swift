extension JSONParser {
  mutating func string() throws(JSONSyntaxError) {
    let start = position
    var hasEscapes = false
    position += 1
    while true {
      guard let byte else {
        let begin = JSONSyntaxError.place(of: start, in: bytes)
        throw error(
          "The file ends too soon: the text that begins in line \(begin.line), column "
            + "\(begin.column), is not closed.")
      }
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        nodes.append(
          JSONNode(
            kind: .string, start: start, end: position, next: nodes.count + 1,
            hasEscapes: hasEscapes))
        return
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try escape()
      case 0..<0x20:
        throw error("A control character (\(found())) stands in a text; write it as an escape.")
      case 0x20..<0x80: position += 1
      default:
        let length = sequenceLength(at: position)
        if length == 0 { throw error("\(found()) is not UTF-8.".capitalisedFirst) }
        position += length
      }
    }
  }

  private mutating func escape() throws(JSONSyntaxError) {
    let start = position
    position += 1
    guard let byte else { throw endOfFile() }
    position += 1
    if byte != UInt8(ascii: "u") {
      if "\"\\/bfnrt".utf8.contains(byte) { return }
      throw error("A backslash must be followed by one of \"\\/bfnrtu.", at: start)
    }
    let unit = try hexadecimal(start)
    if 0xDC00...0xDFFF ~= unit { throw loneSurrogate(start) }
    guard 0xD800...0xDBFF ~= unit else { return }
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw loneSurrogate(start) }
    position += 2
    if !(0xDC00...0xDFFF ~= (try hexadecimal(start))) { throw loneSurrogate(start) }
  }

  private func loneSurrogate(_ start: Int) -> JSONSyntaxError {
    error("Half a surrogate pair stands alone in a text.", at: start)
  }

  private mutating func hexadecimal(_ start: Int) throws(JSONSyntaxError) -> UInt16 {
    guard position + 4 <= bytes.count,
      let unit = JSONDocument.hexadecimal(bytes[position..<position + 4])
    else { throw error("\\u must be followed by four hexadecimal digits.", at: start) }
    position += 4
    return unit
  }

  /// The length of the well-formed UTF-8 sequence at `offset`; 0 where it is none
  /// (The Unicode Standard 15.0, table 3-7).
  func sequenceLength(at offset: Int) -> Int {
    func at(_ index: Int) -> UInt8 { offset + index < bytes.count ? bytes[offset + index] : 0 }
    func isTail(_ index: Int) -> Bool { at(index) & 0xC0 == 0x80 }
    switch at(0) {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return isTail(1) ? 2 : 0
    case 0xE0: return 0xA0...0xBF ~= at(1) && isTail(2) ? 3 : 0
    case 0xED: return 0x80...0x9F ~= at(1) && isTail(2) ? 3 : 0
    case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
    case 0xF0: return 0x90...0xBF ~= at(1) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF4: return 0x80...0x8F ~= at(1) && isTail(2) && isTail(3) ? 4 : 0
    default: return 0
    }
  }

  mutating func number() throws(JSONSyntaxError) {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    if bytes[position...].starts(with: "Infinity".utf8) {
      throw error("-Infinity is not a number in JSON; numbers must be finite.", at: start)
    }
    let whole = position
    try digits(start)
    if bytes[whole] == UInt8(ascii: "0"), position > whole + 1 {
      throw error("A number must not begin with 0 and another digit.", at: start)
    }
    if byte == UInt8(ascii: ".") {
      position += 1
      try digits(start)
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      try digits(start)
    }
    nodes.append(JSONNode(kind: .number, start: start, end: position, next: nodes.count + 1))
  }

  private mutating func digits(_ start: Int) throws(JSONSyntaxError) {
    let first = position
    while let byte, byte >= 48, byte <= 57 { position += 1 }
    if position == first {
      throw error("Found \(found()) where a digit of a number must stand.")
    }
  }
}

extension String {
  /// With a capital first letter, for the beginning of a sentence.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
