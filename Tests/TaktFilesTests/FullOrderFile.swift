/// An order file that uses every field that can be used, in no particular order.
let fullOrderFile = #"""
  {
    "note": {"any": ["thing"]},
    "x-erp": 7,
    "planning": {"timeLimitSeconds": 12.5, "gapPercent": 1, "seed": 9007199254740991, "threads": 2,
      "yieldConfidence": 0.9, "safetyHours": 6, "tidyPercent": 2.5},
    "orders": [
      {"id": "SO-1", "product": "BOX", "quantity": 10, "due": "2026-11-25T18:00:00+09:00",
       "release": "2026-11-23T08:00:00+09:00", "earliest": "2026-11-24T00:00:00+09:00",
       "latest": "2026-11-26T00:00:00+09:00", "kind": "firm", "priority": 2,
       "tardinessCostPerUnitDay": 3, "unmetCostPerUnit": 50, "delivery": "complete",
       "customer": "한솔", "x-line": 1},
      {"id": "SO-2", "product": "BOX", "quantity": 8, "delivered": 3, "due": "2026-11-26T18:00:00+09:00"},
      {"id": "FC-1", "product": "BOX", "quantity": 5, "due": "2026-11-27T18:00:00+09:00",
       "kind": "forecast", "priority": 3},
      {"id": "FC-2", "product": "BOX", "quantity": 5, "due": "2026-11-27T18:00:00+09:00",
       "kind": "forecast", "tardinessCostPerUnitDay": 7}
    ],
    "inProgress": [{"id": "L-0", "product": "BOX", "step": "cut", "machine": "SAW", "quantity": 4,
      "end": "2026-11-23T09:30:00+09:00"}],
    "receipts": [{"product": "SHEET", "quantity": 12.5, "at": "2026-11-24T08:00:00+09:00"}],
    "costs": {"tardinessCostPerUnitDay": 4, "forecastFactor": 0.25},
    "changeovers": [
      {"machines": ["SAW"], "from": "*", "to": "thick", "minutes": 20, "cost": 5, "scrap": 1},
      {"from": "thick", "to": "BOX", "minutes": 3}
    ],
    "products": [
      {"id": "BOX", "name": "Box", "unit": "pc", "whole": true, "stock": 3, "safetyStock": 4,
       "shortOfSafetyCostPerUnitDay": 0.75, "maxStock": 60, "shelfLifeDays": 30,
       "holdingCostPerUnitDay": 0.5, "routing": [
        {"id": "cut", "waitAfterMinutes": {"min": 30, "max": 600}, "wip": 2,
         "components": [{"product": "SHEET", "quantity": 0.25}],
         "modes": [{"machine": "SAW", "secondsPerUnit": 60, "setupMinutes": 10, "setupCost": 8,
           "setupScrap": 1, "family": "thick", "yield": {"good": 95, "defective": 4},
           "rework": {"share": 0.5, "secondsPerUnit": 30, "yield": 0.9}, "costPerUnit": 0.1,
           "kWhPerUnit": 0.2, "minLot": 2, "maxLot": 40, "lotMultiple": 2, "uses": [
             {"resource": "saw-blade"},
             {"resource": "setter", "count": 2, "during": "setup"}]}]},
        {"id": "fold", "modes": [{"machine": "BENCH", "secondsPerUnit": 90, "yield": 0.98},
          {"machine": "OUT", "leadTimeDays": 1.5, "costPerUnit": 2}]}]},
      {"id": "SHEET", "whole": false,
       "purchase": {"leadTimeDays": 2, "costPerUnit": 9, "minQuantity": 10, "multiple": 2.5}},
      {"id": "LABEL"}
    ],
    "machines": [
      {"id": "SAW", "name": "Saw", "kind": "machine", "calendar": "day", "efficiency": 0.8,
       "costPerHour": 20, "runKW": 3, "setupKW": 1, "initialFamily": "thick", "keepsSetup": false,
       "downtime": [{"from": "2026-11-23T10:00:00+09:00", "to": "2026-11-23T11:00:00+09:00",
         "reason": "blade"}]},
      {"id": "BENCH"}, {"id": "OUT", "kind": "subcontractor"}
    ],
    "calendars": [{"id": "day",
      "shifts": [
        {"days": ["mon", "tue"], "from": "08:00", "to": "16:00"},
        {"days": ["mon"], "from": "16:00", "to": "18:00", "overtime": true, "costPerHour": 15}],
      "closed": [{"from": "2026-11-24", "to": "2026-11-24"}],
      "open": [{"from": "2026-11-24T20:00:00+09:00", "to": "2026-11-24T22:00:00+09:00",
        "overtime": true, "costPerHour": 30}]}],
    "resources": [
      {"id": "saw-blade", "kind": "tool", "count": 1},
      {"id": "setter", "kind": "labour", "count": 3, "calendar": "day",
       "maxHoursPerPersonWeek": 52}],
    "tariff": {"demandLimitKW": 50, "bands": [
      {"months": [11, 12], "days": ["mon", "tue"], "from": "09:00", "to": "12:00",
       "pricePerKWh": 0.3},
      {"from": "22:00", "to": "06:00", "pricePerKWh": 0.05}, {"pricePerKWh": 0.15}]},
    "horizon": {"periods": [{"count": 3, "hours": 24}, {"count": 1, "hours": 48}],
      "start": "2026-11-23T00:00:00+09:00"},
    "plant": {"id": "P-1", "name": "Plant", "timeZone": "Asia/Seoul", "currency": "EUR"},
    "format": "takt-orders/1"
  }
  """#
