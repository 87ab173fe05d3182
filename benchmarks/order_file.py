"""Reads an order file (`takt-orders/1`) for a rival: open time, changeovers, the arithmetic of lots.

Independent of Takt. What it does not know it refuses by name (`Unsupported`), so that a rival never
answers an easier question.
"""
import hashlib
import json
import math
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
TOP = {"format", "note", "plant", "horizon", "calendars", "machines", "resources", "products",
       "changeovers", "orders", "costs", "planning"}
MACHINE = {"id", "name", "kind", "calendar", "downtime", "efficiency", "costPerHour", "runKW", "setupKW",
           "initialFamily"}
PRODUCT = {"id", "name", "unit", "whole", "holdingCostPerUnitDay", "routing", "note"}
STEP = {"id", "modes", "waitAfterMinutes"}
MODE = {"machine", "secondsPerUnit", "setupMinutes", "setupCost", "family", "yield", "costPerUnit",
        "minLot", "maxLot", "lotMultiple", "uses", "rework"}
RESOURCE = {"id", "name", "kind", "count"}


class Unsupported(Exception):
    pass


def parse(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


class Machine:
    def __init__(self, fields, windows):
        self.id = fields["id"]
        self.windows = windows  # seconds from the horizon's start, sorted, apart
        self.efficiency = fields.get("efficiency", 1)
        self.cost_per_second = fields.get("costPerHour", 0) / 3600
        self.initial = fields.get("initialFamily")
        self.open = []  # open seconds before each window
        total = 0
        for begin, end in windows:
            self.open.append(total)
            total += end - begin
        self.total = total

    def segments(self, begin, length):
        """The stretches of `length` open seconds from the open second `begin` on."""
        result = []
        for (start, end), before in zip(self.windows, self.open):
            first = max(start, start + begin - before)
            last = min(end, start + begin + length - before)
            if last > first:
                result.append((first, last))
        return result


class Mode:
    def __init__(self, fields, plant):
        self.machine = plant.machine_index[fields["machine"]]
        machine = plant.machines[self.machine]
        self.seconds = fields["secondsPerUnit"]
        self.setup = (fields.get("setupMinutes", 0) * 60, fields.get("setupCost", 0))
        self.family = fields["family"]
        self.efficiency = machine.efficiency
        self.cost_per_unit = fields.get("costPerUnit", 0)
        self.least = fields.get("minLot", 0)
        self.most = fields.get("maxLot")
        self.multiple = fields.get("lotMultiple")
        found = fields.get("yield", 1)
        if isinstance(found, dict):  # the mean of a Beta posterior, Jeffreys prior
            found = (found["good"] + 0.5) / (found["good"] + found["defective"] + 1)
        rework = fields.get("rework", {"share": 0, "secondsPerUnit": 0, "yield": 0})
        share = rework["share"]
        self.good_share = found + (1 - found) * share * rework.get("yield", 1)
        self.rework_seconds = (1 - found) * share * rework["secondsPerUnit"]
        self.uses = [(use["resource"], use.get("count", 1), use.get("during", "run"))
                     for use in fields.get("uses", [])]

    def started(self, good, whole):
        """The least that gives `good` units."""
        need = good / self.good_share
        if self.multiple:
            need = math.ceil(need / self.multiple - 1e-9) * self.multiple
        elif whole:
            need = math.ceil(need - 1e-9)
        return max(need, self.least)

    def run(self, started):
        return (self.seconds + self.rework_seconds) * started / self.efficiency


class Plant:
    def __init__(self, path):
        with open(path, "rb") as file:
            content = file.read()
        self.sha256 = hashlib.sha256(content).hexdigest()
        fields = json.loads(content)
        self.refuse(fields, TOP, "file")
        self.zone = ZoneInfo(fields.get("plant", {}).get("timeZone", "UTC"))
        self.start = parse(fields["horizon"]["start"])
        self.seconds = round(3600 * sum(
            span["count"] * span["hours"] for span in fields["horizon"]["periods"]))
        calendars = {calendar["id"]: calendar for calendar in fields.get("calendars", [])}
        self.machines = []
        for machine in fields["machines"]:
            self.refuse(machine, MACHINE, machine["id"])
            if machine.get("kind", "machine") != "machine":
                raise Unsupported(f"{machine['id']}: a subcontractor")
            calendar = calendars.get(machine.get("calendar"))
            self.machines.append(Machine(machine, self.windows(calendar, machine)))
        self.machine_index = {machine.id: index for index, machine in enumerate(self.machines)}
        self.resources = {}
        for resource in fields.get("resources", []):
            self.refuse(resource, RESOURCE, resource["id"])
            self.resources[resource["id"]] = (resource["kind"], resource["count"])
        self.products = {}
        for product in fields["products"]:
            self.refuse(product, PRODUCT, product["id"])
            for step in product["routing"]:
                self.refuse(step, STEP, product["id"])
                if "max" in step.get("waitAfterMinutes", {}):
                    raise Unsupported(f"{product['id']}: a longest wait")
                for mode in step["modes"]:
                    self.refuse(mode, MODE, product["id"])
                    mode.setdefault("family", product["id"])
                step["modes"] = [Mode(mode, self) for mode in step["modes"]]
            self.products[product["id"]] = product
        self.rules = fields.get("changeovers", [])
        costs = fields.get("costs", {})
        self.orders = []
        days = self.seconds / 86400
        for order in fields["orders"]:
            tardiness = costs.get("tardinessCostPerUnitDay", 1)
            unmet = costs.get("unmetCostPerUnit")
            factor = (costs.get("forecastFactor", 0.1) if order.get("kind") == "forecast" else 1)
            priority = order.get("priority", 1)
            base = order.get("tardinessCostPerUnitDay", tardiness)
            late = order.get("tardinessCostPerUnitDay", tardiness * factor)
            default = unmet if unmet is not None else max(
                2 * days * base, 3 * self.cheapest(order["product"]))
            none = order.get("unmetCostPerUnit", default * factor)
            due = self.second(order["due"])
            self.orders.append({
                "id": order["id"], "product": order["product"], "quantity": order["quantity"] - order.get("delivered", 0),
                "due": due, "dueText": order["due"], "tardiness": late * priority,
                "unmet": none * priority,
                "earliest": self.second(order["earliest"]) if "earliest" in order else due,
                "latest": self.second(order["latest"]) if "latest" in order else None,
                "release": max(0, self.second(order["release"])) if "release" in order else 0,
                "complete": order.get("delivery", "partial") == "complete"})

    @staticmethod
    def refuse(fields, known, where):
        for name in fields:
            if name not in known and name != "note" and not name.startswith("x-"):
                raise Unsupported(f"{where}: {name}")

    def cheapest(self, product):
        """What a good unit costs at the least."""
        unit = 0
        for step in self.products[product]["routing"]:
            unit = min((unit + mode.cost_per_unit + mode.seconds / mode.efficiency
                        * self.machines[mode.machine].cost_per_second) / mode.good_share
                       for mode in step["modes"])
        return unit

    def second(self, text):
        return round((parse(text) - self.start).total_seconds())

    def text(self, seconds):
        # Whole milliseconds, as the plan file has them.
        at = self.start + timedelta(milliseconds=round(1000 * seconds))
        return at.isoformat(timespec="milliseconds")

    def windows(self, calendar, machine):
        """Regular open time less downtime. Overtime is left closed: a rival may do without."""
        spans = []
        if calendar is None:
            spans = [(0, self.seconds)]
        else:
            closed = [(date.fromisoformat(span["from"]), date.fromisoformat(span["to"]))
                      for span in calendar.get("closed", [])]
            day = self.start.astimezone(self.zone).date() - timedelta(days=1)
            last = (self.start + timedelta(seconds=self.seconds)).astimezone(self.zone).date()
            while day <= last:
                # A shift belongs to the day on which it begins.
                is_closed = any(first <= day <= final for first, final in closed)
                for shift in [] if is_closed else calendar["shifts"]:
                    if shift.get("overtime") or DAYS[day.weekday()] not in shift["days"]:
                        continue
                    begin = self.at(day, shift["from"])
                    over = shift["to"] <= shift["from"]
                    end = self.at(day + timedelta(days=over), shift["to"])
                    spans.append((begin, end))
                day += timedelta(days=1)
            if any(not span.get("overtime") for span in calendar.get("open", [])):
                raise Unsupported(f"{machine['id']}: extra open time")
        for off in machine.get("downtime", []):
            spans = self.without(spans, (self.second(off["from"]), self.second(off["to"])))
        result = []
        for begin, end in sorted((max(0, b), min(self.seconds, e)) for b, e in spans):
            if begin >= end:
                continue
            if result and begin <= result[-1][1]:
                result[-1] = (result[-1][0], max(result[-1][1], end))
            else:
                result.append((begin, end))
        return result

    @staticmethod
    def without(spans, off):
        rest = []
        for begin, end in spans:
            if off[0] >= end or off[1] <= begin:
                rest.append((begin, end))
                continue
            if begin < off[0]:
                rest.append((begin, off[0]))
            if off[1] < end:
                rest.append((off[1], end))
        return rest

    def at(self, day, text):
        hours, minutes = map(int, text.split(":"))
        day += timedelta(days=hours // 24)
        local = datetime.combine(day, time(hours % 24, minutes), self.zone)
        return round((local - self.start).total_seconds())

    def changeover(self, machine, before, family, mode):
        """Seconds and money of the set-up from one family (None: nothing) to another."""
        best = None
        for rule in self.rules:
            places = rule.get("machines")
            if places and self.machines[machine].id not in places:
                continue
            if rule["to"] not in ("*", family) or rule["from"] not in ("*", before):
                continue
            rank = (bool(places), rule["from"] != "*" and rule["to"] != "*",
                    rule["from"] != "*", rule["to"] != "*")
            if before == family and not rank[1]:
                continue
            if best is None or rank > best[0]:
                best = (rank, rule)
        if best:
            rule = best[1]
            if rule.get("scrap", 0):
                return rule["minutes"] * 60, rule.get("cost", 0), rule["scrap"]
            return rule["minutes"] * 60, rule.get("cost", 0), 0
        if before == family:
            return None
        return (*mode.setup, 0)
