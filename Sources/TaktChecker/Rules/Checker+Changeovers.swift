internal import TaktModel

extension Checker {
  /// Rule 2: a lot has the set-up that the changeover rules ask for after its predecessor, and none
  /// otherwise.
  static func changeovers(_ inspection: Inspection) -> [Fault] {
    var faults: [Fault] = []
    let borders = inspection.plant.horizon.periods.map(\.end)
    var lookup = ChangeoverLookup(rules: inspection.plant.changeoverRules)
    for (machine, facts) in inspection.plant.machines.enumerated() {
      var family = facts.initialFamily
      var readySince = inspection.plant.horizon.start
      if let last = inspection.running[machine].last {
        family = last.mode.family
        readySince = last.lot.end
      }
      for index in inspection.sequences[machine] {
        let known = inspection.lots[index]
        let lot = known.lot
        if !known.isPlanned {
          // Frozen lots stay as they are.
          (family, readySince) = (lot.family, max(readySince, lot.end))
          continue
        }
        if lot.family != known.mode.family {
          faults.append(
            Fault(
              rule: 2, subject: lot.id,
              message: "Lot \(lot.id) claims family \(inspection.family(lot.family)); on machine "
                + "\(inspection.machine(machine)) its step wants family "
                + "\(inspection.family(known.mode.family))."))
        }
        // A subcontractor is never set up; that is told elsewhere.
        if facts.isSubcontractor { continue }
        var before = [family]
        if !facts.keepsSetup {
          before = possible(family, since: readySince, until: lot.start, borders: borders)
        }
        let right = before.map { lookup.setup(from: $0, to: known.mode) }
        if !right.contains(where: { isSame(lot.setup, $0) }) {
          let from = inspection.family(before[0])
          let to = inspection.family(known.mode.family)
          faults.append(
            Fault(
              rule: 2, subject: lot.id,
              message: "Lot \(lot.id) on machine \(inspection.machine(machine)) at "
                + "\(inspection.time(lot.start)) claims \(wording(lot.setup)); from \(from) to "
                + "\(to) it is \(wording(right[0]))."))
        }
        family = known.mode.family
        readySince = max(readySince, lot.end)
      }
    }
    return faults
  }

  /// What a machine that loses its set-up at each period's end is set up for: both answers where a
  /// border is within the tolerance.
  private static func possible(
    _ family: FamilyIndex?, since: Instant, until: Instant, borders: [Instant]
  ) -> [FamilyIndex?] {
    func isBorder(from: Int64, to: Int64) -> Bool {
      var (low, high) = (0, borders.count)
      while low < high {
        let middle = (low + high) / 2
        if borders[middle].milliseconds < from { low = middle + 1 } else { high = middle }
      }
      return low < borders.count && borders[low].milliseconds <= to
    }
    let (from, to, second) = (since.milliseconds, until.milliseconds, Tolerance.milliseconds)
    let right: FamilyIndex? = isBorder(from: from, to: to) ? nil : family
    let may = isBorder(from: from - second, to: to + second)
    // A lot that ends or starts on the border itself is in no doubt.
    let must =
      isBorder(from: from + second, to: to - second) || isBorder(from: from, to: from)
      || isBorder(from: to, to: to)
    return may == must ? [right] : [right, right == nil ? family : nil]
  }

  private static func isSame(_ claimed: Setup?, _ right: Setup?) -> Bool {
    let (a, b) = (claimed ?? Setup(), right ?? Setup())
    return abs(a.seconds - b.seconds) <= Tolerance.seconds && Tolerance.equal(a.cost, b.cost)
      && Tolerance.equal(a.scrapUnits, b.scrapUnits)
  }
}
