/// What moving a column to its next whole number has cost the relaxation, per unit moved (M. Benichou et
/// al., 1971).
struct PseudoCosts: Sendable {
  private struct Record: Sendable {
    var sum = 0.0
    var count = 0
    var mean: Double { sum / Double(max(1, count)) }
  }

  /// By column, down and up.
  private var records: [(down: Record, up: Record)]
  private var all: (down: Record, up: Record) = (Record(), Record())

  init(columns: Int) {
    records = .init(repeating: (Record(), Record()), count: columns)
  }

  mutating func learn(_ column: Int, isUp: Bool, distance: Double, gain: Double) {
    guard distance > 1e-9, gain.isFinite else { return }
    let perUnit = max(0, gain) / distance
    let way: WritableKeyPath<(down: Record, up: Record), Record> = isUp ? \.up : \.down
    records[column][keyPath: way].sum += perUnit
    records[column][keyPath: way].count += 1
    all[keyPath: way].sum += perUnit
    all[keyPath: way].count += 1
  }

  /// How often the less tried way has been tried.
  func trials(of column: Int) -> Int {
    min(records[column].down.count, records[column].up.count)
  }

  /// What branching on a column at a fractional value is expected to gain on either side.
  func gains(of column: Int, at value: Double) -> (down: Double, up: Double) {
    let record = records[column]
    let down = record.down.count > 0 ? record.down.mean : all.down.mean
    let up = record.up.count > 0 ? record.up.mean : all.up.mean
    let fraction = value - value.rounded(.down)
    return (down * fraction, up * (1 - fraction))
  }
}
