#!/usr/bin/env python3
"""Makes fixture/orders.json and fixture/plan.json, the plan that report-test.py draws.

    make-fixture.py TAKT

A plant with all that a report can show: shared moulds and crews, a tariff and a limit of power, a
subcontractor, downtime, late orders, a plan in hand that was another one, prices of capacity. Needed again
only where the form of the files changes; the pictures are to be renewed then.
"""

import datetime
import json
import pathlib
import subprocess
import sys

FIXTURE = pathlib.Path(__file__).resolve().parent / "fixture"
DAYS = ["mon", "tue", "wed", "thu", "fri"]
FIRST = datetime.datetime.fromisoformat("2026-11-19T00:00:00+09:00")


def day(number):
    return (FIRST + datetime.timedelta(days=number)).isoformat()


def mode(machine, seconds, family, mould, setters, good, kwh):
    return {
        "machine": machine, "secondsPerUnit": seconds, "setupMinutes": 45, "setupCost": 20000,
        "family": family, "yield": good, "kWhPerUnit": kwh,
        "uses": [
            {"resource": mould, "during": "both"},
            {"resource": "SETTERS", "count": setters, "during": "setup"}]}


def product(id, name, family, mould, fast, slow, is_painted):
    if slow:
        modes = [
            mode("IMM-1", fast, family, mould, 1, 0.97, 0.004),
            mode("IMM-2", slow, family, mould, 1, 0.96, 0.005)]
    else:
        modes = [mode("IMM-3", fast, family, mould, 2, 0.95, 0.01)]
    routing = [{"id": "사출", "modes": modes}]
    if is_painted:
        routing.append({
            "id": "도장", "modes": [{"machine": "PAINT", "leadTimeDays": 1, "costPerUnit": 12}]})
    routing.append({
        "id": "포장", "modes": [{
            "machine": "PACK", "secondsPerUnit": 1.1 if slow else 4,
            "uses": [{"resource": "PACKERS", "count": 2}]}]})
    return {"id": id, "name": name, "holdingCostPerUnitDay": 0.2, "routing": routing}


def orders():
    rows = [
        ("SO-101", "CAP-28W", 9000, 20, 18, "대한전자"), ("SO-102", "CAP-28B", 8000, 21, 12, "삼화기업"),
        ("SO-103", "CAP-38W", 6000, 24, 12, "Müller GmbH"), ("SO-104", "HSG-10", 3000, 24, 18, "대한전자"),
        ("SO-105", "CAP-28W", 12000, 24, 18, "삼화기업"), ("SO-106", "CAP-28B", 9000, 25, 12, "대한전자"),
        ("SO-107", "CAP-38W", 7000, 25, 18, "삼화기업"), ("SO-108", "HSG-10", 3200, 26, 12, "Müller GmbH"),
        ("SO-109", "CAP-28W", 11000, 26, 18, "대한전자"), ("SO-110", "CAP-28B", 10000, 26, 18, "삼화기업"),
        ("FC-1", "CAP-28W", 4000, 26, 18, "대한전자"), ("SO-111", "HSG-10", 9000, 25, 12, "삼화기업")]
    return [
        {"id": id, "product": product, "quantity": quantity, "customer": customer,
         "due": f"2026-11-{due:02d}T{hour:02d}:00:00+09:00",
         "kind": "forecast" if id.startswith("FC") else "firm"}
        for id, product, quantity, due, hour, customer in rows]


def plant(previous=None):
    machine = {"calendar": "two"}
    return {
        "format": "takt-orders/1",
        "plant": {
            "id": "FIX", "name": "한솔정밀 Hansol Precision", "timeZone": "Asia/Seoul", "currency": "KRW"},
        "horizon": {"start": day(0), "periods": [{"count": 8, "hours": 24}]},
        "calendars": [
            {"id": "two", "shifts": [
                {"days": DAYS, "from": "06:00", "to": "22:00"},
                {"days": DAYS, "from": "22:00", "to": "24:00", "overtime": True, "costPerHour": 15000},
                {"days": ["sat"], "from": "06:00", "to": "14:00", "overtime": True, "costPerHour": 18000}]},
            {"id": "day", "shifts": [{"days": DAYS, "from": "07:00", "to": "19:00"}]}],
        "machines": [
            dict(machine, id="IMM-1", name="사출기 180톤", costPerHour=18000, runKW=34, setupKW=9,
                 initialFamily="28-white"),
            dict(machine, id="IMM-2", name="사출기 150톤", costPerHour=15000, runKW=30, setupKW=8,
                 initialFamily="28-black",
                 downtime=[{"from": "2026-11-20T10:00:00+09:00", "to": "2026-11-20T16:00:00+09:00",
                            "reason": "금형 수리"}]),
            dict(machine, id="IMM-3", name="사출기 350톤", costPerHour=26000, runKW=52, setupKW=14,
                 initialFamily="H-grey"),
            {"id": "PAINT", "name": "동아도장", "kind": "subcontractor"},
            {"id": "PACK", "name": "포장 라인", "calendar": "day", "costPerHour": 9000, "runKW": 6}],
        "resources": [
            {"id": "MOULD-28", "kind": "tool", "count": 1}, {"id": "MOULD-38", "kind": "tool", "count": 1},
            {"id": "MOULD-H", "kind": "tool", "count": 1},
            {"id": "SETTERS", "kind": "labour", "count": 2, "calendar": "two", "maxHoursPerPersonWeek": 40},
            {"id": "PACKERS", "kind": "labour", "count": 4, "calendar": "day", "maxHoursPerPersonWeek": 20}],
        "products": [
            product("CAP-28W", "백색 캡 28", "28-white", "MOULD-28", 5, 6.2, False),
            product("CAP-28B", "흑색 캡 28", "28-black", "MOULD-28", 5, 6.2, False),
            product("CAP-38W", "백색 캡 38", "38-white", "MOULD-38", 6.5, 8, True),
            product("HSG-10", "하우징 10", "H-grey", "MOULD-H", 14, None, True)],
        "changeovers": [{"from": "28-black", "to": "28-white", "minutes": 90, "cost": 40000, "scrap": 60}],
        "costs": {"tardinessCostPerUnitDay": 20, "unmetCostPerUnit": 400},
        "orders": orders(),
        "tariff": {"demandLimitKW": 110, "bands": [
            {"days": DAYS, "from": "10:00", "to": "12:00", "pricePerKWh": 191.1},
            {"days": DAYS, "from": "13:00", "to": "17:00", "pricePerKWh": 191.1},
            {"days": DAYS, "from": "08:00", "to": "22:00", "pricePerKWh": 129.8}, {"pricePerKWh": 87.3}]},
    } | ({"previous": {"changeCostPerLot": 2000, "lots": previous}} if previous else {})


def shifted(lot, hours):
    """The lot at another time; itself where that is outside the horizon."""
    def move(time):
        return datetime.datetime.fromisoformat(time) + datetime.timedelta(hours=hours)
    if not FIRST < move(lot["start"]) or not move(lot["end"]) < FIRST + datetime.timedelta(days=8):
        return lot
    segments = [
        dict(one, **{"from": move(one["from"]).isoformat(), "to": move(one["to"]).isoformat()})
        for one in lot["segments"]]
    return dict(
        lot, start=move(lot["start"]).isoformat(), end=move(lot["end"]).isoformat(), segments=segments)


def another(lots):
    """A plan like this one, with lots elsewhere, at other times and missing."""
    result = []
    for index, lot in enumerate(lots):
        if index % 17 == 5:
            continue
        if index % 9 == 3 and lot["machine"] != "PAINT":
            lot = shifted(lot, -44 if index % 2 else 40)
        elif index % 9 == 7:
            lot = shifted(lot, 3)
        if lot["machine"] == "IMM-1" and index % 5 == 0:
            lot = dict(lot, machine="IMM-2")
        result.append(lot)
    return result


def price(kind, id, period, worth):
    name = "worthPerUnit" if kind == "product" else "worthPerHour"
    return {kind: id, "period": period, "from": day(period), "to": day(period + 1), name: worth}


def write(name, value):
    (FIXTURE / name).write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")


def plan(takt, seed, work):
    command = [
        takt, "plan", FIXTURE / "orders.json", "--work-limit", str(work), "--time-limit", "120",
        "--threads", "1", "--seed", str(seed), "--quiet"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def with_remedies(takt, made):
    """The plan with the remedies that `takt explain` tries for its orders in trouble."""
    write("plan.json", made)
    command = [
        takt, "explain", FIXTURE / "orders.json", FIXTURE / "plan.json", "--json", "--quiet",
        "--time-limit", "120"]
    told = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    remedies = {order["id"]: order.get("remedies") for order in told}
    if not any(remedies.values()):
        sys.exit("make-fixture: no order has a remedy")
    for order in made["orders"]:
        order.pop("remedies", None)
        if remedies.get(order["id"]):
            order["remedies"] = remedies[order["id"]]
    return made


def main():
    FIXTURE.mkdir(exist_ok=True)
    write("orders.json", plant())
    write("orders.json", plant(another(plan(sys.argv[1], 6, 30)["lots"])))
    made = plan(sys.argv[1], 2, 60)
    made["createdAt"] = day(0)
    made["solve"]["seconds"] = 12
    made["prices"] = [
        price("machine", "IMM-3", 5, 48210.5), price("machine", "IMM-1", 1, 31002),
        price("resource", "MOULD-28", 4, 27550), price("machine", "IMM-1", 5, 21440),
        price("resource", "PACKERS", 6, 9120), price("machine", "PACK", 6, 4100)]
    write("plan.json", with_remedies(sys.argv[1], made))


if __name__ == "__main__":
    main()
