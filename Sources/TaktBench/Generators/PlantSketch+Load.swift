import TaktModel

extension PlantSketch {
  /// What has to be made and bought, yields and stock reckoned in: parents before their components.
  mutating func explodeNeeds() {
    for order in orders { products[order.product].needed += Double(order.quantity) }
    for index in products.indices.reversed() {
      var wanted = max(0, products[index].needed - products[index].stock)
      for step in products[index].steps.indices.reversed() {
        wanted /= products[index].steps[step].yield.mean
        products[index].steps[step].starts = wanted
      }
      for component in products[index].components {
        switch component.kind {
        case .made: products[component.index].needed += wanted * component.quantity
        case .bought: bought[component.index].needed += wanted * component.quantity
        }
      }
    }
  }

  /// Each step's first machine is the least loaded of its centre, the largest step first (R. L. Graham,
  /// 1969); its alternates are drawn.
  mutating func assignMachines() {
    var load = [Double](repeating: 0, count: machines.count)
    families = [Set<Int>](repeating: [], count: machines.count)
    for (product, step) in stepsByWork() {
      let centre = centres[products[product].steps[step].centre].machines
      let work = work(products[product].steps[step])
      let least = centre.min { a, b in
        let (first, second) = (load[a] / openShare(a), load[b] / openShare(b))
        return (first, a) < (second, b)
      }
      guard let primary = least else { continue }
      load[primary] += work * machines[primary].slowness
      var others = centre.filter { $0 != primary }
      var chosen = [primary]
      for _ in 0..<products[product].steps[step].alternates where !others.isEmpty {
        chosen.append(others.remove(at: random.below(others.count)))
      }
      products[product].steps[step].machines = chosen
      for machine in chosen { families[machine].insert(products[product].steps[step].family) }
    }
  }

  /// Scales the run times of a centre so that its busiest machine is as busy as it shall be.
  mutating func fitTimes() {
    var load = [Double](repeating: 0, count: machines.count)
    var used = [Set<Int>](repeating: [], count: machines.count)
    for product in products {
      for step in product.steps where step.starts > 0 {
        guard let machine = step.machines.first else { continue }
        load[machine] += work(step) * machines[machine].slowness
        used[machine].insert(step.family)
      }
    }
    for centre in centres.indices {
      var factor = Double.infinity
      for machine in centres[centre].machines where load[machine] > 0 {
        let open = max(machines[machine].openSeconds, 3600)
        let setups = setupSeconds(centre, used[machine])
        let run = max(centres[centre].utilisation * open - setups, 0.3 * open)
        factor = min(factor, run / load[machine])
      }
      scale(centre, by: factor.isFinite ? factor : 60)
    }
  }

  /// Each family of a machine is set up every third working day.
  private func setupSeconds(_ centre: Int, _ used: Set<Int>) -> Double {
    let rounds = Double((GeneratorCalendar.workingDays(options.days).count + 2) / 3)
    var minutes = 0.0
    for family in used.sorted() {
      minutes += centres[centre].families[family].minutes
    }
    return 60 * minutes * rounds
  }

  private mutating func scale(_ centre: Int, by factor: Double) {
    for product in products.indices {
      for step in products[product].steps.indices
      where products[product].steps[step].centre == centre {
        let seconds = products[product].steps[step].secondsPerUnit * factor
        products[product].steps[step].secondsPerUnit = min(max(seconds, 0.1), 1800).rounded3
      }
    }
  }

  func isUsed(_ family: Int, on machine: Int) -> Bool { families[machine].contains(family) }

  private func work(_ step: Step) -> Double { step.starts * step.secondsPerUnit }

  private func openShare(_ machine: Int) -> Double { max(machines[machine].openSeconds, 1) }

  private func stepsByWork() -> [(product: Int, step: Int)] {
    let all = products.indices.flatMap { product in
      products[product].steps.indices.map { (product: product, step: $0) }
    }
    return all.sorted { a, b in
      let first = work(products[a.product].steps[a.step])
      let second = work(products[b.product].steps[b.step])
      return first != second ? first > second : (a.product, a.step) < (b.product, b.step)
    }
  }
}
