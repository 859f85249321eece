"""`python -m benchmarks.soak [STEPS] [SEED]`: one coder, ten thousand steps, a bad connection; what is left at the end.

A server of its own with an empty database; Chromium with the pane's own outbox. Ends with exit code 1 when browser,
database and log do not agree. The story of some hundreds of steps runs with the other tests.
"""

import sys
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.server import Server
from tests.browser.soaking import Soaked, soaked

STEPS = 13_500  # about ten thousand codings


def main() -> int:
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else STEPS
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    began = perf_counter()
    with TemporaryDirectory() as folder:
        server = Server(Path(folder))
        server.start()
        try:
            end = _run(server, steps, seed)
        finally:
            server.stop()
    agree = end.shown == end.stored and not end.faults and not end.left
    print(f"{steps} steps, seed {seed}, {perf_counter() - began:.0f} s: {end.told}")
    print(
        f"codings: {len(end.shown)} in the browser, {len(end.stored)} in the database; equal: {end.shown == end.stored}"
    )
    print(f"steps in the log: {end.steps}; faults of the log: {end.faults}; left in the outbox: {end.left}")
    return 0 if agree else 1


def _run(server: Server, steps: int, seed: int) -> Soaked:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=which("chromium"), args=FLAGS)
        page = browser.new_page(base_url=server.address)
        try:
            return soaked(page, server.database, steps=steps, seed=seed)
        finally:
            browser.close()


if __name__ == "__main__":
    sys.exit(main())
