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
  func surelyExceeds(
    _ target: Double, _ prices: UnsafePointer<Double>, steps: Int, _ chains: LotChains
  ) -> Bool {
    let (price, load) = (chains.price, chains.load)
    for period in 0..<periods { price[period] = min(max(0, prices[period]), overloadPrice) }
    for _ in 0..<steps {
      var bound = 0.0
      for period in 0..<periods {
        load[period] = setupLoad[period] - capacities[period]
        bound += setupSpent[period] + price[period] * load[period]
        let over = price[period] - overtimePrices[period]
        if over > 0, overtimes[period] > 0 {
          bound -= over * overtimes[period]
          load[period] -= overtimes[period]
        }
      }
      bound += chains.serveAll()
      if bound > target { return true }
      var norm = 0.0
      for period in 0..<periods {
        if price[period] <= 0 && load[period] < 0 { load[period] = 0 }
        if price[period] >= overloadPrice && load[period] > 0 { load[period] = 0 }
        norm += load[period] * load[period]
      }
      guard norm > 0 else { return false }
      let step = 1.8 * (target - bound) / norm
      for period in 0..<periods {
        price[period] = min(max(0, price[period] + step * load[period]), overloadPrice)
      }
    }
    return false
  }
}
