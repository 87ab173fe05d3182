"""OR-Tools CP-SAT's own model of the plan file's rules (`takt-plan/1`), to compare schedules with.

Every order is made in one lot a step (or in as many equal ones as the largest lot or `split` asks
for). A lot takes one of its modes; each machine's lots form a circuit whose arcs are the changeovers.
A machine's lots stand on its own axis of open seconds, where they never pause; windows tie that axis
to the clock, on which steps follow one another, tools are shared, and orders are due.
"""
import math
from ortools.sat.python import cp_model
from order_file import Unsupported

MONEY = 10_000  # the objective is in whole parts of money


class Lot:
    """One lot of one step of one chain."""

    def __init__(self, chain, step, good):
        self.chain, self.step, self.good = chain, step, good
        self.options = []  # of Option


class Option:
    """A lot on one of its machines: `begin` and `finish` of its run in open time, `arcs` into it."""


class Chain:
    """What goes through the routing together: an order or an equal part of one."""

    def __init__(self, plant, order, quantity):
        self.order, self.quantity = order, quantity
        product = plant.products[order["product"]]
        whole = product.get("whole", True)
        self.lots = []
        need = quantity
        for index in reversed(range(len(product["routing"]))):
            lot = Lot(self, index, need)
            lot.modes = product["routing"][index]["modes"]
            lot.started = [mode.started(need, whole) for mode in lot.modes]
            lot.wait = round(60 * product["routing"][index].get(
                "waitAfterMinutes", {}).get("min", 0))
            self.lots.insert(0, lot)
            need = max(lot.started)


def chains(plant, split):
    for order in plant.orders:
        count = split
        while True:
            size = order["quantity"] / count
            if plant.products[order["product"]].get("whole", True):
                size = math.ceil(size)
            parts = []
            left = order["quantity"]
            for index in range(count):
                part = min(size, left) if index < count - 1 else left
                if part > 0:
                    parts.append(Chain(plant, order, part))
                left -= part
            if all(mode.most is None or started <= mode.most + 1e-9 for chain in parts
                   for lot in chain.lots for mode, started in zip(lot.modes, lot.started)):
                yield from parts
                break
            count += 1


class Model:
    def __init__(self, plant, split=1, unit=1):
        """`unit`: seconds of the model's clock."""
        self.plant, self.unit = plant, unit
        self.model = cp_model.CpModel()
        self.cost = []  # (coefficient in money, variable or literal)
        self.constant = 0.0
        self.horizon = plant.seconds // unit
        self.windows = [[(math.ceil(b / unit), e // unit) for b, e in machine.windows]
                        for machine in plant.machines]
        self.chains = list(chains(plant, split))
        self.by_machine = [[] for _ in plant.machines]
        self.circuits = []
        self.ties = []  # (presence, open time, clock, choices)
        self.shared = {}
        for chain in self.chains:
            self.add_chain(chain)
        self.add_orders()
        for machine in range(len(plant.machines)):
            self.add_machine(machine)
        for resource, uses in self.shared.items():
            self.model.add_cumulative([use[0] for use in uses], [use[1] for use in uses],
                                      plant.resources[resource][1])
        self.hint()
        self.model.minimize(sum(round(MONEY * factor) * variable
                                for factor, variable in self.cost if round(MONEY * factor)))

    def time(self, name, most=None):
        return self.model.new_int_var(0, self.horizon if most is None else most, name)

    def add_chain(self, chain):
        model, plant, order = self.model, self.plant, chain.order
        product = plant.products[order["product"]]
        rate = product.get("holdingCostPerUnitDay", 0) / 86400 * self.unit
        # An order that is worth making even at the horizon's end is made: the search starts there.
        days = (plant.seconds - order["due"]) / 86400
        is_wanted = order["latest"] is None and order["unmet"] >= order["tardiness"] * days
        chain.present = model.new_constant(1) if is_wanted else model.new_bool_var("made")
        before = None
        for lot in chain.lots:
            lot.start, lot.end = self.time("start"), self.time("end")
            self.add_hours(lot)
            for index, mode in enumerate(lot.modes):
                self.add_option(lot, index, mode)
            model.add_exactly_one([option.present for option in lot.options]
                                  + [chain.present.negated()])
            if before is not None:
                model.add(lot.start >= before.end + math.ceil(before.wait / self.unit)
                          ).only_enforce_if(chain.present)
                # Work between steps costs at the product's own rate. Where it is not made, both are 0.
                self.cost += [(rate * before.good, lot.start), (-rate * before.good, before.end)]
            for variable in (lot.start, lot.end):
                model.add(variable == 0).only_enforce_if(chain.present.negated())
            # Good units beyond the need stay until the horizon's end.
            excess = max(0, min(mode.good_share * started for mode, started in zip(
                lot.modes, lot.started)) - lot.good)
            if excess > 0:
                self.cost += [(rate * excess * self.horizon, chain.present),
                              (-rate * excess, lot.end)]
            before = lot
        latest = order["latest"]
        chain.deliver = self.time("deliver")
        model.add(chain.deliver >= before.end + math.ceil(before.wait / self.unit)
                  ).only_enforce_if(chain.present)
        model.add(chain.deliver >= min(self.horizon, math.ceil(order["earliest"] / self.unit))
                  ).only_enforce_if(chain.present)
        if latest is not None:
            model.add(chain.deliver <= latest // self.unit).only_enforce_if(chain.present)
        model.add(chain.deliver == 0).only_enforce_if(chain.present.negated())
        late = chain.late = self.time("late")
        model.add(late >= chain.deliver - order["due"] // self.unit)
        self.cost += [(chain.quantity * order["tardiness"] / 86400 * self.unit, late),
                      (chain.quantity * rate, chain.deliver), (-chain.quantity * rate, before.end),
                      (-chain.quantity * order["unmet"], chain.present)]
        self.constant += chain.quantity * order["unmet"]

    def add_hours(self, lot):
        """Where its machines keep the same hours, a lot has one begin and end in open time."""
        hours = [self.windows[mode.machine] for mode in lot.modes]
        lot.hours = hours[0] if all(other == hours[0] for other in hours) else None
        if lot.hours is None:
            return
        if lot.hours == [(0, self.horizon)]:  # never closed: open time is the clock
            lot.begin, lot.finish = lot.start, lot.end
            return
        total = sum(end - begin for begin, end in lot.hours)
        lot.begin, lot.finish = self.time("begin", total), self.time("finish", total)
        self.tie(lot.chain.present, lot.begin, lot.start, lot.hours, 0)
        self.tie(lot.chain.present, lot.finish, lot.end, lot.hours, 1)

    def add_option(self, lot, index, mode):
        model, plant = self.model, self.plant
        machine = plant.machines[mode.machine]
        windows = self.windows[mode.machine]
        total = sum(end - begin for begin, end in windows)
        option = Option()
        option.lot, option.index, option.mode = lot, index, mode
        option.started = lot.started[index]
        option.run = max(1, math.ceil(mode.run(option.started) / self.unit - 1e-9))
        option.present = model.new_bool_var("mode")
        if lot.hours is None:
            option.begin = self.time("begin", total)  # of the run, in open time
            option.finish = self.time("finish", total)
            self.tie(option.present, option.begin, lot.start, windows, 0)
            self.tie(option.present, option.finish, lot.end, windows, 1)
        else:
            option.begin, option.finish = lot.begin, lot.finish
        lot.options.append(option)
        self.by_machine[mode.machine].append(option)
        model.add(option.finish == option.begin + option.run).only_enforce_if(option.present)
        self.cost.append((option.started * mode.cost_per_unit
                          + mode.run(option.started) * machine.cost_per_second, option.present))

    def tie(self, present, open_time, clock, windows, shift):
        """`clock` is the instant of `open_time`; at a window's edge a begin falls (0) into the later
        window, an end (1) into the earlier one."""
        if not windows:
            self.model.add(present == 0)
            return
        model = self.model
        before = 0
        chosen = []
        for begin, end in windows:
            literal = present if len(windows) == 1 else model.new_bool_var("window")
            chosen.append((literal, before + shift, before + end - begin - 1 + shift, begin - before))
            before += end - begin
        self.ties.append((present, open_time, clock, chosen))
        if len(windows) > 1:
            model.add(sum(literal for literal, *_ in chosen) == present)
        model.add(clock == open_time + sum(offset * literal for literal, _, _, offset in chosen)
                  ).only_enforce_if(present)
        model.add(open_time >= sum(low * literal for literal, low, _, _ in chosen)
                  ).only_enforce_if(present)
        model.add(open_time <= sum(high * literal for literal, _, high, _ in chosen)
                  ).only_enforce_if(present)

    def add_orders(self):
        """A complete order leaves in one go, or not at all."""
        by_order = {}
        for chain in self.chains:
            by_order.setdefault(chain.order["id"], []).append(chain)
        for parts in by_order.values():
            for one, other in zip(parts, parts[1:]):
                if one.order["complete"]:
                    self.model.add(one.deliver == other.deliver)
                    self.model.add(one.present == other.present)
                else:  # equal parts in their order
                    self.model.add_implication(other.present, one.present)
                    self.model.add(one.deliver <= other.deliver).only_enforce_if(other.present)

    def add_machine(self, machine):
        model, plant = self.model, self.plant
        options = self.by_machine[machine]
        cost_per_unit = plant.machines[machine].cost_per_second * self.unit
        arcs = [(0, 0, model.new_bool_var("idle"))]
        idle = arcs[0][2]
        for option in options:
            option.arcs = []
        for to, option in enumerate(options, 1):
            arcs.append((to, to, option.present.negated()))
            model.add_implication(idle, option.present.negated())
            arcs.append((to, 0, model.new_bool_var("last")))
            first = model.new_bool_var("first")
            arcs.append((0, to, first))
            option.arcs.append((first, self.change(
                machine, plant.machines[machine].initial, option), None))
        for here, one in enumerate(options, 1):
            for there, other in enumerate(options, 1):
                if one is other or one.lot.chain is other.lot.chain and one.lot.step >= other.lot.step:
                    continue
                literal = model.new_bool_var("next")
                arcs.append((here, there, literal))
                change = self.change(machine, one.mode.family, other)
                other.arcs.append((literal, change, one))
                model.add(other.begin >= one.finish + change[0]).only_enforce_if(literal)
        if not options:
            return
        model.add_circuit(arcs)
        self.circuits.append((machine, arcs))
        intervals = []
        for option in options:
            for literal, change, one in option.arcs:
                if one is None:
                    model.add(option.begin >= change[0]).only_enforce_if(literal)
                if change[1] or change[0]:
                    self.cost.append((change[1] + change[0] * cost_per_unit, literal))
            intervals.append(model.new_optional_interval_var(
                option.begin, option.run, option.finish, option.present, "run"))
            self.add_uses(option, machine)
        model.add_no_overlap(intervals)

    def change(self, machine, before, option):
        found = self.plant.changeover(machine, before, option.mode.family, option.mode)
        if found is None:
            return 0, 0
        if found[2]:
            raise Unsupported("scrap of a changeover")
        return math.ceil(found[0] / self.unit), found[1]

    def add_uses(self, option, machine):
        model, lot = self.model, option.lot
        longest = max(change[0] for _, change, _ in option.arcs)
        release = math.ceil(lot.chain.order["release"] / self.unit)
        needs_setup = release > 0 or any(during != "run" for _, _, during in option.mode.uses)
        set_clock = lot.start
        option.setup = option.set_from = option.set_clock = None
        if needs_setup and longest > 0:
            option.setup = self.time("setup", longest)
            model.add(option.setup == sum(change[0] * literal for literal, change, _ in option.arcs))
            windows = self.windows[machine]
            option.set_clock = set_clock = self.time("setClock")
            if len(windows) == 1:
                model.add(set_clock == lot.start - option.setup).only_enforce_if(option.present)
            else:
                option.set_from = self.time("set")
                model.add(option.set_from == option.begin - option.setup
                          ).only_enforce_if(option.present)
                self.tie(option.present, option.set_from, set_clock, windows, 0)
        if release > 0:
            model.add(set_clock >= release).only_enforce_if(option.present)
        for resource, count, during in option.mode.uses:
            begin = lot.start if during == "run" else set_clock
            end = lot.start if during == "setup" else lot.end
            if during == "setup" and longest == 0:
                continue
            present = option.present
            if during == "setup":
                # A lot without a set-up uses nothing.
                present = model.new_bool_var("sets")
                model.add_implication(present, option.present)
                model.add(option.setup == 0).only_enforce_if([option.present, present.negated()])
                model.add(option.setup > 0).only_enforce_if(present)
            size = self.time("held")
            self.shared.setdefault(resource, []).append((
                model.new_optional_interval_var(begin, size, end, present, "use"), count))

    def hint(self):
        """The search starts from the cheapest of a few dispatched schedules."""
        found = [Dispatch(self, slack, change).run()
                 for slack in (0.5, 1, 2, 4, 8) for change in (0.25, 1, 100)]
        found = [dispatch for dispatch in found if dispatch.is_complete]
        if not found:
            return
        for variable, value in min(found, key=lambda dispatch: dispatch.cost).known.values():
            self.model.add_hint(variable, value)


class Dispatch:
    """Active schedules (B. Giffler and G. L. Thompson, 1960) by the apparent tardiness cost with set-ups
    (Y. H. Lee, K. Bhaskaran and M. Pinedo, 1997)."""

    def __init__(self, model, slack, change):
        self.model, self.slack, self.change = model, slack, change
        count = len(model.by_machine)
        self.free = [0] * count  # in open time
        self.family = [machine.initial for machine in model.plant.machines]
        self.last = [0] * count
        self.follows = [{} for _ in range(count)]
        self.numbers = [{id(option): number for number, option in enumerate(options, 1)}
                        for options in model.by_machine]
        self.held = {}  # of each resource, (from, to, count) on the clock
        self.known = {}
        self.cost = 0.0
        self.is_complete = False
        options = [option for options in model.by_machine for option in options]
        self.mean_run = sum(option.run for option in options) / max(1, len(options))
        changes = [arc[1][0] for option in options for arc in option.arcs if arc[1][0]]
        self.mean_change = sum(changes) / len(changes) if changes else 1

    @staticmethod
    def at(windows, open_time, shift):
        before = 0
        for begin, end in windows:
            if before + shift <= open_time <= before + end - begin - 1 + shift:
                return begin + open_time - before
            before += end - begin
        return None

    @staticmethod
    def opened(windows, clock):
        before = 0
        for begin, end in windows:
            if clock < end:
                return before + max(0, clock - begin)
            before += end - begin
        return before

    def fits(self, option, setup, begin):
        """Where the lot stands on the clock; False: a resource is taken; None: it is too late."""
        windows = self.model.windows[option.mode.machine]
        set_clock = self.at(windows, begin - setup, 0)
        start, end = self.at(windows, begin, 0), self.at(windows, begin + option.run, 1)
        if end is None or start is None or set_clock is None:
            return None
        for resource, count, during in option.mode.uses:
            if during == "setup" and setup == 0:
                continue
            span = (start if during == "run" else set_clock, start if during == "setup" else end)
            most = self.model.plant.resources[resource][1]
            if sum(used for first, final, used in self.held.get(resource, [])
                   if first < span[1] and span[0] < final) + count > most:
                return False
        return set_clock, start, end

    def best(self, lot, ready):
        """Its option that ends first."""
        release = math.ceil(lot.chain.order["release"] / self.model.unit)
        best = None
        for option in lot.options:
            place = option.mode.machine
            windows = self.model.windows[place]
            setup = self.model.change(place, self.family[place], option)[0]
            begin = max(self.free[place] + setup, self.opened(windows, ready),
                        self.opened(windows, release) + setup)
            while (found := self.fits(option, setup, begin)) is False:
                begin += max(1, 600 // self.model.unit)
            if found and (best is None or found[2] < best[0]):
                best = (found[2], option, setup, begin, found)
        return best

    def index(self, chain, lot, candidate):
        end, option, setup, _, found = candidate
        order = chain.order
        rest = sum(min(other.run for other in later.options) for later in chain.lots[lot.step:])
        weight = chain.quantity * order["tardiness"] / max(1, rest)
        slack = max(0, order["due"] / self.model.unit - rest - found[1])
        return (weight * math.exp(-slack / (self.slack * self.mean_run))
                * math.exp(-setup / (self.change * self.mean_change)), -end)

    def run(self):
        model = self.model
        ready = {id(chain): 0 for chain in model.chains}
        step = {id(chain): 0 for chain in model.chains}
        open_chains = list(model.chains)
        while open_chains:
            candidates = []
            for chain in open_chains:
                lot = chain.lots[step[id(chain)]]
                candidate = self.best(lot, ready[id(chain)])
                if candidate is None:
                    return self
                candidates.append((chain, lot, candidate))
            first = min(candidates, key=lambda entry: entry[2][0])[2]
            place = first[1].mode.machine
            chain, lot, candidate = max(
                (entry for entry in candidates if entry[2][1].mode.machine == place
                 and entry[2][4][0] < first[0]), key=lambda entry: self.index(*entry))
            self.append(lot, candidate)
            ready[id(chain)] = candidate[0] + math.ceil(lot.wait / model.unit)
            step[id(chain)] += 1
            if step[id(chain)] == len(chain.lots):
                open_chains.remove(chain)
                self.finish(chain, ready[id(chain)])
        self.complete()
        return self

    def append(self, lot, candidate):
        end, option, setup, begin, found = candidate
        place = option.mode.machine
        self.cost += self.model.change(place, self.family[place], option)[1]
        for resource, count, during in option.mode.uses:
            self.held.setdefault(resource, []).append(
                (found[1] if during == "run" else found[0],
                 found[1] if during == "setup" else end, count))
        number = self.numbers[place][id(option)]
        self.follows[place][self.last[place]] = number
        self.last[place] = number
        self.free[place] = begin + option.run
        self.family[place] = option.mode.family
        for variable, value in (
                (option.present, 1), (option.begin, begin), (lot.start, found[1]),
                (option.finish, begin + option.run), (lot.end, end), (option.setup, setup),
                (option.set_from, begin - setup), (option.set_clock, found[0])):
            if variable is not None:
                self.known[variable.index] = (variable, value)

    def finish(self, chain, ready):
        model, order = self.model, chain.order
        deliver = max(ready, min(model.horizon, math.ceil(order["earliest"] / model.unit)))
        late = max(0, deliver - order["due"] // model.unit)
        self.cost += late * chain.quantity * order["tardiness"] / 86400 * model.unit
        for variable, value in ((chain.present, 1), (chain.deliver, deliver), (chain.late, late)):
            self.known[variable.index] = (variable, value)

    def complete(self):
        """Arcs and windows follow from the rest."""
        known = self.known
        for options in self.model.by_machine:
            for option in options:
                known.setdefault(option.present.index, (option.present, 0))
        for machine, arcs in self.model.circuits:
            follows = self.follows[machine]
            follows[self.last[machine]] = 0
            for here, there, literal in arcs:
                if here != there or here == 0:
                    known[literal.index] = (literal, int(follows.get(here) == there))
        for present, open_time, clock, choices in self.model.ties:
            if known.get(present.index, (None, 0))[1] != 1 or open_time.index not in known:
                continue
            value = known[open_time.index][1]
            for literal, low, high, _ in choices:
                if len(choices) > 1:
                    known[literal.index] = (literal, int(low <= value <= high))
        self.is_complete = True
