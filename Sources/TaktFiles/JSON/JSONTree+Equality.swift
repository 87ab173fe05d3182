/// Whether two values say the same (RFC 6902, section 4.6): texts code point by code point, objects in any
/// order of their fields, numbers by their value.
extension JSONTree {
  func says(_ other: JSONTree) -> Bool {
    guard let a = try? JSONDocument(bytes), let b = try? JSONDocument(other.bytes) else {
      return false
    }
    return Self.isEqual(a, a.root, b, b.root)
  }

  private static func isEqual(
    _ a: JSONDocument, _ one: JSONDocument.NodeID, _ b: JSONDocument, _ other: JSONDocument.NodeID
  ) -> Bool {
    guard a.kind(one) == b.kind(other) else { return false }
    switch a.kind(one) {
    case .null, .yes, .no: return true
    case .string: return a.text(one).utf8.elementsEqual(b.text(other).utf8)
    case .number:
      let (left, right) = (Array(a.source(one)), Array(b.source(other)))
      // Whole numbers may have more digits than a Double can tell apart.
      if isWhole(left), isWhole(right), max(left.count, right.count) > 15 { return left == right }
      return a.number(one) == b.number(other)
    case .array:
      let (left, right) = (Array(a.children(one)), Array(b.children(other)))
      return left.count == right.count
        && zip(left, right).allSatisfy { isEqual(a, $0, b, $1) }
    case .object:
      let (left, right) = (fields(of: one, in: a), fields(of: other, in: b))
      return left.count == right.count
        && left.allSatisfy { name, value in
          right[name].map { isEqual(a, value, b, $0) } ?? false
        }
    }
  }

  private static func isWhole(_ number: [UInt8]) -> Bool {
    number.dropFirst(number.first == UInt8(ascii: "-") ? 1 : 0).allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
  }

  private static func fields(
    of node: JSONDocument.NodeID, in document: JSONDocument
  ) -> [[UInt8]: JSONDocument.NodeID] {
    var fields: [[UInt8]: JSONDocument.NodeID] = [:]
    var children = document.children(node)
    while let key = children.next(), let value = children.next() {
      fields[Array(document.text(key).utf8)] = value
    }
    return fields
  }
}
