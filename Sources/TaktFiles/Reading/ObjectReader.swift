/// One object of the file: finds its fields once and reports unknown and repeated ones.
///
/// The typed accessors are in `ObjectReader+Fields.swift`. Each reports its own faults to the
/// context and returns nil (or the default), so that reading goes on to the end of the file.
struct ObjectReader<Field: FieldSet> {
  typealias NodeID = JSONDocument.NodeID

  let node: NodeID
  let context: ReadingContext
  /// The value's node for each field, by its raw value; -1 where the field is not there.
  private var slots: [NodeID]

  /// Nil, and reported, where the value is not an object.
  init?(_ node: NodeID, _: Field.Type, in context: ReadingContext) {
    self.node = node
    self.context = context
    self.slots = Array(repeating: -1, count: Field.table.names.count)
    guard context.document.kind(node) == .object else {
      context.refuse(node, allowed: "an object")
      return nil
    }
    findFields()
  }

  private mutating func findFields() {
    let document = context.document
    var unread: Set<String> = []
    var keys = document.children(node)
    while let key = keys.next(), let value = keys.next() {
      let name = document.nodes[key].hasEscapes ? document.text(key) : nil
      let ordinal =
        name.map { Field.table.ordinal(of: Array($0.utf8)) }
        ?? Field.table.ordinal(of: document.source(key).dropFirst().dropLast())
      if let ordinal {
        if slots[ordinal] >= 0 { refuseRepeated(value, Field.table.names[ordinal]) }
        slots[ordinal] = value
        continue
      }
      let text = name ?? document.text(key)
      if !unread.insert(text).inserted { refuseRepeated(value, text) }
      if text != "note", !text.hasPrefix("x-") { refuseUnknown(value, text) }
    }
  }

  private func refuseRepeated(_ value: NodeID, _ name: String) {
    context.refuse(value, "The field \(quoted(name)) stands more than once in this object.")
  }

  private func refuseUnknown(_ value: NodeID, _ name: String) {
    let names = Field.table.names
    context.refuse(
      value,
      "The field \(quoted(name)) is not known here; allowed are \(names.joined(separator: ", ")), "
        + "note and names that begin with x-."
        + context.nearestSentence(to: name, among: names, ifAlike: true))
  }

  /// The value of a field, nil where it is not there.
  subscript(_ field: Field) -> NodeID? {
    let value = slots[field.rawValue]
    return value >= 0 ? value : nil
  }

  /// Where faults about a field belong: to its value, or to the object that lacks it.
  func place(of field: Field) -> NodeID { self[field] ?? node }

  func refuseMissing(_ field: Field) {
    context.refuse(node, "The field \(quoted("\(field)")) is missing; it is required.")
  }
}
