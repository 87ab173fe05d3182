/// What a change of set-ups costs at least, before any quantity is moved: at any prices of time no
/// quantities cost less (Lagrangian duality), and the prices that made the old quantities best are a good
/// beginning.
extension LotDraft {
  /// The least change of cost against `old`, whose best quantities have these prices a second of time.
  ///
  /// `chains` must hold the old draft's lots, with the touched items' replaced by this draft's.
  func leastChange(
    from old: LotDraft, _ prices: UnsafeMutablePointer<Double>, _ chains: LotChains
  ) -> Double {
    var sum = 0.0
    for period in 0..<periods {
      sum += setupSpent[period] - old.setupSpent[period]
      sum += prices[period] * (setupLoad[period] - old.setupLoad[period])
    }
    return sum + chains.touchedChange(prices)
  }

  /// Whether no quantities at all bring the cost down to the target, as a few steps of a subgradient
  /// search for better prices show (B. Polyak, 1969). False where they do not show it.
  ///
  /// `old` is the draft before the move, and `least` about what this one costs at its prices. What `old`
  /// makes is best at these prices, so that the first step follows what the move alone changes.
  func surelyExceeds(
    _ target: Double, _ prices: UnsafePointer<Double>, steps: Int, _ chains: LotChains,
    from old: LotDraft, least: Double
  ) -> Bool {
    let (price, load) = (chains.price, chains.load)
    for period in 0..<periods {
      price[period] = min(max(0, prices[period]), overloadPrice)
      load[period] = old.runLoad[period]
    }
    chains.serveTouched(insteadOf: old)
    _ = addSetups(price, load)
    var bound = least
    for _ in 0..<steps {
      guard climb(by: target - bound, price, load) else { return false }
      for period in 0..<periods { load[period] = 0 }
      bound = chains.serveAll() + addSetups(price, load)
      if bound > target { return true }
    }
    return false
  }

  /// What the set-ups and all the time there is cost at prices; their seconds go into the load.
  private func addSetups(
    _ price: UnsafeMutablePointer<Double>, _ load: UnsafeMutablePointer<Double>
  ) -> Double {
    var sum = 0.0
    for period in 0..<periods {
      let seconds = setupLoad[period] - capacities[period]
      load[period] += seconds
      sum += setupSpent[period] + price[period] * seconds
      let over = price[period] - overtimePrices[period]
      if over > 0, overtimes[period] > 0 {
        sum -= over * overtimes[period]
        load[period] -= overtimes[period]
      }
    }
    return sum
  }

  /// A step along the load, as long as the way that is left; false where there is none.
  private func climb(
    by left: Double, _ price: UnsafeMutablePointer<Double>, _ load: UnsafeMutablePointer<Double>
  ) -> Bool {
    var norm = 0.0
    for period in 0..<periods {
      if price[period] <= 0 && load[period] < 0 { load[period] = 0 }
      if price[period] >= overloadPrice && load[period] > 0 { load[period] = 0 }
      norm += load[period] * load[period]
    }
    guard norm > 0 else { return false }
    let step = 1.8 * left / norm
    for period in 0..<periods {
      price[period] = min(max(0, price[period] + step * load[period]), overloadPrice)
    }
    return true
  }
}
