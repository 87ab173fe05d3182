import TaktModel

/// Keeps what lies in stock within the most that is allowed.
extension Simulation {
  /// How much room there is for what is bought of a product whose stock has a limit: tried one after another
  /// until the limit holds.
  enum Buying: Int {
    /// As soon as somebody wants it.
    case asNeeded
    /// When it is used, and not before.
    case justInTime
    /// For orders besides no more than goes out at once.
    case withoutRest
    /// For orders not at all.
    case forLotsAlone
  }

  /// What lifts a stock above its limit.
  private struct Overflow {
    let pile: Int
    /// Whose goods it is, or for which they were bought; -1: bought for orders or for stock.
    let lot: Int
    let isBought: Bool
    let excess: Double
    /// When the stock has fallen again.
    let room: Milliseconds?
  }

  /// Rounds in each of which lots are put off, made smaller, left out where they find no room: fewer where there
  /// are many.
  private var patience: Int { max(2, min(12, 20_000 / (1 + draft.count))) }

  /// Buys later or less, puts lots off, makes them smaller or leaves them out where goods find no room, and
  /// plays the draft again.
  mutating func keepStockLimits() {
    let patience = patience
    var rounds = 0
    while true {
      let isPatient = rounds < 2 * patience
      let found = overflows(isPatient ? .first : rounds < 3 * patience ? .all : .allAfter)
      guard let first = found.first else { return }
      var changed = draft
      if let pile = found.first(where: buysLess)?.pile {
        buying[pile] = Buying(rawValue: buying[pile].rawValue + 1) ?? .forLotsAlone
      } else {
        if isPatient {
          giveWay(first, &changed, isPuttingOff: rounds < patience)
        } else {
          changed.remove(Set(found.map(\.lot)))
        }
        rounds += 1
      }
      play(changed)
    }
  }

  /// Whether there is another way to buy: what is bought for a lot can come when it begins, and no later.
  private func buysLess(_ overflow: Overflow) -> Bool {
    guard overflow.isBought else { return false }
    return buying[overflow.pile] == .asNeeded
      || overflow.lot < 0 && buying[overflow.pile] != .forLotsAlone
  }

  private func giveWay(_ overflow: Overflow, _ changed: inout Draft, isPuttingOff: Bool) {
    let lot = overflow.lot
    let wanted = changed.lots[lot].good
    let delay = overflow.room.map { $0 - lots[lot].end } ?? 0
    if isPuttingOff, delay > 0 {
      changed.lots[lot].notBefore = lots[lot].start + delay
    } else if wanted - overflow.excess > 0.1 * wanted {
      changed.lots[lot].good = wanted - overflow.excess
    } else {
      changed.remove([lot])
    }
  }

  private enum Scope {
    /// The first lot or purchase that lifts a stock above its limit.
    case first
    /// All of those, in thought without what lies before them.
    case all
    /// All lots from there on.
    case allAfter
  }

  private func overflows(_ scope: Scope) -> [Overflow] {
    var found: [Overflow] = []
    for product in shop.limitedProducts {
      guard let most = shop.plant.products[product].maxStock else { continue }
      let changes = changes(of: product)
      var stock = 0.0
      var place = 0
      var isOver = false
      while place < changes.count {
        let time = changes[place].time
        var entered: Change?
        while place < changes.count, changes[place].time == time {
          stock += changes[place].quantity
          if changes[place].isPlanned, changes[place].lot >= 0 || entered == nil {
            entered = changes[place]
          }
          place += 1
        }
        guard let entered, isOver || stock > most + Amount.tolerance(most) / 4 else { continue }
        var later = stock
        let fall = changes[place...].first { change in
          later += change.quantity
          return later <= most
        }
        let overflow = Overflow(
          pile: shop.stockPile[product], lot: entered.lot, isBought: entered.isBought,
          excess: min(entered.quantity, stock - most), room: fall?.time)
        // What frozen lots and orders leave no other way for stands.
        if overflow.lot < 0, isOver || !buysLess(overflow) { continue }
        found.append(overflow)
        switch scope {
        case .first: return found
        case .all: stock -= entered.quantity
        case .allAfter: isOver = true
        }
      }
    }
    return found
  }
}
