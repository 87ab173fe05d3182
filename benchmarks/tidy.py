#!/usr/bin/env python3
"""Prints how tidy plans are, beside a baseline.

    benchmarks/tidy.py [--takt PROGRAM] [--seconds S] [--threads N] [--seeds 1,2,3] [--tidy P]
                       [--baseline FILE] FILE.json ...

For each order file the plan of median cost over the seeds: its cost, lots, purchases, deliveries per
delivered order, orders late or short, lots that feed no order. The baseline is an object of such figures
by the file's name ("cost", "lots", "purchases", "deliveries", "lateOrUnmet", "feedsNothing").
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile


def figures(plan):
    orders = plan["orders"]
    return {
        "cost": plan["cost"]["total"],
        "lots": len(plan["lots"]),
        "purchases": len(plan["purchases"]),
        "deliveries": len(plan["deliveries"]),
        "delivered": sum(order["delivered"] > 0 for order in orders),
        "lateOrUnmet": sum(order["status"] != "onTime" for order in orders),
        "feedsNothing": sum(not lot["feeds"] for lot in plan["lots"]),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--takt", default=".build/release/takt")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--tidy", type=float, help="planning.tidyPercent (default: the file's)")
    parser.add_argument("--baseline")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    baseline = {}
    if arguments.baseline:
        with open(arguments.baseline, encoding="utf-8") as file:
            baseline = json.load(file)
    seeds = arguments.seeds.split(",")
    print("| Plant | Cost | against | Lots | before | Purchases | before | Deliveries per order "
          "| before | Late or short | before | Feed nothing |\n|---|" + "---:|" * 11)
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        for path in arguments.files:
            name = os.path.splitext(os.path.basename(path))[0]
            orders_path = path
            if arguments.tidy is not None:
                with open(path, encoding="utf-8") as file:
                    content = json.load(file)
                content.setdefault("planning", {})["tidyPercent"] = arguments.tidy
                orders_path = os.path.join(folder, "orders.json")
                with open(orders_path, "w", encoding="utf-8") as file:
                    json.dump(content, file)
            found = []
            for seed in seeds:
                plan_path = os.path.join(folder, "plan.json")
                command = [
                    arguments.takt, "plan", orders_path, "-o", plan_path, "--quiet", "--seed", seed,
                    "--time-limit", str(arguments.seconds), "--threads", str(arguments.threads)]
                status = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
                if status != 0:
                    sys.exit(f"{' '.join(command)}: ended with status {status}")
                with open(plan_path, encoding="utf-8") as file:
                    found.append(figures(json.load(file)))
            now = sorted(found, key=lambda one: one["cost"])[len(found) // 2]
            old = baseline.get(name)

            def before(key):
                return old[key] if old else ""

            change = f"{100 * (now['cost'] / old['cost'] - 1):+.2f} %" if old and old["cost"] else ""
            share = now["deliveries"] / max(1, now["delivered"])
            if old and old["lots"]:
                ratios.append(now["lots"] / old["lots"])
            print(f"| {name} | {now['cost']:,.1f} | {change} | {now['lots']} | {before('lots')} "
                  f"| {now['purchases']} | {before('purchases')} | {share:.2f} "
                  f"| {before('deliveries')} in all | {now['lateOrUnmet']} "
                  f"| {before('lateOrUnmet')} | {now['feedsNothing']} |", flush=True)
    if ratios:
        print(f"\nLots against the baseline, in the mean: {100 * sum(ratios) / len(ratios):.0f} %")


main()
