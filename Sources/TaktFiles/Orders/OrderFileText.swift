/// The text of an order file, for patches to it.
struct OrderFileText {
  private let document: JSONDocument

  init(_ bytes: [UInt8]) throws(FileErrors) { document = try JSONDocument.open(bytes) }

  /// Whether something stands at a JSON Pointer.
  func has(_ pointer: String) -> Bool { node(pointer) != nil }

  /// The text that stands there.
  func text(_ pointer: String) -> String? {
    guard let node = node(pointer), document.kind(node) == .string else { return nil }
    return document.text(node)
  }

  /// The number that stands there.
  func number(_ pointer: String) -> Double? {
    guard let node = node(pointer), document.kind(node) == .number else { return nil }
    return document.number(node)
  }

  /// How many entries the list there has.
  func count(_ pointer: String) -> Int {
    guard let node = node(pointer), document.kind(node) == .array else { return 0 }
    return Array(document.children(node)).count
  }

  /// A field of each object of the list there; nil where it has none.
  func texts(_ pointer: String, _ field: String) -> [String?] {
    (0..<count(pointer)).map { text("\(pointer)/\($0)/\(field)") }
  }

  private func node(_ pointer: String) -> JSONDocument.NodeID? {
    guard let pointer = JSONPointer(text: pointer) else { return nil }
    var node = document.root
    for token in pointer.tokens {
      var children = document.children(node)
      var found: JSONDocument.NodeID?
      switch document.kind(node) {
      case .object:
        while found == nil, let key = children.next(), let value = children.next() {
          if document.text(key) == token { found = value }
        }
      case .array:
        var index = 0
        while found == nil, let value = children.next() {
          if String(index) == token { found = value }
          index += 1
        }
      default: break
      }
      guard let found else { return nil }
      node = found
    }
    return node
  }
}
