import TaktModel

extension ReportData {
  /// Hours by machine and period, flat: regular, run, set-up, overtime.
  func load(_ json: inout JSONText) {
    json.key("load")
    json.array { json in
      for row in MachineLoad.table(plan.schedule, for: plant) {
        json.array { json in
          for load in row {
            json.number(load.regularHours, decimals: 3)
            json.number(load.runHours, decimals: 3)
            json.number(load.setupHours, decimals: 3)
            json.number(load.overtimeHours, decimals: 3)
          }
        }
      }
    }
  }

  /// By machine: availability, effectiveness, quality ratio, planned OEE, energy.
  private func machineFigures(_ json: inout JSONText) {
    let figures = Dictionary(
      plan.kpi.machines.map { ($0.machine, $0) }, uniquingKeysWith: { first, _ in first })
    json.key("machineFigures")
    json.array { json in
      for machine in plant.machines.indices {
        json.array { json in
          guard let own = figures[machine] else { return }
          json.number(own.availability, decimals: 4)
          json.number(own.effectiveness, decimals: 4)
          json.number(own.qualityRatio, decimals: 4)
          json.number(own.plannedOEE, decimals: 4)
          json.number(own.detail?.energyKWh ?? .nan, decimals: 1)
        }
      }
    }
  }

  func figures(_ json: inout JSONText) {
    json.key("cost")
    json.array { json in
      for (kind, amount) in plan.cost.byKind where amount != 0 {
        json.array { json in
          json.string(kind)
          json.number(amount, decimals: 4)
        }
      }
    }
    json.field("totalCost", plan.cost.total, decimals: 4)
    json.field("utilisation", plan.kpi.utilisation)
    json.field("setupRatio", plan.kpi.setupRatio)
    cards(&json)
    machineFigures(&json)
    prices(&json)
    solve(&json)
    json.key("warnings")
    json.array { json in
      let sentences = Sentences(texts: texts, plant: plant)
      for warning in plan.warnings {
        json.array { json in
          json.string(warning.kind.rawValue)
          json.string(warning.pointer ?? "")
          json.string(sentences.sentence(warning))
        }
      }
    }
  }

  /// Group, key, value and form of each key figure.
  private func cards(_ json: inout JSONText) {
    json.key("kpi")
    json.array { json in
      for card in KPICard.all(plan) {
        json.array { json in
          json.string(card.group.rawValue)
          json.string(card.key)
          json.number(card.value ?? .nan)
          json.string(card.form.rawValue)
        }
      }
    }
  }

  private func solve(_ json: inout JSONText) {
    let solve = plan.solve
    json.key("solve")
    json.object { json in
      json.field("status", solve.status.rawValue)
      json.field("stoppedBy", solve.stoppedBy.rawValue)
      json.field("objective", solve.objective, decimals: 2)
      json.field("bound", solve.bound, decimals: 2)
      json.field("gapPercent", solve.gapPercent, decimals: 4)
      json.field("seconds", solve.seconds, decimals: 3)
      // A seed may be larger than the integers that JavaScript can hold.
      json.field("seed", String(solve.seed))
      json.field("threads", solve.threads)
      json.field("columns", solve.columns)
      json.field("rows", solve.rows)
      json.field("binaries", solve.binaries)
      json.field("generator", plan.generator.name + " " + plan.generator.version)
      json.field("orderFile", plan.orderFileSHA256)
      json.field("createdAt", seconds(plan.createdAt), decimals: 3)
    }
  }
}
