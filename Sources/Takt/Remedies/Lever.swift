import TaktFiles
import TaktModel

/// A kind of change that may put an order right, in steps from the least to the most.
struct Lever {
  /// What is changed at a step, and how it is said.
  struct Pull {
    let change: OrderFileChange
    /// Such as "3.5 overtime hours on DYE-2 on Thu 26 Nov (20:00 to 23:30), at 45,000 KRW an hour,"; the
    /// verb follows.
    let words: String
    /// Whether "make" follows and not "makes".
    var isPlural = false
    /// Whether the plan's cost has what the change itself costs.
    var isPriced = true
  }

  let steps: Int
  /// From 1; nil where there is no such change.
  let pull: (_ step: Int) -> Pull?

  init(steps: Int, pull: @escaping (_ step: Int) -> Pull?) {
    self.steps = steps
    self.pull = pull
  }
}

extension RemedySearch {
  /// What may be worth trying for an order, by what its causes name.
  func levers(for order: OrderIndex, _ outcome: OrderOutcome) -> [Lever] {
    var levers: [Lever] = []
    if outcome.because.contains(where: { $0.kind == .release }) { levers += release(order) }
    for reason in outcome.because {
      switch reason.kind {
      case .receipt, .material, .materialTaken: levers += receipts(order, reason, outcome)
      case .purchase: levers += purchase(reason)
      case .resourceBusy: levers += resources(reason)
      default: break
      }
    }
    var machines: [MachineIndex] = []
    for reason in outcome.because {
      guard let machine = reason.machine, !machines.contains(machine) else { continue }
      machines.append(machine)
    }
    for machine in machines.prefix(2) { levers += overtime(on: machine, order, outcome) }
    var others: [OrderIndex] = []
    for reason in outcome.because {
      guard let other = reason.order, other != order, !others.contains(other) else { continue }
      others.append(other)
    }
    for other in others.prefix(2) { levers += later(other, outcome) }
    return levers
  }

  private func days(_ steps: Int) -> String { steps == 2 ? "1 day" : half(steps) + " days" }

  private func half(_ steps: Int) -> String {
    SpokenNumber.grouped(Double(steps) / 2, decimals: 1)
  }

  /// Half days by which the order's last delivery would have to come sooner, and a day more.
  private func halfDays(_ outcome: OrderOutcome) -> Int {
    let days = outcome.completedAt == nil ? plant.horizon.days : outcome.lateDays
    return min(60, Int((2 * days).rounded(.up)) + 2)
  }

  private func release(_ order: OrderIndex) -> [Lever] {
    guard let release = plant.orders[order].release else { return [] }
    let most = Int((2 * plant.horizon.start.days(until: release)).rounded(.up))
    guard most > 0 else { return [] }
    return [
      Lever(steps: min(120, most)) { step in
        let at = release.advanced(bySeconds: -43_200 * Double(step))
        var change = OrderFileChange(text)
        change.expect("/orders/\(order)/id")
        change.set("/orders/\(order)/release", instant(at))
        return .init(
          change: change,
          words: "A release \(days(step)) earlier, on \(spoken.dayAndClock(at)),", isPriced: false)
      }
    ]
  }

  private func receipts(
    _ order: OrderIndex, _ reason: Cause, _ outcome: OrderOutcome
  ) -> [Lever] {
    guard let product = reason.product else { return [] }
    let until = outcome.completedAt ?? plant.horizon.end
    let late = plant.receipts.indices.filter {
      plant.receipts[$0].product == product && plant.receipts[$0].at <= until
        && plant.receipts[$0].at > plant.horizon.start
    }.sorted { (plant.receipts[$0].at, $0) > (plant.receipts[$1].at, $1) }
    return late.prefix(1).map { index in
      let receipt = plant.receipts[index]
      let most = Int((2 * plant.horizon.start.days(until: receipt.at)).rounded(.up))
      return Lever(steps: min(60, max(1, most))) { step in
        let at = receipt.at.advanced(bySeconds: -43_200 * Double(step))
        var change = OrderFileChange(text)
        change.expect("/receipts/\(index)/product")
        change.set("/receipts/\(index)/at", instant(at))
        let facts = plant.products[product]
        return .init(
          change: change,
          words: "The receipt of \(SpokenNumber.grouped(receipt.quantity, decimals: 1)) "
            + "\(facts.unit) \(facts.id) \(days(step)) earlier, on \(spoken.dayAndClock(at)),",
          isPriced: false)
      }
    }
  }

  private func purchase(_ reason: Cause) -> [Lever] {
    guard let product = reason.product, let purchase = plant.products[product].purchase,
      purchase.leadTimeDays > 0
    else { return [] }
    return [
      Lever(steps: min(60, Int((2 * purchase.leadTimeDays).rounded(.up)))) { step in
        let days = max(0, purchase.leadTimeDays - Double(step) / 2)
        var change = OrderFileChange(text)
        change.expect("/products/\(product)/id")
        change.set("/products/\(product)/purchase/leadTimeDays", .number(days))
        return .init(
          change: change,
          words: "A lead time of \(SpokenNumber.grouped(days, decimals: 2)) days for "
            + "\(plant.products[product].id), in place of "
            + "\(SpokenNumber.grouped(purchase.leadTimeDays, decimals: 2)),", isPriced: false)
      }
    ]
  }

  /// One more of what a lot on that machine waited for.
  private func resources(_ reason: Cause) -> [Lever] {
    guard let index = reason.resource else { return [] }
    let resource = plant.resources[index]
    return [
      Lever(steps: 1) { _ in
        var change = OrderFileChange(text)
        change.expect("/resources/\(index)/id")
        change.set("/resources/\(index)/count", .number(resource.count + 1))
        return .init(
          change: change,
          words: "One more of \(resource.id), "
            + "\(SpokenNumber.grouped(resource.count + 1, decimals: 1)) in place of "
            + "\(SpokenNumber.grouped(resource.count, decimals: 1)),", isPriced: false)
      }
    ]
  }

  /// Another order is due later, as long as its customer takes it.
  private func later(_ other: OrderIndex, _ outcome: OrderOutcome) -> [Lever] {
    let facts = plant.orders[other]
    let most = facts.latest.map { Int(2 * max(0, facts.due.days(until: $0))) } ?? .max
    guard most > 0 else { return [] }
    return [
      Lever(steps: min(most, halfDays(outcome))) { step in
        let at = facts.due.advanced(bySeconds: 43_200 * Double(step))
        var change = OrderFileChange(text)
        change.setDue(at, of: other, plant)
        return .init(
          change: change,
          words: "Order \(facts.id) \(days(step)) later, due on \(spoken.dayAndClock(at)),",
          isPriced: false)
      }
    ]
  }

  // MARK: Overtime

  /// Hours in which the machine is closed before the order's work on it is done, the last first.
  private func overtime(
    on machine: MachineIndex, _ order: OrderIndex, _ outcome: OrderOutcome
  ) -> [Lever] {
    let facts = plant.machines[machine]
    guard !facts.isSubcontractor else { return [] }
    let until = min(outcome.completedAt ?? plant.horizon.end, plant.horizon.end)
    let closed = closedHours(of: machine, until: min(until, plant.orders[order].due))
    let rate =
      facts.windows.map(\.costPerHour).max().flatMap { $0 > 0 ? $0 : nil }
      ?? facts.costPerHour * 1.5
    let most = closed.reduce(0) { $0 + Int($1.seconds / 1800) }
    guard most > 0 else { return [] }
    return [
      Lever(steps: min(96, most)) { step in
        var windows: [Window] = []
        var left = step
        for window in closed where left > 0 {
          let half = min(left, Int(window.seconds / 1800))
          if half == 0 { continue }
          left -= half
          windows.append(
            Window(
              from: window.from, to: window.from.advanced(bySeconds: 1800 * Double(half)),
              isOvertime: true, costPerHour: rate))
        }
        windows.sort { $0.from < $1.from }
        var change = OrderFileChange(text)
        guard change.open(windows, on: machine, of: plant) else { return nil }
        return .init(
          change: change,
          words:
            "\(half(step)) overtime hour\(step == 2 ? "" : "s") on \(facts.id) on \(said(windows)), "
            + "at \(SpokenNumber.money(rate)) \(plant.currency) an hour,", isPlural: true)
      }
    ]
  }

  private func said(_ windows: [Window]) -> String {
    let parts = windows.map {
      "\(spoken.day($0.from)) (\(spoken.clock($0.from)) to \(spoken.clock($0.to)))"
    }
    if parts.count > 3 {
      return parts.prefix(2).joined(separator: ", ") + " and \(parts.count - 2) more days"
    }
    return parts.count > 1
      ? parts.dropLast().joined(separator: ", ") + " and " + (parts.last ?? "") : parts.first ?? ""
  }

  /// Up to twelve hours after each close of the machine, the last first; downtime stays downtime.
  private func closedHours(of machine: MachineIndex, until: Instant) -> [Window] {
    let facts = plant.machines[machine]
    let span = [Window(from: plant.horizon.start, to: min(until, plant.horizon.end))]
    let down = facts.downtime.map { Window(from: $0.from, to: $0.to) }.flattened()
    guard plant.horizon.start < until else { return [] }
    return span.subtracting(facts.windows).subtracting(down).filter { $0.seconds >= 1800 }
      .map { Window(from: $0.from, to: min($0.to, $0.from.advanced(bySeconds: 43_200))) }
      .reversed()
  }

  func instant(_ instant: Instant) -> JSONValue { .text(instant.rfc3339(in: plant.timeZone)) }
}
