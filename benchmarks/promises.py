#!/usr/bin/env python3
"""Prints whether schedules keep what the periods promised.

    benchmarks/promises.py [--takt PROGRAM] [--seconds S] [--threads N] FILE.json ...

Lateness is in order-days: of each order's last delivery, or until the horizon's end where something is
never delivered, summed over the orders. A schedule keeps the promise where it is at most a tenth or half
an order-day later than the periods said after the last round of feedback; Takt warns where it is not.
"""
import argparse
import json
import os
import re
import subprocess
import tempfile

WARNING = re.compile(r"The periods promised ([0-9.]+) order-days of lateness, the schedule has ([0-9.]+)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--takt", default=".build/release/takt")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    kept = 0
    print("| Instance | Promised (order-days) | Schedule | Kept |\n|---|---:|---:|---|")
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "plan.json")
        for orders in arguments.files:
            subprocess.run(
                [arguments.takt, "plan", orders, "-o", path, "--quiet", "--time-limit",
                 str(arguments.seconds), "--threads", str(arguments.threads)],
                check=True, stdout=subprocess.DEVNULL)
            with open(path, encoding="utf-8") as file:
                plan = json.load(file)
            if not plan["solve"]["columns"]:
                parser.error(f"{orders}: planned without a program over the periods; give it more time")
            warnings = plan["warnings"]
            broken = [m for w in warnings if (m := WARNING.match(w["message"]))]
            kept += not broken
            name = os.path.splitext(os.path.basename(orders))[0]
            figures = " | ".join(broken[0].groups()) if broken else " | "
            print(f"| {name} | {figures} | {'no' if broken else 'yes'} |")
    print(f"\nKept: {kept} of {len(arguments.files)}")


if __name__ == "__main__":
    main()
