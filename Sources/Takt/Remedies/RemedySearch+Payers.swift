import TaktModel

/// Who pays for a remedy.
extension RemedySearch.Run {
  /// The remedy that a trial is, with the other orders that become later, or later than they are due at least;
  /// nil where it makes many others late, or leaves one of them undone for one that is not.
  func remedy(_ changes: [PlantChange], _ trial: RemedySearch.Trial) -> OrderOutcome.Remedy? {
    let before = trial.replanner.finishes(of: search.schedule)
    let after = trial.replanner.finishes(of: trial.schedule)
    let paid = search.schedule.latenessCosts(for: search.plant)
    let pays = trial.schedule.latenessCosts(for: trial.replanner.plant)
    var later: [OrderOutcome.Remedy.LaterOrder] = []
    var remedy = OrderOutcome.Remedy(changes: changes, costChange: trial.change)
    for (index, order) in trial.replanner.plant.orders.enumerated() where index != outcome.order {
      let end = search.plant.horizon.end
      let was = max(0, order.due.days(until: before[index] ?? end))
      let days = max(0, order.due.days(until: after[index] ?? end)) - was
      remedy.costToOthers += pays[index].total - paid[index].total
      if days < -0.05 { remedy.soonerCount += 1 }
      if days > 0.05 {
        later.append(
          .init(
            order: index, days: days, isUndone: before[index] != nil && after[index] == nil))
      }
    }
    later.sort { ($1.days, $0.order) < ($0.days, $1.order) }
    remedy.laterCount = later.count
    remedy.later = Array(later.prefix(2))
    // In a full plant one change moves many, to and fro.
    let isTooMany =
      later.count - remedy.soonerCount > max(3, search.plant.orders.count / 10)
      || (outcome.status == .late && later.contains(where: \.isUndone))
    return isTooMany ? nil : remedy
  }
}
