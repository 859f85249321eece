"""`python -m benchmarks.pane [TIMES]`: the text pane in Chromium, medians of TIMES (12): opening, scrolling, coding.

Four studies: 80,000 and 500,000 characters, each with 500 and 5,000 overlapping codings of three coders. In each: from
the click on Coderen to text on the screen, and to its codings; frames while scrolling through a part of it; from
key to painted and from key to confirmed (committed by SQLite, acknowledged, ticked off). The last column of the ratios
says what ten times the codings, or six times the text, makes of it. `benchmarks.pane_taguette` measures Taguette alike.
"""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID

from playwright.sync_api import Browser, Page, sync_playwright

from actions.codebook import codebook
from actions.coding import Mark, apply_code
from actions.workspace import Desk, open_workspace
from benchmarks.pane_study import KEY, Study, study
from corpora.spans import Span
from tests.browser.server import Server

SIZES = ((80_000, 500), (80_000, 5_000), (500_000, 500), (500_000, 5_000))
WATCH = (Path(__file__).with_name("pane_watch.js")).read_text("utf-8")
TIMES, FRAMES, SENTENCES_BETWEEN = 12, 120, 3
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@dataclass(frozen=True, slots=True)
class Measured:
    """Milliseconds."""

    readable: float
    coded: float
    frame: float
    slow_frame: float
    painted: float
    confirmed: float


def measured(browser: Browser, address: str, made: Study, times: int) -> Measured:
    """Open the document so many times, scroll through it, code so many sentences of it."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="nl-NL")
    page.add_init_script(WATCH)
    place = f"project={made.project_id}&coder={made.coder_id}&document={made.document_id}&language=nl"
    page.goto(f"{address}/codebook?{place}")
    readable, coded = zip(*(_opened(page) for _ in range(times)), strict=True)
    frames: list[float] = page.evaluate(f"() => watch.scroll(document.querySelector('.dd-scroller'), 300, {FRAMES})")
    painted, confirmed = zip(*_coded(page, times), strict=True)
    page.close()
    slow = quantiles(frames, n=20)[-1]
    return Measured(median(readable), median(coded), median(frames), slow, median(painted), median(confirmed))


def _opened(page: Page) -> tuple[float, float]:
    page.get_by_role("link", name="Codeboek", exact=True).click()
    page.get_by_text("Categorie 1").first.wait_for()
    page.wait_for_timeout(700)  # until the page has come to rest: only the next click is measured
    page.get_by_role("link", name="Coderen", exact=True).click()
    both = "() => Promise.all([watch.seen('.dd-pane .dd-block'), watch.seen(\".dd-pane[data-ready='true']\")])"
    readable, coded = page.evaluate(both)
    return float(readable), float(coded)


def _coded(page: Page, times: int) -> list[tuple[float, float]]:
    page.locator(".dd-scroller").focus()
    page.evaluate("() => watch.saving()")
    taken = []
    for _ in range(times):
        for _ in range(SENTENCES_BETWEEN):
            page.keyboard.press("ArrowDown")
        page.wait_for_timeout(150)
        page.keyboard.press(KEY)
        page.wait_for_function("() => watch.painted && watch.confirmed")
        taken.append(tuple(page.evaluate("() => [watch.painted, watch.confirmed]")))
    return taken


def stored(url: str, made: Study, times: int) -> float:
    """Milliseconds for one more coding in the store, without a browser."""
    workspace = open_workspace(url)
    desk, code = Desk(workspace, made.project_id, made.coder_id), _code(url, made)
    lasted = []
    for start, end in list(dict.fromkeys((start, end) for start, end, _ in made.spans))[:times]:
        begun = perf_counter()
        apply_code(desk, Mark(made.document_id, code, Span(start, end - 1), made.text[start : end - 1]))
        lasted.append(1000 * (perf_counter() - begun))
    workspace.database.close()
    return median(lasted)


def _code(url: str, made: Study) -> UUID:
    workspace = open_workspace(url)
    found = codebook(Desk(workspace, made.project_id, made.coder_id)).codes[0].id
    workspace.database.close()
    return found


def main(times: int) -> None:
    """Measure, and print a table and its ratios."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder))
        studies = {size: study(server.database, *size) for size in SIZES}
        in_store = {size: stored(server.database, made, times) for size, made in studies.items()}
        server.start()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        found = {size: measured(browser, server.address, made, times) for size, made in studies.items()}
        browser.close()
        server.stop()
    _table(found, in_store)
    _ratios(found)


def _table(found: dict[tuple[int, int], Measured], in_store: dict[tuple[int, int], float]) -> None:
    names = f"{'readable':>9} {'coded':>6} {'frame':>6} {'p95':>6} {'painted':>8} {'confirmed':>10} {'store':>6}"
    print(f"{'text / codings':>18} {names}")
    for (characters, codings), each in found.items():
        print(
            f"{characters:>10,} / {codings:<5,} {each.readable:>9.0f} {each.coded:>6.0f} {each.frame:>6.1f} "
            f"{each.slow_frame:>6.1f} {each.painted:>8.1f} {each.confirmed:>10.1f} "
            f"{in_store[characters, codings]:>6.1f}"
        )


def _ratios(found: dict[tuple[int, int], Measured]) -> None:
    small, dense, long, both = (found[size] for size in SIZES)
    values: dict[str, Callable[[Measured], float]] = {
        "readable": lambda each: each.readable,
        "coded": lambda each: each.coded,
        "frame p95": lambda each: each.slow_frame,
        "painted": lambda each: each.painted,
        "confirmed": lambda each: each.confirmed,
    }
    for name, of in values.items():
        ratios = (of(other) / of(small) for other in (dense, long, both))
        print(
            f"{name:>10}: x{next(ratios):.2f} with 10 times the codings, x{next(ratios):.2f} in 6 times the text, ",
            end="",
        )
        print(f"x{next(ratios):.2f} with both")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES)
