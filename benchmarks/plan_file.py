"""Writes a rival's schedule as a plan file (`takt-plan/1`), without key figures."""
import json
from datetime import datetime, timezone


class PlannedLot:
    """`begin`: of its set-up, in open seconds of its machine; `setup`: (seconds, money) or None."""

    def __init__(self, order, step, mode, started, setup, begin):
        self.order, self.step, self.mode, self.started = order, step, mode, started
        self.setup, self.begin = setup, begin
        self.good = started * mode.good_share


def write(path, plant, lots, deliveries):
    """`deliveries`: order's index -> [(second, quantity)]. Returns the plan's total cost."""
    cost = dict.fromkeys(("tardiness", "unmet", "holding", "shortOfSafety", "setup", "production",
                          "machine", "overtime", "energy", "purchase", "planChange"), 0.0)
    index = {order["id"]: number for number, order in enumerate(plant.orders)}
    last_end = {}
    texts = []
    for number, lot in enumerate(sorted(lots, key=lambda lot: (lot.mode.machine, lot.begin)), 1):
        machine = plant.machines[lot.mode.machine]
        product = plant.products[lot.order["product"]]
        rate = product.get("holdingCostPerUnitDay", 0) / 86400
        setup_seconds = lot.setup[0] if lot.setup else 0
        segments = []
        for kind, begin, length in (("setup", lot.begin, setup_seconds), (
                "run", lot.begin + setup_seconds, lot.mode.run(lot.started))):
            for start, end in machine.segments(begin, length):
                start, end = round(start, 3), round(end, 3)
                segments.append((kind, start, end))
                cost["machine"] += (end - start) * machine.cost_per_second
        run_start = next(start for kind, start, _ in segments if kind == "run")
        end = segments[-1][2]
        is_last = lot.step == len(product["routing"]) - 1
        # What it gives until the horizon's end, less what it takes of the step before.
        cost["holding"] += rate * lot.good * (plant.seconds - end)
        if lot.step > 0:
            cost["holding"] -= rate * lot.started * (plant.seconds - run_start)
        cost["production"] += lot.started * lot.mode.cost_per_unit
        if lot.setup:
            cost["setup"] += lot.setup[1]
        order = index[lot.order["id"]]
        if is_last:
            last_end.setdefault(order, []).append(end)
        feeds = [{"order": lot.order["id"], "quantity": min(lot.good, lot.share)}]
        texts.append({
            "id": f"L{number:04}", "product": lot.order["product"],
            "step": product["routing"][lot.step]["id"], "machine": machine.id,
            "family": lot.mode.family,
            "setup": {"minutes": lot.setup[0] / 60, "cost": lot.setup[1], "scrap": 0}
            if lot.setup else None,
            "segments": [{"kind": kind, "from": plant.text(start), "to": plant.text(stop),
                          "overtime": False} for kind, start, stop in segments],
            "start": plant.text(segments[0][1]), "end": plant.text(end), "started": lot.started,
            "good": lot.good, "scrap": lot.started - lot.good, "origin": "planned",
            "feeds": feeds})
    outcomes = []
    leaving = []
    for number, order in enumerate(plant.orders):
        product = plant.products[order["product"]]
        rate = product.get("holdingCostPerUnitDay", 0) / 86400
        merged = {}
        for at, quantity in deliveries.get(number, []):
            merged[at] = merged.get(at, 0) + quantity
        mine = sorted(merged.items())
        delivered = sum(quantity for _, quantity in mine)
        for at, quantity in mine:
            cost["tardiness"] += quantity * max(0, at - order["due"]) / 86400 * order["tardiness"]
            cost["holding"] -= rate * quantity * (plant.seconds - at)
            leaving.append({"order": order["id"], "at": plant.text(at), "quantity": quantity})
        unmet = max(0, order["quantity"] - delivered)
        cost["unmet"] += unmet * order["unmet"]
        completed = mine[-1][0] if mine else None
        late = max(0, completed - order["due"]) / 86400 if mine else 0
        status = ("unmet" if not mine else "partlyUnmet" if unmet > 1e-6 else
                  "late" if late * 86400 > 1 else "onTime")
        outcomes.append({
            "id": order["id"], "quantity": order["quantity"], "delivered": delivered,
            "unmet": unmet, "due": order["dueText"],
            "readyAt": plant.text(max(last_end[number])) if mine else None,
            "completedAt": plant.text(completed) if mine else None, "lateDays": late,
            "status": status, "because": []})
    cost["total"] = sum(cost.values())
    plan = {
        "format": "takt-plan/1", "generator": {"name": "cpsat", "version": "1"},
        "orderFile": {"sha256": plant.sha256},
        "createdAt": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "solve": {"status": "feasible", "stoppedBy": "time", "objective": cost["total"],
                  "bound": cost["total"], "gapPercent": 0, "seconds": 0, "seed": 1, "threads": 1,
                  "columns": 0, "rows": 0, "binaries": 0},
        "lots": texts, "deliveries": leaving, "purchases": [], "orders": outcomes, "cost": cost}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(plan, file, indent=1)
    return cost["total"]
