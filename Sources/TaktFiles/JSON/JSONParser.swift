/// Turns bytes into nodes (RFC 8259), without recursion and without copying any text.
///
/// Stricter than the RFC in nothing, laxer in nothing; nesting ends at `depthLimit`.
struct JSONParser {
  static let depthLimit = 128
  static let sizeLimit = 1 << 30

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  var nodes: [JSONNode] = []
  /// Containers under way, as indices of nodes.
  private var open: [Int] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  func error(_ message: String, at offset: Int? = nil) -> JSONSyntaxError {
    JSONSyntaxError(message, at: offset ?? position, in: bytes)
  }

  /// - Throws: the first thing that is not JSON.
  mutating func parse() throws(JSONSyntaxError) {
    try refuseOtherEncodings()
    nodes.reserveCapacity(min(bytes.count / 8 + 16, 1 << 22))
    repeat { try value() } while try afterValue()
    skipSpace()
    if byte != nil { throw error("Something follows after the end of the document: \(found()).") }
  }

  private func refuseOtherEncodings() throws(JSONSyntaxError) {
    if bytes.count > Self.sizeLimit { throw error("The file is larger than 1 GiB.") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw error("The file begins with a byte-order mark; save it as UTF-8 without one.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw error("The file is UTF-16; save it as UTF-8.")
    }
  }

  private mutating func value() throws(JSONSyntaxError) {
    while true {
      skipSpace()
      guard let first = byte else { throw endOfFile() }
      switch first {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        try begin(first == UInt8(ascii: "{") ? .object : .array)
        skipSpace()
        if byte == first + 2 {  // '}' and ']' stand two after their openers in ASCII
          return
        }
        if first == UInt8(ascii: "{") { try key() }
        continue
      case UInt8(ascii: "\""): try string()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
      default: try word()
      }
      return
    }
  }

  private mutating func begin(_ kind: JSONNode.Kind) throws(JSONSyntaxError) {
    if open.count == Self.depthLimit {
      throw error("Values are nested more than \(Self.depthLimit) levels deep.")
    }
    open.append(nodes.count)
    nodes.append(JSONNode(kind: kind, start: position, end: 0, next: 0))
    position += 1
  }

  /// Closes what ends here. True when another value follows.
  private mutating func afterValue() throws(JSONSyntaxError) -> Bool {
    while let container = open.last {
      let isObject = nodes[container].kind == .object
      let closer = UInt8(ascii: isObject ? "}" : "]")
      skipSpace()
      guard let byte else { throw endOfFile() }
      if byte == closer {
        position += 1
        nodes[container].end = UInt32(position)
        nodes[container].next = UInt32(nodes.count)
        open.removeLast()
        continue
      }
      guard byte == UInt8(ascii: ",") else {
        throw error("Found \(found()) where a comma or \"\(isObject ? "}" : "]")\" must stand.")
      }
      let comma = position
      position += 1
      skipSpace()
      if self.byte == closer {
        throw error("A comma stands before the closing bracket.", at: comma)
      }
      if isObject { try key() }
      return true
    }
    return false
  }

  private mutating func key() throws(JSONSyntaxError) {
    guard let byte else { throw endOfFile() }
    guard byte == UInt8(ascii: "\"") else {
      throw error("Found \(found()) where a field name in double quotes must stand.")
    }
    try string()
    skipSpace()
    guard let byte = self.byte else { throw endOfFile() }
    guard byte == UInt8(ascii: ":") else {
      throw error("Found \(found()) where the colon after a field name must stand.")
    }
    position += 1
  }

  private mutating func word() throws(JSONSyntaxError) {
    let start = position
    for (text, kind) in [("true", JSONNode.Kind.yes), ("false", .no), ("null", .null)]
    where bytes[start...].starts(with: text.utf8) {
      position += text.utf8.count
      nodes.append(JSONNode(kind: kind, start: start, end: position, next: nodes.count + 1))
      return
    }
    for text in ["NaN", "Infinity", "+"] where bytes[start...].starts(with: text.utf8) {
      throw error(
        text == "+"
          ? "A number must not begin with \"+\"."
          : "\(text) is not a number in JSON; numbers must be finite.")
    }
    throw error("Found \(found()) where a value must stand.")
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  func endOfFile() -> JSONSyntaxError {
    guard let container = open.last else { return error("The file is empty.") }
    let begin = JSONSyntaxError.place(of: Int(nodes[container].start), in: bytes)
    let what = nodes[container].kind == .object ? "object" : "list"
    return error(
      "The file ends too soon: the \(what) that begins in line \(begin.line), column "
        + "\(begin.column), is not closed.")
  }

  /// The character at the position, fit to be shown.
  func found() -> String {
    guard let byte else { return "the end of the file" }
    if byte >= 0x21, byte < 0x7F { return "'\(Character(UnicodeScalar(byte)))'" }
    let length = sequenceLength(at: position)
    if byte >= 0x80, length > 0 {
      return "'" + String(decoding: bytes[position..<position + length], as: UTF8.self) + "'"
    }
    return "the byte 0x" + String(byte, radix: 16, uppercase: true)
  }
}
