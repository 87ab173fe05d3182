import GLPK
import TaktModel

extension ProgramDraft {
  /// Lots of the plan in hand that are not kept: as many, at the price of a change each.
  ///
  /// Periods see that a lot can be kept only where its machine is set up and enough for a lot is started, at
  /// most a period sooner or later; which new lot keeps which they leave to the clock.
  mutating func addPlanChange() {
    guard let former = data.former else { return }
    mip.constantCost += former.lost * former.costPerLot
    for (index, batch) in former.batches.enumerated() {
      let starts = batch.periods.compactMap { layout.starts[batch.mode][$0] }
      if starts.isEmpty {
        mip.constantCost += batch.count * former.costPerLot
        continue
      }
      let changed = mip.addVariable(
        "change_\(index)", upper: batch.count, cost: former.costPerLot)
      var rows: [MixedIntegerProgram.Row] = []
      let least = smallestLot(batch.mode)
      if least > 0 {
        rows.append(
          mip.addRow(
            "lots_\(index)", [Term(changed, 1)] + starts.map { Term($0, 1 / least) },
            lower: batch.count))
      }
      if let setUp = whereSetUp(batch) {
        rows.append(
          mip.addRow(
            "kept_\(index)", [Term(changed, 1)] + setUp.map { Term($0, batch.count) },
            lower: batch.count))
      }
      layout.changes.append(Layout.Change(batch: batch, variable: changed, rows: rows))
    }
  }

  /// Units that any lot of a mode starts at least; 0 where a lot may be as small as it likes.
  private func smallestLot(_ mode: Int) -> Double {
    let details = data.modes[mode]
    let isWhole = data.plant.products[data.stages[details.stage].product].isWhole
    return max(details.minLot, details.lotMultiple ?? 0, isWhole ? 1 : 0)
  }

  /// What says that the machine is set up in one of a batch's periods; nil where it always may be.
  private func whereSetUp(_ batch: FormerLots.Batch) -> [Variable]? {
    let group = data.modes[batch.mode].group
    let ready = batch.periods.map { readiness(group: group, period: $0) }
    if data.setupGroups[group].isFree || ready.contains(where: { $0.constant > 0 }) { return nil }
    return ready.flatMap(\.terms)
  }
}
