#!/usr/bin/env python3
"""Prints the figures of the README as Markdown tables.

    benchmarks/measure.py [--takt PROGRAM] [--seconds S] [--threads N] FILE.json ...

For each order file: the cost of the schedule after S seconds, what a spreadsheet planner's method
(`takt plan --method dispatch`) costs, the gap proven over the periods, and what it took. A file of
the lot-sizing literature (every order useless after its due date) is told by its objective and bound.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time


def run(command):
    """Runs a command to its end: seconds taken and its largest memory in MiB."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(command)}: ended with status {status}")
    return time.monotonic() - begin, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--takt", default=".build/release/takt")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    plants, classics = [], []
    with tempfile.TemporaryDirectory() as folder:
        for path in arguments.files:
            with open(path, encoding="utf-8") as file:
                orders = json.load(file)["orders"]
            plan_path = os.path.join(folder, "plan.json")
            base_path = os.path.join(folder, "base.json")
            seconds, memory = run([
                arguments.takt, "plan", path, "-o", plan_path, "--quiet",
                "--time-limit", str(arguments.seconds), "--threads", str(arguments.threads)])
            run([arguments.takt, "check", path, plan_path])
            run([arguments.takt, "plan", path, "-o", base_path, "--quiet", "--method", "dispatch"])
            with open(plan_path, encoding="utf-8") as file:
                plan = json.load(file)
            with open(base_path, encoding="utf-8") as file:
                base = json.load(file)["cost"]["total"]
            name = os.path.splitext(os.path.basename(path))[0]
            solve, cost = plan["solve"], plan["cost"]["total"]
            if all(order.get("latest") == order["due"] for order in orders):
                unmet = sum(order["unmet"] for order in plan["orders"])
                classics.append((name, solve["objective"], solve["bound"], solve["gapPercent"],
                                 unmet, seconds))
            else:
                plants.append((name, len(orders), cost, base, 100 * (1 - cost / base),
                               solve["gapPercent"], seconds, memory))
    if plants:
        print("| Instance | Orders | Cost | Spreadsheet method | Saved | Gap over the periods "
              "| Seconds | Memory |\n|---|---:|---:|---:|---:|---:|---:|---:|")
        for name, count, cost, base, saved, gap, seconds, memory in plants:
            print(f"| {name} | {count} | {cost:,.0f} | {base:,.0f} | {saved:.1f} % | {gap:.1f} % "
                  f"| {seconds:.1f} | {memory:.0f} MiB |")
        mean = sum(row[4] for row in plants) / len(plants)
        print(f"\nSaved in the mean: {mean:.1f} %")
    if classics:
        print("| Instance | Objective | Proven bound | Gap | Unmet | Seconds |"
              "\n|---|---:|---:|---:|---:|---:|")
        for name, objective, bound, gap, unmet, seconds in classics:
            print(f"| {name} | {objective:,.1f} | {bound:,.1f} | {gap:.2f} % | {unmet:g} "
                  f"| {seconds:.1f} |")


main()
