import TaktModel

extension Draft {
  /// The decisions that a schedule embodies: its lots in their sequence, the overtime it uses.
  init(of schedule: Schedule, in shop: Shop) {
    self.init(shop: shop)
    for lot in schedule.lots { useOvertime(of: lot, shop) }
    // In order of time: that is the order in which their goods are thought to be needed.
    let byStart = schedule.lots.sorted { ($0.start, $0.machine) < ($1.start, $1.machine) }
    for lot in byStart where lot.origin == .planned {
      let pile = shop.pileBase[lot.product] + lot.step
      guard
        let mode = shop.piles[pile].modes.first(where: { shop.modes[$0].machine == lot.machine })
      else { continue }
      let release = lot.feeds.map { shop.orders[$0.order].releaseClass }.max() ?? 0
      sequences[lot.machine].append(lots.count)
      // Goods that may not stand depend on its time.
      let isTimed = shop.isShortLived(around: pile)
      lots.append(
        Lot(
          mode: mode, good: lot.good, releaseClass: release,
          notBefore: isTimed ? lot.start.milliseconds : 0, isTimed: isTimed))
    }
    serveAsBefore(schedule.deliveries)
  }

  /// Whoever had all of its goods first is served first.
  private mutating func serveAsBefore(_ deliveries: [Delivery]) {
    var last: [OrderIndex: Instant] = [:]
    for delivery in deliveries {
      last[delivery.order] = max(last[delivery.order] ?? delivery.at, delivery.at)
    }
    for product in orderRank.indices {
      let ranked = orderRank[product].enumerated().sorted { one, other in
        let (a, b) = (last[one.element], last[other.element])
        guard let a, let b else {
          return a == nil && b == nil ? one.offset < other.offset : a != nil
        }
        return (a, one.offset) < (b, other.offset)
      }
      orderRank[product] = ranked.map(\.element)
    }
  }

  private mutating func useOvertime(of lot: TaktModel.Lot, _ shop: Shop) {
    let windows = shop.plant.machines[lot.machine].windows
    for segment in lot.segments where segment.isOvertime {
      guard
        let index = windows.index(holding: segment.from, segment.to, isOvertime: true)
      else { continue }
      let used =
        OpenTime.isUsedFromItsEnd(windows, index)
        ? segment.from.seconds(until: windows[index].to)
        : windows[index].from.seconds(until: segment.to)
      overtime[lot.machine][index] = max(
        overtime[lot.machine][index], Milliseconds((used * 1000).rounded()))
    }
  }

  /// Forgets lots that stand in no sequence, so that a long search does not carry them along.
  mutating func compact() {
    var kept: [Lot] = []
    for machine in sequences.indices {
      for place in sequences[machine].indices {
        kept.append(lots[sequences[machine][place]])
        sequences[machine][place] = kept.count - 1
      }
    }
    lots = kept
  }

  /// Lots that are not made after all.
  mutating func remove(_ gone: Set<Int>) {
    for machine in sequences.indices { sequences[machine].removeAll(where: gone.contains) }
  }

  /// How many lots stand in a sequence.
  var count: Int { sequences.reduce(0) { $0 + $1.count } }
}

extension Shop {
  /// Whether goods that a lot of this pile gives or takes may not stand for long.
  fileprivate func isShortLived(around pile: Int) -> Bool {
    piles[pile].isShortLived || piles[pile].inputs.contains { piles[$0.pile].isShortLived }
  }
}
