import TaktModel

/// Rules that look at the bill of materials as a whole.
extension OrderFileReader {
  /// The most units of any step that a file's orders may call for: beyond it, sums lose whole units.
  static let mostUnits = 1e15

  /// Refuses each component that leads back to a product it goes into (depth-first search, without
  /// recursion; R. Tarjan, 1972). Returns the products bottom-up: components before what they go into.
  func refuseCycles(
    _ products: [Product], _ objects: [ObjectReader<ProductField>?]
  ) -> [ProductIndex] {
    enum Mark { case new, open, done }
    var marks = [Mark](repeating: .new, count: products.count)
    var finished: [ProductIndex] = []
    let links = objects.map { $0.map(componentNodes) ?? [] }
    for root in products.indices where marks[root] == .new {
      var path: [(product: ProductIndex, next: Int)] = [(root, 0)]
      marks[root] = .open
      while let top = path.last {
        guard top.next < links[top.product].count else {
          marks[top.product] = .done
          finished.append(top.product)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let link = links[top.product][top.next]
        switch marks[link.product] {
        case .done: continue
        case .new:
          marks[link.product] = .open
          path.append((link.product, 0))
        case .open:
          let loop = path.map(\.product).drop { $0 != link.product } + [link.product]
          refuseCycle(link.node, loop.map { products[$0].id })
        }
      }
    }
    return finished
  }

  private func refuseCycle(_ node: NodeID, _ ids: [String]) {
    var names = ids.map(quoted)
    if names.count > 12 { names.replaceSubrange(6..<names.count - 5, with: ["\u{2026}"]) }
    context.refuse(
      node, "The bill of materials goes round in a circle: \(names.joined(separator: " needs ")).")
  }

  /// Each reference to a component in a product's routing, in document order. What is wrong with the
  /// routing has been reported before, so nothing is here.
  private func componentNodes(
    _ object: ObjectReader<ProductField>
  ) -> [(node: NodeID, product: ProductIndex)] {
    let document = context.document
    func entries(_ node: NodeID?) -> [NodeID] {
      guard let node, document.kind(node) == .array else { return [] }
      return Array(document.children(node))
    }
    func field(_ name: String, of node: NodeID) -> NodeID? {
      guard document.kind(node) == .object else { return nil }
      var keys = document.children(node)
      while let key = keys.next(), let value = keys.next() {
        if document.text(key) == name { return value }
      }
      return nil
    }
    return entries(object[.routing]).flatMap { step in
      entries(field("components", of: step)).compactMap { component in
        guard let node = field("product", of: component), document.kind(node) == .string,
          let product = products.index(of: document.text(node))
        else { return nil }
        return (node, product)
      }
    }
  }

  /// Refuses a file whose orders, exploded through yields and components, call for more units than
  /// can be counted; every later sum is finite then.
  func refuseEndlessNeed(
    _ products: [Product], bottomUp: [ProductIndex], _ objects: [ObjectReader<ProductField>?],
    _ orders: [Order]
  ) {
    if context.hasFaults { return }
    var need = [Double](repeating: 0, count: products.count)
    for order in orders { need[order.product] += order.quantity }
    for index in bottomUp.reversed() {
      var units = need[index]
      for step in products[index].steps.reversed() {
        let leastGood = step.modes.map(\.goodPerUnit).min() ?? 1
        units /= leastGood
        guard units <= Self.mostUnits else {
          context.refuse(
            objects[index]?.node ?? context.document.root,
            "The orders would call for more than \(Self.mostUnits.shortest) units to be started in "
              + "step \(quoted(step.id)), yields and components considered.")
          return
        }
        for component in step.components {
          need[component.product] += units * component.quantityPerUnit
        }
      }
    }
  }
}
