#!/usr/bin/env python3
"""Runs another solver on one MPS file, for `takt bench`.

    benchmarks/peers.py --probe
    benchmarks/peers.py SOLVER MODEL.mps --time-limit S [--gap 1e-4] [--seed N]

SOLVER: highs (highspy), scip (pyscipopt), cpsat (ortools) or glpsol. One thread, default settings but for the
limit, the gap and the seed. Prints a line of JSON whenever the best objective or the bound has
changed, and a last one with the status; --probe prints the version of each solver that is there.
Times are CPU seconds of the process from before it reads the model, without Python's own start.
"""
import argparse
import json
import math
import os
import re
import resource
import subprocess
import sys
import threading
import time

SOLVERS = ("highs", "scip", "cpsat", "glpsol")


class Reporter:
    """Prints what is new, stamped with CPU time."""

    def __init__(self, limit):
        self.begin = time.process_time()
        self.limit = limit
        self.objective = None
        self.bound = None
        self.lock = threading.Lock()

    def seconds(self):
        return time.process_time() - self.begin

    def is_over(self):
        return self.seconds() >= self.limit

    def tell(self, objective=None, bound=None, seconds=None):
        """Objectives that are no better and bounds that are no higher say nothing new."""
        with self.lock:
            news = False
            if objective is not None and math.isfinite(objective) and abs(objective) < 1e19:
                if self.objective is None or objective < self.objective:
                    self.objective = objective
                    news = True
            if bound is not None and math.isfinite(bound) and abs(bound) < 1e19:
                if self.bound is None or bound > self.bound + 1e-9 * abs(self.bound):
                    self.bound = bound
                    news = True
            if news:
                self.write({"cpuSeconds": self.seconds() if seconds is None else seconds,
                            "objective": self.objective, "bound": self.bound})

    def end(self, status, seconds=None):
        with self.lock:
            self.write({"cpuSeconds": self.seconds() if seconds is None else seconds,
                        "objective": self.objective, "bound": self.bound, "status": status})

    @staticmethod
    def write(fields):
        fields["cpuSeconds"] = round(fields["cpuSeconds"], 4)
        print(json.dumps(fields), flush=True)


def highs_version():
    import highspy
    return highspy.Highs().version()


def run_highs(model, arguments):
    import highspy
    reporter = Reporter(arguments.time_limit)
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("parallel", "off")
    highs.setOptionValue("mip_rel_gap", arguments.gap)
    highs.setOptionValue("random_seed", arguments.seed)
    # Its own clock is the wall's: the callback below ends the run by CPU time.
    highs.setOptionValue("time_limit", 100 * arguments.time_limit)
    if highs.readModel(model) == highspy.HighsStatus.kError:
        sys.exit(f"highs cannot read {model}")

    def improved(event):
        reporter.tell(event.data_out.objective_function_value, event.data_out.mip_dual_bound)

    def asked(event):
        data = event.data_out
        reporter.tell(bound=data.mip_dual_bound)
        if reporter.is_over():
            event.data_in.user_interrupt = True

    highs.cbMipImprovingSolution.subscribe(improved)
    highs.cbMipInterrupt.subscribe(asked)
    highs.cbSimplexInterrupt.subscribe(asked_in_lp(reporter))
    highs.cbIpmInterrupt.subscribe(asked_in_lp(reporter))
    highs.run()
    status = highs.getModelStatus()
    info = highs.getInfo()
    if info.primal_solution_status == 2:
        reporter.tell(info.objective_function_value, info.mip_dual_bound)
    optimal = status == highspy.HighsModelStatus.kOptimal
    reporter.end("optimal" if optimal else "time" if reporter.is_over() else str(status))


def asked_in_lp(reporter):
    def asked(event):
        if reporter.is_over():
            event.data_in.user_interrupt = True
    return asked


def scip_version():
    import pyscipopt
    return f"{pyscipopt.Model().version()} (PySCIPOpt {pyscipopt.__version__})"


def run_scip(path, arguments):
    import pyscipopt
    reporter = Reporter(arguments.time_limit)
    events = (pyscipopt.SCIP_EVENTTYPE.BESTSOLFOUND, pyscipopt.SCIP_EVENTTYPE.NODESOLVED,
              pyscipopt.SCIP_EVENTTYPE.LPSOLVED)

    class Watch(pyscipopt.Eventhdlr):
        def eventinit(self):
            for event in events:
                self.model.catchEvent(event, self)

        def eventexit(self):
            for event in events:
                self.model.dropEvent(event, self)

        def eventexec(self, event):
            reporter.tell(self.model.getPrimalbound(), self.model.getDualbound())
            if reporter.is_over():
                self.model.interruptSolve()

    model = pyscipopt.Model()
    model.hideOutput()
    model.setParam("timing/clocktype", 1)  # CPU time
    model.setParam("limits/time", arguments.time_limit)
    model.setParam("limits/gap", arguments.gap)
    model.setParam("randomization/randomseedshift", arguments.seed)
    model.readProblem(path)
    model.includeEventhdlr(Watch(), "watch", "reports progress")
    model.optimize()
    if model.getNSols() > 0:
        reporter.tell(model.getPrimalbound(), model.getDualbound())
    status = model.getStatus()
    reporter.end("optimal" if status in ("optimal", "gaplimit")
                 else "time" if status in ("timelimit", "userinterrupt") else status)


def cpsat_version():
    import ortools
    return ortools.__version__


CPSAT_LINE = re.compile(
    r"^#(?:\d+|Bound|Done|Model)\s+[\d.]+s\s+(?:best:(?P<best>\S+)\s+next:\[(?P<low>[^,]+),)?")


def run_cpsat(path, arguments):
    """Its progress is read from its log, which it can only write to standard output."""
    from ortools.linear_solver.python import model_builder
    reporter = Reporter(arguments.time_limit)
    model = model_builder.Model()
    if not model.import_from_mps_file(path):
        sys.exit(f"cpsat cannot read {path}")
    solver = model_builder.Solver("sat")
    # Its own clock is the wall's: the watch below ends the run by CPU time.
    solver.set_time_limit_in_seconds(100 * arguments.time_limit)
    solver.set_solver_specific_parameters(
        f"num_workers:1 random_seed:{arguments.seed} relative_gap_limit:{arguments.gap}"
        " log_search_progress:true log_to_stdout:true")
    solver.enable_output(True)
    reading, writing = os.pipe()
    own = os.dup(1)
    os.dup2(writing, 1)
    os.close(writing)
    sys.stdout = os.fdopen(own, "w")

    def read_log():
        with os.fdopen(reading, encoding="utf-8", errors="replace") as log:
            for line in log:
                found = CPSAT_LINE.match(line)
                if found and found["best"]:
                    reporter.tell(number(found["best"]), number(found["low"]))

    done = threading.Event()

    def watch():
        while not done.wait(0.02):
            if reporter.is_over():
                solver.stop_search()
                return

    threads = [threading.Thread(target=task, daemon=True) for task in (read_log, watch)]
    for thread in threads:
        thread.start()
    status = solver.solve(model)
    done.set()
    os.close(1)  # the log's last writer: its reader ends
    for thread in threads:
        thread.join()
    if status in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE):
        reporter.tell(solver.objective_value, solver.best_objective_bound)
    optimal = status == model_builder.SolveStatus.OPTIMAL
    reporter.end("optimal" if optimal else "time" if reporter.is_over() else status.name.lower())


def number(text):
    """The number, or nothing where there is none yet (`inf`, `-inf`)."""
    try:
        return float(text)
    except ValueError:
        return None


def glpsol_version():
    text = subprocess.run(["glpsol", "--version"], capture_output=True, text=True, check=True).stdout
    return re.search(r"\d+\.\d+", text)[0]


GLPSOL_LINE = re.compile(
    r"^[+\s]*\d+:\s+(?:mip =|>>>>>)\s+(?P<best>not found yet|\S+)\s+>=\s+(?P<bound>tree is empty|\S+)")


def run_glpsol(path, arguments):
    """Its progress is read from its terminal lines; it has neither seed nor CPU limit of its own."""
    reporter = Reporter(arguments.time_limit)
    process = subprocess.Popen(
        ["glpsol", "--freemps", path, "--mipgap", str(arguments.gap),
         "--tmlim", str(int(100 * arguments.time_limit) + 1)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    is_over = threading.Event()

    def watch():
        while process.poll() is None:
            if child_seconds(process.pid) >= arguments.time_limit:
                is_over.set()
                process.kill()
                return
            time.sleep(0.02)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    seconds, optimal = 0.0, False
    for line in process.stdout:
        seconds = max(seconds, child_seconds(process.pid))
        if "INTEGER OPTIMAL SOLUTION FOUND" in line or "RELATIVE MIP GAP TOLERANCE" in line:
            optimal = True
        found = GLPSOL_LINE.match(line)
        if found:
            best = number(found["best"])
            done = found["bound"] == "tree is empty"
            reporter.tell(best, best if done else number(found["bound"]), seconds)
    process.wait()
    watcher.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = max(seconds, used.ru_utime + used.ru_stime)
    failed = process.returncode not in (0, -9)
    reporter.end("time" if is_over.is_set() else "failed" if failed
                 else "optimal" if optimal else "stopped", seconds)


def child_seconds(pid):
    """User and system time that a process has used, from Linux's /proc."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError):
        return 0.0


def probe():
    versions = {}
    for name in SOLVERS:
        try:
            versions[name] = globals()[name + "_version"]()
        except Exception:  # whatever keeps a solver from starting, it is not there
            pass
    print(json.dumps(versions))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("solver", nargs="?", choices=SOLVERS)
    parser.add_argument("model", nargs="?")
    parser.add_argument("--probe", action="store_true")
    parser.add_argument("--time-limit", type=float, default=60)
    parser.add_argument("--gap", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.probe:
        probe()
    elif arguments.solver is None or arguments.model is None:
        parser.error("a solver and a model are needed, or --probe")
    else:
        globals()["run_" + arguments.solver](arguments.model, arguments)


main()
