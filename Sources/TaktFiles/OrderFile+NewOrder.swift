/// An order file with one more order, as text.
///
/// The rest of the file stays as it is, to the byte.
public struct OrderAddition: Sendable {
  private let order: [UInt8]
  /// Whether the order says when it is due, and before when it is not to be delivered.
  public let hasDue: Bool
  public let hasEarliest: Bool

  /// - Parameter order: a file that holds one entry of `orders`.
  /// - Throws: where that is no JSON object; what is wrong inside it is for the order file's reader.
  public init(_ order: [UInt8]) throws(FileErrors) {
    let document = try JSONDocument.open(order)
    guard document.kind(document.root) == .object else {
      let found = ReadingContext(document).shown(document.root)
      throw FileErrors(errors: [
        FileError(
          pointer: "",
          message: "Found \(found); allowed is one order: an object like the entries of orders.")
      ])
    }
    self.order = Array(document.source(document.root))
    hasDue = document.field("due", of: document.root) != nil
    hasEarliest = document.field("earliest", of: document.root) != nil
  }

  /// The file's bytes with the order as its last.
  ///
  /// - Parameters:
  ///   - file: an order file that can be read.
  ///   - fields: what the order does not say itself, as texts.
  public func adding(
    to file: [UInt8], with fields: [(name: String, text: String)] = []
  ) throws(FileErrors) -> [UInt8] {
    let document = try JSONDocument.open(file)
    guard document.kind(document.root) == .object,
      let orders = document.field("orders", of: document.root), document.kind(orders) == .array
    else {
      throw FileErrors(errors: [
        FileError(pointer: "/orders", message: "There is no list of orders.")
      ])
    }
    var entry = order
    if !fields.isEmpty {
      let isBare = document.isBare(order)
      let texts = fields.map { name, text in
        String(decoding: JSONValue.object([(name, .text(text))]).bytes(), as: UTF8.self)
          .trimmedBraces
      }
      entry.insert(contentsOf: (texts.joined(separator: ", ") + (isBare ? "" : ", ")).utf8, at: 1)
    }
    var last: JSONDocument.NodeID?
    var entries = document.children(orders)
    while let node = entries.next() { last = node }
    // Behind the last order, or where the empty list begins.
    let place = last.map { Int(document.nodes[$0].end) } ?? Int(document.nodes[orders].start) + 1
    return Array(file[..<place]) + Array((last == nil ? "" : ",\n    ").utf8) + entry
      + Array(file[place...])
  }
}

extension FileErrors {
  /// The faults that lie in an entry of a list, with places in that entry, and the others.
  public func split(at pointer: String) -> (inside: FileErrors?, others: FileErrors?) {
    func isInside(_ error: FileError) -> Bool {
      error.pointer == pointer || error.pointer.hasPrefix(pointer + "/")
    }
    let inside = errors.filter(isInside).map {
      FileError(pointer: String($0.pointer.dropFirst(pointer.count)), message: $0.message)
    }
    let others = errors.filter { !isInside($0) }
    return (
      inside.isEmpty ? nil : FileErrors(errors: inside),
      others.isEmpty ? nil : FileErrors(errors: others)
    )
  }
}

extension JSONDocument {
  /// The value of an object's field.
  func field(_ name: String, of object: NodeID) -> NodeID? {
    var nodes = children(object)
    while let key = nodes.next(), let value = nodes.next() {
      if text(key) == name { return value }
    }
    return nil
  }

  /// Whether an object has no field.
  fileprivate func isBare(_ object: [UInt8]) -> Bool {
    object.dropFirst().dropLast().allSatisfy { [9, 10, 13, 32].contains($0) }
  }
}

extension String {
  /// The one field of a written object.
  fileprivate var trimmedBraces: String {
    let object = hasSuffix("\n") ? String(dropLast()) : self
    return String(object.dropFirst().dropLast())
  }
}
