/// A JSON value to be written; objects keep the order of their fields.
package enum JSONValue {
  case object([(String, JSONValue)])
  case list([JSONValue])
  /// An object or list with a line for each entry, so that two files can be compared by lines.
  case objectLines([(String, JSONValue)])
  case listLines([JSONValue])
  /// The same with entries made one by one as they are written: a long list never stands in memory.
  case lines(count: Int, entry: (Int) -> JSONValue)
  case text(String)
  /// JSON that is written already.
  case source(String)
  /// Null where the number is not finite, which JSON cannot say.
  case number(Double)
  case whole(UInt64)
  case flag(Bool)
  case null

  /// UTF-8, with a line's end at the end.
  package func bytes() -> [UInt8] {
    var output: [UInt8] = []
    write(to: &output, indent: 0)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private func write(to output: inout [UInt8], indent: Int) {
    switch self {
    case .object(let fields):
      Self.write("{", "}", fields, nil, to: &output) { field, output in
        Self.write(field, to: &output, indent: indent)
      }
    case .objectLines(let fields):
      Self.write("{", "}", fields, indent, to: &output) { field, output in
        Self.write(field, to: &output, indent: indent + 2)
      }
    case .lines(let count, let entry):
      Self.write("[", "]", 0..<count, indent, to: &output) {
        entry($0).write(to: &$1, indent: indent + 2)
      }
    case .list(let entries):
      Self.write("[", "]", entries, nil, to: &output) { $0.write(to: &$1, indent: indent) }
    case .listLines(let entries):
      Self.write("[", "]", entries, indent, to: &output) { $0.write(to: &$1, indent: indent + 2) }
    case .text(let text): Self.write(text, to: &output)
    case .source(let text): output += text.utf8
    case .number(let number): output += (number.isFinite ? number.shortest : "null").utf8
    case .whole(let number): output += String(number).utf8
    case .flag(let flag): output += (flag ? "true" : "false").utf8
    case .null: output += "null".utf8
    }
  }

  /// - Parameter indent: of the brackets' line where each entry has a line of its own.
  private static func write<Entries: Collection>(
    _ opener: String, _ closer: String, _ entries: Entries, _ indent: Int?,
    to output: inout [UInt8], _ writeEntry: (Entries.Element, inout [UInt8]) -> Void
  ) {
    output += opener.utf8
    for (index, entry) in entries.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      if let indent {
        output += ("\n" + String(repeating: " ", count: indent + 2)).utf8
      } else if index > 0 {
        output.append(UInt8(ascii: " "))
      }
      writeEntry(entry, &output)
    }
    if let indent, !entries.isEmpty {
      output += ("\n" + String(repeating: " ", count: indent)).utf8
    }
    output += closer.utf8
  }

  private static func write(
    _ field: (String, JSONValue), to output: inout [UInt8], indent: Int
  ) {
    write(field.0, to: &output)
    output += ": ".utf8
    field.1.write(to: &output, indent: indent)
  }

  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      if bytes.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
        writeEscaped(bytes, to: &output)
      } else {
        output.append(contentsOf: bytes)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func writeEscaped(
    _ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""): output += "\\\"".utf8
      case UInt8(ascii: "\\"): output += "\\\\".utf8
      case 0x0A: output += "\\n".utf8
      case 0x0D: output += "\\r".utf8
      case 0x09: output += "\\t".utf8
      case 0..<0x20:
        output += (byte < 16 ? "\\u000" : "\\u00").utf8
        output += String(byte, radix: 16).utf8
      default: output.append(byte)
      }
    }
  }
}
