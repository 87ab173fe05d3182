/// The six operations of a JSON Patch (RFC 6902, section 4).
extension JSONTree {
  /// Why an operation cannot be done, and what could be.
  struct Obstacle: Error {
    let message: String

    init(_ message: String) { self.message = message }
  }

  func value(at pointer: JSONPointer) throws(Obstacle) -> JSONTree {
    var tree = self
    for (depth, token) in pointer.tokens.enumerated() {
      let place = JSONPointer(pointer.tokens.prefix(depth))
      tree = tree.opened()
      let index = try tree.index(of: token, at: place)
      switch tree {
      case .object(let entries, _), .list(let entries, _): tree = entries[index].value
      case .source: break
      }
    }
    return tree
  }

  mutating func add(_ value: JSONTree, at pointer: JSONPointer) throws(Obstacle) {
    guard let last = pointer.tokens.last else {
      self = value
      return
    }
    try change(pointer.tokens.dropLast()[...], []) { (tree, place) throws(Obstacle) in
      switch tree {
      case .object(var entries, let inside):
        if let index = entries.firstIndex(where: { $0.key?.isNamed(last) == true }) {
          entries[index].value = value
        } else {
          entries.insert(value, key: last, at: entries.count)
        }
        tree = .object(entries, inside: inside)
      case .list(var entries, let inside):
        let index = try Self.index(last, count: entries.count, isEndAllowed: true, at: place)
        entries.insert(value, key: nil, at: index)
        tree = .list(entries, inside: inside)
      case .source: throw tree.nothingBelow(place)
      }
    }
  }

  mutating func remove(at pointer: JSONPointer) throws(Obstacle) {
    guard let last = pointer.tokens.last else {
      throw Obstacle("The whole document cannot be removed; it can be replaced.")
    }
    try change(pointer.tokens.dropLast()[...], []) { (tree, place) throws(Obstacle) in
      let index = try tree.index(of: last, at: place)
      switch tree {
      case .object(var entries, let inside):
        entries.take(at: index)
        tree = .object(entries, inside: inside)
      case .list(var entries, let inside):
        entries.take(at: index)
        tree = .list(entries, inside: inside)
      case .source: break
      }
    }
  }

  mutating func replace(_ value: JSONTree, at pointer: JSONPointer) throws(Obstacle) {
    guard let last = pointer.tokens.last else {
      self = value
      return
    }
    try change(pointer.tokens.dropLast()[...], []) { (tree, place) throws(Obstacle) in
      let index = try tree.index(of: last, at: place)
      switch tree {
      case .object(var entries, let inside):
        entries[index].value = value
        tree = .object(entries, inside: inside)
      case .list(var entries, let inside):
        entries[index].value = value
        tree = .list(entries, inside: inside)
      case .source: break
      }
    }
  }

  /// Lets `body` change the container at the end of the path; it is opened then.
  private mutating func change(
    _ path: ArraySlice<String>, _ walked: [String],
    _ body: (inout JSONTree, JSONPointer) throws(Obstacle) -> Void
  ) throws(Obstacle) {
    self = opened()
    let place = JSONPointer(walked)
    guard let token = path.first else { return try body(&self, place) }
    let index = try index(of: token, at: place)
    switch self {
    case .object(var entries, let inside):
      self = .source([])
      try entries[index].value.change(path.dropFirst(), walked + [token], body)
      self = .object(entries, inside: inside)
    case .list(var entries, let inside):
      self = .source([])
      try entries[index].value.change(path.dropFirst(), walked + [token], body)
      self = .list(entries, inside: inside)
    case .source: break
    }
  }

  /// Where the entry of that name stands; the tree has been opened.
  private func index(of token: String, at place: JSONPointer) throws(Obstacle) -> Int {
    switch self {
    case .source: throw nothingBelow(place)
    case .list(let entries, _):
      return try Self.index(token, count: entries.count, isEndAllowed: false, at: place)
    case .object(let entries, _):
      if let index = entries.firstIndex(where: { $0.key?.isNamed(token) == true }) { return index }
      let names = entries.compactMap { $0.key?.name }
      var nearest = NearestName()
      let hint = nearest.of(token, among: names, mostDistance: token.count * 3 / 5)
        .map { " The nearest is \(quoted($0))." }
      throw Obstacle(
        "There is no field \(quoted(token)) in \(place.named).\(hint ?? "")"
          + " Only 'add' makes new fields.")
    }
  }

  private static func index(
    _ token: String, count: Int, isEndAllowed: Bool, at place: JSONPointer
  ) throws(Obstacle) -> Int {
    if token == "-", isEndAllowed { return count }
    let isPlain =
      token == "0"
      || (token.utf8.allSatisfy { (48...57).contains($0) }
        && !token.hasPrefix("0"))
    let last = isEndAllowed ? count : count - 1
    if isPlain, let index = Int(token), index <= last { return index }
    let known =
      last < 0 ? "it is empty" : "allowed is " + (last == 0 ? "0" : "a number from 0 to \(last)")
    throw Obstacle(
      "Found \(quoted(token)) as a place in the list at \(place.named), which has \(count) "
        + (count == 1 ? "entry" : "entries") + "; \(known)"
        + (isEndAllowed ? ", or - for its end." : "."))
  }

  private func nothingBelow(_ place: JSONPointer) -> Obstacle {
    Obstacle(
      "\(place.named.capitalisedFirst) is neither an object nor a list: nothing is below it.")
  }
}
