"""A server forked from a process that has read all code already: the same server, without the wait.

What `streamlit run app.py` does first, reading some thousands of modules, costs more than many a story.
"""

import multiprocessing
import os
import subprocess
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

ROOT = Path(__file__).parent.parent.parent
READY = multiprocessing.get_context("forkserver")
READY.set_forkserver_preload([f"{__name__}_ready"])


class Forked:
    """A process with what we ask of a `Popen`."""

    def __init__(self, arguments: list[str], environment: Mapping[str, str], log: Path) -> None:
        self._process = READY.Process(target=_serve, args=(arguments, dict(environment), log), daemon=True)
        self._process.start()

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid or 0

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> None:
        """Until it ends."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("serve", timeout or 0)

    def terminate(self) -> None:
        """Ask it to end."""
        self._process.terminate()

    def kill(self) -> None:
        """End it as a power failure would."""
        self._process.kill()


def _serve(arguments: list[str], environment: dict[str, str], log: Path) -> None:
    os.chdir(ROOT)
    os.environ.update(environment)
    written = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(written, 1)
    os.dup2(written, 2)
    import_module("streamlit.web.cli").main(arguments)


def read_all() -> None:
    """Read what the app will need; no page is made and nothing is opened."""
    import_module("streamlit.web.cli")
    import_module("app")
    views = import_module("views")
    for each in iter_modules(views.__path__):
        if each.name != "main" and not each.ispkg:
            import_module(f"views.{each.name}")
    import_module("corpora.searching_forms").forms("scholen")  # the dictionary, which the first search would read
