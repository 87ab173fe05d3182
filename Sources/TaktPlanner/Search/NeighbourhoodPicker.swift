import GLPK
import TaktModel

/// Chooses which integers a sub-program may change (fix-and-optimise: S. Helber and F. Sahling, 2010;
/// RINS: E. Danna, E. Rothberg, C. Le Pape, 2005). Kinds that gain more for their work come more often,
/// and each kind's size follows what GLPK manages (adaptive large neighbourhood search: S. Ropke and D.
/// Pisinger, 2006).
struct NeighbourhoodPicker {
  enum Kind: Int, CaseIterable {
    /// All machines over neighbouring periods.
    case window
    /// What is linked by routing and bill of material, over all periods or many.
    case products
    /// One machine over neighbouring periods.
    case machine
    /// Where the relaxation disagrees with the incumbent.
    case relaxation
    /// Around a demand that is late or unmet.
    case late
    /// Around overtime.
    case overtime
    /// Around a set-up, in time, on its machine and along its routing.
    case around
    /// Groups that can do the same.
    case alternates
  }

  struct Choice {
    let kind: Kind
    let subprogram: Subprogram
  }

  /// What has been learned of a kind.
  private struct Record {
    var size: Double
    /// Gain per unit of work, smoothed.
    var yield: Double
    var hasRun = false
  }

  let program: Program
  let map: NeighbourhoodMap
  private(set) var root: RootRelaxation
  var random: SeededGenerator
  /// The period that the first sweep through the horizon has come to.
  var sweep = 0
  private var records: [Record]
  private(set) var troubles: Troubles
  private var picks = 0

  init(_ program: Program, root: RootRelaxation, seed: UInt64) {
    self.program = program
    self.root = root
    map = NeighbourhoodMap(program)
    random = SeededGenerator(seed: seed)
    records = Kind.allCases.map { _ in Record(size: 40, yield: 0) }
    troubles = Troubles()
  }

  /// Takes a newer relaxation.
  mutating func follow(_ root: RootRelaxation) { self.root = root }

  /// Learns from a sub-program: bigger ones where they end early, smaller where they do not.
  ///
  /// - Parameter gain: by how much the objective fell.
  mutating func learn(_ kind: Kind, gain: Double, work: Double, isExhausted: Bool) {
    // What was easily won at first says little of what is to be won now.
    for index in records.indices { records[index].yield *= 0.98 }
    var record = records[kind.rawValue]
    record.size = isExhausted ? min(record.size * 1.06, 250) : max(record.size * 0.85, 12)
    let yield = gain / max(work, 1)
    record.yield = record.hasRun ? 0.85 * record.yield + 0.15 * yield : yield
    record.hasRun = true
    records[kind.rawValue] = record
  }

  /// A kind that has nothing to offer at present.
  private mutating func noteNothing(_ kind: Kind) {
    records[kind.rawValue].yield *= 0.5
    records[kind.rawValue].hasRun = true
  }

  /// Nil where nothing was found to free.
  mutating func next(_ incumbent: Incumbent) -> Choice? {
    if picks.isMultiple(of: 20) { troubles = Troubles(of: incumbent, program) }
    picks += 1
    for _ in 0..<8 {
      let kind = sweep < map.periodCount ? .window : pickKind()
      let picked = pick(kind, incumbent, size: records[kind.rawValue].size)
      if picked.integers.isEmpty {
        noteNothing(kind)
      } else {
        return Choice(kind: kind, subprogram: subprogram(picked))
      }
    }
    return nil
  }

  private func subprogram(_ picked: Picked) -> Subprogram {
    Subprogram(
      free: picked.integers, region: map.region(of: picked.groups, in: picked.periods))
  }

  private mutating func pickKind() -> Kind {
    // What has not run yet comes first; then by yield, but none is given up.
    if let new = Kind.allCases.first(where: { !records[$0.rawValue].hasRun }) { return new }
    let total = records.reduce(0) { $0 + $1.yield }
    let floor = total > 0 ? 0.6 * total / Double(records.count) : 1
    var left = random.unit() * (total + floor * Double(records.count))
    for kind in Kind.allCases {
      left -= records[kind.rawValue].yield + floor
      if left < 0 { return kind }
    }
    return .window
  }
}
