import TaktModel
import Testing

@testable import TaktScheduler

struct PlacesByClassTests {
  @Test func goesThroughThePlacesLikeAPlainSearch() {
    var random = SeededGenerator(seed: 1)
    for round in 0..<200 {
      let classes = (0..<random.below(30)).map { _ in random.below(5) }
      var places = PlacesByClass(classes: classes)
      var unused = Set(classes.indices)
      for _ in 0..<20 {
        let (wanted, bound) = (random.below(6), random.below(32))
        var found: [Int] = []
        var rank = places.firstRank(ofClass: wanted)
        while let next = places.next(from: rank, before: bound) {
          found.append(next.place)
          rank = next.rank + 1
        }
        let right = unused.filter { $0 < bound && classes[$0] >= wanted }
          .sorted { (classes[$0], -$0) < (classes[$1], -$1) }
        #expect(found == right, "round \(round)")
        if let place = found.first {
          places.use(up: place)
          unused.remove(place)
        }
      }
    }
  }
}
