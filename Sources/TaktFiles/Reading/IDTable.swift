/// The ids of one list: where each stands, for references and against repetition.
struct IDTable {
  typealias NodeID = JSONDocument.NodeID

  /// Where the list is, for messages: `/machines`.
  let place: String
  /// False where the list itself is missing: then references are not judged, the list is.
  let isThere: Bool
  private(set) var names: [String] = []
  private var indices: [String: Int] = [:]

  init(place: String, isThere: Bool = true) {
    self.place = place
    self.isThere = isThere
  }

  /// Ids that are known to be unique.
  init(of names: [String], place: String) {
    self.init(place: place)
    self.names = names
    for (index, name) in names.enumerated() { indices[name] = index }
  }

  /// The index of a name, without any report.
  func index(of name: String) -> Int? { indices[name] }

  /// Takes the next entry's id; a missing or repeated one is reported and takes a place all the same.
  mutating func append(_ id: String?, at node: NodeID, in context: ReadingContext) {
    let index = names.count
    names.append(id ?? "")
    guard let id else { return }
    if let first = indices[id] {
      context.refuse(
        node,
        "The id \(quoted(id)) stands twice; it is first at \(place)/\(first). "
          + "Ids are unique in their list.")
    } else {
      indices[id] = index
    }
  }

  /// The index that a reference means.
  func resolve(_ node: NodeID, in context: ReadingContext) -> Int? {
    guard let name = context.text(node) else { return nil }
    if let index = indices[name] { return index }
    if !isThere { return nil }
    if names.contains(where: { !$0.isEmpty }) {
      context.refuse(
        node,
        "Found \(quoted(name)); allowed is the id of an entry of \(place)."
          + context.nearestSentence(to: name, among: names))
    } else {
      context.refuse(node, "Found \(quoted(name)); there is nothing in \(place) to refer to.")
    }
    return nil
  }
}

extension ObjectReader {
  /// The index of the entry that a field refers to.
  func reference(
    _ field: Field, to table: IDTable, _ presence: Presence = .optional
  ) -> Int? {
    read(field, presence) { table.resolve($0, in: context) }
  }
}
