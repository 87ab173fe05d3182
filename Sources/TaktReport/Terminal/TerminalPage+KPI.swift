import TaktModel

extension TerminalPage {
  /// Productivity, quality, cost and delivery, a line each.
  func keyFigures() -> [String] {
    if plan.schedule.lots.isEmpty && plan.orders.isEmpty { return [] }
    let rows = [
      ("productivity", productivity()), ("quality", quality()), ("cost", costFigures()),
      ("delivery", delivery()),
    ].map { (words("terminal." + $0), $1) }
    let nameWidth = max(12, rows.map { DisplayWidth.of($0.0) }.max() ?? 0)
    return [style(words("terminal.figures"), .bold)]
      + rows.flatMap { name, figures in
        lines(figures, room: width - nameWidth - 4).enumerated().map { index, line in
          "  " + DisplayWidth.fit(index == 0 ? name : "", nameWidth) + "  " + line
        }
      }
  }

  /// Figures side by side, as many a line as there is room for.
  private func lines(_ figures: [String], room: Int) -> [String] {
    var lines: [String] = []
    for figure in figures.map({ DisplayWidth.truncate($0, room) }) {
      if let last = lines.last, DisplayWidth.of(last) + 2 + DisplayWidth.of(figure) <= room {
        lines[lines.count - 1] = last + ", " + figure
      } else {
        lines.append(figure)
      }
    }
    return lines
  }

  private func share(_ key: String, _ value: Double) -> String {
    words("terminal." + key, ["share": percent(value, decimals: 1)])
  }

  private func days(_ key: String, _ value: Double) -> String {
    let days = words("unit.days", ["value": NumberText.grouped(value, decimals: 1)])
    return words("terminal." + key, ["days": days])
  }

  private func productivity() -> [String] {
    let perHour = NumberText.grouped(plan.kpi.goodUnitsPerHour, decimals: 1)
    var figures = [
      share("used", plan.kpi.utilisation), share("oee", plan.kpi.plannedOEE),
      share("setupRatio", plan.kpi.setupRatio), words("terminal.unitsPerHour", ["n": perHour]),
    ]
    if let ratio = plan.kpi.allocationRatio { figures.append(share("allocation", ratio)) }
    return figures
  }

  private func quality() -> [String] {
    var figures = [share("scrap", plan.kpi.scrapRatio)]
    if plan.kpi.firstPassUnits != nil {
      figures.append(share("firstPass", plan.kpi.firstPassYield))
      figures.append(share("rework", plan.kpi.reworkRatio))
    }
    return figures
  }

  private func costFigures() -> [String] {
    var figures = [
      plan.kpi.costPerGoodUnit.map { words("terminal.perGoodUnit", ["amount": price($0)]) }
        ?? words("terminal.nothingMade")
    ]
    guard let detail = plan.kpi.detail else { return figures }
    figures.append(share("setupShare", detail.setupCostShare))
    figures.append(share("overtimeShare", detail.overtimeCostShare))
    if let energy = plan.kpi.energyKWh, energy > 0 {
      figures.append(
        words(
          "terminal.energyShare",
          [
            "share": percent(detail.energyCostShare, decimals: 1),
            "n": NumberText.grouped(energy),
          ]))
    }
    return figures
  }

  private func delivery() -> [String] {
    var figures = [share("ordersOnTime", plan.kpi.onTimeShare)]
    if let detail = plan.kpi.detail {
      figures.append(share("delivered", detail.deliveredShare))
      if let lateness = detail.meanTardinessDays {
        figures.append(days("meanLateness", lateness))
      }
    }
    if let hours = plan.kpi.meanLeadTimeHours { figures.append(days("leadTime", hours / 24)) }
    return figures
  }
}
