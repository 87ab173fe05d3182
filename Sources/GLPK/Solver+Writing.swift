import CGLPK

extension Solver {
  /// Writes the loaded program, with all changes, as free MPS, without rows that bound nothing.
  ///
  /// Names are the program's, made legal for other solvers: `x3_` or `r3_` (the index) and the
  /// letters and digits of the name. A constant cost becomes the cost of a variable `one`, fixed at
  /// 1, because readers of MPS do not agree on the sign of a constant.
  /// - Throws: `GLPKError.io` if the file cannot be written.
  public mutating func writeMPS(to path: String) throws(GLPKError) {
    try write(CGLPK_MPS, to: path)
  }

  /// As `writeMPS(to:)`, in CPLEX's LP format.
  public mutating func writeLP(to path: String) throws(GLPKError) {
    try write(CGLPK_LP, to: path)
  }

  private mutating func write(_ format: Int32, to path: String) throws(GLPKError) {
    let program = try current()
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw .io(path: path, reason: "not a file name")
    }
    try loadIfNeeded()
    let name = Self.names([program.name], "p")
    let columnNames = Self.names(program.variableNames, "x")
    let rowNames = Self.names(program.rowNames, "r")
    let code = cglpk_write(handle, format, path, name, columnNames, rowNames)
    if code == CGLPK_NOT_WRITTEN {
      throw .io(path: path, reason: String(cString: cglpk_message(handle)))
    }
    try check(code, "write")
  }

  /// Legal, short, unique names, each with its NUL, end to end.
  private static func names(_ names: [String], _ prefix: String) -> [CChar] {
    var bytes: [CChar] = []
    bytes.reserveCapacity(names.count * 16 + 1)
    for (index, name) in names.enumerated() {
      bytes += "\(prefix)\(index)_".utf8.map { CChar($0) }
      for byte in name.utf8.prefix(24) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          bytes.append(CChar(byte))
        default:
          bytes.append(CChar(UInt8(ascii: "_")))
        }
      }
      bytes.append(0)
    }
    bytes.append(0)
    return bytes
  }
}
