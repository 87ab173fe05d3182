import Foundation
import TaktFiles
import TaktTestSupport

extension TinyShop {
  /// The shop as an order file, read by the product's reader.
  func orderFile() throws -> OrderFile { try OrderFile.read([UInt8](json())) }

  func json() throws -> Data {
    let calendars =
      machines.enumerated().map { calendar("m\($0)", $1.isOpen) }
      + resources.enumerated().map { calendar("r\($0)", $1.isOpen) }
    let fields: [String: Any] = [
      "format": "takt-orders/1", "plant": ["currency": "EUR"],
      "horizon": ["start": text(0), "periods": [["count": Self.days, "hours": 24]]],
      "calendars": calendars, "machines": machines.indices.map(machine),
      "resources": resources.enumerated().map { index, resource in
        [
          "id": "R\(index)", "kind": resource.isTool ? "tool" : "labour", "count": resource.count,
          "calendar": "r\(index)",
        ] as [String: Any]
      },
      "products": products.indices.map(product), "orders": orders.indices.map(order),
      "changeovers": changes.sorted { "\($0.key)" < "\($1.key)" }.map { pair, change in
        [
          "from": pair[0].map { "F\($0)" } ?? "*", "to": pair[1].map { "F\($0)" } ?? "*",
          "minutes": change.slots * 30, "cost": change.cost,
        ] as [String: Any]
      },
    ]
    return try JSONSerialization.data(withJSONObject: fields, options: .sortedKeys)
  }

  private func text(_ slot: Int) -> String {
    let seconds = Int(Self.slotSeconds) * slot
    let (day, minute) = (5 + seconds / 86_400, seconds % 86_400 / 60)
    return String(format: "2026-01-%02d", day) + String(format: "T%02d:", minute / 60)
      + String(format: "%02d:00Z", minute % 60)
  }

  private func calendar(_ id: String, _ isOpen: [Bool]) -> [String: Any] {
    var windows: [[String: String]] = []
    for stretch in Self.stretches(isOpen.indices.filter { isOpen[$0] }) {
      windows.append(["from": text(stretch.lowerBound), "to": text(stretch.upperBound)])
    }
    return ["id": id, "open": windows]
  }

  private func machine(_ index: Int) -> [String: Any] {
    var fields: [String: Any] = [
      "id": "M\(index)", "calendar": "m\(index)",
      "costPerHour": machines[index].costPerSlot * 3600 / Self.slotSeconds,
    ]
    if let family = machines[index].initialFamily { fields["initialFamily"] = "F\(family)" }
    return fields
  }

  private func product(_ index: Int) -> [String: Any] {
    let units = orders.first { $0.product == index }?.quantity ?? 1
    let exact = started(product: index, units: units)
    return [
      "id": "P\(index)",
      "routing": products[index].enumerated().map { number, step in
        [
          "id": "S\(number)", "waitAfterMinutes": ["min": step.waitSlots * 30],
          "modes": step.modes.map { mode in
            var fields: [String: Any] = [
              "machine": "M\(mode.machine)", "family": "F\(mode.family)",
              "secondsPerUnit": mode.slotsPerUnit * Int(Self.slotSeconds),
              "setupMinutes": mode.setup.slots * 30, "setupCost": mode.setup.cost,
              "yield": Double(step.goodOfTen) / 10, "costPerUnit": mode.costPerUnit,
              "uses": mode.uses.map { use in
                [
                  "resource": "R\(use.resource)",
                  "during": !use.coversSetup ? "run" : use.coversRun ? "both" : "setup",
                ]
              },
            ]
            if hasOwnProducts {
              fields["minLot"] = exact[number]
              fields["maxLot"] = exact[number]
            }
            return fields
          },
        ] as [String: Any]
      },
    ]
  }

  private func order(_ index: Int) -> [String: Any] {
    let order = orders[index]
    return [
      "id": "O\(index)", "product": "P\(order.product)", "quantity": order.quantity,
      "due": text(order.dueSlot), "release": text(order.releaseSlot), "earliest": text(0),
      "tardinessCostPerUnitDay": order.tardiness, "unmetCostPerUnit": order.unmet,
      "delivery": "complete",
    ]
  }

  /// Consecutive slots as ranges of instants.
  static func stretches(_ slots: [Int]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for slot in slots {
      if let last = result.last, last.upperBound == slot {
        result[result.count - 1] = last.lowerBound...(slot + 1)
      } else {
        result.append(slot...(slot + 1))
      }
    }
    return result
  }
}
