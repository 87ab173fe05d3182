/// A place in a JSON document (RFC 6901), its parts with their escapes resolved.
struct JSONPointer: Sendable, Equatable {
  let tokens: [String]

  init(_ tokens: some Sequence<String>) { self.tokens = Array(tokens) }

  /// Nil where the text is no pointer.
  init?(text: String) {
    guard text.isEmpty || text.hasPrefix("/") else { return nil }
    var tokens: [String] = []
    for part in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let pieces = part.split(separator: "~", omittingEmptySubsequences: false)
      var token = String(pieces.first ?? "")
      for piece in pieces.dropFirst() {
        switch piece.first {
        case "0": token += "~" + piece.dropFirst()
        case "1": token += "/" + piece.dropFirst()
        default: return nil
        }
      }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  var text: String { tokens.map { "/" + $0.pointerToken }.joined() }

  /// As a reader says it.
  var named: String { tokens.isEmpty ? "the whole document" : text }

  func isWithin(_ other: JSONPointer) -> Bool { tokens.starts(with: other.tokens) }
}
