import TaktModel

extension PlantSketch {
  /// A product is worth twice its machine hours, and its components; these come first.
  mutating func priceProducts() {
    for index in products.indices {
      var value = 500.0
      for step in products[index].steps {
        guard let machine = step.machines.first else { continue }
        value += 2 * step.secondsPerUnit / 3600 * machines[machine].costPerHour
      }
      for component in products[index].components {
        switch component.kind {
        case .made: value += component.quantity * products[component.index].value
        case .bought: value += component.quantity * bought[component.index].costPerUnit
        }
      }
      products[index].value = value.rounded3
    }
  }

  /// Bought parts last until after their lead time; one in two has a receipt on its way.
  mutating func supplyBought() {
    for index in bought.indices {
      let days = Double(max(options.days, 1))
      let daily = bought[index].needed / days
      bought[index].stock = (daily * Double(bought[index].leadTimeDays + 2)).rounded(.up)
      guard random.happens(0.5), daily > 0 else { continue }
      let day = min(random.whole(1...5), options.days - 1)
      bought[index].receipt = ((daily * 3).rounded(.up), max(0, day))
    }
  }
}
