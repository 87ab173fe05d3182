/// What happens next in a simulation: a binary heap by time, then kind, then number.
struct EventQueue {
  enum Kind: Int64 {
    case supply = 0
    case order, attempt
    /// A bought product's safety stock is looked at.
    case restock
    /// After all that happens at its moment: goods can still be used then.
    case expiry
  }

  struct Event {
    let time: Milliseconds
    let code: Int64

    init(time: Milliseconds, kind: Kind, number: Int) {
      self.time = time
      code = kind.rawValue << 40 | Int64(number)
    }

    var kind: Kind { Kind(rawValue: code >> 40) ?? .attempt }
    var number: Int { Int(code & 0xFF_FFFF_FFFF) }

    static func < (a: Event, b: Event) -> Bool {
      a.time != b.time ? a.time < b.time : a.code < b.code
    }
  }

  private var heap: [Event] = []

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

  mutating func push(_ event: Event) {
    heap.append(event)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if !(event < heap[parent]) { break }
      heap[child] = heap[parent]
      child = parent
    }
    heap[child] = event
  }

  mutating func pop() -> Event? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    let count = heap.count
    if count == 0 { return first }
    var parent = 0
    while true {
      var child = 2 * parent + 1
      if child >= count { break }
      if child + 1 < count, heap[child + 1] < heap[child] { child += 1 }
      if !(heap[child] < last) { break }
      heap[parent] = heap[child]
      parent = child
    }
    heap[parent] = last
    return first
  }
}
