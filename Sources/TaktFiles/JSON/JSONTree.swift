/// A JSON value that is changed here and there: what nobody touches keeps its bytes, and what is added
/// stands as its neighbours do.
indirect enum JSONTree {
  /// As written; opened only on the way to a change.
  case source([UInt8])
  /// `inside` stands between the brackets where there are no entries.
  case object([Entry], inside: [UInt8])
  case list([Entry], inside: [UInt8])

  struct Entry {
    /// What stands before the entry: spaces and line ends.
    var lead: [UInt8]
    /// Of an object's entry alone.
    var key: Key?
    var value: JSONTree
    /// What stands behind it, before the comma or the closing bracket.
    var trail: [UInt8]
  }

  struct Key {
    let name: String
    /// The quoted name, the colon and the spaces about it.
    let source: [UInt8]

    /// Names are compared code point by code point (RFC 6901, section 4): accents that are written in
    /// another way make another name.
    func isNamed(_ other: String) -> Bool { name.utf8.elementsEqual(other.utf8) }
  }

  /// The same value with its entries at hand.
  func opened() -> JSONTree {
    guard case .source(let bytes) = self, let document = try? JSONDocument(bytes) else {
      return self
    }
    switch document.kind(document.root) {
    case .object: return Self.open(document, isObject: true)
    case .array: return Self.open(document, isObject: false)
    default: return self
    }
  }

  private static func open(_ document: JSONDocument, isObject: Bool) -> JSONTree {
    let (root, bytes) = (document.nodes[document.root], document.bytes)
    var entries: [Entry] = []
    var at = Int(root.start) + 1
    var children = document.children(document.root)
    while let first = children.next() {
      let lead = Array(bytes[at..<Int(document.nodes[first].start)])
      var (key, value) = (Key?.none, first)
      if isObject, let second = children.next() {
        let source = bytes[Int(document.nodes[first].start)..<Int(document.nodes[second].start)]
        key = Key(name: document.text(first), source: Array(source))
        value = second
      }
      let end = Int(document.nodes[value].end)
      at = end
      while bytes[at] != UInt8(ascii: ","), at < Int(root.end) - 1 { at += 1 }
      entries.append(
        Entry(
          lead: lead, key: key, value: .source(Array(document.source(value))),
          trail: Array(bytes[end..<at])))
      at += 1
    }
    let inside = entries.isEmpty ? Array(bytes[at..<Int(root.end) - 1]) : []
    return isObject ? .object(entries, inside: inside) : .list(entries, inside: inside)
  }

  func write(to output: inout [UInt8]) {
    switch self {
    case .source(let bytes): output += bytes
    case .object(let entries, let inside): Self.write("{", entries, inside, "}", to: &output)
    case .list(let entries, let inside): Self.write("[", entries, inside, "]", to: &output)
    }
  }

  private static func write(
    _ opener: Character, _ entries: [Entry], _ inside: [UInt8], _ closer: Character,
    to output: inout [UInt8]
  ) {
    output += opener.utf8
    if entries.isEmpty { output += inside }
    for (index, entry) in entries.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output += entry.lead
      if let key = entry.key { output += key.source }
      entry.value.write(to: &output)
      output += entry.trail
    }
    output += closer.utf8
  }

  var bytes: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }
}

extension [JSONTree.Entry] {
  /// Puts a value in with the spaces of its neighbours.
  mutating func insert(_ value: JSONTree, key: String?, at index: Int) {
    let model = isEmpty ? nil : self[Swift.min(index, count - 1)]
    var entry = JSONTree.Entry(
      lead: model?.lead ?? [], key: key.map { .init($0, like: model?.key) }, value: value,
      trail: [])
    if index == count, index > 0 {
      entry.trail = self[index - 1].trail
      self[index - 1].trail = []
      // The first of several on one line has no space before it.
      if index == 1, entry.lead.isEmpty { entry.lead = [UInt8(ascii: " ")] }
    } else if index == 0, count > 1 {
      self[0].lead = self[1].lead
    }
    insert(entry, at: index)
  }

  /// Takes an entry out; what stood before the closing bracket stays there.
  mutating func take(at index: Int) {
    let entry = remove(at: index)
    if index == count, index > 0 { self[index - 1].trail = entry.trail }
    if index == 0, !isEmpty { self[0].lead = entry.lead }
  }
}

extension JSONTree.Key {
  init(_ name: String, like other: JSONTree.Key?) {
    var source = Array(JSONValue.text(name).bytes().dropLast())
    let colon = other?.source.lastIndex(of: UInt8(ascii: ":"))
    if let other, let colon { source += other.source[colon...] } else { source += ": ".utf8 }
    self.init(name: name, source: source)
  }
}
