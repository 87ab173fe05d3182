#!/usr/bin/env python3
"""Compares Takt's schedules with those of OR-Tools CP-SAT on small and mid plants.

    pip install ortools
    benchmarks/plants.py plants
    benchmarks/cpsat_schedule.py --seconds 10 --long 300 plants/*.json

For each order file: the cost of Takt's plan after S seconds on one core, of CP-SAT's after as many,
and of CP-SAT's after the long limit, as `takt check` proves them; every plan is checked. CP-SAT
solves its own model of the plan file's rules (cpsat_model.py) with one worker and a fixed seed. Its
best plan is kept at both limits. CP-SAT's seconds are CPU
seconds from after its model is built; Takt's are the wall's.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from order_file import Plant, Unsupported  # noqa: E402
import plan_file  # noqa: E402


def lots_and_deliveries(model, value):
    """The plan of one solution: `value` reads a variable."""
    plant = model.plant
    lots, deliveries = [], {}
    number = {order["id"]: index for index, order in enumerate(plant.orders)}
    for chain in model.chains:
        if not value(chain.present):
            continue
        order = number[chain.order["id"]]
        deliveries.setdefault(order, []).append((value(chain.deliver) * model.unit, chain.quantity))
    for machine, options in enumerate(model.by_machine):
        taken = sorted((option for option in options if value(option.present)),
                       key=lambda option: value(option.begin))
        family = plant.machines[machine].initial
        for option in taken:
            found = plant.changeover(machine, family, option.mode.family, option.mode)
            family = option.mode.family
            setup = found[:2] if found else None
            begin = value(option.begin) * model.unit - (setup[0] if setup else 0)
            lot = plan_file.PlannedLot(option.lot.chain.order, option.lot.step, option.mode,
                                       option.started, setup, begin)
            lot.share = option.lot.chain.quantity
            lots.append(lot)
    return lots, deliveries


def solve(plant, arguments, folder, name):
    """(total after the short limit, after the long one, its bound); plans go to the folder."""
    from ortools.sat.python import cp_model
    from cpsat_model import MONEY, Model
    model = Model(plant, arguments.split, arguments.unit)

    class Keeper(cp_model.CpSolverSolutionCallback):
        def __init__(self):
            super().__init__()
            self.short = None
            self.best = None
            self.begin = time.process_time()
            self.trace = []

        def on_solution_callback(self):
            kept = lots_and_deliveries(model, self.value)
            seconds = time.process_time() - self.begin
            self.trace.append((round(seconds, 2), self.objective_value / MONEY + model.constant))
            if seconds <= arguments.seconds:
                self.short = kept
            self.best = kept

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = arguments.workers
    solver.parameters.random_seed = arguments.seed
    # Its own clock is the wall's; a busy machine must not be its loss.
    solver.parameters.max_time_in_seconds = 20 * arguments.long
    # One worker alone has no large neighbourhood search unless its subsolvers take turns.
    solver.parameters.interleave_search = arguments.workers == 1
    keeper = Keeper()
    is_over = threading.Event()

    def watch():
        while not is_over.wait(0.2):
            if time.process_time() - keeper.begin >= arguments.long:
                solver.stop_search()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    solver.solve(model.model, keeper)
    is_over.set()
    totals = []
    for label, kept in (("short", keeper.short), ("long", keeper.best)):
        path = os.path.join(folder, f"{name}.cpsat-{label}.json")
        lots, deliveries = kept or ([], {})
        totals.append(plan_file.write(path, plant, lots, deliveries))
        check(arguments, arguments.path, path)
    bound = solver.best_objective_bound / MONEY + model.constant
    return totals[0], totals[1], bound, keeper.trace


def check(arguments, orders, plan):
    run = subprocess.run([arguments.takt, "check", orders, plan], capture_output=True, text=True)
    # A rival's plan claims no key figures.
    faults = [line for line in run.stdout.splitlines() if "kpi." not in line and not line.endswith(": valid")]
    if run.returncode not in (0, 1) or faults:
        sys.exit(f"takt check {orders} {plan}:\n" + "\n".join(faults[:20]) + run.stderr)


def takt(arguments, orders, plan):
    subprocess.run([arguments.takt, "plan", orders, "-o", plan, "--quiet", "--threads", "1",
                    "--gap", "0", "--time-limit", str(arguments.seconds)], check=True)
    check(arguments, orders, plan)
    with open(plan, encoding="utf-8") as file:
        return json.load(file)["cost"]["total"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--takt", default=".build/release/takt")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--long", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--split", type=int, default=1, help="CP-SAT's lots an order and step")
    parser.add_argument("--unit", type=int, default=60, help="seconds of CP-SAT's clock")
    parser.add_argument("--keep", help="folder for the plans")
    parser.add_argument("--workers", type=int, default=1, help="CP-SAT's")
    parser.add_argument("--only-cpsat", action="store_true",
                        help="leave Takt's column empty")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    rows = []
    print("| Plant | Orders | Takt | CP-SAT | CP-SAT, long | Its bound | Takt to CP-SAT, long |"
          "\n|---|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as own:
        folder = arguments.keep or own
        os.makedirs(folder, exist_ok=True)
        for path in arguments.files:
            arguments.path = path
            name = os.path.splitext(os.path.basename(path))[0]
            try:
                plant = Plant(path)
                short, long, bound, trace = solve(plant, arguments, folder, name)
            except Unsupported as reason:
                print(f"{name}: left out, {reason}", file=sys.stderr)
                continue
            with open(os.path.join(folder, name + ".trace.json"), "w", encoding="utf-8") as file:
                json.dump(trace, file)
            ours = float("nan")
            if not arguments.only_cpsat:
                ours = takt(arguments, path, os.path.join(folder, name + ".takt.json"))
            rows.append((ours, short, long))
            print(f"| {name} | {len(plant.orders)} | {ours:,.2f} | {short:,.2f} | {long:,.2f} "
                  f"| {bound:,.2f} | {ours / long:.3f} |", flush=True)
    if rows:
        mean = sum(ours / long for ours, _, long in rows) / len(rows)
        ahead = sum(ours <= short * (1 + 1e-9) for ours, short, _ in rows)
        print(f"\nTakt's cost to CP-SAT's after {arguments.long:g} s in the mean: {mean:.3f}; "
              f"at or below CP-SAT's after {arguments.seconds:g} s on {ahead} of {len(rows)}.")


if __name__ == "__main__":
    main()
