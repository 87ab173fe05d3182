#!/usr/bin/env python3
"""Opens a report in headless Chromium and looks at it.

    browser-check.py REPORT.html OUTPUT_DIRECTORY [--chromium PATH] [--tour]

Loads the file at 1280x800 in light and in dark, writes a picture of each, a PDF as it prints, and
fails where the console shows an error, an exception is thrown, anything but the file is requested or
the page is wider than the window. --tour adds pictures of every tab and of a selected order, and
works the chart with wheel, mouse and keyboard. Needs Chromium and nothing but Python's own library.
"""

import argparse
import pathlib
import shutil
import sys

from browser import Browser, faults


def tour(browser, directory, name):
    """Every tab, a selected order, wheel, dragging and keys."""
    for tab in ("load", "stock", "figures", "cost", "notes", "orders"):
        browser.evaluate(f"document.getElementById('tab-{tab}').click()")
        browser.settle(0.3)
        if tab != "orders":
            browser.picture(directory / f"{name}-{tab}.png")
    box = browser.evaluate(
        "(r => [r.left, r.top, r.width, r.height])"
        "(document.getElementById('gantt-rows').getBoundingClientRect())")
    x, y = box[0] + box[2] * 0.55, box[1] + min(box[3] * 0.4, 50)
    browser.mouse("mouseMoved", x, y)
    browser.settle(0.2)
    browser.picture(directory / f"{name}-hover.png")
    for _ in range(8):
        browser.mouse("mouseWheel", x, y, deltaX=0, deltaY=-120)
    browser.settle()
    browser.mouse("mousePressed", x, y, button="left", buttons=1, clickCount=1)
    for step in range(1, 6):
        browser.mouse("mouseMoved", x - 30 * step, y, button="left", buttons=1)
    browser.mouse("mouseReleased", x - 150, y, button="left", clickCount=1)
    browser.mouse("mouseMoved", x, y)
    browser.settle()
    browser.picture(directory / f"{name}-zoomed.png")
    browser.click(x, y)
    browser.settle()
    browser.picture(directory / f"{name}-lot.png")
    browser.evaluate("document.getElementById('gantt-rows').focus()")
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        browser.key(key)
    browser.key("+", "+")
    browser.key("0", "0")
    browser.key("Escape")
    browser.evaluate("document.querySelector('#orders-table tr[data-order]')?.click()")
    browser.settle()
    browser.picture(directory / f"{name}-order.png")
    browser.key("Escape")
    # Sorting by every column, both ways, and filtering.
    browser.evaluate(
        "document.querySelectorAll('#orders-table th button').forEach(b => { b.click(); b.click() })")
    rows = browser.evaluate("document.querySelectorAll('#orders-table tr[data-order]').length")
    browser.evaluate(
        "(f => { f.value = 'no such order'; f.dispatchEvent(new Event('input')) })"
        "(document.getElementById('orders-filter'))")
    left = browser.evaluate("document.querySelectorAll('#orders-table tr[data-order]').length")
    if left or (rows == 0) != (browser.evaluate(
        "JSON.parse(document.getElementById('data').textContent).orders.length") == 0):
        raise SystemExit("the table of orders does not filter")
    browser.evaluate(
        "(f => { f.value = ''; f.dispatchEvent(new Event('input')) })"
        "(document.getElementById('orders-filter'));"
        "document.querySelector('#orders-table th button').click()")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("report", type=pathlib.Path)
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--tour", action="store_true")
    options = parser.parse_args()
    if not options.chromium:
        print("no Chromium here: nothing was looked at")
        return 77
    options.directory.mkdir(parents=True, exist_ok=True)
    address = options.report.resolve().as_uri()
    name = options.report.stem
    browser = Browser(options.chromium)
    found = []
    try:
        for scheme in ("light", "dark"):
            seconds = browser.open(address, scheme)
            print(f"{name} {scheme}: shown after {seconds:.2f} s")
            browser.settle()
            browser.picture(options.directory / f"{name}-{scheme}.png")
            if browser.evaluate("document.documentElement.scrollWidth") > 1280:
                found.append(f"{scheme}: the page is wider than the window")
            if options.tour:
                tour(browser, options.directory, f"{name}-{scheme}")
            (options.directory / f"{name}-{scheme}.pdf").write_bytes(browser.pdf())
            found += [f"{scheme}: {fault}" for fault in faults(browser, address)]
    finally:
        browser.close()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
