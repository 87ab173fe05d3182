/// Finds the name that a mistyped one was probably meant to be.
struct NearestName {
  /// How many cells of distance tables may still be computed for one file, so that a file full of
  /// wrong references is refused as quickly as any other.
  private var cellsLeft = 40_000_000

  /// The name with the least edit distance, the first of equals; nil where none is within
  /// `mostDistance`.
  mutating func of(
    _ wrong: String, among names: [String], mostDistance: Int = .max
  ) -> String? {
    let wrong = Array(wrong.unicodeScalars.prefix(100))
    var best: (name: String, distance: Int)?
    for name in names {
      let scalars = Array(name.unicodeScalars.prefix(100))
      let cost = (wrong.count + 1) * (scalars.count + 1)
      guard cellsLeft >= cost else { break }
      if let best, abs(wrong.count - scalars.count) >= best.distance { continue }
      cellsLeft -= cost
      let distance = Self.distance(wrong, scalars)
      if distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best.flatMap { $0.distance <= mostDistance ? $0.name : nil }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours, the restricted form of
  /// F. J. Damerau, "A technique for computer detection and correction of spelling errors" (1964).
  static func distance(_ a: [UnicodeScalar], _ b: [UnicodeScalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in 0..<b.count {
        var cell = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cell = min(cell, beforeLast[j - 1] + 1)
        }
        row.append(cell)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
