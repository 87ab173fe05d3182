"""Headless Chromium, spoken to over a pipe, with nothing but Python's own library."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


# So long an answer may take: a machine may be small and busy.
PATIENCE = 180


class Silent(SystemExit):
    """Chromium ended, gave no answer, or refused."""


class Browser:
    """Chromium, spoken to over a pipe (the DevTools protocol, one JSON text a NUL)."""

    def __init__(self, path, fonts=None):
        # Where the sandbox may not be had, as for root and in some containers, Chromium does not start.
        for is_last in (False, True):
            try:
                self.start(path, fonts, is_sandboxed=os.geteuid() != 0 and not is_last)
                return
            except Silent:
                self.close()
                if is_last:
                    raise

    def start(self, path, fonts, is_sandboxed):
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
            # Containers have little shared memory.
            "--disable-dev-shm-usage",
        ]
        if not is_sandboxed:
            arguments.append("--no-sandbox")
        # Pictures are alike only where letters are: the fonts that a file names, and no others.
        environment = dict(os.environ, FONTCONFIG_FILE=str(fonts)) if fonts else None
        self.process = subprocess.Popen(
            arguments, preexec_fn=hand_over, close_fds=False, env=environment,
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
                raise Silent("Chromium ended")
            self.buffer += part
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        try:
            os.write(self.out, json.dumps(message).encode() + b"\0")
        except BrokenPipeError:
            raise Silent("Chromium ended") from None
        deadline = time.monotonic() + PATIENCE
        while True:
            answer = self.receive(deadline)
            if answer is None:
                raise Silent(method + ": no answer")
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise Silent(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def frames(self):
        """Waits until what was asked of the page is drawn."""
        self.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))")

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

    def screenshot(self):
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def picture(self, path):
        path.write_bytes(self.screenshot())

    def mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, x, y):
        self.mouse("mouseMoved", x, y)
        self.mouse("mousePressed", x, y, button="left", buttons=1, clickCount=1)
        self.mouse("mouseReleased", x, y, button="left", clickCount=1)

    def open(self, address, scheme="light", width=1280, height=800):
        """Loads a page and waits until it is drawn; the seconds until then."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
            mobile=False)
        # An unlikely zone: the report must show the plant's.
        self.call("Emulation.setTimezoneOverride", timezoneId="America/St_Johns")
        self.call(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.events.clear()
        began = time.monotonic()
        self.call("Page.navigate", url=address)
        while not self.is_complete(began + PATIENCE):
            self.settle(0.02)
        self.frames()
        return time.monotonic() - began

    def is_complete(self, deadline):
        try:
            return self.evaluate("document.readyState") == "complete"
        except Silent:
            # The page of before went while it was asked.
            if time.monotonic() > deadline:
                raise
            return False

    def pdf(self):
        data = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        return base64.b64decode(data)

    def key(self, key, text=None):
        extra = {"text": text} if text else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **extra)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
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
