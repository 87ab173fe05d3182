#!/usr/bin/env python3
"""Draws small and mid plants to compare schedules on.

    benchmarks/plants.py FOLDER

Twelve order files (`takt-orders/1`) of 10 to 60 orders, in four makes: presses with moulds and colours,
two-stage flow with fixtures, job shops with alternates, and presses with setters before assembly.
Due dates are drawn so that a tenth to two fifths of the orders come under pressure. Seeds are fixed:
the same files come out byte for byte.
"""
import json
import os
import random
import sys
from datetime import datetime, timedelta, timezone

START = datetime(2027, 3, 1, tzinfo=timezone.utc)  # a Monday
WEEK = ["mon", "tue", "wed", "thu", "fri"]
CALENDARS = [
    {"id": "two-shift", "shifts": [{"days": WEEK, "from": "06:00", "to": "22:00"}]},
    {"id": "three-shift", "shifts": [{"days": WEEK, "from": "00:00", "to": "24:00"}]},
]
# Due dates lie between these shares of the days that the busiest machine needs.
PRESSURE = {"presses": (0.1, 0.75), "flow": (0.25, 1.15), "job_shop": (0.15, 0.95),
            "mixed": (0.05, 0.7)}
# Of a day, on average over the week.
OPEN_HOURS = {"two-shift": 16 * 5 / 7, "three-shift": 24 * 5 / 7, None: 24}

# Name, make, orders, machines, seed.
PLANTS = [
    ("presses-12", "presses", 12, 3, 1),
    ("presses-30", "presses", 30, 4, 2),
    ("presses-60", "presses", 60, 5, 3),
    ("flow-15", "flow", 15, 4, 4),
    ("flow-30", "flow", 30, 5, 5),
    ("flow-50", "flow", 50, 6, 6),
    ("job-shop-10", "job_shop", 10, 5, 7),
    ("job-shop-20", "job_shop", 20, 6, 8),
    ("job-shop-40", "job_shop", 40, 8, 9),
    ("mixed-16", "mixed", 16, 5, 10),
    ("mixed-30", "mixed", 30, 6, 11),
    ("mixed-45", "mixed", 45, 7, 12),
]


def instant(hours):
    return (START + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def machines(draw, names, calendar):
    return [{"id": name, **({"calendar": calendar(index)} if calendar(index) else {}),
             "costPerHour": draw.choice([0.5, 1, 1.5])} for index, name in enumerate(names)]


def colours(draw, names, on=None):
    """Light to dark is quick, dark to light is a purge."""
    return [{**({"machines": on} if on else {}), "from": one, "to": other,
             "minutes": 20 + 5 * draw.randrange(3) if first < second else 50 + 20 * (first - second),
             "cost": 12 if first < second else 20 + 10 * (first - second)}
            for first, one in enumerate(names) for second, other in enumerate(names)
            if first != second]


def modes(draw, places, seconds, family, minutes, uses=(), goods=1.0):
    """One mode for each place; machines differ in speed by up to two fifths."""
    return [{"machine": place, "secondsPerUnit": round(seconds * draw.choice([1, 1, 1.2, 1.4]), 1),
             "setupMinutes": minutes, "setupCost": round(minutes / 3), "family": family,
             **({"yield": goods} if goods < 1 else {}),
             **({"uses": list(uses)} if uses else {})} for place in places]


def presses(draw, orders, count):
    names = [f"PRESS-{index + 1}" for index in range(count)]
    shades = ["white", "yellow", "red", "blue", "black"][:3 + orders // 20]
    moulds = [f"MOULD-{index + 1}" for index in range(max(3, orders // 5))]
    products = []
    for index, mould in enumerate(moulds):
        places = sorted(draw.sample(names, 2 if count < 4 else draw.choice([2, 3])))
        for shade in draw.sample(shades, 2):
            products.append({"id": f"PART-{index + 1}-{shade}", "routing": [{
                "id": "mould", "modes": modes(
                    draw, places, draw.choice([18, 24, 30, 45]), shade, 40,
                    [{"resource": mould, "during": "both"}], draw.choice([1, 0.98, 0.96]))}]})
    return (machines(draw, names, lambda _: "two-shift"), products, colours(draw, shades),
            [{"id": mould, "kind": "tool", "count": 1} for mould in moulds])


def flow(draw, orders, count):
    first = [f"COATER-{index + 1}" for index in range(count // 2)]
    second = [f"CELL-{index + 1}" for index in range(count - count // 2)]
    shades = ["clear", "grey", "green", "black"]
    fixtures = [f"FIXTURE-{index + 1}" for index in range(max(3, orders // 8))]
    products = []
    for index in range(max(6, orders // 3)):
        fixture = draw.choice(fixtures)
        products.append({"id": f"ITEM-{index + 1}", "routing": [
            {"id": "coat", "waitAfterMinutes": {"min": draw.choice([30, 60, 120])},
             "modes": modes(draw, first, draw.choice([20, 30, 40]), draw.choice(shades), 30,
                            goods=draw.choice([1, 0.97]))},
            {"id": "finish", "modes": modes(
                draw, sorted(draw.sample(second, min(2, len(second)))),
                draw.choice([25, 35, 50]), fixture, 20, [{"resource": fixture, "during": "both"}])},
        ]})
    return (machines(draw, first + second, lambda _: None), products,
            colours(draw, shades, first),
            [{"id": fixture, "kind": "tool", "count": draw.choice([1, 1, 2])}
             for fixture in fixtures])


def job_shop(draw, orders, count):
    names = [f"M{index + 1}" for index in range(count)]
    gauges = ["GAUGE-A", "GAUGE-B"]
    products = []
    for index in range(max(5, orders // 2)):
        steps = []
        left = draw.sample(names, len(names))
        for step in range(draw.choice([3, 3, 4, 5])):
            places = [left[step % len(left)]]
            if draw.random() < 0.5:
                places.append(draw.choice([name for name in names if name not in places]))
            uses = [{"resource": draw.choice(gauges)}] if draw.random() < 0.2 else ()
            steps.append({"id": f"op{step + 1}0", "modes": modes(
                draw, places, draw.choice([60, 90, 150, 240]), f"kind-{draw.randrange(4)}",
                draw.choice([20, 30, 45]), uses, draw.choice([1, 1, 0.98]))})
        products.append({"id": f"JOB-{index + 1}", "routing": steps})
    return (machines(draw, names, lambda _: "two-shift"), products, [],
            [{"id": gauge, "kind": "tool", "count": 1} for gauge in gauges])


def mixed(draw, orders, count):
    first = [f"PRESS-{index + 1}" for index in range(count - count // 3)]
    second = [f"BENCH-{index + 1}" for index in range(count // 3)]
    shades = ["white", "red", "black"]
    moulds = [f"MOULD-{index + 1}" for index in range(max(4, orders // 5))]
    products = []
    for index, mould in enumerate(moulds):
        places = sorted(draw.sample(first, 2))
        for shade in draw.sample(shades, 2):
            steps = [{"id": "mould", "modes": modes(
                draw, places, draw.choice([20, 30, 40]), f"{mould}-{shade}",
                draw.choice([45, 60, 90]),
                [{"resource": mould, "during": "both"}, {"resource": "SETTER", "during": "setup"}],
                draw.choice([1, 0.97]))}]
            if draw.random() < 0.7:
                steps.append({"id": "assemble", "modes": modes(
                    draw, second, draw.choice([15, 20, 30]), mould, 15)})
            products.append({"id": f"PART-{index + 1}-{shade}", "routing": steps})
    changes = [{"from": f"{mould}-{one}", "to": f"{mould}-{other}", "minutes": 25, "cost": 10}
               for mould in moulds for one in shades for other in shades if one != other]
    return (machines(draw, first + second,
                     lambda index: "three-shift" if index == 0 else "two-shift"),
            products, changes,
            [{"id": mould, "kind": "tool", "count": 1} for mould in moulds]
            + [{"id": "SETTER", "kind": "labour", "count": 1}])


def plant(name, make, orders, count, seed):
    draw = random.Random(seed)
    places, products, changes, resources = globals()[make](draw, orders, count)
    load = {place["id"]: 0.0 for place in places}
    drawn = []
    for index in range(orders):
        product = products[index] if index < len(products) else draw.choice(products)
        longest = max(min(mode["secondsPerUnit"] for mode in step["modes"])
                      for step in product["routing"])
        hours = draw.choice([2, 3, 4, 6, 8] if make != "job_shop" else [2, 3, 4, 5])
        quantity = max(10, round(hours * 3600 / longest / 10) * 10)
        for step in product["routing"]:
            for mode in step["modes"]:
                work = quantity * mode["secondsPerUnit"] / 3600 + mode["setupMinutes"] / 90
                load[mode["machine"]] += work / len(step["modes"])
        drawn.append((product, quantity, hours))
    # Days that the busiest machine needs, nights and weekends counted in.
    days = max(load[place["id"]] / OPEN_HOURS[place.get("calendar")] for place in places)
    horizon = int(days * 1.7) + 5
    value = {}
    result = []
    for index, (product, quantity, hours) in enumerate(drawn):
        per_unit = value.setdefault(product["id"], round(900 * hours / quantity, 3))
        due = 24 * days * draw.uniform(*PRESSURE[make]) + 8
        day = int(due // 24)
        while day % 7 > 4:
            day += 1
        customer = draw.choice([0.01, 0.02, 0.02, 0.05, 0.09])
        order = {"id": f"SO-{index + 1}", "product": product["id"], "quantity": quantity,
                 "due": instant(24 * day + draw.choice([10, 12, 16, 18])),
                 "tardinessCostPerUnitDay": round(per_unit * customer, 5),
                 "unmetCostPerUnit": round(per_unit * 1.4, 4)}
        if draw.random() < 0.7:
            order["delivery"] = "complete"
        if draw.random() < 0.1:
            order["release"] = instant(24 * max(0, day - int(days / 2) - 1))
        if draw.random() < 0.3:
            order["earliest"] = instant(0)
        result.append(order)
    # Lots are no smaller than the smallest order, as foremen want them.
    for product in products:
        sizes = [order["quantity"] for order in result if order["product"] == product["id"]]
        for mode in (mode for step in product["routing"] for mode in step["modes"]):
            mode["minLot"] = min(sizes, default=1)
        product["holdingCostPerUnitDay"] = round(value.get(product["id"], 1) * 0.0008, 6)
    used = {place.get("calendar") for place in places}
    return {"format": "takt-orders/1", "plant": {"id": name.upper(), "currency": "EUR"},
            "horizon": {"start": instant(0), "periods": [{"count": horizon, "hours": 24}]},
            "calendars": [calendar for calendar in CALENDARS if calendar["id"] in used],
            "machines": places, "resources": resources, "products": products,
            "changeovers": changes, "orders": result}


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    for name, *rest in PLANTS:
        path = os.path.join(sys.argv[1], name + ".json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(plant(name, *rest), file, indent=1)
            file.write("\n")


if __name__ == "__main__":
    main()
