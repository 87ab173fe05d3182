import TaktModel

/// The families that machines can be set up for, numbered as they are first named by modes.
struct FamilyTable {
  private(set) var names: [String] = []
  private var indices: [String: Int] = [:]

  mutating func index(of name: String) -> Int {
    if let index = indices[name] { return index }
    indices[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func contains(_ name: String) -> Bool { indices[name] != nil }
}

extension OrderFileReader {
  /// A family named outside the modes, which are read before: one that no mode has is probably a slip.
  mutating func family(_ node: NodeID) -> Int? {
    guard let name = familyName(node) else { return nil }
    if !families.contains(name), !context.hasFaults {
      context.remark(
        node,
        .init(
          .unusedFamily, family: name,
          nearest: context.nearestName(to: name, among: families.names)))
    }
    return families.index(of: name)
  }

  /// The name of a single family, which `"*"` is not.
  func familyName(_ node: NodeID) -> String? {
    guard let name = context.nonEmptyText(node) else { return nil }
    if name == "*" {
      context.refuse(node, "Found \"*\"; allowed is the name of one family here.")
      return nil
    }
    return name
  }
}
