/// One thing that a cause, a warning or a change to the order file speaks of.
///
/// Files write it as a field of its own, reports make words of it.
public enum Fact: Sendable, Equatable {
  case machine(MachineIndex)
  case product(ProductIndex)
  /// A step of a product's routing.
  case step(ProductIndex, Int)
  case order(OrderIndex)
  case resource(ResourceIndex)
  case instant(Instant)
  case windows([Window])
  /// What it counts and in which unit, its field's name says.
  case number(Double)
  /// The id of a lot, or words of the order file.
  case text(String)

  /// Whether what it names is in the plant, and a number is one.
  public func isKnown(in plant: Plant) -> Bool {
    switch self {
    case .machine(let index): plant.machines.indices.contains(index)
    case .product(let index): plant.products.indices.contains(index)
    case .step(let product, let step):
      plant.products.indices.contains(product)
        && plant.products[product].steps.indices.contains(step)
    case .order(let index): plant.orders.indices.contains(index)
    case .resource(let index): plant.resources.indices.contains(index)
    case .number(let number): number.isFinite
    case .instant, .windows, .text: true
    }
  }
}
