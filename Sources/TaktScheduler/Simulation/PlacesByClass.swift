/// Places in a list of goods, those of low release classes first and of one class the last first: goods
/// begun last can serve every order, so an order takes the least of them that will do.
///
/// The next place before a bound is found in a tree of minima, in logarithmic time.
struct PlacesByClass {
  private let ranked: [Int]
  private let rankOf: [Int]
  private let classes: [Int]
  /// A binary tree of minima over `ranked` from index `width` on; `Int.max` where a place is used up.
  private var least: [Int]
  private let width: Int

  /// - Parameter classes: of each place its release class.
  init(classes: [Int]) {
    let ranked = classes.indices.sorted { (classes[$0], -$0) < (classes[$1], -$1) }
    var rankOf = classes
    for (rank, place) in ranked.enumerated() { rankOf[place] = rank }
    var width = 1
    while width < classes.count { width *= 2 }
    var least = [Int](repeating: .max, count: 2 * width)
    for (rank, place) in ranked.enumerated() { least[width + rank] = place }
    for node in (1..<width).reversed() { least[node] = min(least[2 * node], least[2 * node + 1]) }
    (self.ranked, self.rankOf, self.width, self.least) = (ranked, rankOf, width, least)
    self.classes = ranked.map { classes[$0] }
  }

  /// The first rank whose place has at least this class.
  func firstRank(ofClass wanted: Int) -> Int {
    var (low, high) = (0, classes.count)
    while low < high {
      let middle = (low + high) / 2
      if classes[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first rank from `rank` on whose place is before `bound` and not used up.
  func next(from rank: Int, before bound: Int) -> (rank: Int, place: Int)? {
    guard rank < ranked.count else { return nil }
    var node = width + rank
    while least[node] >= bound {
      while node & 1 == 1 { node >>= 1 }
      if node == 0 { return nil }
      node += 1
    }
    while node < width { node = least[2 * node] < bound ? 2 * node : 2 * node + 1 }
    return (node - width, ranked[node - width])
  }

  mutating func use(up place: Int) {
    var node = width + rankOf[place]
    least[node] = .max
    while node > 1 {
      node >>= 1
      least[node] = min(least[2 * node], least[2 * node + 1])
    }
  }
}
