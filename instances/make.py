#!/usr/bin/env python3
"""Writes the order files of this folder, and checks them against the order-file contract.

    python3 make.py           rewrite every JSON file (byte for byte the same on every run) and
                              the figures in the table of README.md
    python3 make.py --check   write nothing; fail if a file on disk differs or breaks the contract

Machines, products, routings, changeovers and calendars are written by hand; only the orders are
drawn, from generators with fixed seeds. Standard library only. One file on purpose: a reader
sees a plant whole, from its shifts to its orders, and the checks it has to pass.
"""

import datetime as dt
import json
import math
import pathlib
import random
import re
import sys
from zoneinfo import ZoneInfo

HERE = pathlib.Path(__file__).resolve().parent
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


# ---------------------------------------------------------------- writing


def one_line(value):
    if isinstance(value, dict):
        inner = ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {one_line(v)}" for k, v in value.items())
        return "{ " + inner + " }" if inner else "{}"
    if isinstance(value, list):
        return "[" + ", ".join(one_line(v) for v in value) + "]"
    if isinstance(value, float):
        value = round(value, 6)
        if value == int(value):
            value = int(value)
    return json.dumps(value, ensure_ascii=False)


def pretty(value, indent=0, width=150):
    """Anything that fits on a line stays on one; orders and other flat objects always do."""
    text = one_line(value)
    flat = not isinstance(value, (dict, list)) or (
        isinstance(value, dict) and not any(isinstance(v, (dict, list)) for v in value.values())
    )
    if indent > 0 and (flat or len(text) + indent <= width):
        return text
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        # plain members share lines, a member with members of its own begins a new one
        rows, plain = [], []
        for key, item in value.items():
            member = f"{json.dumps(key, ensure_ascii=False)}: "
            if isinstance(item, (dict, list)) and len(one_line(item)) > 60:
                rows += [", ".join(plain)] if plain else []
                rows.append(member + pretty(item, indent + 2, width))
                plain = []
            else:
                plain.append(member + one_line(item))
        rows += [", ".join(plain)] if plain else []
        return "{ " + f",\n{pad}".join(rows) + " }"
    if all(not isinstance(v, (dict, list)) for v in value):
        return text
    if len(value) == 1:
        return "[" + pretty(value[0], indent, width) + "]"
    rows = [pad + pretty(v, indent + 2, width) for v in value]
    return "[\n" + ",\n".join(rows) + "\n" + " " * indent + "]"


def document(orders):
    """The file's text: a list of objects is one object per line even where it would fit on one."""
    rows = []
    for key, value in orders.items():
        if isinstance(value, list) and value:
            body = "[\n" + ",\n".join("    " + pretty(v, 4) for v in value) + "\n  ]"
        else:
            body = pretty(value, 2, 110)
        rows.append(f"  {json.dumps(key)}: {body}")
    return "{\n" + ",\n".join(rows) + "\n}\n"


# ---------------------------------------------------------------- time


class Clock:
    """Local wall-clock times of a plant, written as RFC 3339 instants."""

    def __init__(self, zone, year, month, day, hour=0):
        self.zone = ZoneInfo(zone)
        self.monday = dt.datetime(year, month, day, tzinfo=self.zone)
        self.start = self.at(0, hour)

    def at(self, day, hour=0, minute=0):
        date = (self.monday + dt.timedelta(days=day)).date()
        time = dt.datetime.combine(date, dt.time(hour, minute), tzinfo=self.zone)
        text = time.isoformat(timespec="seconds")
        return text

    def weekday(self, day):
        return WEEKDAYS[(self.monday + dt.timedelta(days=day)).weekday()]


def instant(text):
    return dt.datetime.fromisoformat(text)


# ---------------------------------------------------------------- drawing orders


def draw(clock, seed, prefix, count, mix, first, last, customers, closed=("sat", "sun"), hours=(10, 15, 17), scale=1.0):
    """Draws `count` orders in order of due date, spread evenly over the open days `first` to `last`.

    `mix`: product -> (weight, unit value, smallest, largest, multiple). The quantity is drawn
    between the two with small ones commoner, times `scale`, in multiples. `customers`: name ->
    (weight, share of the order's value that a day's delay costs, extra order fields).
    """
    rng = random.Random(seed)
    days = [day for day in range(first, last + 1) if clock.weekday(day) not in closed]
    products = list(mix)
    names = list(customers)
    result = []
    for i in range(count):
        day = days[int(len(days) * (i + rng.random()) / count)]
        hour = rng.choice(hours)
        product = rng.choices(products, [mix[p][0] for p in products])[0]
        _, value, low, high, multiple = mix[product]
        raw = (low + (high - low) * rng.random() ** 1.7) * scale
        quantity = max(multiple, multiple * round(raw / multiple))
        name = rng.choices(names, [customers[n][0] for n in names])[0]
        _, share, extra = customers[name]
        order = {"product": product, "quantity": quantity, "due": clock.at(day, hour)}
        order["tardinessCostPerUnitDay"] = money(value * share)
        order["unmetCostPerUnit"] = money(value * 1.4)
        order["customer"] = name
        for key, field in extra.items():
            order[key] = field(clock, day, hour) if callable(field) else field
        result.append(order)
    result.sort(key=lambda o: (instant(o["due"]), o["product"], o["quantity"]))
    return [{"id": f"{prefix}{i + 1:03d}", **order} for i, order in enumerate(result)]


def money(value):
    """Three significant digits."""
    if value == 0:
        return 0
    digits = 2 - math.floor(math.log10(abs(value)))
    value = round(value, digits)
    return int(value) if value == int(value) else value


def pairs(names, rule, machines=None):
    """A changeover rule for each ordered pair for which `rule(from, to)` gives (minutes, cost, scrap)."""
    result = []
    for a in names:
        for b in names:
            found = rule(a, b) if a != b else None
            if found:
                minutes, cost, scrap = found
                row = {"machines": machines} if machines else {}
                row |= {"from": a, "to": b, "minutes": minutes, "cost": cost}
                if scrap:
                    row["scrap"] = scrap
                result.append(row)
    return result


# ---------------------------------------------------------------- load


def good_share(mode):
    y = mode.get("yield", 1)
    if isinstance(y, dict):
        y = (y["good"] + 0.5) / (y["good"] + y["defective"] + 1)
    r = mode.get("rework", {"share": 0, "secondsPerUnit": 0, "yield": 1})
    good = y + (1 - y) * r["share"] * r["yield"]
    rework = (1 - y) * r["share"] * r["secondsPerUnit"]
    return good, mode.get("secondsPerUnit", 0) + rework  # a subcontractor has no times


def windows(calendar, zone, start, end, overtime=False):
    """Open spans (start, end) of a calendar as UTC timestamps; regular ones unless `overtime`."""
    lo, hi = start.timestamp(), end.timestamp()
    if calendar is None:
        return [] if overtime else [(lo, hi)]

    def wall(date, text):
        hour, minute = map(int, text.split(":"))
        if hour == 24:
            date, hour = date + dt.timedelta(days=1), 0
        return dt.datetime.combine(date, dt.time(hour, minute), tzinfo=zone).timestamp()

    spans = []
    date = start.astimezone(zone).date() - dt.timedelta(days=1)
    while date <= end.astimezone(zone).date():
        for shift in calendar.get("shifts", []):
            if WEEKDAYS[date.weekday()] in shift["days"] and shift.get("overtime", False) == overtime:
                a, b = wall(date, shift["from"]), wall(date, shift["to"])
                if b <= a:
                    b = wall(date + dt.timedelta(days=1), shift["to"])
                spans.append((a, b))
        date += dt.timedelta(days=1)
    for shut in calendar.get("closed", []):
        a = wall(dt.date.fromisoformat(shut["from"]), "00:00")
        b = wall(dt.date.fromisoformat(shut["to"]), "24:00")
        spans = [piece for s in spans for piece in ((s[0], min(s[1], a)), (max(s[0], b), s[1])) if piece[1] > piece[0]]
    for extra in calendar.get("open", []):
        if extra.get("overtime", False) == overtime:
            spans.append((instant(extra["from"]).timestamp(), instant(extra["to"]).timestamp()))
    spans = sorted((max(a, lo), min(b, hi)) for a, b in spans if min(b, hi) > max(a, lo))
    merged = []
    for a, b in spans:
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return merged


def horizon_end(orders):
    start = instant(orders["horizon"]["start"])
    return start + dt.timedelta(hours=sum(p["count"] * p["hours"] for p in orders["horizon"]["periods"]))


def open_seconds(orders, machine, overtime=False, until=None):
    zone = ZoneInfo(orders.get("plant", {}).get("timeZone", "UTC"))
    calendars = {c["id"]: c for c in orders.get("calendars", [])}
    start, end = instant(orders["horizon"]["start"]), until or horizon_end(orders)
    spans = windows(calendars.get(machine.get("calendar")), zone, start, end, overtime)
    downs = [(instant(d["from"]).timestamp(), instant(d["to"]).timestamp()) for d in machine.get("downtime", [])]
    for p in orders.get("inProgress", []):
        if p["machine"] == machine["id"] and not overtime:
            downs.append((start.timestamp(), instant(p["end"]).timestamp()))
    for a, b in downs:
        spans = [piece for s in spans for piece in ((s[0], min(s[1], a)), (max(s[0], b), s[1])) if piece[1] > piece[0]]
    return sum(b - a for a, b in spans)


def changeover(orders, machine, a, b, mode):
    best = None
    for rule in orders.get("changeovers", []):
        if rule["from"] not in (a, "*") or rule["to"] not in (b, "*"):
            continue
        if "machines" in rule and machine not in rule["machines"]:
            continue
        if a == b and "*" in (rule["from"], rule["to"]):
            continue
        rank = ("machines" in rule, 2 * (rule["from"] != "*") + (rule["to"] != "*"))
        if best is None or rank > best[0]:
            best = (rank, rule)
    if best:
        return best[1]["minutes"]
    return 0 if a == b else mode.get("setupMinutes", 0)


def loads(orders):
    """Two figures per machine. The load: run time with defects, rework and yields compounded, net
    of stock, plus rough set-ups, over the regular open seconds. Set-ups are one per family and
    three days with demand for it (one a day where the set-up is lost at the period's end), at the
    cheaper half of the changeovers into it, and the time between charges where a rule asks for
    it. And the peak: the same for what is due by a day over what is open by then, at its worst.
    Alternates are shared out to even the load; subcontractors have none."""
    products = {p["id"]: p for p in orders["products"]}
    machines = {m["id"]: m for m in orders["machines"] if m.get("kind") != "subcontractor"}
    order_of, seen = [], set()

    def visit(pid):
        if pid not in seen:
            seen.add(pid)
            for step in products[pid].get("routing", []):
                for c in step.get("components", []):
                    visit(c["product"])
            order_of.append(pid)

    for pid in products:
        visit(pid)
    top_down = order_of[::-1]
    shares = {}
    for pid in top_down:
        for step in products[pid].get("routing", []):
            n = len(step["modes"])
            fast = min(range(n), key=lambda i: good_share(step["modes"][i])[1])
            shares[pid, step["id"]] = [1.0 if i == fast else 0.0 for i in range(n)]

    def explode(demand):
        need = dict(demand)
        for pid in products:
            need.setdefault(pid, 0.0)
        started = {}
        for pid in top_down:
            product = products[pid]
            want = need[pid] - product.get("stock", 0)
            want -= sum(r["quantity"] for r in orders.get("receipts", []) if r["product"] == pid)
            routing = product.get("routing", [])
            for k in range(len(routing) - 1, -1, -1):
                step = routing[k]
                want -= step.get("wip", 0)
                for p in orders.get("inProgress", []):
                    if p["product"] == pid and p["step"] == step["id"]:
                        mode = next(m for m in step["modes"] if m["machine"] == p["machine"])
                        want -= p["quantity"] * good_share(mode)[0]
                want = max(want, 0.0)
                share = shares[pid, step["id"]]
                eps = sum(s * good_share(m)[0] for s, m in zip(share, step["modes"]))
                want /= eps
                started[pid, step["id"]] = want
                for c in step.get("components", []):
                    need[c["product"]] += want * c["quantity"]
        return started

    def work(started):
        seconds = {m: 0.0 for m in machines}
        for pid in top_down:
            for step in products[pid].get("routing", []):
                for s, mode in zip(shares[pid, step["id"]], step["modes"]):
                    if mode["machine"] not in machines:
                        continue
                    eff = machines[mode["machine"]].get("efficiency", 1)
                    seconds[mode["machine"]] += s * started[pid, step["id"]] * good_share(mode)[1] / eff
        return seconds

    total = {}
    for o in orders["orders"]:
        total[o["product"]] = total.get(o["product"], 0) + o["quantity"]
    open_ = {m: max(open_seconds(orders, machines[m]), 1.0) for m in machines}
    deltas, settled = [0.2] * 20 + [0.05] * 40 + [0.01] * 60, None
    for delta in deltas:
        if delta == settled:
            continue
        settled = delta
        for pid in top_down:
            for step in products[pid].get("routing", []):
                share = shares[pid, step["id"]]
                if len(share) < 2 or any(m["machine"] not in machines for m in step["modes"]):
                    continue
                seconds = work(explode(total))
                load = [seconds[m["machine"]] / open_[m["machine"]] for m in step["modes"]]
                used = [i for i in range(len(share)) if share[i] > 0]
                high, low = max(used, key=lambda i: load[i]), min(range(len(share)), key=lambda i: load[i])
                if load[high] > load[low] + delta * 0.2:
                    d = min(delta, share[high])
                    share[high] -= d
                    share[low] += d
                    settled = None
    started = explode(total)
    seconds = work(started)

    # rough set-ups
    days = {}
    for o in orders["orders"]:
        stack = [o["product"]]
        while stack:
            pid = stack.pop()
            days.setdefault(pid, set()).add(o["due"][:10])
            for step in products[pid].get("routing", []):
                stack += [c["product"] for c in step.get("components", [])]
    setups = {m: 0.0 for m in machines}
    used = {m: {} for m in machines}
    for pid in top_down:
        for step in products[pid].get("routing", []):
            for s, mode in zip(shares[pid, step["id"]], step["modes"]):
                if s > 0.05 and started[pid, step["id"]] > 0 and mode["machine"] in machines:
                    entry = used[mode["machine"]].setdefault(mode.get("family", pid), [set(), mode, 0.0, 0.0])
                    entry[0] |= days.get(pid, set())
                    entry[2] = max(entry[2], s)
                    if "maxLot" in mode:
                        entry[3] += s * started[pid, step["id"]] / mode["maxLot"]
    for m, families in used.items():
        keeps = machines[m].get("keepsSetup", True)
        for family, (dates, mode, s, charges) in families.items():
            others = [f for f in families if f != family]
            minutes = [changeover(orders, m, f, family, mode) for f in others] or [0 if keeps else mode.get("setupMinutes", 0)]
            typical = sum(sorted(minutes)[: max(1, len(minutes) // 2)]) / max(1, len(minutes) // 2)
            count = len(dates) * s if not keeps else max(1, math.ceil(len(dates) * s / 3))
            setups[m] += count * typical * 60
            setups[m] += max(0, charges - count) * changeover(orders, m, family, family, mode) * 60
    result = {m: (seconds[m] + setups[m]) / open_[m] for m in machines}

    # the worst moment: what is due by the end of a day over what is open by then
    peak = {m: 0.0 for m in machines}
    dues = sorted({o["due"] for o in orders["orders"]}, key=instant)
    for due in dues[len(dues) // 6 :: 3] + dues[-1:]:
        part = {}
        for o in orders["orders"]:
            if instant(o["due"]) <= instant(due):
                part[o["product"]] = part.get(o["product"], 0) + o["quantity"]
        then = work(explode(part))
        for m in machines:
            by = open_seconds(orders, machines[m], until=instant(due))
            if by > 0 and seconds[m] > 0:
                peak[m] = max(peak[m], then[m] * (1 + setups[m] / seconds[m]) / by)
    return result, peak


# ---------------------------------------------------------------- the contract

NUMBER, TEXT, FLAG, INSTANT, DATE, TIME, LIST, OBJECT = "number", "text", "flag", "instant", "date", "time", "list", "object"
FIELDS = {
    "": {"format": TEXT, "plant": OBJECT, "horizon": OBJECT, "calendars": LIST, "machines": LIST, "products": LIST,
         "changeovers": LIST, "orders": LIST, "receipts": LIST, "inProgress": LIST, "costs": OBJECT, "planning": OBJECT,
         "resources": LIST, "tariff": OBJECT},
    "plant": {"id": TEXT, "name": TEXT, "timeZone": TEXT, "currency": TEXT},
    "horizon": {"start": INSTANT, "periods": LIST},
    "periods": {"count": NUMBER, "hours": NUMBER},
    "calendars": {"id": TEXT, "shifts": LIST, "closed": LIST, "open": LIST},
    "shifts": {"days": LIST, "from": TIME, "to": TIME, "overtime": FLAG, "costPerHour": NUMBER},
    "closed": {"from": DATE, "to": DATE},
    "open": {"from": INSTANT, "to": INSTANT, "overtime": FLAG, "costPerHour": NUMBER},
    "machines": {"id": TEXT, "name": TEXT, "kind": TEXT, "calendar": TEXT, "downtime": LIST, "efficiency": NUMBER,
                 "costPerHour": NUMBER, "runKW": NUMBER, "setupKW": NUMBER, "initialFamily": TEXT, "keepsSetup": FLAG},
    "resources": {"id": TEXT, "kind": TEXT, "count": NUMBER, "calendar": TEXT, "maxHoursPerPersonWeek": NUMBER},
    "downtime": {"from": INSTANT, "to": INSTANT, "reason": TEXT},
    "products": {"id": TEXT, "name": TEXT, "unit": TEXT, "whole": FLAG, "stock": NUMBER,
                 "safetyStock": NUMBER, "shortOfSafetyCostPerUnitDay": NUMBER, "maxStock": NUMBER, "shelfLifeDays": NUMBER,
                 "holdingCostPerUnitDay": NUMBER, "routing": LIST, "purchase": OBJECT},
    "purchase": {"leadTimeDays": NUMBER, "costPerUnit": NUMBER, "minQuantity": NUMBER, "multiple": NUMBER},
    "routing": {"id": TEXT, "modes": LIST, "components": LIST, "waitAfterMinutes": OBJECT, "wip": NUMBER},
    "components": {"product": TEXT, "quantity": NUMBER},
    "waitAfterMinutes": {"min": NUMBER, "max": NUMBER},
    "modes": {"machine": TEXT, "secondsPerUnit": NUMBER, "setupMinutes": NUMBER, "setupCost": NUMBER, "setupScrap": NUMBER,
              "family": TEXT, "yield": None, "rework": OBJECT, "costPerUnit": NUMBER, "kWhPerUnit": NUMBER,
              "minLot": NUMBER, "maxLot": NUMBER, "lotMultiple": NUMBER, "uses": LIST, "leadTimeDays": NUMBER},
    "uses": {"resource": TEXT, "count": NUMBER, "during": TEXT},
    "yield": {"good": NUMBER, "defective": NUMBER},
    "rework": {"share": NUMBER, "secondsPerUnit": NUMBER, "yield": NUMBER},
    "changeovers": {"machines": LIST, "from": TEXT, "to": TEXT, "minutes": NUMBER, "cost": NUMBER, "scrap": NUMBER},
    "orders": {"id": TEXT, "product": TEXT, "quantity": NUMBER, "due": INSTANT, "release": INSTANT, "earliest": INSTANT,
               "latest": INSTANT, "kind": TEXT, "priority": NUMBER, "tardinessCostPerUnitDay": NUMBER,
               "unmetCostPerUnit": NUMBER, "delivery": TEXT, "customer": TEXT},
    "receipts": {"product": TEXT, "quantity": NUMBER, "at": INSTANT},
    "inProgress": {"id": TEXT, "product": TEXT, "step": TEXT, "machine": TEXT, "quantity": NUMBER, "end": INSTANT},
    "costs": {"tardinessCostPerUnitDay": NUMBER, "unmetCostPerUnit": NUMBER, "forecastFactor": NUMBER},
    "tariff": {"bands": LIST, "demandLimitKW": NUMBER},
    "bands": {"months": LIST, "days": LIST, "from": TIME, "to": TIME, "pricePerKWh": NUMBER},
    "planning": {"timeLimitSeconds": NUMBER, "gapPercent": NUMBER, "yieldConfidence": NUMBER, "seed": NUMBER, "threads": NUMBER},
}
REQUIRED = {
    "": ["format", "horizon", "machines", "products", "orders"],
    "horizon": ["start", "periods"], "periods": ["count", "hours"], "calendars": ["id"], "shifts": ["days", "from", "to"],
    "closed": ["from", "to"], "open": ["from", "to"], "machines": ["id"], "downtime": ["from", "to"], "products": ["id"],
    "routing": ["id", "modes"], "components": ["product", "quantity"], "modes": ["machine"],
    "yield": ["good", "defective"], "rework": ["share", "secondsPerUnit", "yield"], "changeovers": ["from", "to", "minutes"],
    "orders": ["id", "product", "quantity", "due"], "receipts": ["product", "quantity", "at"],
    "inProgress": ["id", "product", "step", "machine", "quantity", "end"],
    "resources": ["id", "kind", "count"], "uses": ["resource"], "bands": ["pricePerKWh"],
}


def faults(orders):
    """Every breach of the contract (fields, types, ranges, references), and of what a plant's
    data should satisfy besides, each as `pointer: what is wrong`."""
    found = []

    def wrong(at, what):
        found.append(f"{at or '/'}: {what}")

    def typed(value, kind, at):
        if kind == NUMBER:
            ok = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value) and value >= 0
        elif kind == FLAG:
            ok = isinstance(value, bool)
        elif kind == LIST:
            ok = isinstance(value, list)
        elif kind == OBJECT:
            ok = isinstance(value, dict)
        else:
            ok = isinstance(value, str) and value != ""
            if ok and kind == INSTANT:
                ok = re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", value) is not None
            if ok and kind == DATE:
                ok = re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
            if ok and kind == TIME:
                ok = re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d|24:00", value) is not None
        if not ok:
            wrong(at, f"not a valid {kind}: {value!r}")
        return ok

    def walk(value, spec, at):
        for key, item in value.items():
            here = f"{at}/{key}"
            if key == "note" or key.startswith("x-"):
                continue
            if key not in FIELDS[spec]:
                wrong(here, "unknown or not supported yet")
                continue
            kind = FIELDS[spec][key]
            if kind is None:
                kind = OBJECT if isinstance(item, dict) else NUMBER
            if not typed(item, kind, here):
                continue
            if kind == OBJECT:
                walk(item, key, here)
            elif kind == LIST and key in FIELDS and not (spec == "changeovers" and key == "machines"):
                for i, entry in enumerate(item):
                    if typed(entry, OBJECT, f"{here}/{i}"):
                        walk(entry, key, f"{here}/{i}")
        for key in REQUIRED.get(spec, []):
            if key not in value:
                wrong(f"{at}/{key}", "missing")

    walk(orders, "", "")
    if found:
        return found

    def index(name):
        table = {}
        for i, entry in enumerate(orders.get(name, [])):
            if entry["id"] in table:
                wrong(f"/{name}/{i}/id", f"twice: {entry['id']}")
            table[entry["id"]] = entry
        return table

    machines, products, calendars = index("machines"), index("products"), index("calendars")
    resources, limit = index("resources"), orders.get("tariff", {}).get("demandLimitKW", math.inf)
    index("orders"), index("inProgress")
    start, end = instant(orders["horizon"]["start"]), horizon_end(orders)

    def refer(name, table, at):
        if name not in table:
            wrong(at, f"no such id: {name}")
            return False
        return True

    families, idle = set(), set(resources)
    for i, product in enumerate(orders["products"]):
        at = f"/products/{i}"
        if product.get("maxStock", math.inf) < max(product.get("safetyStock", 0), product.get("stock", 0)):
            wrong(f"{at}/maxStock", "below the safety stock or the stock at the start")
        if ("safetyStock" in product) != ("shortOfSafetyCostPerUnitDay" in product):
            wrong(f"{at}/safetyStock", "without its cost, or the cost alone (house rule of these files)")
        if product.get("shelfLifeDays", 1) <= 0:
            wrong(f"{at}/shelfLifeDays", "not positive")
        if "routing" in product and "purchase" in product:
            wrong(at, "both made and bought")
        steps = set()
        if not product.get("routing", [1]):
            wrong(f"{at}/routing", "empty")
        for k, step in enumerate(product.get("routing", [])):
            here = f"{at}/routing/{k}"
            if step["id"] in steps:
                wrong(here, f"step twice: {step['id']}")
            steps.add(step["id"])
            last = k == len(product["routing"]) - 1
            wait = step.get("waitAfterMinutes", {})
            if wait.get("min", 0) > wait.get("max", math.inf):
                wrong(f"{here}/waitAfterMinutes", "min above max")
            if last and ("wip" in step or "waitAfterMinutes" in step):
                wrong(here, "wip or wait after the last step (house rule of these files)")
            for j, c in enumerate(step.get("components", [])):
                refer(c["product"], products, f"{here}/components/{j}/product")
            if not step["modes"]:
                wrong(f"{here}/modes", "empty")
            if len({m["machine"] for m in step["modes"]}) != len(step["modes"]):
                wrong(f"{here}/modes", "a machine twice")
            for j, mode in enumerate(step["modes"]):
                there = f"{here}/modes/{j}"
                if refer(mode["machine"], machines, f"{there}/machine"):
                    families.add(mode.get("family", product["id"]))
                if isinstance(mode.get("yield", 1), (int, float)) and not 0 < mode.get("yield", 1) <= 1:
                    wrong(f"{there}/yield", "not in (0, 1]")
                if "rework" in mode and not (mode["rework"]["share"] <= 1 and mode["rework"]["yield"] <= 1):
                    wrong(f"{there}/rework", "share or yield above 1")
                low, high, by = mode.get("minLot", 0), mode.get("maxLot", math.inf), mode.get("lotMultiple", 0)
                if low > high or (by and (low % by or (high != math.inf and high % by))):
                    wrong(there, "minLot, maxLot and lotMultiple do not fit each other")
                if mode.get("setupScrap", 0) >= max(low, 1) and mode.get("setupScrap", 0) > 0 and low:
                    wrong(f"{there}/setupScrap", "not below minLot")
                if machines.get(mode["machine"], {}).get("kind") == "subcontractor":
                    if mode.get("leadTimeDays", 0) <= 0 or "secondsPerUnit" in mode or "setupMinutes" in mode or "uses" in mode:
                        wrong(there, "a subcontractor has a leadTimeDays and no times or resources")
                elif mode.get("secondsPerUnit", 0) <= 0 or "leadTimeDays" in mode:
                    wrong(f"{there}/secondsPerUnit", "not positive, or a leadTimeDays at home")
                used = {}
                for n, use in enumerate(mode.get("uses", [])):
                    if use.get("during", "run") not in ("run", "setup", "both"):
                        wrong(f"{there}/uses/{n}/during", "not run, setup or both")
                    if refer(use["resource"], resources, f"{there}/uses/{n}/resource"):
                        used[use["resource"]] = used.get(use["resource"], 0) + use.get("count", 1)
                        idle.discard(use["resource"])
                for name, count in used.items():
                    if not 0 < count <= resources[name]["count"]:
                        wrong(f"{there}/uses", f"more than there is of {name}")

    state = {}

    def cyclic(pid):
        if state.get(pid) == 1:
            return True
        if state.get(pid) == 2:
            return False
        state[pid] = 1
        result = any(cyclic(c["product"]) for s in products[pid].get("routing", []) for c in s.get("components", []))
        state[pid] = 2
        return result

    if not found and any(cyclic(p) for p in products):
        wrong("/products", "a cycle in the bill of materials")
    for i, machine in enumerate(orders["machines"]):
        at = f"/machines/{i}"
        if "calendar" in machine:
            refer(machine["calendar"], calendars, f"{at}/calendar")
        if "initialFamily" in machine:
            refer(machine["initialFamily"], families, f"{at}/initialFamily")
        if machine.get("kind", "machine") not in ("machine", "subcontractor"):
            wrong(f"{at}/kind", "not machine or subcontractor")
        if machine.get("kind") == "subcontractor" and set(machine) - {"id", "name", "kind"}:
            wrong(at, "a subcontractor has an id and a name alone")
        if max(machine.get("runKW", 0), machine.get("setupKW", 0)) > limit:
            wrong(at, "draws more than demandLimitKW alone")
        if not 0 < machine.get("efficiency", 1) <= 2:
            wrong(f"{at}/efficiency", "not in (0, 2]")
        for j, d in enumerate(machine.get("downtime", [])):
            if instant(d["from"]) >= instant(d["to"]):
                wrong(f"{at}/downtime/{j}", "ends before it begins")
    for i, resource in enumerate(orders.get("resources", [])):
        at = f"/resources/{i}"
        if "calendar" in resource:
            refer(resource["calendar"], calendars, f"{at}/calendar")
        if resource["kind"] not in ("tool", "labour") or (resource["kind"] == "tool" and "maxHoursPerPersonWeek" in resource):
            wrong(f"{at}/kind", "not tool or labour, or a tool with a working week")
        if not 0 < resource.get("maxHoursPerPersonWeek", 40) <= 168 or resource["count"] <= 0:
            wrong(at, "count or hours out of range")
        if resource["id"] in idle:
            wrong(at, "no mode uses it")
    bands = orders.get("tariff", {}).get("bands", [])
    for i, band in enumerate(bands):
        if not set(band.get("days", WEEKDAYS)) <= set(WEEKDAYS) or not set(band.get("months", [1])) <= set(range(1, 13)):
            wrong(f"/tariff/bands/{i}", "days or months")
    months = {start.month, end.month}
    hours = {"from": "00:00", "to": "24:00", "months": list(range(1, 13)), "days": WEEKDAYS}
    for month, day, hour in ((m, d, h) for m in months for d in WEEKDAYS for h in range(24) if bands):
        # a band's day is the one it begins on; the part after midnight belongs to the day after
        def fits(band, day=day, hour=hour, month=month):
            b = hours | band
            a, z = int(b["from"][:2]), int(b["to"][:2])
            eve = WEEKDAYS[WEEKDAYS.index(day) - 1]
            inside = (day in b["days"] and a <= hour and (hour < z or z <= a)) or (z <= a and eve in b["days"] and hour < z)
            return inside and month in b["months"]
        if not any(fits(band) for band in bands):
            wrong("/tariff/bands", f"no price for {day} {hour:02d}:00 in month {month}")
    if not 0.5 <= orders.get("planning", {}).get("yieldConfidence", 0.5) <= 0.99:
        wrong("/planning/yieldConfidence", "not in 0.5 .. 0.99")
    for i, calendar in enumerate(orders.get("calendars", [])):
        for j, shift in enumerate(calendar.get("shifts", [])):
            if not set(shift["days"]) <= set(WEEKDAYS):
                wrong(f"/calendars/{i}/shifts/{j}/days", "not days of the week")
        for j, span in enumerate(calendar.get("open", [])):
            if instant(span["from"]) >= instant(span["to"]):
                wrong(f"/calendars/{i}/open/{j}", "ends before it begins")
    for i, rule in enumerate(orders.get("changeovers", [])):
        for m in rule.get("machines", []):
            refer(m, machines, f"/changeovers/{i}/machines")
        for key in ("from", "to"):
            if rule[key] != "*":
                refer(rule[key], families, f"/changeovers/{i}/{key}")
    for i, order in enumerate(orders["orders"]):
        at = f"/orders/{i}"
        refer(order["product"], products, f"{at}/product")
        if order["quantity"] <= 0:
            wrong(f"{at}/quantity", "not positive")
        due = instant(order["due"])
        if not start < due <= end:
            wrong(f"{at}/due", "outside the horizon")
        if "release" in order and instant(order["release"]) >= due:
            wrong(f"{at}/release", "not before due")
        if "earliest" in order and instant(order["earliest"]) > due:
            wrong(f"{at}/earliest", "after due")
        if "latest" in order and instant(order["latest"]) < due:
            wrong(f"{at}/latest", "before due")
        if order.get("kind", "firm") not in ("firm", "forecast") or order.get("delivery", "partial") not in ("partial", "complete"):
            wrong(at, "kind or delivery")
        costs = orders.get("costs", {}) | order
        if costs.get("unmetCostPerUnit", math.inf) < 5 * costs.get("tardinessCostPerUnitDay", 1):
            wrong(at, "unmet is hardly dearer than late")
    for i, receipt in enumerate(orders.get("receipts", [])):
        refer(receipt["product"], products, f"/receipts/{i}/product")
        if not start <= instant(receipt["at"]) <= end:
            wrong(f"/receipts/{i}/at", "outside the horizon")
    busy = set()
    for i, lot in enumerate(orders.get("inProgress", [])):
        at = f"/inProgress/{i}"
        if refer(lot["product"], products, f"{at}/product"):
            step = next((s for s in products[lot["product"]]["routing"] if s["id"] == lot["step"]), None)
            if step is None:
                wrong(f"{at}/step", f"no such step: {lot['step']}")
            elif lot["machine"] not in {m["machine"] for m in step["modes"]}:
                wrong(f"{at}/machine", "no mode of the step runs there")
        if not start < instant(lot["end"]) < end:
            wrong(f"{at}/end", "outside the horizon")
        if lot["machine"] in busy:
            wrong(f"{at}/machine", "two lots in progress on it")
        busy.add(lot["machine"])
    return found


# ---------------------------------------------------------------- plants


def quickstart():
    c = Clock("Asia/Seoul", 2026, 11, 23)

    def caps(colour, setup):
        modes = [
            {"machine": "IMM-1", "secondsPerUnit": 4.5, "setupMinutes": setup, "setupCost": 15000, "family": colour, "yield": 0.97},
            {"machine": "IMM-2", "secondsPerUnit": 6, "setupMinutes": setup, "setupCost": 15000, "family": colour, "yield": 0.96},
        ]
        return [{"id": "mould", "modes": modes}]

    return {
        "format": "takt-orders/1",
        "note": "Five orders for bottle caps, two presses, two colours. White after black needs a long purge, so who runs which colour, and when, decides which order is late: presses that keep their colours leave the big black order a day late; a change of colour saves it and makes a white one late; all on time needs the night, at a price.",
        "plant": {"id": "CAPS", "name": "Hansol Caps", "timeZone": "Asia/Seoul", "currency": "KRW"},
        "horizon": {"start": c.start, "periods": [{"count": 5, "hours": 24}]},
        "calendars": [
            {"id": "two-shift", "shifts": [
                {"days": WEEKDAYS[:5], "from": "06:00", "to": "22:00"},
                {"days": WEEKDAYS[:5], "from": "22:00", "to": "24:00", "overtime": True, "costPerHour": 5000},
            ]},
        ],
        "machines": [
            {"id": "IMM-1", "name": "180 t, 2021", "calendar": "two-shift", "costPerHour": 7200, "initialFamily": "white"},
            {"id": "IMM-2", "name": "150 t, 2009", "calendar": "two-shift", "costPerHour": 5200, "initialFamily": "black"},
        ],
        "products": [
            {"id": "CAP-28-WHITE", "holdingCostPerUnitDay": 0.1, "routing": caps("white", 30)},
            {"id": "CAP-28-BLACK", "holdingCostPerUnitDay": 0.1, "routing": caps("black", 30)},
        ],
        "changeovers": [{"from": "black", "to": "white", "minutes": 90, "cost": 40000, "scrap": 120}],
        "costs": {"tardinessCostPerUnitDay": 3, "unmetCostPerUnit": 90},
        "orders": [
            {"id": "SO-1", "product": "CAP-28-WHITE", "quantity": 20000, "due": c.at(1, 18)},
            {"id": "SO-2", "product": "CAP-28-BLACK", "quantity": 15000, "due": c.at(1, 18)},
            {"id": "SO-3", "product": "CAP-28-WHITE", "quantity": 14000, "due": c.at(2, 18)},
            {"id": "SO-4", "product": "CAP-28-BLACK", "quantity": 28000, "due": c.at(3, 18), "tardinessCostPerUnitDay": 4},
            {"id": "SO-5", "product": "CAP-28-WHITE", "quantity": 14000, "due": c.at(4, 12)},
        ],
    }


def dye_house():
    c = Clock("Asia/Seoul", 2026, 11, 23)
    # colour: depth (0 lightest), hours a batch, first-time-right share, water and steam per kg
    colours = {
        "white": (0, 4.0, 0.985, 90), "ivory": (1, 5.0, 0.955, 110), "sky": (1, 5.5, 0.945, 120), "pink": (1, 5.5, 0.945, 120),
        "mint": (2, 6.5, 0.93, 140), "grey": (2, 7.0, 0.90, 150), "red": (3, 8.0, 0.93, 180), "navy": (4, 8.5, 0.95, 190),
        "black": (5, 9.0, 0.965, 200),
    }
    jets = {"JET-1": 500, "JET-2": 500, "JET-3": 250, "JET-4": 250}
    # article: name, its colours, stenter seconds per kg, fee and cloth per kg
    articles = {
        "SJ30": ("cotton single jersey 30s", ["white", "ivory", "sky", "pink", "grey", "navy", "black"], 9.0, 8200),
        "INT40": ("cotton interlock 40s", ["white", "mint", "red", "black"], 10.5, 9400),
        "RIB": ("2x2 rib with elastane", ["ivory", "grey", "black"], 12.0, 11000),
    }
    products, mix = [], {}
    weight = {"white": 5, "black": 6, "navy": 4, "grey": 3, "ivory": 3, "sky": 2, "pink": 2, "mint": 2, "red": 2}
    for article, (name, shades, stenter, value) in articles.items():
        for shade in shades:
            depth, hours, right, dyes = colours[shade]
            modes = []
            for jet, size in jets.items():
                if article == "RIB" and size == 500:
                    continue
                modes.append({
                    "machine": jet, "secondsPerUnit": round(hours * 3600 / size, 1), "setupMinutes": 30, "setupCost": 20000,
                    "family": shade, "yield": right,
                    "rework": {"share": 0.85, "secondsPerUnit": round(0.6 * hours * 3600 / size, 1), "yield": 0.97},
                    "costPerUnit": dyes, "kWhPerUnit": 0.35 if size == 500 else 0.45,
                    "minLot": 150 if size == 500 else 75, "maxLot": size, "lotMultiple": 25,
                })
            pid = f"{article}-{shade.upper()}"
            products.append({
                "id": pid, "name": f"{name}, {shade}", "unit": "kg", "stock": 0, "holdingCostPerUnitDay": money(value * 0.0012),
                "routing": [
                    {"id": "dye", "waitAfterMinutes": {"min": 60}, "modes": modes},
                    {"id": "stenter", "modes": [{"machine": "STENTER", "secondsPerUnit": stenter, "setupMinutes": 25, "setupCost": 12000,
                                                 "family": article, "yield": 0.995, "costPerUnit": 40, "minLot": 25}]},
                ],
            })
            mix[pid] = (weight[shade] * (3 if article == "SJ30" else 1.5), value, 150, 1100 if article != "RIB" else 450, 25)
    stock = {"SJ30-WHITE": 300, "SJ30-BLACK": 450, "INT40-BLACK": 150}
    for p in products:
        p["stock"] = stock.get(p["id"], 0)

    def clean(a, b):
        # the lighter the next shade, the longer the machine is boiled out; darker on lighter is the modes' rinse
        step = colours[a][0] - colours[b][0]
        if step <= 0 or a == "black":
            return None
        return {1: (45, 30000, 0), 2: (75, 60000, 0), 3: (105, 90000, 0), 4: (130, 120000, 0)}[step]

    rules = [{"machines": list(jets), "from": "black", "to": "*", "minutes": 150, "cost": 160000, "note": "strip and boil-out after black"},
             {"machines": list(jets), "from": "black", "to": "navy", "minutes": 50, "cost": 40000}]
    rules += pairs(list(colours), clean, list(jets))
    customers = {
        "Daewon Apparel": (4, 0.03, {}), "Namu Knit": (4, 0.02, {}), "K-Basic": (3, 0.045, {"delivery": "complete"}),
        "Export desk": (1, 0.05, {"delivery": "complete", "priority": 1.5}),
    }
    return {
        "format": "takt-orders/1",
        "plant": {"id": "DYE", "name": "Banwol knit dye house", "timeZone": "Asia/Seoul", "currency": "KRW"},
        "horizon": {"start": c.start, "periods": [{"count": 10, "hours": 24}]},
        "calendars": [
            {"id": "three-shift", "shifts": [
                {"days": WEEKDAYS[:6], "from": "00:00", "to": "24:00"},
                {"days": ["sun"], "from": "08:00", "to": "20:00", "overtime": True, "costPerHour": 60000},
            ]},
            {"id": "two-shift", "shifts": [
                {"days": WEEKDAYS[:6], "from": "06:00", "to": "22:00"},
                {"days": WEEKDAYS[:6], "from": "22:00", "to": "02:00", "overtime": True, "costPerHour": 40000},
            ]},
        ],
        "machines": [
            {"id": "JET-1", "name": "jet, 500 kg", "calendar": "three-shift", "costPerHour": 21000, "runKW": 75, "setupKW": 30, "initialFamily": "black"},
            {"id": "JET-2", "name": "jet, 500 kg", "calendar": "three-shift", "costPerHour": 21000, "runKW": 75, "setupKW": 30, "initialFamily": "white"},
            {"id": "JET-3", "name": "jet, 250 kg", "calendar": "three-shift", "costPerHour": 14000, "runKW": 45, "setupKW": 20, "initialFamily": "grey"},
            {"id": "JET-4", "name": "jet, 250 kg, old", "calendar": "three-shift", "costPerHour": 12000, "runKW": 45, "setupKW": 20, "efficiency": 0.92,
             "downtime": [{"from": c.at(3, 8), "to": c.at(3, 16), "reason": "pump seal"}]},
            {"id": "STENTER", "name": "8-chamber stenter", "calendar": "two-shift", "costPerHour": 36000, "runKW": 120, "setupKW": 60, "initialFamily": "SJ30"},
        ],
        "products": products,
        "changeovers": rules,
        "orders": draw(c, 1001, "D", 80, mix, 1, 9, customers, closed=("sun",), scale=0.96),
    }


def injection_moulder():
    c = Clock("Asia/Seoul", 2026, 11, 23)
    # mould: (cycle seconds, cavities, mould change minutes, presses, colours, grams, name, value, yield)
    # A mould with presses of two sizes runs slower on the second; those with alternates have a sister tool.
    moulds = {
        "M11": (11, 16, 60, ["IMM-080A", "IMM-080B"], ["nat", "wht", "blk"], 3.1, "cap 28 mm", 55, 0.985),
        "M12": (14, 8, 60, ["IMM-080B"], ["wht", "red"], 5.2, "flip-top cap", 95, 0.975),
        "M21": (22, 4, 75, ["IMM-180A", "IMM-180B"], ["wht", "gry"], 38, "pump housing half", 420, 0.97),
        "M22": (26, 4, 75, ["IMM-180A"], ["blk"], 45, "fan blade", 520, 0.965),
        "M23": (24, 2, 75, ["IMM-180B", "IMM-350A"], ["gry", "blk"], 60, "switch box", 640, 0.97),
        "M31": (42, 2, 110, ["IMM-350A", "IMM-350B"], ["gry", "blk"], 240, "tool-case shell", 2300, 0.96),
        "M32": (38, 1, 110, ["IMM-350B"], ["wht"], 310, "drawer front", 2900, 0.955),
        "M33": (48, 2, 120, ["IMM-350A"], ["pa"], 180, "gear cover PA66-GF30", 3600, 0.95),
    }
    shade = {"nat": 0, "wht": 1, "red": 2, "gry": 2, "blk": 3, "pa": 3}
    products, mix, rules = [], {}, []
    low_high = {"M11": (9000, 60000, 1000), "M12": (5000, 26000, 500), "M21": (1200, 6400, 200), "M22": (1500, 7500, 250),
                "M23": (700, 3600, 100), "M31": (300, 1700, 50), "M32": (250, 1300, 50), "M33": (400, 1800, 50)}
    weight = {"M11": 4, "M12": 2.2, "M21": 3, "M22": 3, "M23": 2.5, "M31": 3, "M32": 2.2, "M33": 1.8}
    for mould, (cycle, cavities, minutes, presses, shades, grams, name, value, good) in moulds.items():
        for colour in shades:
            pid = f"{mould}-{colour.upper()}"
            modes = []
            for i, press in enumerate(presses):
                modes.append({
                    "machine": press, "secondsPerUnit": round(cycle / cavities * (1 if i == 0 else 1.12), 3), "setupMinutes": minutes,
                    "setupCost": 70000 if minutes < 100 else 110000, "setupScrap": 8 * cavities, "family": pid,
                    "yield": round(good - 0.005 * i, 3), "costPerUnit": money(grams * 0.06 * (1 + 0.1 * i)),
                    "minLot": {16: 4000, 8: 2000, 4: 500, 2: 200, 1: 100}[cavities],
                })
            step = {"id": "mould", "modes": modes}
            if colour == "pa":
                step["components"] = [{"product": "PA66-GF30", "quantity": 0.186}]
            product = {"id": pid, "name": f"{name}, {colour}", "holdingCostPerUnitDay": money(value * 0.0015), "routing": [step]}
            products.append(product)
            low, high, by = low_high[mould]
            mix[pid] = (weight[mould] / len(shades), value, low, high, by)
        ids = {f"{mould}-{colour.upper()}": shade[colour] for colour in shades}
        rules += pairs(list(ids), lambda a, b: (20, 12000, 6 * cavities) if ids[a] < ids[b] else (40, 30000, 20 * cavities))
    products.append({"id": "PA66-GF30", "name": "glass-filled nylon", "unit": "kg", "whole": False, "stock": 450, "holdingCostPerUnitDay": 4,
                     "purchase": {"leadTimeDays": 4, "costPerUnit": 5200, "minQuantity": 500, "multiple": 25}})
    stock = {"M11-WHT": 12000, "M21-WHT": 900, "M31-GRY": 250, "M33-PA": 300}
    for p in products:
        if p["id"] in stock:
            p["stock"] = stock[p["id"]]
    customers = {"Hanil Home": (3, 0.03, {}), "Cosbottle": (3, 0.02, {}), "Dongbu Motors": (2, 0.05, {"delivery": "complete"}), "spares": (1, 0.01, {})}
    orders = draw(c, 2002, "SO", 100, mix, 1, 11, customers, scale=1.56)
    tail = {p: (w, v, lo * 1.3, hi * 1.3, by) for p, (w, v, lo, hi, by) in mix.items()}
    forecast = draw(c, 2003, "FC", 20, tail, 14, 25, {"sales forecast": (1, 0.01, {"kind": "forecast"})}, scale=4.6)
    for o in forecast:
        del o["tardinessCostPerUnitDay"], o["unmetCostPerUnit"]
        value = mix[o["product"]][1]
        o["tardinessCostPerUnitDay"], o["unmetCostPerUnit"] = money(value * 0.005), money(value * 1.0)
    weekly = WEEKDAYS[:5]
    return {
        "format": "takt-orders/1",
        "plant": {"id": "IMM", "name": "Siheung injection moulding", "timeZone": "Asia/Seoul", "currency": "KRW"},
        "horizon": {"start": c.start, "periods": [{"count": 14, "hours": 24}, {"count": 2, "hours": 168}]},
        "calendars": [
            {"id": "day-and-night", "shifts": [
                {"days": weekly, "from": "08:00", "to": "04:00"},
                {"days": ["sat"], "from": "08:00", "to": "20:00", "overtime": True, "costPerHour": 9000},
            ]},
        ],
        "machines": [
            {"id": "IMM-080A", "name": "80 t electric", "calendar": "day-and-night", "costPerHour": 5600, "runKW": 9, "setupKW": 5, "initialFamily": "M11-WHT"},
            {"id": "IMM-080B", "name": "80 t electric", "calendar": "day-and-night", "costPerHour": 5600, "runKW": 9, "setupKW": 5, "initialFamily": "M12-RED"},
            {"id": "IMM-180A", "name": "180 t", "calendar": "day-and-night", "costPerHour": 8400, "runKW": 22, "setupKW": 12, "initialFamily": "M21-GRY"},
            {"id": "IMM-180B", "name": "180 t, old", "calendar": "day-and-night", "costPerHour": 7200, "runKW": 26, "setupKW": 12, "efficiency": 0.95, "initialFamily": "M23-BLK"},
            {"id": "IMM-350A", "name": "350 t", "calendar": "day-and-night", "costPerHour": 14000, "runKW": 48, "setupKW": 20,
             "downtime": [{"from": c.at(8, 8), "to": c.at(8, 20), "reason": "screw and barrel inspection"}]},
            {"id": "IMM-350B", "name": "350 t", "calendar": "day-and-night", "costPerHour": 14000, "runKW": 48, "setupKW": 20, "initialFamily": "M32-WHT"},
        ],
        "products": products,
        "changeovers": rules,
        "receipts": [{"product": "PA66-GF30", "quantity": 400, "at": c.at(3, 10)}],
        "orders": orders + forecast,
    }


def sheet_metal():
    c = Clock("Europe/Berlin", 2026, 10, 19)
    # size: (laser s shell, laser s door, bend s shell, bend s door, weld s, robot s, assembly s, cabinet value)
    sizes = {
        "400": (95, 40, 130, 70, 420, 260, 300, 175),
        "600": (160, 65, 190, 95, 700, 400, 480, 410),
        "800": (205, 85, 230, 110, 860, 480, 600, 545),
    }
    colours = {"400": ["white", "grey"], "600": ["grey", "black"], "800": ["grey"]}
    products, mix = [], {}

    def blank(pid, name, laser, bend, tool, gauge, sheets, value, stock):
        return {
            "id": pid, "name": name, "stock": stock, "holdingCostPerUnitDay": money(value * 0.0008),
            "routing": [
                {"id": "laser", "components": [{"product": f"SHEET-{gauge}", "quantity": sheets}], "modes": [
                    {"machine": "LASER-F", "secondsPerUnit": laser, "setupMinutes": 20, "setupCost": 15, "family": gauge, "yield": 0.992, "costPerUnit": money(laser * 0.003), "kWhPerUnit": money(laser * 0.006)},
                    {"machine": "LASER-CO2", "secondsPerUnit": round(laser * 1.7), "setupMinutes": 25, "setupCost": 15, "family": gauge, "yield": 0.988, "costPerUnit": money(laser * 0.007), "kWhPerUnit": money(laser * 0.02)},
                ]},
                {"id": "bend", "modes": [
                    {"machine": "BRAKE-1", "secondsPerUnit": bend, "setupMinutes": 35, "setupCost": 10, "setupScrap": 1, "family": tool, "yield": 0.985},
                    {"machine": "BRAKE-2", "secondsPerUnit": round(bend * 1.2), "setupMinutes": 45, "setupCost": 10, "setupScrap": 2, "family": tool, "yield": 0.98},
                ]},
            ],
        }

    blanks = []
    for size, (ls, ld, bs, bd, weld, robot, assembly, value) in sizes.items():
        gauge = "DC01-1.5" if size != "800" else "DC01-2.0"
        blanks.append(blank(f"SHELL-{size}", f"shell blank {size}", ls, bs, f"BOX-{size}", gauge, {"400": 0.3, "600": 0.6, "800": 0.9}[size], value * 0.2, {"400": 20, "600": 25, "800": 8}[size]))
        blanks.append(blank(f"DOORB-{size}", f"door blank {size}", ld, bd, "RETURN-25", gauge, {"400": 0.1, "600": 0.22, "800": 0.34}[size], value * 0.08, {"400": 30, "600": 10, "800": 6}[size]))
        for colour in colours[size]:
            tag = f"{size}-{colour.upper()}"
            paint = {"family": colour, "setupMinutes": 35, "setupCost": 45, "yield": {"white": 0.955, "grey": 0.97, "black": 0.96}[colour]}
            products.append({
                "id": f"CAB-{tag}", "name": f"cabinet {size} mm, {colour}", "holdingCostPerUnitDay": money(value * 0.0025),
                "routing": [{"id": "assemble", "components": [
                    {"product": f"BODY-{tag}", "quantity": 1}, {"product": f"DOOR-{tag}", "quantity": 1 if size != "800" else 2},
                    {"product": "BRACKET", "quantity": {"400": 2, "600": 4, "800": 6}[size]}, {"product": "HINGE", "quantity": 2 if size != "800" else 4}, {"product": "LOCK", "quantity": 1}],
                    "modes": [
                        {"machine": "ASSY-1", "secondsPerUnit": assembly, "setupMinutes": 15, "family": f"CAB-{size}", "yield": 0.995, "rework": {"share": 0.9, "secondsPerUnit": 600, "yield": 1}},
                        {"machine": "ASSY-2", "secondsPerUnit": assembly, "setupMinutes": 15, "family": f"CAB-{size}", "yield": 0.995, "rework": {"share": 0.9, "secondsPerUnit": 600, "yield": 1}},
                    ]}],
            })
            products.append({
                "id": f"BODY-{tag}", "name": f"body {size}, {colour}", "holdingCostPerUnitDay": money(value * 0.0006),
                "routing": [
                    {"id": "weld", "components": [{"product": f"SHELL-{size}", "quantity": 1}], "waitAfterMinutes": {"min": 60}, "modes": [
                        {"machine": "WELD-MAN", "secondsPerUnit": weld, "setupMinutes": 15, "setupCost": 5, "family": f"FIX-{size}", "yield": 0.97, "rework": {"share": 0.9, "secondsPerUnit": 300, "yield": 0.98}},
                        {"machine": "WELD-ROB", "secondsPerUnit": robot, "setupMinutes": 50, "setupCost": 25, "setupScrap": 1, "family": f"FIX-{size}", "yield": 0.985, "rework": {"share": 0.9, "secondsPerUnit": 240, "yield": 0.98}},
                    ]},
                    {"id": "paint", "modes": [{"machine": "POWDER", "secondsPerUnit": {"400": 85, "600": 130, "800": 160}[size], **paint, "rework": {"share": 0.8, "secondsPerUnit": {"400": 70, "600": 110, "800": 140}[size], "yield": 0.95}, "costPerUnit": money(value * 0.004), "kWhPerUnit": 2.2}]},
                ],
            })
            products.append({
                "id": f"DOOR-{tag}", "name": f"door {size}, {colour}", "holdingCostPerUnitDay": money(value * 0.0002),
                "routing": [{"id": "paint", "components": [{"product": f"DOORB-{size}", "quantity": 1}], "modes": [
                    {"machine": "POWDER", "secondsPerUnit": {"400": 42, "600": 64, "800": 72}[size], **paint, "rework": {"share": 0.8, "secondsPerUnit": 55, "yield": 0.95}, "costPerUnit": money(value * 0.0015), "kWhPerUnit": 0.8}]}],
            })
            mix[f"CAB-{tag}"] = ({"400": 3, "600": 2.5, "800": 2.5}[size], value, 8, 60 if size == "400" else 34, 2)
    products += blanks
    products.append(blank("BRACKET", "mounting bracket, common", 18, 24, "BRACKET", "DC01-2.0", 0.02, 4, 200))
    products += [
        {"id": "SHEET-DC01-1.5", "name": "sheet 1.5 mm, 1250 x 2500", "whole": False, "stock": 260, "holdingCostPerUnitDay": 0.02, "purchase": {"leadTimeDays": 3, "costPerUnit": 46, "minQuantity": 50, "multiple": 10}},
        {"id": "SHEET-DC01-2.0", "name": "sheet 2.0 mm, 1250 x 2500", "whole": False, "stock": 90, "holdingCostPerUnitDay": 0.03, "purchase": {"leadTimeDays": 3, "costPerUnit": 61, "minQuantity": 40, "multiple": 10}},
        {"id": "HINGE", "stock": 700, "holdingCostPerUnitDay": 0.001, "purchase": {"leadTimeDays": 5, "costPerUnit": 1.8, "minQuantity": 500, "multiple": 100}},
        {"id": "LOCK", "stock": 320, "holdingCostPerUnitDay": 0.003, "purchase": {"leadTimeDays": 6, "costPerUnit": 6.4, "minQuantity": 100, "multiple": 25}},
    ]
    rules = [
        {"machines": ["POWDER"], "from": "black", "to": "white", "minutes": 75, "cost": 95}, {"machines": ["POWDER"], "from": "black", "to": "grey", "minutes": 55, "cost": 70},
        {"machines": ["POWDER"], "from": "grey", "to": "white", "minutes": 60, "cost": 75}, {"machines": ["POWDER"], "from": "white", "to": "*", "minutes": 30, "cost": 35},
        {"machines": ["BRAKE-1", "BRAKE-2"], "from": "BOX-600", "to": "BOX-800", "minutes": 20, "cost": 5, "note": "same punch, new stops"},
        {"machines": ["BRAKE-1", "BRAKE-2"], "from": "BOX-800", "to": "BOX-600", "minutes": 20, "cost": 5},
    ]
    customers = {
        "Rittmann Schaltanlagen": (4, 0.02, {}), "Elektro Vogel": (4, 0.012, {}),
        "Bahnbau Süd": (2, 0.04, {"delivery": "complete"}), "Lager": (1, 0.005, {}),
    }
    week = WEEKDAYS[:5]
    orders = draw(c, 3003, "A-", 40, mix, 4, 14, customers, hours=(11, 14, 16), scale=1.55)
    return {
        "format": "takt-orders/1",
        "note": "The clocks go back on Sunday 2026-10-25: that day's period has 25 hours.",
        "plant": {"id": "BLECH", "name": "Blechbau Neckar", "timeZone": "Europe/Berlin", "currency": "EUR"},
        "horizon": {"start": c.start, "periods": [{"count": 6, "hours": 24}, {"count": 1, "hours": 25}, {"count": 8, "hours": 24}]},
        "calendars": [
            {"id": "two-shift", "shifts": [
                {"days": week, "from": "06:00", "to": "22:00"},
                {"days": ["sat"], "from": "06:00", "to": "14:00", "overtime": True, "costPerHour": 55},
            ]},
            {"id": "day-shift", "shifts": [
                {"days": week, "from": "06:00", "to": "14:30"},
                {"days": week, "from": "14:30", "to": "17:30", "overtime": True, "costPerHour": 42},
                {"days": ["sat"], "from": "06:00", "to": "12:00", "overtime": True, "costPerHour": 48},
            ]},
        ],
        "machines": [
            {"id": "LASER-F", "name": "fibre laser 6 kW", "calendar": "day-shift", "costPerHour": 34, "runKW": 22, "setupKW": 6, "initialFamily": "DC01-1.5"},
            {"id": "LASER-CO2", "name": "CO2 laser 4 kW", "calendar": "day-shift", "costPerHour": 28, "runKW": 48, "setupKW": 15, "initialFamily": "DC01-2.0"},
            {"id": "BRAKE-1", "name": "press brake 170 t, hydraulic clamping", "calendar": "two-shift", "costPerHour": 23, "initialFamily": "BOX-600"},
            {"id": "BRAKE-2", "name": "press brake 100 t", "calendar": "day-shift", "costPerHour": 20, "initialFamily": "RETURN-25"},
            {"id": "WELD-MAN", "name": "manual welding booth", "calendar": "day-shift", "costPerHour": 18, "initialFamily": "FIX-400"},
            {"id": "WELD-ROB", "name": "welding robot cell", "calendar": "two-shift", "costPerHour": 26, "initialFamily": "FIX-600",
             "downtime": [{"from": c.at(9, 6), "to": c.at(9, 12), "reason": "torch service"}]},
            {"id": "POWDER", "name": "powder coating line", "calendar": "day-shift", "costPerHour": 44, "runKW": 90, "setupKW": 60, "initialFamily": "grey"},
            {"id": "ASSY-1", "name": "assembly bay 1", "calendar": "day-shift", "costPerHour": 18, "efficiency": 1},
            {"id": "ASSY-2", "name": "assembly bay 2", "calendar": "day-shift", "costPerHour": 18, "efficiency": 0.9},
        ],
        "products": products,
        "changeovers": rules,
        "orders": orders,
    }


def pcb_line():
    c = Clock("Asia/Seoul", 2026, 11, 23)
    # board: feeder set, placements (bottom, top), through-hole joints, test s, value KRW, oven profile, AOI counts
    boards = {
        "PWR-12": ("power", 0, 150, 38, 50, 14500, "SAC", (9712, 188)), "PWR-24": ("power", 0, 190, 46, 55, 17800, "SAC", (6541, 159)),
        "PWR-48": ("power", 60, 240, 64, 75, 31000, "SAC", (2877, 123)), "CTL-A": ("control", 140, 420, 12, 80, 46000, "SAC", (5210, 190)),
        "CTL-B": ("control", 140, 380, 12, 80, 43000, "SAC", (4105, 155)), "CTL-X": ("control", 220, 610, 20, 110, 82000, "SAC", (1430, 90)),
        "LED-300": ("led", 0, 96, 4, 20, 8200, "LT", (18230, 170)), "LED-600": ("led", 0, 180, 4, 26, 13900, "LT", (11120, 130)),
        "LED-RGB": ("led", 0, 260, 6, 34, 21500, "LT", (3980, 95)), "MOT-1": ("motor", 80, 260, 30, 65, 38000, "SAC", (3320, 130)),
        "MOT-2": ("motor", 80, 310, 34, 70, 45500, "SAC", (2105, 95)), "GATE-5": ("motor", 0, 210, 18, 60, 33500, "SAC", (2400, 75)),
    }
    products, mix, groups = [], {}, {}
    for board, (group, bottom, top, joints, test, value, profile, (good, bad)) in boards.items():
        groups.setdefault(group, []).append(board)
        routing = []
        for side, parts in (("bottom", bottom), ("top", top)):
            if parts == 0:
                continue
            family = f"{board}/{side[0].upper()}" if bottom else board
            step = {"id": f"smt-{side}", "modes": [
                {"machine": "SMT-1", "secondsPerUnit": round(9 + parts * 3600 / 30000, 1), "setupMinutes": 60, "setupCost": 45000, "setupScrap": 2, "family": family, "yield": 0.995, "costPerUnit": money(value * 0.002), "lotMultiple": 4, "minLot": 40},
                {"machine": "SMT-2", "secondsPerUnit": round(11 + parts * 3600 / 17000, 1), "setupMinutes": 75, "setupCost": 45000, "setupScrap": 2, "family": family, "yield": 0.992, "costPerUnit": money(value * 0.002), "lotMultiple": 4, "minLot": 40},
            ]}
            if not routing:
                step["components"] = [{"product": "BARE-LED" if group == "led" else "BARE-FR4", "quantity": 1}]
                if group == "control":
                    step["components"].append({"product": "MCU-32", "quantity": 1})
            routing.append(step)
            routing.append({"id": f"reflow-{side}", "modes": [
                {"machine": "RFL-1", "secondsPerUnit": 14, "setupMinutes": 30, "setupCost": 12000, "family": profile, "kWhPerUnit": 0.12},
                {"machine": "RFL-2", "secondsPerUnit": 20, "setupMinutes": 40, "setupCost": 12000, "family": profile, "kWhPerUnit": 0.16},
            ]})
        routing.append({"id": "aoi", "modes": [{"machine": "AOI", "secondsPerUnit": round(8 + (top + bottom) / 40, 1), "setupMinutes": 6, "setupCost": 2000,
                        "yield": {"good": good, "defective": bad}, "rework": {"share": 0.9, "secondsPerUnit": 45, "yield": 0.97}}]})
        if joints >= 10:
            routing.append({"id": "tht", "waitAfterMinutes": {"min": 20}, "modes": [
                {"machine": "WAVE", "secondsPerUnit": round(12 + joints * 0.35, 1), "setupMinutes": 20, "setupCost": 9000, "family": f"PALLET-{group}", "yield": 0.975, "rework": {"share": 0.95, "secondsPerUnit": 20, "yield": 0.98}},
                {"machine": "SELECT", "secondsPerUnit": round(15 + joints * 1.5, 1), "setupMinutes": 10, "setupCost": 4000, "family": f"PALLET-{group}", "yield": 0.99, "rework": {"share": 0.95, "secondsPerUnit": 20, "yield": 0.98}},
            ]})
        test = round(test * 0.8)
        fct = [{"machine": "FCT-1", "secondsPerUnit": test, "setupMinutes": 15, "setupCost": 3000, "yield": 0.98, "rework": {"share": 0.8, "secondsPerUnit": test * 2, "yield": 0.95}}]
        if group != "control":
            fct.append({"machine": "FCT-2", "secondsPerUnit": round(test * 1.25), "setupMinutes": 15, "setupCost": 3000, "yield": 0.98, "rework": {"share": 0.8, "secondsPerUnit": test * 2, "yield": 0.95}})
        routing.append({"id": "test", "modes": fct})
        products.append({"id": board, "holdingCostPerUnitDay": money(value * 0.001), "routing": routing})
        mix[board] = ({"led": 2, "power": 1.7, "control": 1.2, "motor": 1.2}[group], value, 60, 520 if group in ("led", "power") else 300, 20)
    for p in products:
        stock = {"LED-300": 160, "PWR-12": 120, "CTL-A": 40}.get(p["id"])
        if stock:
            p["stock"] = stock
    products += [
        {"id": "BARE-FR4", "name": "bare boards, multilayer", "stock": 14000, "holdingCostPerUnitDay": 1, "purchase": {"leadTimeDays": 7, "costPerUnit": 1900, "minQuantity": 1000, "multiple": 100}},
        {"id": "BARE-LED", "name": "bare boards, aluminium core", "stock": 7000, "holdingCostPerUnitDay": 1, "purchase": {"leadTimeDays": 7, "costPerUnit": 1200, "minQuantity": 1000, "multiple": 100}},
        {"id": "MCU-32", "name": "microcontroller, on allocation", "stock": 2200, "holdingCostPerUnitDay": 3, "purchase": {"leadTimeDays": 10, "costPerUnit": 5400, "minQuantity": 500, "multiple": 250}},
    ]
    sides = {}
    for group, members in groups.items():
        for board in members:
            for f in ([f"{board}/B", f"{board}/T"] if boards[board][1] else [board]):
                sides[f] = group
    rules = pairs(list(sides), lambda a, b: (12, 6000, 1) if sides[a] == sides[b] else None, ["SMT-1", "SMT-2"])
    customers = {
        "Saehan Power": (4, 0.025, {}), "Lumina": (4, 0.02, {}), "Geumseong Elevator": (2, 0.04, {"delivery": "complete"}),
        "Kumho Robotics": (2, 0.05, {"priority": 1.2}), "field service": (1, 0.01, {}),
    }
    week = WEEKDAYS[:5]
    return {
        "format": "takt-orders/1",
        "note": "Overloaded: placement cannot do it all in regular hours, and not every order is worth its overtime.",
        "plant": {"id": "PCB", "name": "Ansan electronics assembly", "timeZone": "Asia/Seoul", "currency": "KRW"},
        "horizon": {"start": c.start, "periods": [{"count": 12, "hours": 24}]},
        "calendars": [
            {"id": "two-shift", "shifts": [
                {"days": week, "from": "07:00", "to": "23:00"},
                {"days": week, "from": "23:00", "to": "03:00", "overtime": True, "costPerHour": 60000},
                {"days": ["sat"], "from": "08:00", "to": "20:00", "overtime": True, "costPerHour": 75000},
            ]},
            {"id": "tht-shift", "shifts": [
                {"days": week, "from": "07:00", "to": "19:00"},
                {"days": week + ["sat"], "from": "19:00", "to": "22:00", "overtime": True, "costPerHour": 45000},
            ]},
        ],
        "machines": [
            {"id": "SMT-1", "name": "line 1: printer, two modular placers", "calendar": "two-shift", "costPerHour": 27000, "runKW": 14, "initialFamily": "LED-300"},
            {"id": "SMT-2", "name": "line 2: printer, one placer (2012)", "calendar": "two-shift", "costPerHour": 17000, "runKW": 9, "initialFamily": "PWR-24",
             "downtime": [{"from": c.at(4, 7), "to": c.at(4, 12), "reason": "nozzle and feeder calibration"}]},
            {"id": "RFL-1", "name": "10-zone oven", "calendar": "two-shift", "costPerHour": 6400, "runKW": 28, "setupKW": 28, "initialFamily": "SAC"},
            {"id": "RFL-2", "name": "7-zone oven", "calendar": "two-shift", "costPerHour": 4800, "runKW": 22, "setupKW": 22, "initialFamily": "LT"},
            {"id": "AOI", "name": "3D optical inspection", "calendar": "two-shift", "costPerHour": 8000},
            {"id": "WAVE", "name": "wave solder with hand insertion", "calendar": "tht-shift", "costPerHour": 21000, "runKW": 24, "setupKW": 20, "initialFamily": "PALLET-power"},
            {"id": "SELECT", "name": "selective solder", "calendar": "tht-shift", "costPerHour": 14000, "runKW": 12, "setupKW": 8},
            {"id": "FCT-1", "name": "function test, programmable", "calendar": "two-shift", "costPerHour": 9600},
            {"id": "FCT-2", "name": "function test, small boards", "calendar": "two-shift", "costPerHour": 7600},
        ],
        "products": products,
        "changeovers": rules,
        "receipts": [{"product": "MCU-32", "quantity": 1500, "at": c.at(3, 14)}, {"product": "BARE-FR4", "quantity": 4000, "at": c.at(2, 11)}],
        "orders": draw(c, 4004, "W", 150, mix, 1, 11, customers, scale=0.72),
    }


def sauce_kitchen():
    c = Clock("Asia/Seoul", 2026, 11, 23, 6)
    # sauce: allergen class, kettle minutes for 1000 kg, value per kg, yield
    sauces = {
        "tomato": ("plain", 120, 4200, 0.985), "soyglaze": ("soy", 100, 5200, 0.99), "gochu": ("soy", 135, 5600, 0.98),
        "bulgogi": ("soy", 110, 5400, 0.985), "cream": ("milk", 130, 6900, 0.97), "sesame": ("sesame", 95, 8200, 0.98),
    }
    packs = {  # pack: kg, filler seconds on the one or the other, sauces
        "B300": (0.3, {"FILL-B": 2.8}, ["sesame", "soyglaze", "gochu"]), "B500": (0.5, {"FILL-B": 3.2}, ["tomato", "bulgogi", "gochu"]),
        "P1000": (1.0, {"FILL-P": 5.5}, ["tomato", "cream", "bulgogi"]), "P2000": (2.0, {"FILL-P": 8}, ["tomato", "cream", "gochu", "soyglaze"]),
    }
    products, mix = [], {}
    for sauce, (allergen, minutes, value, good) in sauces.items():
        products.append({
            "id": f"BULK-{sauce.upper()}", "name": f"{sauce} sauce in bulk", "unit": "kg", "whole": False, "holdingCostPerUnitDay": money(value * 0.01),
            "routing": [
                {"id": "cook", "waitAfterMinutes": {"min": 150}, "modes": [
                    {"machine": "KETTLE-1000", "secondsPerUnit": round(minutes * 60 / 1000, 2), "setupMinutes": 35, "setupCost": 28000, "setupScrap": 12, "family": sauce, "yield": good, "costPerUnit": 18, "kWhPerUnit": 0.11, "minLot": 400, "maxLot": 1000},
                    {"machine": "KETTLE-500", "secondsPerUnit": round(minutes * 54 / 500, 2), "setupMinutes": 25, "setupCost": 18000, "setupScrap": 8, "family": sauce, "yield": good, "costPerUnit": 22, "kWhPerUnit": 0.12, "minLot": 200, "maxLot": 500},
                ]},
                {"id": "release", "modes": [{"machine": "TRANSFER", "secondsPerUnit": 1.2, "setupMinutes": 10, "setupCost": 3000, "family": sauce, "yield": 0.997}]},
            ],
        })
    for pack, (kg, fillers, fits) in packs.items():
        for sauce in fits:
            allergen, minutes, value, good = sauces[sauce]
            pid = f"{sauce.upper()}-{pack}"
            modes = [{"machine": f, "secondsPerUnit": s, "setupMinutes": 30, "setupCost": 15000, "setupScrap": 20, "family": f"{sauce}/{pack}",
                      "yield": 0.992, "costPerUnit": round(4 + 3 * kg), "minLot": 150} for f, s in fillers.items()]
            products.append({"id": pid, "name": f"{sauce} sauce, {'bottle' if pack[0] == 'B' else 'pouch'} {round(kg * 1000)} g", "holdingCostPerUnitDay": money(value * kg * 0.012),
                             "routing": [{"id": "fill", "components": [{"product": f"BULK-{sauce.upper()}", "quantity": kg}], "modes": modes}]})
            mix[pid] = (1.4 if sauce in ("tomato", "gochu") else 1, value * kg, round(240 / kg), round(1300 / kg), 50)
    for p in products:
        stock = {"TOMATO-B500": 500, "GOCHU-B300": 600, "BULGOGI-P1000": 250, "CREAM-P1000": 200, "BULK-TOMATO": 300}.get(p["id"])
        if stock:
            p["stock"] = stock
    kettles, fillers = ["KETTLE-1000", "KETTLE-500"], ["FILL-B", "FILL-P"]

    def wash(a, b):
        x, y = sauces[a][0], sauces[b][0]
        if x == y:
            return (20, 14000, 8)
        if x == "plain":
            return (25, 18000, 8)
        return {"sesame": (90, 80000, 15), "milk": (70, 60000, 15), "soy": (45, 32000, 10)}[x]

    rules = pairs(list(sauces), wash, kettles)
    lines = [f"{s}/{p}" for p in packs for s in packs[p][2]]

    def rinse(a, b):
        (sa, pa), (sb, pb) = a.split("/"), b.split("/")
        if pa[0] != pb[0]:
            return None
        if sa == sb:
            return (15, 6000, 10)
        x, y = sauces[sa][0], sauces[sb][0]
        size = 10 if pa != pb else 0
        if x == y:
            return (20 + size, 12000, 20)
        return ({"sesame": 75, "milk": 60, "soy": 40, "plain": 25}[x] + size, {"sesame": 65000, "milk": 50000, "soy": 30000, "plain": 15000}[x], 25)

    rules += pairs(lines, rinse, fillers)
    fresh = {"earliest": lambda c, day, hour: c.at(day, 6)}
    customers = {
        "Haru Mart DC": (4, 0.06, {"delivery": "complete", **fresh}), "Bap kitchen franchise": (4, 0.05, {**fresh}),
        "school meals": (2, 0.09, {"latest": lambda c, day, hour: c.at(day + 1, 5), **fresh}), "online": (2, 0.03, {}),
    }
    work = WEEKDAYS[:6]
    orders = draw(c, 5005, "K", 60, mix, 1, 5, customers, closed=("sun",), hours=(7, 11, 16), scale=1.4)
    end = c.at(7, 6)
    for o in orders:
        if "latest" in o and instant(o["latest"]) > instant(end):
            o["latest"] = end
    return {
        "format": "takt-orders/1",
        "note": "Each period ends with the clean-down: no set-up survives it.",
        "plant": {"id": "SAUCE", "name": "Icheon sauce kitchen", "timeZone": "Asia/Seoul", "currency": "KRW"},
        "horizon": {"start": c.start, "periods": [{"count": 14, "hours": 12}]},
        "calendars": [
            {"id": "kitchen", "shifts": [
                {"days": work, "from": "06:00", "to": "16:30"},
                {"days": WEEKDAYS[:5], "from": "18:00", "to": "01:00"},
                {"days": ["sat"], "from": "18:00", "to": "23:00", "overtime": True, "costPerHour": 42000},
            ]},
        ],
        "machines": [
            {"id": "KETTLE-1000", "name": "steam kettle with scraper, 1000 kg", "calendar": "kitchen", "costPerHour": 19000, "keepsSetup": False},
            {"id": "KETTLE-500", "name": "steam kettle, 500 kg", "calendar": "kitchen", "costPerHour": 12000, "keepsSetup": False},
            {"id": "TRANSFER", "name": "cooling tanks' transfer and release check", "calendar": "kitchen", "costPerHour": 6000, "keepsSetup": False},
            {"id": "FILL-B", "name": "bottle filler", "calendar": "kitchen", "costPerHour": 21000, "keepsSetup": False},
            {"id": "FILL-P", "name": "pouch filler", "calendar": "kitchen", "costPerHour": 18000, "keepsSetup": False},
        ],
        "products": products,
        "changeovers": rules,
        "orders": orders,
    }


def heat_treatment():
    c = Clock("Europe/Berlin", 2026, 11, 23)
    # programme: hours for a charge in the 600 kg and the 1000 kg furnace, EUR per kg gas and energy, kWh per kg
    programmes = {"case-0.8": (8.0, 9.2, 0.11, 0.95), "case-1.2": (12.0, 13.5, 0.15, 1.3), "carbonitride": (4.5, 5.4, 0.08, 0.7), "neutral-850": (3.5, 4.2, 0.05, 0.55)}
    parts = {  # part: programme, temper, blasted, value per kg (parts and fee), smallest, largest
        "GEAR-16MnCr5": ("case-0.8", 180, True, 9.5, 200, 1100), "GEAR-18CrNi": ("case-0.8", 160, True, 13, 150, 900), "PINION": ("case-1.2", 180, True, 12, 200, 1000),
        "SHAFT-20MnCr5": ("case-1.2", 180, False, 8.5, 250, 1200), "PIN-C15": ("carbonitride", 160, False, 5.5, 150, 800), "WASHER-CK": ("carbonitride", 300, False, 4, 200, 1000),
        "BOLT-42CrMo4": ("neutral-850", 480, False, 4.8, 300, 1500), "FORK-C45": ("neutral-850", 560, True, 6, 200, 1100), "CLIP-C67": ("neutral-850", 300, False, 7.5, 100, 500),
    }
    products, mix = [], {}
    for part, (programme, temper, blasted, value, low, high) in parts.items():
        h600, h1000, gas, kwh = programmes[programme]
        modes = [{"machine": f, "secondsPerUnit": round(h600 * 3600 / 600, 1), "setupMinutes": 60, "setupCost": 45, "family": programme, "yield": 0.985 if programme != "case-1.2" else 0.978,
                  "rework": {"share": 0.6, "secondsPerUnit": round(h600 * 3600 / 600 * 0.5, 1), "yield": 0.95}, "costPerUnit": gas, "kWhPerUnit": kwh,
                  "minLot": 300, "maxLot": 600, "lotMultiple": 50} for f in ("SQF-1", "SQF-2")]
        modes.append({"machine": "SQF-3", "secondsPerUnit": round(h1000 * 3600 / 1000, 1), "setupMinutes": 80, "setupCost": 65, "family": programme, "yield": 0.982 if programme != "case-1.2" else 0.975,
                      "rework": {"share": 0.6, "secondsPerUnit": round(h1000 * 3600 / 1000 * 0.5, 1), "yield": 0.95}, "costPerUnit": money(gas * 0.92), "kWhPerUnit": money(kwh * 0.9),
                      "minLot": 500, "maxLot": 1000, "lotMultiple": 50})
        routing = [
            {"id": "harden", "waitAfterMinutes": {"min": 45}, "modes": modes},
            {"id": "temper", "modes": [{"machine": t, "secondsPerUnit": s, "setupMinutes": 40, "setupCost": 12, "family": f"T{temper}", "costPerUnit": 0.03, "kWhPerUnit": 0.18, "minLot": 50, "maxLot": m, "lotMultiple": 50}
                                      for t, s, m in (("TEMPER-1", 11.5, 800), ("TEMPER-2", 14.0, 600))]},
        ]
        if blasted:
            routing[1]["waitAfterMinutes"] = {"min": 120}
            routing.append({"id": "blast", "modes": [{"machine": "BLAST", "secondsPerUnit": 7.2, "setupMinutes": 10, "setupCost": 3, "family": "blast", "yield": 0.998, "costPerUnit": 0.02}]})
        products.append({"id": part, "unit": "kg", "whole": False, "holdingCostPerUnitDay": money(value * 0.0008), "routing": routing})
        mix[part] = (1, value, low, high, 50)
    hot = ["SQF-1", "SQF-2", "SQF-3"]
    names = list(programmes)
    rules = [{"machines": hot, "from": n, "to": n, "minutes": 15, "cost": 0, "note": "door, transfer and atmosphere between two charges"} for n in names]
    rules += [
        {"machines": hot, "from": "case-0.8", "to": "case-1.2", "minutes": 20, "cost": 5}, {"machines": hot, "from": "case-1.2", "to": "case-0.8", "minutes": 20, "cost": 5},
        {"machines": hot, "from": "case-0.8", "to": "carbonitride", "minutes": 75, "cost": 40}, {"machines": hot, "from": "case-1.2", "to": "carbonitride", "minutes": 90, "cost": 55},
        {"machines": hot, "from": "case-0.8", "to": "neutral-850", "minutes": 100, "cost": 70}, {"machines": hot, "from": "case-1.2", "to": "neutral-850", "minutes": 120, "cost": 90},
        {"machines": hot, "from": "carbonitride", "to": "neutral-850", "minutes": 80, "cost": 60, "note": "ammonia burnt out"},
        {"machines": ["TEMPER-1", "TEMPER-2"], "from": "T160", "to": "T180", "minutes": 10, "cost": 2}, {"machines": ["TEMPER-1", "TEMPER-2"], "from": "T180", "to": "T160", "minutes": 20, "cost": 3},
        {"machines": ["TEMPER-1", "TEMPER-2"], "from": "T560", "to": "T160", "minutes": 110, "cost": 20}, {"machines": ["TEMPER-1", "TEMPER-2"], "from": "T560", "to": "T180", "minutes": 105, "cost": 20},
        {"machines": ["TEMPER-1", "TEMPER-2"], "from": "T480", "to": "T160", "minutes": 95, "cost": 18}, {"machines": ["TEMPER-1", "TEMPER-2"], "from": "T480", "to": "T180", "minutes": 90, "cost": 18},
    ]
    customers = {"Getriebe Aalen": (4, 0.03, {}), "Kfz-Zulieferer": (3, 0.05, {"delivery": "complete"}), "Landtechnik": (3, 0.015, {}), "Normteile": (2, 0.01, {})}
    orders = draw(c, 6006, "H", 90, mix, 2, 11, customers, closed=("sun",), hours=(8, 12, 16), scale=1.2)
    late = {"GEAR-18CrNi": 2, "PINION": 1}
    for o in orders:  # customers' parts that have still to arrive
        day = instant(o["due"]).date().toordinal() - instant(c.start).date().toordinal()
        if o["product"] in late and day >= 5:
            o["release"] = c.at(late[o["product"]], 7)
    return {
        "format": "takt-orders/1",
        "note": "Furnaces never close. A charge is minLot to maxLot in baskets of 50 kg; two charges of one programme are 15 minutes apart.",
        "plant": {"id": "HAERTEREI", "name": "Lohnhärterei Ostalb", "timeZone": "Europe/Berlin", "currency": "EUR"},
        "horizon": {"start": c.start, "periods": [{"count": 12, "hours": 24}]},
        "calendars": [{"id": "day", "shifts": [
            {"days": WEEKDAYS[:5], "from": "06:00", "to": "20:00"},
            {"days": ["sat"], "from": "06:00", "to": "14:00", "overtime": True, "costPerHour": 45},
        ]}],
        "machines": [
            {"id": "SQF-1", "name": "sealed quench, 600 kg", "costPerHour": 17, "runKW": 20, "setupKW": 40, "initialFamily": "case-0.8"},
            {"id": "SQF-2", "name": "sealed quench, 600 kg", "costPerHour": 17, "runKW": 20, "setupKW": 40, "initialFamily": "neutral-850"},
            {"id": "SQF-3", "name": "sealed quench, 1000 kg", "costPerHour": 23, "runKW": 28, "setupKW": 60, "initialFamily": "case-1.2",
             "downtime": [{"from": c.at(7, 6), "to": c.at(8, 6), "reason": "fan bearing and atmosphere probe"}]},
            {"id": "TEMPER-1", "name": "tempering furnace, 800 kg", "costPerHour": 6.4, "runKW": 10, "initialFamily": "T180"},
            {"id": "TEMPER-2", "name": "tempering furnace, 600 kg", "costPerHour": 5.6, "runKW": 10, "initialFamily": "T480"},
            {"id": "BLAST", "name": "shot blast", "calendar": "day", "costPerHour": 15, "initialFamily": "blast"},
        ],
        "products": products,
        "changeovers": rules,
        "inProgress": [
            {"id": "C-4711", "product": "GEAR-16MnCr5", "step": "harden", "machine": "SQF-1", "quantity": 600, "end": c.at(0, 5, 30)},
            {"id": "C-4712", "product": "SHAFT-20MnCr5", "step": "harden", "machine": "SQF-3", "quantity": 900, "end": c.at(0, 9)},
            {"id": "C-4713", "product": "BOLT-42CrMo4", "step": "temper", "machine": "TEMPER-2", "quantity": 500, "end": c.at(0, 1, 40)},
        ],
        "orders": orders,
    }


def plating_shop():
    c = Clock("Asia/Seoul", 2026, 11, 23)
    # part class: barrel seconds per kg, deposit programme, baked, value per kg
    classes = {
        "BOLT-M6": (9.5, "8um", False, 3600), "BOLT-M10": (8.8, "8um", False, 3200), "BOLT-M12-109": (11.5, "12um", True, 4600), "NUT": (9.0, "8um", False, 3300),
        "WASHER": (10.5, "8um", False, 3000), "SPRING-CLIP": (13.0, "12um", True, 6800), "STUD-109": (11.0, "12um", True, 4900),
    }
    finishes = {"blue": 0, "yellow": 1, "black": 2}
    made = {"BOLT-M6": ["blue", "yellow", "black"], "BOLT-M10": ["blue", "yellow", "black"], "BOLT-M12-109": ["blue", "black"], "NUT": ["blue", "yellow"],
            "WASHER": ["blue", "yellow", "black"], "SPRING-CLIP": ["blue", "black"], "STUD-109": ["yellow", "black"]}
    products, mix = [], {}
    for part, (seconds, deposit, baked, value) in classes.items():
        for finish in made[part]:
            routing = [{"id": "plate", "modes": [
                {"machine": "BARREL-1", "secondsPerUnit": seconds, "setupMinutes": 25, "setupCost": 18000, "family": deposit, "yield": 0.975, "rework": {"share": 0.9, "secondsPerUnit": round(seconds * 1.2, 1), "yield": 0.97},
                 "costPerUnit": 45, "kWhPerUnit": 0.28, "minLot": 60, "maxLot": 1200, "lotMultiple": 20},
                {"machine": "BARREL-2", "secondsPerUnit": round(seconds * 1.3, 1), "setupMinutes": 20, "setupCost": 14000, "family": deposit, "yield": 0.965, "rework": {"share": 0.9, "secondsPerUnit": round(seconds * 1.5, 1), "yield": 0.97},
                 "costPerUnit": 40, "kWhPerUnit": 0.31, "minLot": 40, "maxLot": 800, "lotMultiple": 20}]}]
            if baked:
                routing.append({"id": "bake", "waitAfterMinutes": {"min": 45}, "modes": [{"machine": "OVEN", "secondsPerUnit": 18, "setupMinutes": 20, "setupCost": 5000, "family": "bake-200", "costPerUnit": 30, "kWhPerUnit": 0.35, "minLot": 40, "maxLot": 1600}]})
            routing.append({"id": "passivate", "waitAfterMinutes": {"min": 30}, "modes": [{"machine": "PASSIVATE", "secondsPerUnit": 4.2, "setupMinutes": 20, "setupCost": 12000, "family": finish, "yield": {"blue": 0.985, "yellow": 0.98, "black": 0.955}[finish],
                            "rework": {"share": 0.85, "secondsPerUnit": 8, "yield": 0.96}, "costPerUnit": {"blue": 8, "yellow": 10, "black": 16}[finish], "minLot": 40}]})
            routing.append({"id": "pack", "modes": [{"machine": "SORT-PACK", "secondsPerUnit": 4.0, "setupMinutes": 8, "setupCost": 1500, "family": part, "yield": 0.998, "costPerUnit": 15}]})
            pid = f"{part}-{finish.upper()}"
            products.append({"id": pid, "unit": "kg", "whole": False, "holdingCostPerUnitDay": money(value * 0.001), "routing": routing})
            mix[pid] = ({"blue": 3, "yellow": 1.6, "black": 2}[finish], value, 60, 620, 20)
    # the brackets hang on racks: their own line, in pieces
    for bracket, seconds, value in (("BRACKET-S", 7.5, 900), ("BRACKET-L", 16, 2400)):
        for finish in ("znni", "znni-black"):
            pid = f"{bracket}-{finish.upper()}"
            products.append({"id": pid, "holdingCostPerUnitDay": money(value * 0.001), "routing": [
                {"id": "rack", "modes": [{"machine": "RACK", "secondsPerUnit": seconds, "setupMinutes": 30, "setupCost": 22000, "family": bracket, "yield": 0.97, "rework": {"share": 0.85, "secondsPerUnit": seconds, "yield": 0.96},
                                          "costPerUnit": money(value * 0.02), "kWhPerUnit": 0.12, "minLot": 48, "lotMultiple": 24}]},
                {"id": "passivate", "modes": [{"machine": "PASSIVATE", "secondsPerUnit": 1.6, "setupMinutes": 25, "setupCost": 14000, "family": finish, "yield": 0.975, "rework": {"share": 0.85, "secondsPerUnit": 3, "yield": 0.96}, "costPerUnit": money(value * 0.004)}]},
            ]})
            mix[pid] = (2.2 if bracket == "BRACKET-S" else 1.6, value, 120 if bracket == "BRACKET-L" else 240, 900, 24)
    dip = ["PASSIVATE"]
    rules = [
        {"machines": dip, "from": "black", "to": "*", "minutes": 60, "cost": 45000, "note": "drag-in of black spoils a clear bath"},
        {"machines": dip, "from": "znni-black", "to": "*", "minutes": 60, "cost": 45000},
        {"machines": dip, "from": "black", "to": "znni-black", "minutes": 25, "cost": 15000}, {"machines": dip, "from": "znni-black", "to": "black", "minutes": 25, "cost": 15000},
        {"machines": dip, "from": "yellow", "to": "blue", "minutes": 35, "cost": 22000}, {"machines": dip, "from": "*", "to": "black", "minutes": 20, "cost": 12000},
    ]
    customers = {
        "Gyeongin Bolt": (5, 0.02, {}), "Hwaseong Fastener": (4, 0.03, {}), "Mirae Auto parts": (3, 0.05, {"delivery": "complete", "priority": 1.3}),
        "hardware trade": (3, 0.008, {}), "Taesan Spring": (1, 0.04, {}),
    }
    return {
        "format": "takt-orders/1",
        "note": "Overloaded: both barrel lines, with overtime at a price; the trade can wait, the car makers cannot.",
        "plant": {"id": "PLATE", "name": "Sihwa zinc plating", "timeZone": "Asia/Seoul", "currency": "KRW"},
        "horizon": {"start": c.start, "periods": [{"count": 10, "hours": 24}]},
        "calendars": [
            {"id": "two-shift", "shifts": [
                {"days": WEEKDAYS[:5], "from": "06:00", "to": "22:00"},
                {"days": WEEKDAYS[:5], "from": "22:00", "to": "02:00", "overtime": True, "costPerHour": 38000},
                {"days": ["sat"], "from": "06:00", "to": "18:00", "overtime": True, "costPerHour": 48000},
            ]},
            {"id": "oven", "shifts": [{"days": WEEKDAYS[:5], "from": "00:00", "to": "24:00"}, {"days": ["sat"], "from": "00:00", "to": "20:00"}]},
        ],
        "machines": [
            {"id": "BARREL-1", "name": "alkaline zinc, 6 barrels of 60 kg", "calendar": "two-shift", "costPerHour": 25000, "runKW": 55, "setupKW": 15, "initialFamily": "8um"},
            {"id": "BARREL-2", "name": "acid zinc, 4 barrels of 40 kg", "calendar": "two-shift", "costPerHour": 18000, "runKW": 38, "setupKW": 10, "initialFamily": "12um"},
            {"id": "RACK", "name": "zinc-nickel rack line", "calendar": "two-shift", "costPerHour": 23000, "runKW": 60, "setupKW": 15, "initialFamily": "BRACKET-S",
             "downtime": [{"from": c.at(4, 6), "to": c.at(4, 12), "reason": "anode and filter change"}]},
            {"id": "OVEN", "name": "de-embrittlement oven, 1600 kg, 8 h", "calendar": "oven", "costPerHour": 4800, "runKW": 40, "initialFamily": "bake-200"},
            {"id": "PASSIVATE", "name": "passivation tanks and dryer", "calendar": "two-shift", "costPerHour": 14000, "runKW": 18, "initialFamily": "blue"},
            {"id": "SORT-PACK", "name": "sorting and packing", "calendar": "two-shift", "costPerHour": 8800},
        ],
        "products": products,
        "changeovers": rules,
        "orders": draw(c, 7007, "P", 300, mix, 1, 9, customers, hours=(9, 13, 17), scale=1.2),
    }


def machine_shop():
    c = Clock("Asia/Seoul", 2026, 11, 23)

    def turn(s, minutes, family, y=0.985, slow=1.25):
        return [{"machine": "선반-1", "secondsPerUnit": s, "setupMinutes": minutes, "setupCost": 15000, "setupScrap": 1, "family": family, "yield": y, "costPerUnit": 150},
                {"machine": "선반-2", "secondsPerUnit": round(s * slow), "setupMinutes": minutes + 15, "setupCost": 12000, "setupScrap": 2, "family": family, "yield": round(y - 0.01, 3), "costPerUnit": 130}]

    def mill(s, minutes, family, y=0.98, both=True):
        modes = [{"machine": "MCT-1", "secondsPerUnit": s, "setupMinutes": minutes, "setupCost": 25000, "setupScrap": 1, "family": family, "yield": y,
                  "rework": {"share": 0.5, "secondsPerUnit": round(s * 0.4), "yield": 0.9}, "costPerUnit": 400}]
        if both:
            modes.append({"machine": "MCT-2", "secondsPerUnit": round(s * 1.35), "setupMinutes": minutes + 20, "setupCost": 20000, "setupScrap": 1, "family": family, "yield": round(y - 0.01, 3),
                          "rework": {"share": 0.5, "secondsPerUnit": round(s * 0.5), "yield": 0.9}, "costPerUnit": 350})
        return modes

    def grind(s, family):
        return [{"machine": "연삭기", "secondsPerUnit": s, "setupMinutes": 30, "setupCost": 8000, "setupScrap": 1, "family": family, "yield": {"good": 1874, "defective": 31},
                 "rework": {"share": 0.7, "secondsPerUnit": round(s * 0.6), "yield": 0.95}}]

    products = [
        {"id": "구동모듈", "name": "컨베이어 구동모듈", "stock": 4, "holdingCostPerUnitDay": 160, "routing": [
            {"id": "조립", "components": [{"product": "축-A20", "quantity": 1}, {"product": "하우징-120", "quantity": 1}, {"product": "플랜지-80", "quantity": 2}, {"product": "베어링-6204", "quantity": 2}],
             "modes": [{"machine": "조립대", "secondsPerUnit": 1500, "setupMinutes": 10, "yield": 0.99, "rework": {"share": 1, "secondsPerUnit": 900, "yield": 1}, "costPerUnit": 800}]}]},
        {"id": "축-A20", "name": "구동축 A Ø20", "stock": 15, "holdingCostPerUnitDay": 20, "routing": [
            {"id": "선삭", "wip": 30, "components": [{"product": "봉재-S45C-22", "quantity": 0.24}], "modes": turn(210, 45, "축소형")},
            {"id": "연삭", "modes": grind(150, "Ø20")}]},
        {"id": "축-B35", "name": "종동축 B Ø35", "holdingCostPerUnitDay": 32, "routing": [
            {"id": "선삭", "components": [{"product": "봉재-SCM440-38", "quantity": 0.35}], "modes": turn(340, 50, "축대형")},
            {"id": "키홈", "modes": mill(120, 40, "키홈")},
            {"id": "연삭", "modes": grind(200, "Ø35")}]},
        {"id": "플랜지-80", "name": "플랜지 Ø80", "stock": 40, "holdingCostPerUnitDay": 14, "routing": [
            {"id": "선삭", "components": [{"product": "주물-플랜지", "quantity": 1}], "modes": turn(180, 40, "척-80", 0.98)},
            {"id": "구멍가공", "wip": 24, "modes": mill(95, 35, "원판")},
            {"id": "검사", "modes": [{"machine": "검사대", "secondsPerUnit": 40, "setupMinutes": 5, "yield": 0.995}]}]},
        {"id": "하우징-120", "name": "하우징 120", "stock": 6, "holdingCostPerUnitDay": 70, "routing": [
            {"id": "1차가공", "components": [{"product": "주물-하우징", "quantity": 1}], "modes": mill(900, 60, "하우징-1", 0.975)},
            {"id": "2차가공", "waitAfterMinutes": {"min": 90}, "modes": mill(620, 55, "하우징-2", 0.975)},
            {"id": "검사", "modes": [{"machine": "검사대", "secondsPerUnit": 150, "setupMinutes": 10, "yield": 0.99}]}]},
        {"id": "브라켓-45", "name": "센서 브라켓 45", "holdingCostPerUnitDay": 9, "routing": [
            {"id": "가공", "components": [{"product": "판재-AL6061", "quantity": 0.05}], "modes": mill(260, 35, "브라켓", 0.985)}]},
        {"id": "봉재-S45C-22", "name": "환봉 S45C Ø22", "unit": "m", "whole": False, "stock": 60, "holdingCostPerUnitDay": 4, "purchase": {"leadTimeDays": 2, "costPerUnit": 5200, "minQuantity": 60, "multiple": 6}},
        {"id": "봉재-SCM440-38", "name": "환봉 SCM440 Ø38", "unit": "m", "whole": False, "stock": 24, "holdingCostPerUnitDay": 12, "purchase": {"leadTimeDays": 4, "costPerUnit": 16500, "minQuantity": 24, "multiple": 6}},
        {"id": "주물-플랜지", "name": "플랜지 주물 FC250", "stock": 150, "holdingCostPerUnitDay": 5, "purchase": {"leadTimeDays": 7, "costPerUnit": 4800, "minQuantity": 100, "multiple": 50}},
        {"id": "주물-하우징", "name": "하우징 주물 FC250", "stock": 26, "holdingCostPerUnitDay": 20, "purchase": {"leadTimeDays": 7, "costPerUnit": 23000, "minQuantity": 20, "multiple": 10}},
        {"id": "판재-AL6061", "name": "알루미늄 판재 12t", "unit": "매", "whole": False, "stock": 15, "holdingCostPerUnitDay": 60, "purchase": {"leadTimeDays": 3, "costPerUnit": 88000, "minQuantity": 5}},
        {"id": "베어링-6204", "name": "볼베어링 6204ZZ", "stock": 60, "holdingCostPerUnitDay": 3, "purchase": {"leadTimeDays": 3, "costPerUnit": 3400, "minQuantity": 50, "multiple": 10}},
    ]
    value = {"구동모듈": 210000, "축-A20": 21000, "축-B35": 36000, "플랜지-80": 15500, "하우징-120": 78000, "브라켓-45": 9800}
    rows = [  # product, quantity, day, hour, daily share, customer, further fields
        ("축-A20", 120, 2, 17, 0.02, "대성기계", {}), ("플랜지-80", 120, 2, 17, 0.02, "우진산업", {}), ("구동모듈", 24, 3, 15, 0.03, "한국물류설비", {"delivery": "complete"}),
        ("브라켓-45", 150, 3, 12, 0.015, "센서텍", {}), ("축-B35", 90, 4, 17, 0.02, "대성기계", {}), ("하우징-120", 30, 4, 17, 0.025, "우진산업", {}),
        ("축-A20", 160, 7, 12, 0.02, "대성기계", {}), ("플랜지-80", 200, 7, 17, 0.02, "우진산업", {}), ("구동모듈", 36, 8, 15, 0.03, "한국물류설비", {"delivery": "complete", "priority": 1.5}),
        ("브라켓-45", 200, 8, 17, 0.015, "센서텍", {}), ("축-B35", 170, 9, 17, 0.02, "동아컨베이어", {}), ("하우징-120", 40, 9, 12, 0.025, "우진산업", {"release": c.at(2, 8)}),
        ("축-A20", 180, 10, 17, 0.02, "동아컨베이어", {}), ("플랜지-80", 160, 10, 12, 0.01, "예비품", {"kind": "forecast"}), ("구동모듈", 40, 11, 15, 0.03, "한국물류설비", {"delivery": "complete"}),
        ("브라켓-45", 120, 11, 17, 0.01, "센서텍", {"earliest": c.at(10, 9)}),
    ]
    orders = []
    for i, (product, quantity, day, hour, share, customer, extra) in enumerate(rows):
        orders.append({"id": f"수주-{i + 1:02d}", "product": product, "quantity": quantity, "due": c.at(day, hour), "tardinessCostPerUnitDay": money(value[product] * share),
                       "unmetCostPerUnit": money(value[product] * 1.4), "customer": customer, **extra})
    week = WEEKDAYS[:5]
    return {
        "format": "takt-orders/1",
        "note": "Korean ids throughout; lots in progress, work waiting between steps, castings that come late.",
        "plant": {"id": "한빛정공", "name": "한빛정공 (창원)", "timeZone": "Asia/Seoul", "currency": "KRW"},
        "horizon": {"start": c.start, "periods": [{"count": 12, "hours": 24}]},
        "calendars": [
            {"id": "주간", "shifts": [
                {"days": week, "from": "08:00", "to": "12:00"}, {"days": week, "from": "13:00", "to": "17:30"},
                {"days": week, "from": "18:00", "to": "21:00", "overtime": True, "costPerHour": 15000},
                {"days": ["sat"], "from": "08:00", "to": "15:00", "overtime": True, "costPerHour": 18000},
            ], "closed": [{"from": "2026-12-03", "to": "2026-12-03"}], "note": "2026-12-03: works outing"},
            {"id": "주야간", "shifts": [
                {"days": week, "from": "08:00", "to": "24:00"},
                {"days": ["sat"], "from": "08:00", "to": "17:00", "overtime": True, "costPerHour": 18000},
            ], "closed": [{"from": "2026-12-03", "to": "2026-12-03"}], "open": [{"from": c.at(10, 18), "to": c.at(10, 23), "overtime": True, "costPerHour": 20000}]},
        ],
        "machines": [
            {"id": "선반-1", "name": "CNC 선반 (바피더)", "calendar": "주간", "costPerHour": 10000, "runKW": 7, "initialFamily": "축소형"},
            {"id": "선반-2", "name": "CNC 선반 (구형)", "calendar": "주간", "costPerHour": 8000, "runKW": 6, "initialFamily": "축대형"},
            {"id": "MCT-1", "name": "수직형 머시닝센터", "calendar": "주야간", "costPerHour": 14000, "runKW": 11, "initialFamily": "하우징-1"},
            {"id": "MCT-2", "name": "수직형 머시닝센터 (구형)", "calendar": "주간", "costPerHour": 11000, "runKW": 9, "initialFamily": "브라켓",
             "downtime": [{"from": c.at(2, 8), "to": c.at(2, 13), "reason": "스핀들 점검"}]},
            {"id": "연삭기", "name": "원통연삭기", "calendar": "주간", "costPerHour": 8800, "runKW": 5, "initialFamily": "Ø20"},
            {"id": "조립대", "calendar": "주간", "costPerHour": 7200},
            {"id": "검사대", "name": "3차원 측정실", "calendar": "주간", "costPerHour": 8000},
        ],
        "products": products,
        "changeovers": [
            {"machines": ["선반-1", "선반-2"], "from": "축소형", "to": "축대형", "minutes": 25, "cost": 6000}, {"machines": ["선반-1", "선반-2"], "from": "축대형", "to": "축소형", "minutes": 25, "cost": 6000},
            {"machines": ["MCT-1", "MCT-2"], "from": "하우징-1", "to": "하우징-2", "minutes": 30, "cost": 8000, "note": "같은 지그, 클램프만 교체"},
            {"from": "Ø20", "to": "Ø35", "minutes": 20, "cost": 4000}, {"from": "Ø35", "to": "Ø20", "minutes": 35, "cost": 6000, "scrap": 1},
        ],
        "receipts": [
            {"product": "주물-하우징", "quantity": 30, "at": c.at(3, 10)}, {"product": "주물-플랜지", "quantity": 100, "at": c.at(4, 10)}, {"product": "봉재-SCM440-38", "quantity": 12, "at": c.at(1, 9)},
        ],
        "inProgress": [
            {"id": "진행-1", "product": "축-A20", "step": "선삭", "machine": "선반-1", "quantity": 40, "end": c.at(0, 10, 20)},
            {"id": "진행-2", "product": "하우징-120", "step": "1차가공", "machine": "MCT-1", "quantity": 8, "end": c.at(0, 9, 45)},
            {"id": "진행-3", "product": "브라켓-45", "step": "가공", "machine": "MCT-2", "quantity": 60, "end": c.at(0, 12)},
            {"id": "진행-4", "product": "축-A20", "step": "연삭", "machine": "연삭기", "quantity": 25, "end": c.at(0, 9, 5)},
        ],
        "orders": orders,
    }


def bakery():
    c = Clock("Asia/Seoul", 2026, 8, 24, 6)
    # dough: allergen class, mixer minutes for 200 kg, rest before the divider (min, max), oven programme
    doughs = {
        "lean": ("none", 18, (30, 60), "240C"), "whole": ("none", 20, (20, 45), "220C"), "milk": ("milk", 20, (15, 40), "200C"),
        "sweet": ("egg", 22, (20, 50), "190C"), "nut": ("nut", 20, (30, 60), "220C"), "sponge": ("egg", 14, (0, 20), "175C"),
    }
    # product: name, dough, kg of dough, line, seconds there, proof (min, max), oven (pieces a charge, minutes), cooling, packing, shelf life, value, weight in orders
    goods = {
        "TOAST-MILK": ("milk toast bread 500 g", "milk", 0.56, "LINE-LOAF", 2.4, (50, 80), ("rack", 350, 45), 100, ("SLICER", 2.2), 4, 2500, 2.0),
        "TOAST-WHOLE": ("wholemeal toast bread 500 g", "whole", 0.57, "LINE-LOAF", 2.4, (55, 85), ("rack", 350, 48), 100, ("SLICER", 2.2), 4, 2800, 1.3),
        "BURGER-6": ("burger buns, six", "milk", 0.38, "LINE-ROLL", 3.3, (50, 75), ("rack", 400, 30), 40, ("SLICER", 2.6), 5, 2700, 1.5),
        "HOTDOG-6": ("hot-dog rolls, six", "milk", 0.33, "LINE-ROLL", 3.3, (50, 75), ("rack", 400, 28), 40, ("SLICER", 2.6), 5, 2500, 1.0),
        "MORNING-8": ("soft breakfast rolls, eight", "sweet", 0.36, "LINE-ROLL", 3.6, (45, 70), ("rack", 400, 28), 40, ("WRAP", 2.8), 4, 3000, 1.3),
        "REDBEAN-3": ("red-bean buns, three", "sweet", 0.30, "LINE-ROLL", 3.9, (45, 70), ("rack", 420, 28), 45, ("WRAP", 2.8), 3, 2600, 1.2),
        "SOBORO-3": ("soboro buns with peanut, three", "nut", 0.30, "LINE-ROLL", 4.2, (45, 70), ("rack", 400, 30), 45, ("WRAP", 2.8), 3, 2700, 0.9),
        "BRIOCHE": ("brioche loaf 400 g", "sweet", 0.45, "LINE-LOAF", 2.8, (60, 90), ("rack", 330, 42), 90, ("WRAP", 3.0), 4, 4200, 0.8),
        "CASTELLA": ("castella 300 g", "sponge", 0.34, "LINE-ROLL", 2.6, (0, 15), ("rack", 360, 55), 80, ("WRAP", 3.0), 5, 3900, 0.9),
        "BAGUETTE": ("baguette 280 g", "lean", 0.35, "LINE-LOAF", 2.6, (50, 75), ("deck", 300, 36), 40, ("WRAP", 2.4), 2, 1900, 1.5),
        "CIABATTA-2": ("ciabatta, two", "lean", 0.34, "LINE-LOAF", 2.8, (40, 65), ("deck", 300, 34), 40, ("WRAP", 2.4), 2, 2300, 1.0),
        "WALNUT-RYE": ("walnut rye loaf 450 g", "nut", 0.52, "LINE-LOAF", 3.0, (50, 80), ("deck", 220, 50), 90, ("WRAP", 3.0), 4, 4800, 0.7),
    }
    stock = {"TOAST-MILK": 900, "BURGER-6": 500, "CASTELLA": 400, "REDBEAN-3": 250}
    products, mix = [], {}
    for pid, (name, dough, kg, line, pace, proof, oven, cool, pack, life, value, weight) in goods.items():
        allergen, minutes, rest, programme = doughs[dough]

        def mixer(machine, batch, longer, cost, dough=dough, kg=kg, minutes=minutes):
            return {"machine": machine, "secondsPerUnit": round(minutes * longer * 60 / batch * kg, 2), "setupMinutes": 15, "setupCost": cost, "family": dough, "yield": 0.995,
                    "costPerUnit": round(6 * kg, 1), "minLot": int(batch * 0.3 / kg), "maxLot": int(batch / kg), "uses": [{"resource": "BAKERS", "during": "both"}]}

        kind, charge, bake = oven
        if kind == "deck":
            ovens = [("OVEN-DECK", charge, 2, 0.975)]
        else:
            ovens = [("OVEN-RACK4", charge, 1, 0.985), ("OVEN-RACK2", charge // 2, 1, 0.98)]
        packer, seconds = pack
        products.append({
            "id": pid, "name": name, "stock": stock.get(pid, 0), "shelfLifeDays": life, "holdingCostPerUnitDay": money(value * 0.02),
            "routing": [
                {"id": "mix", "waitAfterMinutes": {"min": rest[0], "max": rest[1]}, "modes": [mixer("MIXER-200", 200, 1, 9000), mixer("MIXER-120", 120, 0.9, 6500)]},
                {"id": "shape", "waitAfterMinutes": {"min": proof[0], "max": proof[1]}, "modes": [
                    {"machine": line, "secondsPerUnit": pace, "setupMinutes": 15, "setupCost": 8000, "setupScrap": 4, "family": pid, "yield": 0.99,
                     "uses": [{"resource": "BAKERS", "count": 2 if line == "LINE-LOAF" else 3, "during": "both"}]}]},
                {"id": "bake", "waitAfterMinutes": {"min": cool, "max": 600}, "modes": [
                    {"machine": m, "secondsPerUnit": round(bake * 60 / n, 2), "setupMinutes": 20, "setupCost": 4000, "family": programme, "yield": y, "costPerUnit": 8, "minLot": n // 4, "maxLot": n,
                     "uses": [{"resource": "BAKERS", "count": hands}]} for m, n, hands, y in ovens]},
                {"id": "pack", "modes": [
                    {"machine": packer, "secondsPerUnit": seconds, "setupMinutes": 12, "setupCost": 5000, "setupScrap": 5, "family": pid, "yield": 0.993, "costPerUnit": 25,
                     "uses": [{"resource": "PACKERS", "count": 3 if packer == "SLICER" else 2, "during": "both"}]}]},
            ],
        })
        mix[pid] = (weight, value, 400, 2000, 50)
    wash = {"none": 0, "milk": 1, "egg": 2, "nut": 3}

    def clean(a, b):
        x, y = doughs[a][0], doughs[b][0]
        if wash[x] <= wash[y]:
            return (8, 4000, 0)
        return {"milk": (18, 9000, 0), "egg": (22, 12000, 0), "nut": (45, 30000, 0)}[x]

    rules = pairs(list(doughs), clean, ["MIXER-200", "MIXER-120"])
    for line in ("LINE-LOAF", "LINE-ROLL"):
        def reset(a, b):
            x, y = doughs[goods[a][1]][0], doughs[goods[b][1]][0]
            if x == "nut" and y != "nut":
                return (45, 32000, 6)
            return (8, 4000, 3) if goods[a][1] == goods[b][1] else None
        rules += pairs([p for p in goods if goods[p][3] == line], reset, [line])
    rules += pairs([p for p in goods if goods[p][8][0] == "WRAP"], lambda a, b: (35, 20000, 5) if doughs[goods[a][1]][0] == "nut" != doughs[goods[b][1]][0] else None, ["WRAP"])
    rules += pairs(["240C", "220C", "200C", "190C", "175C"], lambda a, b: (round(10 + 0.3 * max(0, int(b[:3]) - int(a[:3])) + 0.4 * max(0, int(a[:3]) - int(b[:3]))), 3000, 0))
    customers = {
        "convenience DC": (4, 0.08, {"delivery": "complete", "latest": lambda c, day, hour: c.at(day + 1, 12)}), "Daon Mart DC": (4, 0.06, {}),
        "Maeil burger franchise": (2, 0.07, {"priority": 1.2}), "bakery cafes": (3, 0.05, {}), "online": (1, 0.03, {"earliest": lambda c, day, hour: c.at(day - 1, 16)}),
    }
    orders = draw(c, 8008, "B", 80, mix, 1, 8, customers, closed=("sun",), hours=(3, 4, 5), scale=1.05)
    all_day, six = {"from": "00:00", "to": "24:00"}, WEEKDAYS[:6]
    nights = ["sun", "mon", "tue", "wed", "thu", "fri"]
    summer, between, winter = [6, 7, 8], [3, 4, 5, 9, 10], [11, 12, 1, 2]
    bands = [{"days": ["sun"], **all_day, "months": summer + between, "pricePerKWh": 90.8}, {"days": ["sun"], **all_day, "months": winter, "pricePerKWh": 98.2}]
    for months, low, mid, high, peaks in (
        (summer, 90.8, 116.6, 150.1, [("11:00", "12:00"), ("13:00", "18:00")]),
        (between, 90.8, 95.6, 114.8, [("11:00", "12:00"), ("13:00", "18:00")]),
        (winter, 98.2, 115.1, 144.5, [("09:00", "12:00"), ("16:00", "19:00")]),
    ):
        bands += [{"months": months, "days": WEEKDAYS[:5], "from": a, "to": b, "pricePerKWh": high} for a, b in peaks]
        bands += [{"months": months, "from": "08:00", "to": "22:00", "pricePerKWh": mid}, {"months": months, "from": "22:00", "to": "08:00", "pricePerKWh": low}]
    return {
        "format": "takt-orders/1",
        "note": "Dough that must not stand, goods that keep for two to five days, labour by the week, electric ovens under a limit.",
        "plant": {"id": "BAKERY", "name": "Paju bakery", "timeZone": "Asia/Seoul", "currency": "KRW"},
        "horizon": {"start": c.start, "periods": [{"count": 20, "hours": 12}]},
        "calendars": [
            {"id": "bakehouse", "shifts": [
                {"days": six, "from": "06:00", "to": "10:00"}, {"days": nights, "from": "21:00", "to": "06:00"},
                {"days": six, "from": "10:00", "to": "15:00", "overtime": True, "costPerHour": 9000},
            ]},
            {"id": "bakers", "shifts": [{"days": six, "from": "06:00", "to": "15:00"}, {"days": nights, "from": "21:00", "to": "06:00"}]},
            {"id": "packers", "shifts": [{"days": six, "from": "06:00", "to": "14:00"}, {"days": nights, "from": "22:00", "to": "06:00"}]},
        ],
        "machines": [
            {"id": "MIXER-200", "name": "spiral mixer, 200 kg of dough", "calendar": "bakehouse", "costPerHour": 9000, "runKW": 22},
            {"id": "MIXER-120", "name": "spiral mixer, 120 kg of dough", "calendar": "bakehouse", "costPerHour": 7500, "runKW": 14},
            {"id": "LINE-LOAF", "name": "divider, moulder and proofer for loaves", "calendar": "bakehouse", "costPerHour": 16000, "runKW": 15, "setupKW": 5},
            {"id": "LINE-ROLL", "name": "divider, rounder and proofer for rolls", "calendar": "bakehouse", "costPerHour": 21000, "runKW": 18, "setupKW": 6},
            {"id": "OVEN-RACK4", "name": "two double rack ovens on one programme", "calendar": "bakehouse", "costPerHour": 9500, "runKW": 84, "setupKW": 60, "initialFamily": "200C"},
            {"id": "OVEN-RACK2", "name": "double rack oven", "calendar": "bakehouse", "costPerHour": 8500, "runKW": 44, "setupKW": 32, "initialFamily": "190C"},
            {"id": "OVEN-DECK", "name": "deck oven, 20 m2", "calendar": "bakehouse", "costPerHour": 15000, "runKW": 58, "setupKW": 40, "initialFamily": "240C"},
            {"id": "SLICER", "name": "slicer and bagger", "calendar": "bakehouse", "costPerHour": 19000, "runKW": 7},
            {"id": "WRAP", "name": "flow wrapper", "calendar": "bakehouse", "costPerHour": 14000, "runKW": 6},
        ],
        "resources": [
            {"id": "BAKERS", "kind": "labour", "count": 10, "calendar": "bakers", "maxHoursPerPersonWeek": 52},
            {"id": "PACKERS", "kind": "labour", "count": 4, "calendar": "packers", "maxHoursPerPersonWeek": 52},
        ],
        "products": products,
        "changeovers": rules,
        "tariff": {"bands": bands, "demandLimitKW": 230},
        "orders": orders,
    }


def die_caster():
    c = Clock("Europe/Berlin", 2026, 11, 2)
    # part: name, kg with runner, value, cells with seconds a part, cast yield, die count, trim seconds,
    # machining (seconds, fixture) or None, leak test counts or None, coated at the subcontractor, weight, smallest, largest
    parts = {
        "HOUSING-P1": ("pump housing", 1.9, 14.5, {"DCM-660": 52, "DCM-840": 58}, {"good": 5423, "defective": 241}, 1, 14, (66, 1), {"good": 2871, "defective": 122}, False, 1.4, 500, 1300),
        "HOUSING-P2": ("pump housing, long", 2.3, 17.5, {"DCM-660": 58, "DCM-840": 63}, {"good": 1604, "defective": 96}, 1, 15, (80, 1), {"good": 902, "defective": 61}, False, 1.0, 300, 900),
        "COVER-G": ("gearbox cover", 3.4, 22.0, {"DCM-840": 78}, {"good": 2977, "defective": 143}, 1, 18, (84, 1), {"good": 1466, "defective": 48}, True, 1.0, 300, 800),
        "SUMP-3": ("oil sump", 4.1, 26.0, {"DCM-840": 88}, 0.955, 1, 20, (72, 1), {"good": 688, "defective": 39}, True, 0.8, 200, 600),
        "BRACKET-A": ("engine bracket, left", 0.9, 5.6, {"DCM-420A": 38, "DCM-420B": 40}, 0.97, 1, 9, (30, 2), None, False, 1.3, 600, 1800),
        "BRACKET-B": ("engine bracket, right", 0.9, 5.6, {"DCM-420A": 38, "DCM-420B": 40}, 0.97, 1, 9, (30, 2), None, False, 1.1, 600, 1800),
        "HEATSINK-L": ("LED heat sink", 0.7, 6.4, {"DCM-420A": 36, "DCM-420B": 38}, 0.96, 2, 8, None, None, True, 1.5, 800, 2400),
        "FLANGE-55": ("outlet flange", 0.5, 4.2, {"DCM-250": 30, "DCM-420A": 33}, 0.975, 1, 7, (27, 2), None, False, 1.1, 700, 2000),
        "LID-EL": ("electronics lid", 0.4, 3.9, {"DCM-250": 27, "DCM-420B": 30}, 0.97, 1, 7, None, None, True, 1.4, 900, 2600),
        "KNOB-2": ("handle, two cavities", 0.3, 2.6, {"DCM-250": 15}, 0.965, 1, 5, None, None, True, 1.0, 1500, 4000),
        "VALVE-B": ("valve body", 1.2, 12.8, {"DCM-420B": 46, "DCM-660": 44}, {"good": 3310, "defective": 187}, 1, 11, (60, 1), {"good": 2215, "defective": 148}, False, 1.2, 400, 1100),
        "MOTOR-END": ("motor end shield", 1.1, 9.2, {"DCM-420A": 42, "DCM-660": 41}, 0.965, 1, 11, (46, 1), None, True, 1.2, 500, 1500),
    }
    running = {"HOUSING-P1": (700, 350, 3000), "BRACKET-A": (900, 500, 4500), "HEATSINK-L": (1200, 800, 6000), "VALVE-B": (450, 250, 2200), "LID-EL": (1000, 400, 5000)}
    wip = {"COVER-G": ("leak", 420), "SUMP-3": ("leak", 260), "HEATSINK-L": ("trim", 900), "LID-EL": ("trim", 700), "KNOB-2": ("trim", 1600), "MOTOR-END": ("machine", 2200), "HOUSING-P2": ("machine", 450)}
    products, mix, resources = [], {}, []
    for pid, (name, kg, value, cells, good, dies, trim, machining, leak, coated, weight, low, high) in parts.items():
        big = kg > 1.5
        resources.append({"id": f"DIE-{pid}", "kind": "tool", "count": dies})
        routing = [
            {"id": "cast", "waitAfterMinutes": {"min": 120 if big else 75}, "modes": [
                {"machine": cell, "secondsPerUnit": s, "setupMinutes": 150 if big else 110, "setupCost": 130 if big else 80, "setupScrap": 25 if big else 20, "family": pid, "yield": good,
                 "costPerUnit": round(0.05 + 0.04 * kg, 2), "kWhPerUnit": round(0.1 * kg, 3), "minLot": 200,
                 "uses": [{"resource": f"DIE-{pid}", "during": "both"}, {"resource": "SETTERS", "count": 2 if cell == "DCM-840" else 1, "during": "setup"}]} for cell, s in cells.items()]},
            {"id": "trim", "modes": [
                {"machine": m, "secondsPerUnit": round(trim * slow), "setupMinutes": 25, "setupCost": 14, "family": pid, "yield": 0.997} for m, slow in (("TRIM-1", 1), ("TRIM-2", 1.25))]},
        ]
        if machining:
            seconds, fixtures = machining
            resources.append({"id": f"FIXTURE-{pid}", "kind": "tool", "count": fixtures})
            routing.append({"id": "machine", "modes": [
                {"machine": m, "secondsPerUnit": round(seconds * slow), "setupMinutes": 30, "setupCost": 26, "setupScrap": 2, "family": pid, "yield": 0.99, "costPerUnit": 0.06,
                 "uses": [{"resource": f"FIXTURE-{pid}", "during": "both"}, {"resource": "SETTERS", "during": "setup"}]} for m, slow in (("CNC-1", 1), ("CNC-2", 1), ("CNC-3", 1.4))]})
        if leak:
            routing.append({"id": "leak", "modes": [
                {"machine": "LEAK", "secondsPerUnit": 34, "setupMinutes": 20, "setupCost": 10, "family": pid, "yield": leak, "rework": {"share": 0.7, "secondsPerUnit": 40, "yield": 0.9}}]})
        if coated:
            routing.append({"id": "coat", "modes": [{"machine": "COATER", "leadTimeDays": 3, "yield": 0.99, "costPerUnit": round(0.25 + 0.22 * kg, 2), "minLot": 200}]})
        routing.append({"id": "inspect", "modes": [{"machine": "PACK", "secondsPerUnit": 9 if big else 5, "setupMinutes": 8, "setupCost": 4, "family": pid, "yield": 0.995}]})
        product = {"id": pid, "name": name, "holdingCostPerUnitDay": money(value * 0.0015)}
        if pid in running:
            have, safety, most = running[pid]
            product |= {"stock": have, "safetyStock": safety, "shortOfSafetyCostPerUnitDay": money(value * 0.01), "maxStock": most}
        if pid in wip:
            next(s for s in routing if s["id"] == wip[pid][0])["wip"] = wip[pid][1]
        products.append(product | {"routing": routing})
        mix[pid] = (weight, value, low, high, 50)
    resources.append({"id": "SETTERS", "kind": "labour", "count": 2, "calendar": "setters", "maxHoursPerPersonWeek": 40})
    customers = {
        "Rhein Pumpen": (4, 0.03, {}), "Neckar Antriebe": (3, 0.05, {"priority": 1.3}), "Lumara Licht": (3, 0.02, {}), "Albtal Fahrzeugteile": (3, 0.06, {"delivery": "complete", "priority": 1.3}),
    }
    firm = draw(c, 9009, "D", 46, mix, 3, 11, customers, hours=(8, 12, 16), scale=0.88)
    forecast = draw(c, 9010, "DF", 14, mix, 8, 12, {"forecast": (1, 0.01, {"kind": "forecast"})}, hours=(16,), scale=0.88)
    for o in forecast:
        o["unmetCostPerUnit"] = money(o["unmetCostPerUnit"] * 0.2)
    week = WEEKDAYS[:5]
    return {
        "format": "takt-orders/1",
        "note": "One die for two cells, setters on days alone, a coater three days away, running parts between a safety stock and a full rack.",
        "plant": {"id": "DIECAST", "name": "Lennetal die casting", "timeZone": "Europe/Berlin", "currency": "EUR"},
        "horizon": {"start": c.start, "periods": [{"count": 15, "hours": 24}]},
        "calendars": [
            {"id": "cells", "shifts": [
                {"days": week, "from": "06:00", "to": "22:00"},
                {"days": ["mon", "tue", "wed", "thu"], "from": "22:00", "to": "06:00", "overtime": True, "costPerHour": 26},
                {"days": ["sat"], "from": "06:00", "to": "14:00", "overtime": True, "costPerHour": 24},
            ]},
            {"id": "setters", "shifts": [{"days": week, "from": "06:00", "to": "20:00"}, {"days": ["sat"], "from": "06:00", "to": "12:00"}]},
            {"id": "finishing", "shifts": [
                {"days": week, "from": "06:00", "to": "22:00"},
                {"days": ["sat"], "from": "06:00", "to": "14:00", "overtime": True, "costPerHour": 22},
            ]},
        ],
        "machines": [
            {"id": "DCM-250", "name": "cold-chamber cell, 250 t", "calendar": "cells", "costPerHour": 15, "runKW": 28, "setupKW": 12, "initialFamily": "LID-EL"},
            {"id": "DCM-420A", "name": "cold-chamber cell, 420 t", "calendar": "cells", "costPerHour": 19, "runKW": 42, "setupKW": 18, "initialFamily": "BRACKET-A"},
            {"id": "DCM-420B", "name": "cold-chamber cell, 420 t", "calendar": "cells", "costPerHour": 19, "runKW": 44, "setupKW": 18, "initialFamily": "HEATSINK-L"},
            {"id": "DCM-660", "name": "cold-chamber cell, 660 t", "calendar": "cells", "costPerHour": 25, "runKW": 62, "setupKW": 25, "initialFamily": "HOUSING-P1",
             "downtime": [{"from": c.at(3, 6), "to": c.at(3, 14), "reason": "shot sleeve and plunger"}]},
            {"id": "DCM-840", "name": "cold-chamber cell, 840 t", "calendar": "cells", "costPerHour": 30, "runKW": 78, "setupKW": 30, "initialFamily": "COVER-G"},
            {"id": "TRIM-1", "name": "trim press", "calendar": "finishing", "costPerHour": 13, "runKW": 9, "initialFamily": "BRACKET-A"},
            {"id": "TRIM-2", "name": "trim press, small", "calendar": "finishing", "costPerHour": 12, "runKW": 7, "initialFamily": "LID-EL"},
            {"id": "CNC-1", "name": "machining centre", "calendar": "finishing", "costPerHour": 18, "runKW": 14, "initialFamily": "HOUSING-P1"},
            {"id": "CNC-2", "name": "machining centre", "calendar": "finishing", "costPerHour": 18, "runKW": 14, "initialFamily": "VALVE-B"},
            {"id": "CNC-3", "name": "machining centre, older", "calendar": "finishing", "costPerHour": 16, "runKW": 12, "initialFamily": "BRACKET-A"},
            {"id": "LEAK", "name": "leak test and impregnation", "calendar": "finishing", "costPerHour": 14, "runKW": 5, "initialFamily": "HOUSING-P1"},
            {"id": "COATER", "name": "chromating and powder coating, Hagen", "kind": "subcontractor"},
            {"id": "PACK", "name": "last inspection and packing", "calendar": "finishing", "costPerHour": 11},
        ],
        "resources": resources,
        "products": products,
        "orders": firm + forecast,
        "tariff": {"bands": [
            {"days": week, "from": "17:00", "to": "19:30", "months": [11, 12, 1, 2], "pricePerKWh": 0.235, "note": "the network's peak window"},
            {"days": week, "from": "06:00", "to": "22:00", "pricePerKWh": 0.195}, {"pricePerKWh": 0.155},
        ], "demandLimitKW": 340},
        "planning": {"yieldConfidence": 0.8},
    }


PLANTS = {
    "quickstart": quickstart,
    "dye-house": dye_house,
    "injection-moulder": injection_moulder,
    "sheet-metal": sheet_metal,
    "pcb-line": pcb_line,
    "sauce-kitchen": sauce_kitchen,
    "heat-treatment": heat_treatment,
    "plating-shop": plating_shop,
    "machine-shop": machine_shop,
    "bakery": bakery,
    "die-caster": die_caster,
}


# ---------------------------------------------------------------- main


def main():
    if any(a not in ("--check",) for a in sys.argv[1:]):
        print(__doc__, file=sys.stderr)
        return 64
    check = "--check" in sys.argv
    failed = False
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    for name, make in PLANTS.items():
        orders = make()
        wrong = faults(orders)
        for line in wrong:
            print(f"{name}{line}", file=sys.stdout)
        failed = failed or bool(wrong)
        if wrong:
            continue
        load, peak = loads(orders)
        text = "Load of the regular hours with yields, rework and rough set-ups: "
        text += ", ".join(f"{m} {100 * v:.0f} %" for m, v in load.items()) + "."
        head = {"format": orders.pop("format"), "note": (orders.pop("note", "") + " " + text).strip()}
        body = document(head | orders)
        path = HERE / f"{name}.json"
        if check:
            if not path.exists() or path.read_text(encoding="utf-8") != body:
                print(f"{name}: the file on disk is another", file=sys.stderr)
                failed = True
        else:
            path.write_text(body, encoding="utf-8")
        periods = sum(p["count"] for p in orders["horizon"]["periods"])
        busiest = max(load, key=load.get)
        row = f"| `{name}.json` | {len(orders['orders'])} | {len(orders['machines'])} | {periods} | {busiest}, {100 * load[busiest]:.0f} % |"
        told = re.sub(rf"(?m)^\| `{name}\.json` \|[^|]*\|[^|]*\|[^|]*\|[^|]*\|", row, readme)
        if check and (told != readme or row not in readme):
            print(f"{name}: the table in README.md says otherwise", file=sys.stderr)
            failed = True
        readme = told
        print(f"{name}: {len(orders['orders'])} orders, {len(orders['machines'])} machines, {periods} periods")
        for m in load:
            print(f"    {m:10s} load {100 * load[m]:4.0f} %   by due date at most {100 * peak[m]:4.0f} %")
    if not check:
        (HERE / "README.md").write_text(readme, encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
