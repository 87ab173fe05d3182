import TaktModel

extension PlantSketch {
  /// One product in five is a sub-assembly. Routings go through the centres from front to back.
  mutating func drawProducts() {
    subassemblies = options.products / 5
    for index in 0..<options.products {
      let isSub = index < subassemblies
      var visited: [Int] = []
      let wanted = min(random.whole(1...(isSub ? 3 : 5)), centres.count)
      while visited.count < wanted {
        let centre = random.below(centres.count)
        if !visited.contains(centre) { visited.append(centre) }
      }
      let steps = visited.sorted().map { drawStep($0) }
      // A few products make up most of the orders.
      let popularity = random.happens(0.2) ? random.real(3...6) : random.real(0.2...1)
      products.append(Product(steps: steps, popularity: popularity))
    }
  }

  private mutating func drawStep(_ centre: Int) -> Step {
    let machines = centres[centre].machines.count
    return Step(
      centre: centre, family: random.below(centres[centre].families.count),
      secondsPerUnit: random.real(0.4...1.6), yield: drawYield(), hasRework: random.happens(0.1),
      waitMinutes: random.happens(0.1) ? Double(random.whole(1...8) * 60) : 0,
      minLot: random.happens(0.1) ? 20 : 0,
      alternates: random.happens(0.6) ? random.below(machines) : 0)
  }

  private mutating func drawYield() -> Yield {
    if random.happens(0.1) { return .share(1) }
    if random.happens(0.2) {
      let seen = random.whole(200...2000)
      return .counts(good: seen - random.below(seen / 20), defective: random.below(seen / 20))
    }
    return .share(random.real(0.94...0.995))
  }

  /// Sub-assemblies go into one product in two, bought parts into two in three.
  mutating func drawComponents() {
    for _ in 0..<(options.products / 8 + 1) {
      bought.append(
        Bought(
          costPerUnit: random.real(0.2...4) * 100, leadTimeDays: random.whole(2...7),
          minQuantity: random.whole(1...5) * 50))
    }
    for index in products.indices {
      if index >= subassemblies, subassemblies > 0, random.happens(0.5) {
        let quantity = Double(random.whole(1...2))
        products[index].components.append(
          Component(kind: .made, index: random.below(subassemblies), quantity: quantity))
      }
      if random.happens(0.67) {
        let quantity = Double(random.whole(1...4))
        products[index].components.append(
          Component(kind: .bought, index: random.below(bought.count), quantity: quantity))
      }
    }
  }
}
