#!/usr/bin/env python3
"""Opens a report in headless Chromium and looks at it.

    browser-check.py REPORT.html OUTPUT_DIRECTORY [--chromium PATH] [--tour]

Loads the file at 1280x800 in light and in dark, writes a picture of each, a PDF as it prints, and
fails where the console shows an error, an exception is thrown, anything but the file is requested or
the page is wider than the window. --tour adds pictures of every tab and of a selected order, and
works the chart with wheel, mouse and keyboard. Needs Chromium and nothing but Python's own library.
"""

import argparse
import base64
import json
import os
import pathlib
import select
import shutil
import subprocess
import sys
import tempfile
import time


class Browser:
    """Chromium, spoken to over a pipe (the DevTools protocol, one JSON text a NUL)."""

    def __init__(self, path):
        self.profile = tempfile.mkdtemp(prefix="takt-report-")
        to_browser, self.out = os.pipe()
        self.inp, from_browser = os.pipe()

        def hand_over():
            # Two steps, so that neither end is overwritten by the other.
            a, b = os.dup(to_browser), os.dup(from_browser)
            os.dup2(a, 3)
            os.dup2(b, 4)

        arguments = [
            path, "--headless=new", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--disable-background-networking", "--remote-debugging-pipe",
            "--user-data-dir=" + self.profile,
        ]
        if os.geteuid() == 0:
            arguments.append("--no-sandbox")
        self.process = subprocess.Popen(
            arguments, preexec_fn=hand_over, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = []
        self.session = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def receive(self, deadline):
        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.inp], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                return None
            part = os.read(self.inp, 1 << 20)
            if not part:
                raise SystemExit("Chromium ended")
            self.buffer += part
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + 60
        while True:
            answer = self.receive(deadline)
            if answer is None:
                raise SystemExit(method + ": no answer")
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def settle(self, seconds=0.4):
        deadline = time.monotonic() + seconds
        while (event := self.receive(deadline)) is not None:
            self.events.append(event)

    def evaluate(self, expression):
        result = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise SystemExit(expression + ": " + json.dumps(result["exceptionDetails"]))
        return result["result"].get("value")

    def picture(self, path):
        data = self.call("Page.captureScreenshot", format="png")["data"]
        path.write_bytes(base64.b64decode(data))

    def mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, x, y):
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y, button="left", buttons=1, clickCount=1)
        self.mouse("mouseReleased", x, y, button="left", clickCount=1)

    def key(self, key, text=None):
        extra = {"text": text} if text else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **extra)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def close(self):
        self.process.terminate()
        self.process.wait()
        os.close(self.out)
        os.close(self.inp)
        shutil.rmtree(self.profile, ignore_errors=True)


def faults(browser, address):
    """What the page should not have done."""
    found = []
    for event in browser.events:
        method, values = event.get("method"), event.get("params", {})
        if method == "Runtime.exceptionThrown":
            details = values["exceptionDetails"]
            found.append("exception: " + details.get("exception", {}).get("description", details["text"]))
        elif method == "Runtime.consoleAPICalled" and values["type"] in ("error", "warning", "assert"):
            found.append("console: " + json.dumps(values["args"]))
        elif method == "Log.entryAdded" and values["entry"]["level"] in ("error", "warning"):
            found.append("log: " + values["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            url = values["request"]["url"]
            if url != address and not url.startswith("data:"):
                found.append("request: " + url)
    browser.events.clear()
    return found


def tour(browser, directory, name):
    """Every tab, a selected order, wheel, dragging and keys."""
    for tab in ("load", "stock", "cost", "notes", "orders"):
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
            browser.call(
                "Emulation.setDeviceMetricsOverride", width=1280, height=800, deviceScaleFactor=1,
                mobile=False)
            # An unlikely zone: the report must show the plant's.
            browser.call("Emulation.setTimezoneOverride", timezoneId="America/St_Johns")
            browser.call(
                "Emulation.setEmulatedMedia",
                features=[{"name": "prefers-color-scheme", "value": scheme}])
            browser.events.clear()
            began = time.monotonic()
            browser.call("Page.navigate", url=address)
            while browser.evaluate("document.readyState") != "complete":
                browser.settle(0.05)
            browser.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            print(f"{name} {scheme}: shown after {time.monotonic() - began:.2f} s")
            browser.settle()
            browser.picture(options.directory / f"{name}-{scheme}.png")
            if browser.evaluate("document.documentElement.scrollWidth") > 1280:
                found.append(f"{scheme}: the page is wider than the window")
            if options.tour:
                tour(browser, options.directory, f"{name}-{scheme}")
            pdf = browser.call(
                "Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
            (options.directory / f"{name}-{scheme}.pdf").write_bytes(base64.b64decode(pdf))
            found += [f"{scheme}: {fault}" for fault in faults(browser, address)]
    finally:
        browser.close()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
