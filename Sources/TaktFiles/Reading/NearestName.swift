/// Finds the name that a mistyped one was probably meant to be.
struct NearestName {
  /// How many cells of distance tables may still be computed for one file, so that a file full of
  /// wrong references is refused as quickly as any other.
  private var cellsLeft = 40_000_000
  private var table = DistanceTable()

  /// The name with the least edit distance, the first of equals; nil where none is within
  /// `mostDistance`. Empty names stand for missing ones.
  mutating func of(
    _ wrong: String, among names: [String], mostDistance: Int = .max
  ) -> String? {
    table.set(wrong)
    var best: (name: String, distance: Int)?
    for name in names where !name.isEmpty {
      let cost = table.cells(to: name)
      guard cellsLeft >= cost else { break }
      if let best, table.leastDistance >= best.distance {
        cellsLeft -= 1
        continue
      }
      cellsLeft -= cost
      let distance = table.distance()
      if distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best.flatMap { $0.distance <= mostDistance ? $0.name : nil }
  }

  static func distance(_ a: [UnicodeScalar], _ b: [UnicodeScalar]) -> Int {
    var table = DistanceTable()
    table.set(String(String.UnicodeScalarView(a)))
    _ = table.cells(to: String(String.UnicodeScalarView(b)))
    return table.distance()
  }
}

/// Edit distances between one text and others, to 100 characters, in memory that is used again.
private struct DistanceTable {
  private var a: [UnicodeScalar] = []
  private var b: [UnicodeScalar] = []
  private var (beforeLast, last, row): ([Int], [Int], [Int]) = ([], [], [])

  mutating func set(_ text: String) {
    a.removeAll(keepingCapacity: true)
    a.append(contentsOf: text.unicodeScalars.prefix(100))
  }

  /// Takes the other text and says how many cells its distance takes.
  mutating func cells(to other: String) -> Int {
    b.removeAll(keepingCapacity: true)
    b.append(contentsOf: other.unicodeScalars.prefix(100))
    return (a.count + 1) * (b.count + 1)
  }

  /// What the lengths alone say.
  var leastDistance: Int { abs(a.count - b.count) }

  /// Insertions, deletions, substitutions and swaps of neighbours, the restricted form of
  /// F. J. Damerau, "A technique for computer detection and correction of spelling errors" (1964).
  mutating func distance() -> Int {
    last.removeAll(keepingCapacity: true)
    last.append(contentsOf: 0...b.count)
    for i in 0..<a.count {
      row.removeAll(keepingCapacity: true)
      row.append(i + 1)
      for j in 0..<b.count {
        var cell = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cell = min(cell, beforeLast[j - 1] + 1)
        }
        row.append(cell)
      }
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[b.count]
  }
}
