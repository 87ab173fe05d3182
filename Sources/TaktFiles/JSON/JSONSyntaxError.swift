/// What makes a file no JSON at all, and where.
struct JSONSyntaxError: Error {
  let line: Int
  /// In characters (Unicode scalars), from 1.
  let column: Int
  let message: String

  /// - Parameter offset: in bytes; may be the end of the file.
  init(_ message: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    (line, column) = Self.place(of: offset, in: bytes)
    self.message = message
  }

  static func place(
    of offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (line: Int, column: Int) {
    var (line, column) = (1, 1)
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
