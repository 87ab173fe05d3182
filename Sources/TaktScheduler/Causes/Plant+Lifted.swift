import TaktModel

extension Plant {
  /// A product and all that goes into it, each once, the product first.
  func productsIn(_ product: ProductIndex) -> [ProductIndex] {
    var found = [product]
    var known: Set<ProductIndex> = [product]
    var next = 0
    while next < found.count {
      for component in products[found[next]].steps.flatMap(\.components)
      where known.insert(component.product).inserted { found.append(component.product) }
      next += 1
    }
    return found
  }

  /// Units of a product that go into one of another, at the best yields; 1 of itself.
  func units(of product: ProductIndex, in whole: ProductIndex) -> Double {
    var needed = [Double](repeating: 0, count: products.count)
    needed[whole] = 1
    for index in productsBottomUp.reversed() where needed[index] > 0 {
      var started = needed[index]
      for step in products[index].steps.reversed() {
        started /= step.modes.map(\.goodPerUnit).max() ?? 1
        for component in step.components {
          needed[component.product] += started * component.quantityPerUnit
        }
      }
    }
    return needed[product]
  }

  /// With a horizon longer by as much again, two weeks at least; the last week's hours come again.
  func lengthened() -> Plant? {
    let extra = max(14.0, horizon.days)
    let hours = horizon.periods.map { $0.start.seconds(until: $0.end) / 3600 } + [extra * 24]
    let week = min(7.0, horizon.days) * 86_400
    let last = horizon.end.advanced(bySeconds: -week)
    func repeated(_ windows: [Window]) -> [Window] {
      var all = windows
      for count in 1...max(1, Int((extra * 86_400 / week).rounded(.up))) {
        let shift = Double(count) * week
        for window in windows where window.to > last {
          all.append(
            Window(
              from: max(window.from, last).advanced(bySeconds: shift),
              to: window.to.advanced(bySeconds: shift), isOvertime: window.isOvertime,
              costPerHour: window.costPerHour))
        }
      }
      return all.flattened()
    }
    return try? modified {
      $0.horizon = Horizon(start: horizon.start, periodHours: hours)
      for index in machines.indices {
        $0.machines[index].windows = repeated(machines[index].windows)
      }
      for index in resources.indices {
        $0.resources[index].windows = repeated(resources[index].windows)
      }
    }
  }

  /// With all machines open all the time.
  func alwaysOpen() -> Plant? {
    try? modified {
      let whole = [Window(from: horizon.start, to: horizon.end)]
      for index in machines.indices {
        $0.machines[index].windows = (machines[index].windows + whole).flattened()
      }
    }
  }
}

extension Plant {
  /// The plant with lots of one product as small as anybody likes; nil where that is no plant.
  func withLotsOfAnySize(of product: ProductIndex) -> Plant? {
    let steps = products[product].steps.map { step in
      step.modified {
        $0.modes = step.modes.map { mode in
          mode.modified {
            $0.minLot = 0
            $0.lotMultiple = nil
          }
        }
      }
    }
    return try? modified { $0.products[product].supply = .made(steps) }
  }
}
