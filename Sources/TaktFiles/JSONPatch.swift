/// A change to a JSON document as a list of operations: JSON Patch (RFC 6902).
public struct JSONPatch: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case add, remove, replace, move, copy, test
  }

  struct Operation: Sendable {
    let kind: Kind
    let path: JSONPointer
    /// Of `move` and `copy`.
    let from: JSONPointer?
    /// Of `add`, `replace` and `test`, as written.
    let value: [UInt8]?
  }

  /// Bytes.
  private static let mostCopied = 1 << 26

  let operations: [Operation]

  /// Reads a patch file.
  ///
  /// - Throws: every fault of its form, in document order.
  public static func read(_ bytes: [UInt8]) throws(FileErrors) -> JSONPatch {
    let context = ReadingContext(try JSONDocument.open(bytes))
    let operations = PatchReader(context: context).operations(context.document.root)
    if context.hasFaults { throw FileErrors(errors: context.errors()) }
    return JSONPatch(operations: operations)
  }

  /// The document with all operations done, one after the other; what they do not touch keeps its bytes.
  ///
  /// - Throws: the first operation that cannot be done, with its place in the patch. Nothing is done then.
  public func applied(to document: [UInt8]) throws(FileErrors) -> [UInt8] {
    // Spaces about the document are no part of its value.
    let root = try JSONDocument.open(document)
    let (start, end) = (Int(root.nodes[0].start), Int(root.nodes[0].end))
    var tree = JSONTree.source(Array(document[start..<end]))
    var copied = 0
    for (index, operation) in operations.enumerated() {
      do throws(JSONTree.Obstacle) {
        try Self.apply(operation, to: &tree, &copied)
      } catch {
        let what = "\(operation.kind.rawValue) \(operation.path.named)"
        throw FileErrors(errors: [
          FileError(
            pointer: "/\(index)", message: "Operation \(index) (\(what)): " + error.message)
        ])
      }
    }
    return document[..<start] + tree.bytes + document[end...]
  }

  private static func apply(
    _ operation: Operation, to tree: inout JSONTree, _ copied: inout Int
  ) throws(JSONTree.Obstacle) {
    let value = JSONTree.source(operation.value ?? [])
    let from = operation.from ?? operation.path
    switch operation.kind {
    case .add: try tree.add(value, at: operation.path)
    case .remove: try tree.remove(at: operation.path)
    case .replace: try tree.replace(value, at: operation.path)
    case .copy:
      let value = try tree.value(at: from)
      // Copies of copies grow fast.
      copied += value.bytes.count
      guard copied <= mostCopied else {
        throw JSONTree.Obstacle("A patch may not copy more than 64 MiB in all.")
      }
      try tree.add(value, at: operation.path)
    case .move:
      if operation.path.isWithin(from), operation.path != from {
        throw JSONTree.Obstacle(
          "A value cannot move into itself; \(from.named) holds \(operation.path.named).")
      }
      let moved = try tree.value(at: from)
      if from.tokens.isEmpty { return }
      try tree.remove(at: from)
      try tree.add(moved, at: operation.path)
    case .test:
      let found = try tree.value(at: operation.path)
      guard found.says(value) else {
        throw JSONTree.Obstacle(
          "The test fails: found \(shown(found.bytes)), expected \(shown(value.bytes)). The "
            + "document is another one than the patch was made for, or was changed since.")
      }
    }
  }

  private static func shown(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.count > 60 ? text.prefix(60) + "\u{2026}" : text
  }
}

/// Turns a document into operations; fields that the RFC does not name are left alone, as it asks.
struct PatchReader {
  typealias NodeID = JSONDocument.NodeID

  let context: ReadingContext
  var document: JSONDocument { context.document }

  func operations(_ node: NodeID) -> [JSONPatch.Operation] {
    guard document.kind(node) == .array else {
      context.refuse(node, allowed: "a list of operations (JSON Patch, RFC 6902)")
      return []
    }
    return document.children(node).compactMap(operation)
  }

  /// A patch within another file, as written.
  func text(_ node: NodeID) -> String? {
    let found = operations(node)
    guard document.kind(node) == .array,
      found.count == Array(document.children(node)).count
    else { return nil }
    return String(decoding: document.source(node), as: UTF8.self)
  }

  private func operation(_ node: NodeID) -> JSONPatch.Operation? {
    guard document.kind(node) == .object else {
      context.refuse(node, allowed: "an object with the fields op, path and value or from")
      return nil
    }
    var fields: [String: NodeID] = [:]
    var children = document.children(node)
    while let key = children.next(), let value = children.next() {
      let name = document.text(key)
      guard ["op", "path", "from", "value"].contains(name) else { continue }
      if fields.updateValue(value, forKey: name) != nil {
        context.refuse(value, "The field \(quoted(name)) stands more than once in this object.")
      }
    }
    let path = pointer("path", in: fields, of: node)
    guard let named = required("op", in: fields, of: node),
      let word = context.choice(named, JSONPatch.Kind.allCases.map(\.rawValue))
    else { return nil }
    let kind = JSONPatch.Kind.allCases[word]
    var (from, value) = (JSONPointer?.none, [UInt8]?.none)
    switch kind {
    case .add, .replace, .test:
      guard let found = required("value", in: fields, of: node) else { return nil }
      value = Array(document.source(found))
    case .move, .copy:
      from = pointer("from", in: fields, of: node)
      if from == nil { return nil }
    case .remove: break
    }
    return path.map { JSONPatch.Operation(kind: kind, path: $0, from: from, value: value) }
  }

  private func required(_ name: String, in fields: [String: NodeID], of node: NodeID) -> NodeID? {
    if fields[name] == nil {
      context.refuse(node, "The field \(quoted(name)) is missing; it is required.")
    }
    return fields[name]
  }

  private func pointer(
    _ name: String, in fields: [String: NodeID], of node: NodeID
  ) -> JSONPointer? {
    guard let field = required(name, in: fields, of: node), let text = context.text(field) else {
      return nil
    }
    if let pointer = JSONPointer(text: text) { return pointer }
    context.refuse(
      field,
      "Found \(quoted(text)); allowed is a JSON Pointer: empty, or parts that each begin with /, in "
        + "which ~ is written ~0 and / is written ~1.")
    return nil
  }
}
