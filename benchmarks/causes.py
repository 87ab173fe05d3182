#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how many of the named causes are true.

Plans each order file. For each late or short order each cause that the plan names is lifted alone in a copy of the
order file (the machine is open then, the material is there, the other order is not asked for, ...), and
`takt whatif --plan --for` plays the plan's lots again in their sequences for both files, each as early as it can be; of
an order that is not all made, room is sought for the rest. A cause is true where the order's lateness and shortfall are less with it
than without. Causes that say `jointly` are lifted together and count once.

    benchmarks/causes.py instances/*.json [--seconds 5] [--orders 10]
    benchmarks/causes.py --generate 50 [--seconds 2] [--orders 3]
"""
import argparse
import copy
import json
import os
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description="How many causes are true.")
    parser.add_argument("files", nargs="*", metavar="ORDERS")
    parser.add_argument("--takt", default=".build/release/takt", help="the program")
    parser.add_argument("--generate", type=int, default=0, metavar="N", help="generated plants too")
    parser.add_argument("--seconds", default="5", help="for each plan (default: 5)")
    parser.add_argument("--orders", type=int, default=10, metavar="N",
                        help="orders of each file, evenly spread; 0: all (10)")
    parser.add_argument("--verbose", action="store_true", help="print every cause")
    options = parser.parse_args()
    sums = [0, 0, 0, 0]
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, options.generate + 1):
            path = os.path.join(folder, f"generated-{seed}.json")
            run(options.takt, "generate", "--kind", "plant", "--orders", "30", "--machines", "5",
                "--days", "10", "--seed", str(seed), "-o", path)
            options.files.append(path)
        for path in options.files:
            counts = measure(path, folder, options)
            if counts is None:
                sys.exit(1)
            print(line(os.path.splitext(os.path.basename(path))[0], counts), flush=True)
            sums = [a + b for a, b in zip(sums, counts)]
    print(line("in all", sums))


def line(name, counts):
    def share(part, whole):
        return f"{100 * part / whole:5.1f} %" if whole else "    -  "
    orders, first, causes, true = counts
    return (f"{name:28} {orders:4} orders  first cause true {share(first, orders)}"
            f"  {causes:4} causes, true {share(true, causes)}")


def run(takt, *arguments):
    done = subprocess.run([takt, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        print(" ".join(arguments), done.stderr, sep="\n", file=sys.stderr)
        return None
    return done.stdout


def measure(path, folder, options):
    """Orders looked at, those whose first cause is true, causes, true ones."""
    plan_path = os.path.join(folder, "plan.json")
    if run(options.takt, "plan", path, "-o", plan_path, "--quiet", "--time-limit", options.seconds,
           "--threads", "1") is None:
        return None
    with open(plan_path) as file:
        plan = json.load(file)
    with open(path) as file:
        orders = json.load(file)
    late = [order for order in plan["orders"] if order["status"] != "onTime"]
    if options.orders and len(late) > options.orders:
        late = [late[k * len(late) // options.orders] for k in range(options.orders)]
    counts = [len(late), 0, 0, 0]
    for order in late:
        joint = [cause for cause in order["because"] if cause.get("jointly")]
        alone = [[cause] for cause in order["because"] if not cause.get("jointly")]
        for number, group in enumerate(([joint] if joint else []) + alone):
            helps = is_true(path, plan_path, folder, options, orders, order, group)
            counts[2] += 1
            counts[3] += helps
            counts[1] += helps and number == 0
            if options.verbose:
                print(f"  {order['id']}: {'true ' if helps else 'FALSE'} "
                      + " + ".join(cause["kind"] + ": " + cause["sentence"] for cause in group))
    return counts


def is_true(path, plan_path, folder, options, orders, order, causes):
    lifted = copy.deepcopy(orders)
    for cause in causes:
        if not lift(lifted, cause, order["id"]):
            return False
    change = os.path.join(folder, "change.json")
    with open(change, "w") as file:
        json.dump([{"op": "replace", "path": "", "value": lifted}], file)
    told = run(options.takt, "whatif", path, "--plan", plan_path, "--change", change, "--for", order["id"],
               "--json", "--quiet")
    if told is None:
        return False
    pair = json.loads(told)["orders"][0]
    before, after = pair["before"], pair["after"]
    return after["unmet"] < before["unmet"] - 1e-6 or (
        after["unmet"] <= before["unmet"] + 1e-6 and after["unitDaysLate"] < before["unitDaysLate"] - 1e-4)


def lift(orders, cause, order_id):
    """Assumes a cause away in an order file; false where that cannot be said there."""
    kind = cause["kind"]
    own = named(orders["orders"], order_id)
    machine = named(orders["machines"], cause.get("machine"))
    product = named(orders["products"], cause.get("product"))
    resource = named(orders.get("resources", []), cause.get("resource"))
    if kind in ("wentFirst", "materialTaken"):
        orders["orders"] = [o for o in orders["orders"] if o["id"] != cause["order"]]
    elif kind == "closed":
        open_machine(orders, machine, cause["from"], cause["until"])
    elif kind == "downtime":
        machine["downtime"] = [d for d in machine["downtime"]
                               if not (d["from"] == cause["from"] and d["to"] == cause["until"])]
    elif kind == "neverOpen":
        machine.pop("calendar", None)
    elif kind == "purchase":
        product["purchase"].pop("leadTimeDays", None)
    elif kind == "receipt":
        for receipt in orders.get("receipts", []):
            if receipt["product"] == cause["product"]:
                receipt["at"] = orders["horizon"]["start"]
    elif kind == "material":
        product["stock"] = product.get("stock", 0) + cause["wanted"]
    elif kind == "running":
        named(orders["inProgress"], cause["lot"])["end"] = orders["horizon"]["start"]
    elif kind == "frozen":
        for list_name in ("frozen", "previous"):
            lots = orders.get(list_name, {}).get("lots", [])
            lots[:] = [lot for lot in lots if lot["id"] != cause["lot"]]
    elif kind in ("wait", "longestWait"):
        step = named(product["routing"], cause["step"])
        step.get("waitAfterMinutes", {}).pop("min" if kind == "wait" else "max", None)
        if kind == "longestWait":
            product.pop("shelfLifeDays", None)
    elif kind in ("release", "latest"):
        own.pop(kind, None)
    elif kind == "earliest":
        own["earliest"] = own["due"]
    elif kind == "complete":
        own["delivery"] = "partial"
    elif kind in ("ownWork", "leadTime", "setup"):
        for step in named(orders["products"], own["product"])["routing"]:
            for mode in step["modes"]:
                if kind != "setup":
                    mode.pop("rework", None)
                    if "leadTimeDays" in mode:
                        mode["leadTimeDays"] = 0
                    else:
                        mode["secondsPerUnit"] = 0
                mode["setupMinutes"] = 0
                for rule in orders.get("changeovers", []):
                    if rule["to"] in (mode.get("family", own["product"]), "*"):
                        rule["minutes"] = 0
    elif kind == "resourceBusy":
        resource["count"] += 1
    elif kind == "resourceClosed":
        resource.pop("calendar", None)
    elif kind == "resourceHours":
        resource.pop("maxHoursPerPersonWeek", None)
    elif kind == "power":
        orders["tariff"].pop("demandLimitKW", None)
    elif kind == "horizon":
        orders["horizon"]["periods"].append({"count": 14, "hours": 24})
    elif kind == "notWorthMaking":
        own["unmetCostPerUnit"] = cause["needed"]
    elif kind in ("lotSize", "sharedLot"):
        for step in named(orders["products"], own["product"])["routing"]:
            for mode in step["modes"]:
                for field in ("minLot", "lotMultiple"):
                    mode.pop(field, None)
    else:
        return False
    return True


def named(entries, wanted):
    return next((entry for entry in entries if entry["id"] == wanted), None)


def open_machine(orders, machine, start, end):
    calendar = copy.deepcopy(named(orders["calendars"], machine["calendar"]))
    calendar["id"] = calendar["id"] + " for " + machine["id"]
    calendar.setdefault("open", []).append({"from": start, "to": end})
    if named(orders["calendars"], calendar["id"]) is None:
        orders["calendars"].append(calendar)
    else:
        named(orders["calendars"], calendar["id"])["open"].append({"from": start, "to": end})
    machine["calendar"] = calendar["id"]


if __name__ == "__main__":
    main()
