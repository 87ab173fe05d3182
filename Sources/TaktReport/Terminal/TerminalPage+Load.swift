import TaktModel

extension TerminalPage {
  private static let listedMachines = 8
  private enum Glyph {
    static let run = "█"
    static let setup = "▒"
    static let overtime = "▓"
    static let idle = "·"
  }

  /// One bar a machine, the busiest first; a bar is the machine's open hours.
  func load() -> [String] {
    let totals = MachineLoad.totals(plan.schedule, for: plant)
    if totals.isEmpty { return [] }
    let ranked = totals.enumerated().filter { !plant.machines[$0.offset].isSubcontractor }
      .sorted { a, b in
        (-a.element.utilisation, a.offset) < (-b.element.utilisation, b.offset)
      }
    let legend = [
      style(Glyph.run, .cyan) + " " + words("terminal.run"),
      style(Glyph.setup, .yellow) + " " + words("terminal.setup"),
      style(Glyph.overtime, .magenta) + " " + words("terminal.overtime"),
      Glyph.idle + " " + words("terminal.idle"),
    ].joined(separator: "  ")
    var lines = [style(words("tab.load"), .bold) + "  " + legend]
    let shown = ranked.prefix(Self.listedMachines)
    let idWidth = min(
      shown.map { DisplayWidth.of(plant.machines[$0.offset].id.printable) }.max() ?? 0, width / 4)
    for (machine, load) in shown {
      let ofHours = words(
        "terminal.ofHours",
        ["used": NumberText.grouped(load.usedHours), "hours": hours(load.openHours)])
      let figures =
        DisplayWidth.fit(percent(load.utilisation), 6, alignedRight: true)
        + DisplayWidth.fit(ofHours, 16, alignedRight: true)
      let barWidth = width - 2 - idWidth - 2 - DisplayWidth.of(figures) - 1
      lines.append(
        "  " + DisplayWidth.fit(plant.machines[machine].id.printable, idWidth) + "  "
          + bar(load, max(4, barWidth)) + " " + figures)
    }
    let more = ranked.count - shown.count
    if more > 0 { lines.append("  " + words("terminal.moreMachines", count: more)) }
    return lines + sentOut()
  }

  /// What goes to subcontractors, who have no load of ours.
  private func sentOut() -> [String] {
    plant.machines.indices.filter { plant.machines[$0].isSubcontractor }.compactMap { machine in
      let count = plan.schedule.lots.count { $0.machine == machine }
      guard count > 0 else { return nil }
      return "  \(plant.machines[machine].id.printable)  "
        + words("terminal.sentOut", count: count)
    }
  }

  private func bar(_ load: MachineLoad, _ width: Int) -> String {
    guard load.openHours > 0 else { return DisplayWidth.fit(words("terminal.neverOpen"), width) }
    var left = width
    var hours = 0.0
    // Cut at rounded running totals, so that the parts always add up to the used share.
    func part(_ more: Double, _ glyph: String, _ ink: TerminalStyle.Ink) -> String {
      hours += more
      let end = min(width, Int((min(1, hours / load.openHours) * Double(width)).rounded()))
      let cells = max(0, end - (width - left))
      left -= cells
      return style(String(repeating: glyph, count: cells), ink)
    }
    let used =
      part(load.runHours, Glyph.run, .cyan) + part(load.setupHours, Glyph.setup, .yellow)
      + part(load.overtimeHours, Glyph.overtime, .magenta)
    return used + style(String(repeating: Glyph.idle, count: left), .dim)
  }
}
