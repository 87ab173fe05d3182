"""A page made from a report, as large as a big plant's."""

import json
import re

DATA = re.compile(r'(<script type="application/json" id="data">)(.*?)(</script>)', re.S)


def data_of(page):
    return json.loads(DATA.search(page).group(2))


def with_data(page, data):
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return DATA.sub(lambda found: found.group(1) + text + found.group(3), page)


def enlarged(page, orders=2000, steps=10, machines=60):
    """The same plant's data over and over: so many orders of so many lots each."""
    data = data_of(page)
    own = [index for index, machine in enumerate(data["machines"]) if not machine["isSubcontractor"]]
    first = len(data["machines"])
    for index in range(machines):
        source = own[index % len(own)]
        data["machines"].append(dict(data["machines"][source], id=f"M-{index + 1}"))
        data["load"].append(data["load"][source])
    templates, end = data["orders"], data["periods"][-1]
    lots_per_machine = orders * steps // machines
    slot = end / lots_per_machine
    data["orders"] = [
        [f"BIG-{index + 1}"] + templates[index % len(templates)][1:] for index in range(orders)]
    data["deliveries"] = [[index, data["orders"][index][3], 1] for index in range(orders)]
    data["previous"] = None
    lots = []
    for order in range(orders):
        product = data["orders"][order][1]
        for step in range(steps):
            number = order * steps + step
            machine = first + number % machines
            start = number // machines * slot
            lots.append([
                f"L{number + 1}", product, 0, machine, 0, start, start + slot * 0.9, 100, 97, 3,
                "planned", [30, 100, 0] if number % 5 == 0 else None,
                [0, start, start + slot * 0.9], [order, 97], 5])
    data["lots"] = lots
    for resource in data["resources"]:
        resource["uses"] = [
            [index, 1, lots[index][5], lots[index][6]] for index in range(0, len(lots), 3)]
        resource["load"] = [value for use in resource["uses"] for value in (use[2], 1, use[3], 0)]
    return with_data(page, data)
