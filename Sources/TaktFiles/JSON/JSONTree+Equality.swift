/// Whether two values say the same (RFC 6902, section 4.6): objects in any order of their fields, numbers
/// by their value.
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
    case .string: return a.text(one) == b.text(other)
    case .number: return a.number(one) == b.number(other)
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

  private static func fields(
    of node: JSONDocument.NodeID, in document: JSONDocument
  ) -> [String: JSONDocument.NodeID] {
    var fields: [String: JSONDocument.NodeID] = [:]
    var children = document.children(node)
    while let key = children.next(), let value = children.next() {
      fields[document.text(key)] = value
    }
    return fields
  }
}
