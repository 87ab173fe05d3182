#!/usr/bin/env python3
"""Prints whether schedules keep what the periods promised.

    benchmarks/promises.py [--takt PROGRAM] [--seconds S] [--threads N] [--seeds K] FILE.json ...

Lateness is in order-days: of each order's last delivery, or until the horizon's end where something is
never delivered, summed over the orders. A schedule keeps the promise where it is at most a tenth or half
an order-day later than the periods said after the last round of feedback; Takt warns where it is not.
"""
import argparse
import json
import os
import subprocess
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--takt", default=".build/release/takt")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=1, help="plan each file with seeds 1 to K")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    kept = 0
    runs = [(orders, seed) for orders in arguments.files for seed in range(1, arguments.seeds + 1)]
    print("| Instance | Seed | Promised (order-days) | Schedule | Kept |\n|---|---:|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        for orders, seed in runs:
            broken = broken_promise(arguments, orders, seed, os.path.join(folder, "plan.json"))
            kept += not broken
            name = os.path.splitext(os.path.basename(orders))[0]
            figures = f"{broken['promised']:.1f} | {broken['days']:.1f}" if broken else " | "
            print(f"| {name} | {seed} | {figures} | {'no' if broken else 'yes'} |", flush=True)
    print(f"\nKept: {kept} of {len(runs)}")


def broken_promise(arguments, orders, seed, path):
    """What the plan of an order file says of a promise that its schedule does not keep, or None."""
    subprocess.run(
        [arguments.takt, "plan", orders, "-o", path, "--quiet", "--seed", str(seed), "--time-limit",
         str(arguments.seconds), "--threads", str(arguments.threads)],
        check=True, stdout=subprocess.DEVNULL)
    with open(path, encoding="utf-8") as file:
        plan = json.load(file)
    if not plan["solve"]["columns"]:
        raise SystemExit(f"{orders}: planned without a program over the periods; give it more time")
    return next((w for w in plan["warnings"] if w["kind"] == "daysLateInSchedule"), None)


if __name__ == "__main__":
    main()
