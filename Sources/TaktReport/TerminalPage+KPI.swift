import TaktModel

extension TerminalPage {
  /// Productivity, quality, cost and delivery, a line each.
  func keyFigures() -> [String] {
    if plan.schedule.lots.isEmpty && plan.orders.isEmpty { return [] }
    let rows = [
      ("productivity", productivity()), ("quality", quality()), ("cost", costFigures()),
      ("delivery", delivery()),
    ]
    return [style("Key figures", .bold)]
      + rows.flatMap { name, figures in
        lines(figures, room: width - 16).enumerated().map { index, line in
          "  " + DisplayWidth.fit(index == 0 ? name : "", 12) + "  " + line
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

  private func share(_ value: Double) -> String { percent(value, decimals: 1) }

  private func productivity() -> [String] {
    var figures = [
      "used \(share(plan.kpi.utilisation))", "OEE as planned \(share(plan.kpi.plannedOEE))",
      "set-up \(share(plan.kpi.setupRatio))",
      "\(NumberText.grouped(plan.kpi.goodUnitsPerHour, decimals: 1)) good units an hour worked",
    ]
    if let ratio = plan.kpi.allocationRatio { figures.append("allocation \(share(ratio))") }
    return figures
  }

  private func quality() -> [String] {
    var figures = ["scrap \(share(plan.kpi.scrapRatio))"]
    if plan.kpi.firstPassUnits != nil {
      figures.append("first pass \(share(plan.kpi.firstPassYield))")
      figures.append("rework \(share(plan.kpi.reworkRatio))")
    }
    return figures
  }

  private func costFigures() -> [String] {
    let cost = plan.kpi.costPerGoodUnit.map {
      "\(money($0)) a good unit"
    }
    var figures = [cost ?? "nothing is made"]
    guard let detail = plan.kpi.detail else { return figures }
    figures.append("set-ups \(share(detail.setupCostShare))")
    figures.append("overtime \(share(detail.overtimeCostShare))")
    if let energy = plan.kpi.energyKWh, energy > 0 {
      figures.append(
        "energy \(share(detail.energyCostShare)), \(NumberText.grouped(energy)) kWh")
    }
    return figures
  }

  private func delivery() -> [String] {
    var figures = ["\(share(plan.kpi.onTimeShare)) of orders on time"]
    if let detail = plan.kpi.detail {
      figures.append("\(share(detail.deliveredShare)) of units delivered")
      if let days = detail.meanTardinessDays {
        figures.append("mean lateness \(NumberText.grouped(days, decimals: 1)) d")
      }
    }
    if let hours = plan.kpi.meanLeadTimeHours {
      figures.append("mean lead time \(NumberText.grouped(hours / 24, decimals: 1)) d")
    }
    return figures
  }
}
