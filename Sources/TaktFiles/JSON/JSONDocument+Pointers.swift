extension JSONDocument {
  /// The JSON Pointers (RFC 6901) of values given in document order, all in one walk.
  func pointers(to targets: [NodeID]) -> [String] {
    var frames = [Frame(node: root, pointer: "", document: self)]
    return targets.map { target in
      while frames.count > 1, target >= nodes[frames[frames.count - 1].node].next {
        frames.removeLast()
      }
      while frames[frames.count - 1].node < target {
        frames.append(frames[frames.count - 1].child(holding: target, in: self))
      }
      return frames[frames.count - 1].pointer
    }
  }

  /// A container on the way to the values asked for, and how far it has been gone through.
  private struct Frame {
    let node: NodeID
    let pointer: String
    var child: NodeID
    var index = 0

    init(node: NodeID, pointer: String, document: JSONDocument) {
      self.node = node
      self.pointer = pointer
      self.child = node + 1
    }

    mutating func child(holding target: NodeID, in document: JSONDocument) -> Frame {
      let isObject = document.kind(node) == .object
      while true {
        let value = isObject ? child + 1 : child
        if target < Int(document.nodes[value].next) {
          let token = isObject ? document.text(child).pointerToken : String(index)
          return Frame(node: value, pointer: pointer + "/" + token, document: document)
        }
        child = Int(document.nodes[value].next)
        index += 1
      }
    }
  }
}

extension String {
  /// As a part of a JSON Pointer: `~` and `/` escaped.
  var pointerToken: String {
    guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return self
    }
    return split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
      .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
  }
}
