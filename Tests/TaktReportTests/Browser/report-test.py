#!/usr/bin/env python3
"""Tests the report in headless Chromium.

    report-test.py TAKT OUTPUT_DIRECTORY [--renew] [--picture FILE.png] [--chromium PATH]

Draws the plan of fixture/ with `TAKT report` in English and Korean, in light and in dark, and looks at it:
no error in the console, nothing requested but the file, sorting, filtering, zooming, hovering, causes and
remedies, changes of plan, printing; pictures like those of baselines/; a plan of 2,000 orders of 10 lots
each shown within two seconds of the processor's time.

--renew writes the pictures into baselines/ instead of comparing: look at them before committing them. The
fixture itself is made by make-fixture.py. Pictures that differ are left in the output directory.

--picture draws the picture of the README and tests nothing.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import time

from browser import Browser, faults
from pages import data_of, enlarged
from pictures import SHARE_TOLERANCE, compare

HERE = pathlib.Path(__file__).resolve().parent
FIXTURE = HERE / "fixture"
BASELINES = HERE / "baselines"
LONGEST_SECONDS = 2.0


class Failed(Exception):
    pass


def expect(condition, text):
    if not condition:
        raise Failed(text)


class Test:
    def __init__(self, options, browser):
        self.options = options
        self.browser = browser
        self.pages = {}

    # Pages

    def draw(self, language):
        path = self.options.directory / f"{language}.html"
        command = [
            self.options.takt, "report", FIXTURE / "orders.json", FIXTURE / "plan.json", "--report", path,
            "--language", language, "--quiet"]
        subprocess.run(command, check=True)
        before = path.read_bytes()
        subprocess.run(command, check=True)
        expect(before == path.read_bytes(), f"{path.name}: the same plan gave another report")
        self.pages[language] = path

    def open(self, language, scheme="light"):
        self.address = self.pages[language].resolve().as_uri()
        self.browser.open(self.address, scheme)
        self.wait()

    def wait(self, seconds=0.15):
        """What a click does is drawn; what it set going has its time."""
        self.browser.settle(seconds)
        self.browser.frames()

    def script(self, text):
        return self.browser.evaluate(text)

    def click(self, selector):
        self.script(f"document.querySelector({selector!r}).click()")
        self.wait()

    def texts(self, selector):
        return self.script(f"[...document.querySelectorAll({selector!r})].map(one => one.textContent)")

    def look(self, name):
        """Compares the page with its picture of old."""
        # The pointer may have left something to hover.
        self.browser.mouse("mouseMoved", 2, 2)
        self.wait()
        path = BASELINES / f"{name}.png"
        shot = self.browser.screenshot()
        self.browser.call("Page.navigate", url="about:blank")
        baseline = path.read_bytes() if path.exists() and not self.options.renew else None
        small, share = compare(self.browser, shot, baseline)
        if self.options.renew:
            path.write_bytes(small)
            return
        if share > SHARE_TOLERANCE:
            (self.options.directory / f"{name}.png").write_bytes(small)
            raise Failed(
                f"{path.name}: {share:.1%} of the picture differs; see {self.options.directory}")

    # What a planner does

    def looks_right(self, language, scheme):
        self.open(language, scheme)
        expect(self.script("document.documentElement.scrollWidth") <= 1280, "wider than the window")
        expect(self.script("document.documentElement.lang") == language, "the wrong language")
        self.look(f"{language}-{scheme}")

    def looks_right_all_over(self):
        self.open("en")
        self.click("#view-shared")
        self.click("#orders-table tr[data-order]")
        self.look("en-order")
        self.open("ko", "dark")
        self.click("#view-shared")
        self.click("#orders-table tr[data-order]")
        self.look("ko-order-dark")
        self.open("en")
        self.click("#ghosts")
        self.click("#tab-changes")
        self.look("en-changes")
        self.open("ko")
        self.click("#tab-figures")
        self.look("ko-figures")
        self.open("en")
        self.click("#tab-cost")
        self.look("en-cost")

    def says_nothing_in_english(self):
        english = data_of(self.pages["en"].read_text())["texts"]
        korean = data_of(self.pages["ko"].read_text())["texts"]
        words = [english[key] for key in english if english[key] != korean[key] and "{" not in english[key]]
        self.open("ko")
        for tab in ("load", "stock", "figures", "cost", "changes", "notes", "orders"):
            self.click(f"#tab-{tab}")
        self.click("#orders-table tr[data-order]")
        seen = self.script("""(() => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
              const { parentElement, data } = walker.currentNode;
              if (!parentElement.closest('script, noscript, [lang="en"]')) found.push(data.trim());
            }
            for (const node of document.querySelectorAll('[title], [aria-label], [placeholder]')) {
              for (const name of ['title', 'aria-label', 'placeholder']) found.push(node.getAttribute(name) ?? '');
            }
            return found;
        })()""")
        left = sorted(set(words) & set(seen))
        expect(not left, f"English in the Korean report: {left}")

    def sorts_and_filters(self):
        self.open("en")
        rows = "#orders-table tr[data-order]"
        count = len(self.texts(rows))
        expect(count == 12, f"{count} orders are shown, not 12")
        self.click("#orders-table th:nth-child(2) button")
        names = self.texts(rows + " strong")
        expect(names == sorted(names) and len(names) == count, f"not sorted by order: {names}")
        self.click("#orders-table th:nth-child(2) button")
        expect(self.texts(rows + " strong") == names[::-1], "not sorted the other way round")
        expect(
            self.script("document.querySelector('th[aria-sort]').getAttribute('aria-sort')") == "descending",
            "the sorted column is not marked")
        buttons = len(self.texts("#orders-table th button"))
        for column in range(1, buttons + 1):
            self.click(f"#orders-table th:nth-child({column}) button")
            expect(len(self.texts(rows)) == count, f"column {column} loses orders")
        self.filter("Müller")
        expect(len(self.texts(rows)) == 2, "the filter by customer does not filter")
        self.filter("no such order")
        expect(not self.texts(rows), "a filter that nothing fits shows something")
        self.filter("")
        self.click("#orders-chips .chip:nth-child(3)")
        expect(0 < len(self.texts(rows)) < count, "the filter by status does not filter")

    def filter(self, text):
        self.script(
            "(f => { f.value = %r; f.dispatchEvent(new Event('input')) })"
            "(document.getElementById('orders-filter'))" % text)

    def zooms(self):
        self.open("en")
        axis = lambda: (self.wait(), self.script("document.getElementById('gantt-axis').toDataURL()"))[1]
        whole = axis()
        left, top, width, height = self.gantt()
        for _ in range(6):
            self.browser.mouse("mouseWheel", left + width / 2, top + height / 2, deltaX=0, deltaY=-120)
        zoomed = axis()
        expect(zoomed != whole, "the wheel does not zoom")
        self.browser.mouse("mousePressed", left + width / 2, top + 20, button="left", buttons=1, clickCount=1)
        self.browser.mouse("mouseMoved", left + width / 2 - 90, top + 20, button="left", buttons=1)
        self.browser.mouse("mouseReleased", left + width / 2 - 90, top + 20, button="left", clickCount=1)
        expect(axis() != zoomed, "dragging does not move")
        self.script("document.getElementById('gantt-rows').focus()")
        self.browser.key("0", "0")
        expect(axis() == whole, "0 does not show everything again")
        self.click("#zoom-in")
        expect(axis() != whole, "the button does not zoom")
        self.click("#view-fit")
        expect(axis() == whole, "Fit does not fit")

    def gantt(self):
        return self.script(
            "(r => [r.left, r.top, r.width, r.height])"
            "(document.getElementById('gantt-rows').getBoundingClientRect())")

    def tells_on_hover(self):
        self.open("en")
        self.click("#view-shared")
        left, top, width, height = self.gantt()
        tips = set()
        for row in range(10, int(height) - 8, 12):
            self.browser.mouse("mouseMoved", left + width * 0.72, top + row)
            self.wait(0.05)
            tips.add(self.script("(t => t.hidden ? '' : t.textContent)(document.getElementById('tip'))"))
        for word in ("MOULD-28", "SETTERS", "h a week", "kW", "a kWh"):
            expect(any(word in tip for tip in tips), f"no tip says '{word}': {tips}")

    def explains(self):
        self.open("en")
        self.browser.call(
            "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.options.directory.resolve()))
        order = self.open_order_with("go first on machine")
        panel = " ".join(self.texts("#detail"))
        for word in ("Causes", "Remedies", "a due date of", "go first on machine"):
            expect(word in panel, f"the panel does not say '{word}': {panel}")
        self.click(".patch-buttons button:nth-child(1)")
        said = " ".join(self.texts(".said"))
        expect(said, "copying says nothing")
        self.click(".patch-buttons button:nth-child(2)")
        saved = self.options.directory / f"{order}-1.patch.json"
        deadline = time.monotonic() + 60
        patch = lambda: saved.read_text() if saved.exists() else ""
        while '"op"' not in patch() and time.monotonic() < deadline:
            self.browser.settle(0.05)
        expect('"op"' in patch(), "the patch is not saved")
        self.click(".reasons .link:last-child")
        expect(self.texts("#detail h2")[0] != order, "the order that a cause names cannot be opened")

    def open_order_with(self, cause):
        self.script(
            "[...document.querySelectorAll('#orders-table tr[data-order]')]"
            f".find(row => row.textContent.includes({cause!r})).click()")
        self.wait()
        return self.texts("#detail h2")[0]

    def compares_plans(self):
        self.open("en")
        canvas = lambda: self.script("document.getElementById('gantt-canvas').toDataURL()")
        before = canvas()
        self.click("#ghosts")
        expect(canvas() != before, "the plan before is not shown")
        self.click("#ghosts")
        expect(canvas() == before, "the plan before is not hidden again")
        self.click("#tab-changes")
        counts = [int("".join(filter(str.isdigit, text))) for text in self.texts("#changes-chips .chip")]
        expect(counts[0] == sum(counts[1:]) and all(counts), f"the changes do not add up: {counts}")
        self.click("#changes-chips .chip:nth-child(2)")
        expect(len(self.texts("#changes-table tbody tr")) == counts[1], "changes are not filtered")
        self.click("#changes-table tbody tr.target")
        expect("Before" in self.texts("#detail")[0], "a lot that moved does not say where it was")

    def prints(self):
        for language in self.pages:
            self.open(language)
            pdf = self.browser.pdf()
            expect(pdf.startswith(b"%PDF") and len(pdf) > 50_000, f"{language}: the print is empty")
            pages = pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") + pdf.count(b"/Type /Page/")
            expect(pages >= 2, f"{language}: the print has {pages} pages")

    def opens_fast(self):
        path = self.options.directory / "large.html"
        path.write_text(enlarged(self.pages["en"].read_text()))
        address = path.resolve().as_uri()
        self.browser.call("Performance.enable", timeDomain="threadTicks")
        self.address = address
        seconds = self.browser.open(address)
        metrics = {one["name"]: one["value"] for one in self.browser.call("Performance.getMetrics")["metrics"]}
        used = metrics["TaskDuration"]
        print(f"2,000 orders of 10 lots: {used:.2f} s of the processor, shown after {seconds:.2f} s")
        expect(used < LONGEST_SECONDS, f"it takes {used:.2f} s of the processor to show a large plan")

    def picture(self, path):
        """The page as the README shows it: an order in trouble chosen, the shared rows in sight."""
        self.draw("en")
        self.browser.open(self.pages["en"].resolve().as_uri(), width=1440, height=1000)
        self.script("document.getElementById('gantt').style.height = '640px'")
        self.wait(0.3)
        self.click("#view-shared")
        self.click("#orders-table tr[data-order]:nth-child(3)")
        self.browser.picture(path)

    def all(self):
        yield "draws", lambda: [self.draw(language) for language in ("en", "ko")]
        for language in ("en", "ko"):
            for scheme in ("light", "dark"):
                yield f"looks right: {language}, {scheme}", lambda l=language, s=scheme: self.looks_right(l, s)
        yield "looks right all over", self.looks_right_all_over
        yield "says nothing in English", self.says_nothing_in_english
        yield "sorts and filters", self.sorts_and_filters
        yield "zooms", self.zooms
        yield "tells on hover", self.tells_on_hover
        yield "explains", self.explains
        yield "compares plans", self.compares_plans
        yield "prints", self.prints
        yield "opens fast", self.opens_fast


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("takt", type=pathlib.Path)
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--renew", action="store_true")
    parser.add_argument("--picture", type=pathlib.Path)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    options = parser.parse_args()
    if not options.chromium:
        sys.exit("report-test: there is no Chromium here")
    options.directory.mkdir(parents=True, exist_ok=True)
    browser = Browser(options.chromium, HERE / "fonts.conf")
    test = Test(options, browser)
    failures = 0
    try:
        if options.picture:
            test.picture(options.picture)
            return 0
        for name, step in test.all():
            try:
                step()
                test_faults = faults(browser, getattr(test, "address", ""))
                expect(not test_faults, "; ".join(test_faults))
                print(f"ok      {name}")
            except Failed as failure:
                failures += 1
                browser.events.clear()
                print(f"FAILED  {name}: {failure}")
    finally:
        browser.close()
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
