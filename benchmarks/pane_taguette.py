"""`python -m benchmarks.pane_taguette TAGUETTE [TIMES]`: Taguette's document page, measured alike.

The texts and codings of `benchmarks.pane`; TAGUETTE is the command of a Taguette (BSD-3) installed in an environment
of its own. Its database is filled directly; the page is its own. Measured: from the click on a document to its text
with all highlights, scrolling, and from the click that saves a highlight to its paint (which there comes after it was
stored). Before that click it takes a selection, a key, a tick; in our pane it is a selection and one key.
"""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from shutil import which
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import sleep

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.pane import FLAGS, FRAMES, WATCH
from benchmarks.pane_study import CODES, overlapping, told

SIZES, PORT, PATIENCE_S, TIMES = ((80_000, 500), (500_000, 5_000)), 7468, 60, 5
MINUTES = 600_000
LOADED = """
(count) => new Promise((done) => {
  const look = () => {
    const shown = Object.keys(window.highlights ?? {}).length;
    if (shown < count) return void requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - watch.clicked)));
  };
  look();
})
"""
SELECT = """
(number) => {
  const walker = document.createTreeWalker(document.getElementById("document-contents"), NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  for (let at = 0; at < 40 * (number + 1) && node; at += 1) node = walker.nextNode();
  while (node && node.length < 4) node = walker.nextNode();
  node.parentElement.scrollIntoView({ block: "center" });
  document.getSelection().setBaseAndExtent(node, 0, node, Math.min(60, node.length));
}
"""


@contextmanager
def running(command: str, folder: Path) -> Iterator[str]:
    """Taguette on a database of its own; its address, signed in."""
    log = folder / "taguette.log"
    with log.open("wb") as sink:
        arguments = [command, "--no-browser", "--database", str(folder / "taguette.sqlite3"), "-p", str(PORT), "-b"]
        process = subprocess.Popen([*arguments, "127.0.0.1"], stdout=sink, stderr=sink, cwd=folder)
    try:
        for _ in range(PATIENCE_S * 2):
            if found := re.search(r"http://[^\s]*token=\S+", log.read_text("utf-8")):
                break
            sleep(0.5)
        else:
            raise TimeoutError(log.read_text("utf-8"))
        yield re.sub(r"//[^:/]+", "//127.0.0.1", found.group())
    finally:
        process.terminate()
        process.wait()


def filled(folder: Path) -> None:
    """A project with a document of each size; offsets there are UTF-8 bytes of the text without line breaks."""
    database = sqlite3.connect(folder / "taguette.sqlite3")
    now = "2021-01-01 00:00:00.000000"
    database.execute("INSERT INTO projects VALUES (1, 'Meting', '', ?)", [now])
    database.execute("INSERT INTO project_members VALUES (1, 'admin', 'ADMIN')")
    tags = [(number + 1, 1, f"Code nummer {number + 1}", "") for number in range(CODES)]
    database.executemany("INSERT INTO tags VALUES (?, ?, ?, ?)", tags)
    for document, (characters, codings) in enumerate(SIZES, 1):
        text = told(characters)
        page = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
        facts = (document, f"Tekst {characters}", "", "tekst.txt", now, 1, "LEFT_TO_RIGHT", page)
        database.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", facts)
        for number, (start, end, code) in enumerate(overlapping(text, codings), 100_000 * document):
            first, last = (len(text[:at].replace("\n", "").encode()) for at in (start, end))
            database.execute(
                "INSERT INTO highlights VALUES (?, ?, ?, ?, ?)",
                (number, document, first, last, escape(text[start:end])),
            )
            database.execute("INSERT INTO highlight_tags VALUES (?, ?)", (number, code + 1))
    database.commit()
    database.close()


def measured(browser: Browser, address: str, document: int, codings: int, times: int) -> tuple[float, ...]:
    """Milliseconds: readable, median frame, slow frame, saved and painted."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(MINUTES)
    page.add_init_script(WATCH)
    page.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
    page.goto(address, wait_until="domcontentloaded")
    opened = []
    for _ in range(times):
        page.goto(f"{address.partition('?')[0]}project/1", wait_until="domcontentloaded")
        page.locator(f"#document-link-{document} .document-link-a").click(no_wait_after=True)
        opened.append(float(page.evaluate(LOADED, codings)))
    frames: list[float] = page.evaluate(f"() => watch.scroll(document.scrollingElement, 300, {FRAMES})")
    painted = [_highlighted(page, number, codings + number + 1) for number in range(times)]
    page.close()
    return median(opened), median(frames), quantiles(frames, n=20)[-1], median(painted)


def _highlighted(page: Page, number: int, count: int) -> float:
    page.evaluate(SELECT, number)
    page.wait_for_timeout(300)
    page.keyboard.press("n")
    page.locator("#highlight-add-modal.show").wait_for()
    page.locator("#highlight-add-tags-1").check()
    page.wait_for_timeout(400)
    page.locator("#highlight-add-form button[type=submit], #highlight-save").first.click(no_wait_after=True)
    return float(page.evaluate(LOADED, count))


def main(command: str, times: int) -> None:
    """Measure, and print a table."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        with running(command, folder):
            pass  # makes its tables
        filled(folder)
        with running(command, folder) as address:
            browser = playwright.chromium.launch(executable_path=which("chromium"), args=FLAGS)
            print(f"{'text / codings':>18} {'readable':>9} {'frame':>6} {'p95':>6} {'saved and painted':>18}")
            for document, (characters, codings) in enumerate(SIZES, 1):
                opened, frame, slow, painted = measured(browser, address, document, codings, times)
                print(f"{characters:>10,} / {codings:<5,} {opened:>9.0f} {frame:>6.1f} {slow:>6.1f} {painted:>18.1f}")
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else TIMES)
