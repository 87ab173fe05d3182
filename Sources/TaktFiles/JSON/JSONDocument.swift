/// A parsed file: its bytes and the index of its values. Texts and numbers are decoded when asked for.
struct JSONDocument {
  typealias NodeID = Int

  let bytes: [UInt8]
  let nodes: [JSONNode]

  /// The value of the whole file.
  var root: NodeID { 0 }

  init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<[JSONNode], JSONSyntaxError> in
      var parser = JSONParser(buffer)
      do throws(JSONSyntaxError) {
        try parser.parse()
        return .success(parser.nodes)
      } catch {
        return .failure(error)
      }
    }
    self.bytes = bytes
    self.nodes = try result.get()
  }

  func kind(_ node: NodeID) -> JSONNode.Kind { nodes[node].kind }

  /// The bytes as they stand in the file, a text's quotes included.
  func source(_ node: NodeID) -> ArraySlice<UInt8> {
    bytes[Int(nodes[node].start)..<Int(nodes[node].end)]
  }

  /// The values in a list, or keys and values in turn in an object.
  func children(_ node: NodeID) -> Children {
    Children(nodes: nodes, upcoming: node + 1, end: Int(nodes[node].next))
  }

  struct Children: Sequence, IteratorProtocol {
    fileprivate let nodes: [JSONNode]
    fileprivate var upcoming: NodeID
    fileprivate let end: NodeID

    mutating func next() -> NodeID? {
      guard upcoming < end else { return nil }
      defer { upcoming = Int(nodes[upcoming].next) }
      return upcoming
    }
  }
}
