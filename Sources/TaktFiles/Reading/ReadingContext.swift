import TaktModel

/// What all readers of one file share: the document, and the faults found so far.
final class ReadingContext {
  typealias NodeID = JSONDocument.NodeID

  let document: JSONDocument
  private var faults: [(node: NodeID, message: String)] = []
  private var remarks: [(node: NodeID, warning: Plan.Warning)] = []
  private var nearest = NearestName()

  init(_ document: JSONDocument) { self.document = document }

  var hasFaults: Bool { !faults.isEmpty }

  func refuse(_ node: NodeID, _ message: String) { faults.append((node, message)) }

  /// Says something of a value, whose place is added to it.
  func remark(_ node: NodeID, _ warning: Plan.Warning) { remarks.append((node, warning)) }

  /// The faults in document order; of one value, in the order in which they were found.
  func errors() -> [FileError] {
    let sorted = faults.enumerated()
      .sorted { ($0.element.node, $0.offset) < ($1.element.node, $1.offset) }.map(\.element)
    return zip(document.pointers(to: sorted.map(\.node)), sorted).map { pointer, fault in
      FileError(pointer: pointer, message: fault.message)
    }
  }

  func warnings() -> [Plan.Warning] {
    let sorted = remarks.enumerated()
      .sorted { ($0.element.node, $0.offset) < ($1.element.node, $1.offset) }.map(\.element)
    return zip(document.pointers(to: sorted.map(\.node)), sorted).map { pointer, remark in
      remark.warning.modified { $0.pointer = pointer }
    }
  }

  /// ` The nearest is "x".`, or nothing where there is nothing to be near to.
  ///
  /// - Parameter ifAlike: say nothing where the nearest has little in common with the name.
  func nearestSentence(
    to name: String, among names: [String], ifAlike: Bool = false
  ) -> String {
    nearestName(to: name, among: names, ifAlike: ifAlike).map {
      " The nearest is \(quoted($0))."
    } ?? ""
  }

  func nearestName(
    to name: String, among names: [String], ifAlike: Bool = false
  ) -> String? {
    nearest.of(name, among: names, mostDistance: ifAlike ? name.count * 3 / 5 : .max)
  }

  /// A value as it is shown in messages: short, on one line.
  func shown(_ node: NodeID) -> String {
    switch document.kind(node) {
    case .object: "an object"
    case .array: "a list"
    case .string: "the text " + quoted(document.text(node))
    case .number: "the number " + shortened(String(decoding: document.source(node), as: UTF8.self))
    case .yes: "true"
    case .no: "false"
    case .null: "null"
    }
  }

  /// The standard fault: what was found, what is allowed.
  func refuse(_ node: NodeID, allowed: String) {
    let hint = document.kind(node) == .null ? " Leave out what has no value." : ""
    refuse(node, "Found \(shown(node)); allowed is \(allowed).\(hint)")
  }
}

/// Text in double quotes, control characters escaped, shortened to 60 characters.
func quoted(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { 0x20..<0x7F ~= $0 && $0 != 0x22 && $0 != 0x5C }
  if isPlain, text.utf8.count <= 60 { return "\"\(text)\"" }
  let visible = text.unicodeScalars.prefix(61).map { scalar in
    switch scalar {
    case "\"", "\\": "\\" + String(scalar)
    case "\n": "\\n"
    case "\t": "\\t"
    default:
      scalar.properties.generalCategory == .control
        ? "\\u{" + String(scalar.value, radix: 16) + "}" : String(scalar)
    }
  }
  return "\""
    + (visible.count > 60 ? visible.prefix(60).joined() + "\u{2026}" : visible.joined()) + "\""
}

private func shortened(_ text: String) -> String {
  text.count > 60 ? text.prefix(60) + "\u{2026}" : text
}
