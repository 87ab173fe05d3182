#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures how many of the named remedies work.

Plans each order file, asks `takt explain` for the remedies of its late orders, and for each of them applies the
first remedy's patch: `takt whatif --plan` reads the patched file and plans it from the plan at hand by the ordinary
search, with another seed than the remedy was found with. Counted are the orders that are on time then. An order
for which no remedy was named counts as one that failed, and is told.

    benchmarks/remedies.py instances/*.json [--seconds 10] [--explain 60] [--check 3] [--orders 20]
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description="How many remedies work.")
    parser.add_argument("files", nargs="+", metavar="ORDERS")
    parser.add_argument("--takt", default=".build/release/takt", help="the program")
    parser.add_argument("--seconds", default="10", help="for each plan (default: 10)")
    parser.add_argument("--explain", default="60", help="seconds for the remedies of a file (60)")
    parser.add_argument("--check", default="3", help="seconds for each planning with a remedy (3)")
    parser.add_argument("--orders", type=int, default=0, metavar="N",
                        help="measure N late orders of each file, evenly spread (default: all)")
    parser.add_argument("--verbose", action="store_true", help="tell every remedy")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for path in options.files:
            rows.append(measure(path, folder, options))
            print(line(*rows[-1]), flush=True)
    if not all(row[1] is not None for row in rows):
        sys.exit(1)
    print(line("in all", *(sum(row[k] for row in rows) for k in (1, 2, 3))))


def line(name, late, named, worked):
    if late is None:
        return f"{name:24} failed"
    share = f"{100 * worked / late:5.1f} %" if late else "    -"
    return f"{name:24} {late:4} late  {named:4} with a remedy  {worked:4} on time with it  {share}"


def run(takt, *arguments):
    done = subprocess.run([takt, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        print(" ".join(arguments), done.stderr, sep="\n", file=sys.stderr)
        return None
    return done.stdout


def explain(path, plan, chosen, late, options):
    """The outcomes of the chosen orders by id: all in one call, or each with its share of the time."""
    calls = [[]] if len(chosen) == late else [[order] for order in chosen]
    outcomes = {}
    for call in calls:
        told = run(options.takt, "explain", path, plan, *call, "--json", "--quiet",
                   "--time-limit", str(float(options.explain) / len(calls)))
        if told is None:
            return None
        outcomes.update((outcome["id"], outcome) for outcome in json.loads(told))
    return outcomes


def measure(path, folder, options):
    """Name, late orders, those with a remedy, those that are on time with the first."""
    name = os.path.splitext(os.path.basename(path))[0]
    plan, patch = os.path.join(folder, "plan.json"), os.path.join(folder, "patch.json")
    if run(options.takt, "plan", path, "-o", plan, "--quiet", "--time-limit", options.seconds,
           "--threads", "1") is None:
        return name, None, None, None
    with open(plan) as file:
        late = [order["id"] for order in json.load(file)["orders"] if order["status"] != "onTime"]
    chosen = late
    if options.orders and len(late) > options.orders:
        chosen = [late[k * len(late) // options.orders] for k in range(options.orders)]
    outcomes = explain(path, plan, chosen, len(late), options)
    if outcomes is None:
        return name, None, None, None
    named = worked = 0
    for order in chosen:
        remedies = outcomes[order].get("remedies", [])
        if not remedies:
            if options.verbose:
                print(f"  {order}: no remedy")
            continue
        named += 1
        with open(patch, "w") as file:
            json.dump(remedies[0]["patch"], file)
        after = os.path.join(folder, "after.json")
        if run(options.takt, "whatif", path, "--plan", plan, "--change", patch, "--json", "--quiet",
               "--time-limit", options.check, "--seed", "20261121", "--threads", "1", "-o",
               after) is None:
            return name, None, None, None
        with open(after) as file:
            works = any(o["id"] == order and o["status"] == "onTime"
                        for o in json.load(file)["orders"])
        worked += works
        if options.verbose:
            print(f"  {order}: {'works' if works else 'FAILS'}: {remedies[0]['sentence']}")
    return name, len(chosen), named, worked


if __name__ == "__main__":
    main()
