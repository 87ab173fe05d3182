/// One value, or one key of an object, as a range of the file's bytes.
///
/// 16 bytes each, in document order: a container is followed by its content, an object's content is
/// key, value, key, value. That keeps a file of 50 MB within a few times its size in memory.
struct JSONNode {
  enum Kind: UInt8 { case object, array, string, number, yes, no, null }

  let start: UInt32
  /// One past the last byte.
  var end: UInt32
  /// The index of the first node after this value and all it holds.
  var next: UInt32
  let kind: Kind
  /// A string with backslashes, whose text is not its bytes.
  let hasEscapes: Bool

  init(kind: Kind, start: Int, end: Int, next: Int, hasEscapes: Bool = false) {
    self.kind = kind
    self.start = UInt32(start)
    self.end = UInt32(end)
    self.next = UInt32(next)
    self.hasEscapes = hasEscapes
  }
}
