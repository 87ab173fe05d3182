public typealias ResourceIndex = Int

/// What several machines share: moulds and dies (tools), setters and operators (labour).
public struct Resource: Sendable {
  public enum Kind: String, Sendable, CaseIterable { case tool, labour }

  public var id: String
  public var kind: Kind
  /// How many there are: pieces, or persons.
  public var count: Double
  /// When it is there within the horizon; sorted, disjoint.
  public var windows: [Window]
  /// Hours that a person may work in a week, which begins on Monday; labour only, nil for no limit.
  public var maxHoursPerPersonWeek: Double?

  public init(
    id: String, kind: Kind, count: Double, openWindows: [Window],
    maxHoursPerPersonWeek: Double? = nil
  ) {
    self.id = id
    self.kind = kind
    self.count = count
    windows = openWindows.flattened()
    self.maxHoursPerPersonWeek = kind == .labour ? maxHoursPerPersonWeek : nil
  }

  /// Person-seconds that may be worked in a week.
  public var mostSecondsPerWeek: Double? { maxHoursPerPersonWeek.map { $0 * 3600 * count } }
}

extension Mode {
  /// A shared resource that a lot occupies.
  public struct Use: Sendable, Equatable {
    /// The part of a lot in which it is occupied.
    public enum During: String, Sendable, CaseIterable { case run, setup, both }

    public var resource: ResourceIndex
    /// How many at once.
    public var count: Double
    public var during: During

    public init(resource: ResourceIndex, count: Double = 1, during: During = .run) {
      self.resource = resource
      self.count = count
      self.during = during
    }

    public func covers(_ kind: Lot.Segment.Kind) -> Bool {
      switch during {
      case .both: return true
      case .run: return kind == .run
      case .setup: return kind == .setup
      }
    }
  }

  /// How many of a resource a lot of this mode occupies in its set-up or its run.
  public func count(of resource: ResourceIndex, during kind: Lot.Segment.Kind) -> Double {
    uses.reduce(0) { $0 + ($1.resource == resource && $1.covers(kind) ? $1.count : 0) }
  }
}
