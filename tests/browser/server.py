"""A real server of our own in a process of its own, to be driven, and killed, from outside."""

import os
import random
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from shutil import copy
from time import monotonic

from tests.browser.serving import Forked

ROOT = Path(__file__).parent.parent.parent
PATIENCE_S = 240
PORTS = range(20_000, 30_000)


class Server:
    """`streamlit run app.py` with its database in `folder`: a copy of `begun`, or a new one.

    On a free port unless one is given; `forked` where the start itself is not what is told.
    """

    def __init__(
        self, folder: Path, begun: Path | None = None, *, port: int | None = None, forked: bool = False
    ) -> None:
        if begun:
            copy(begun, folder / "duiding.sqlite3")
        self.database = f"sqlite:///{folder / 'duiding.sqlite3'}"
        self.port = port or free_port()
        self._forked = forked
        self.address = f"http://127.0.0.1:{self.port}"
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | Forked | None = None

    def start(self) -> None:
        """Start, and return once the server answers."""
        asked = ["run", "app.py", "--server.port", str(self.port)]
        environment = {**os.environ, "DUIDING_DATABASE": self.database}
        self._process = Forked(asked, environment, self._log) if self._forked else self._begun(asked, environment)
        self._until_it_answers()

    def _begun(self, asked: list[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
        streamlit = Path(sys.executable).with_name("streamlit")
        with self._log.open("ab") as log:
            return subprocess.Popen([streamlit, *asked], cwd=ROOT, env=environment, stdout=log, stderr=log)

    @property
    def pid(self) -> int:
        """The process, while it runs."""
        if self._process is None:
            raise RuntimeError("not started")
        return self._process.pid

    def stop(self) -> bool:
        """Ask it to end; False if it had to be killed after all."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
                return False
        return True

    def kill(self) -> None:
        """End it as a power failure would: kill -9."""
        if self._process:
            self._process.kill()
            self._process.wait()

    def _until_it_answers(self) -> None:
        deadline = monotonic() + PATIENCE_S
        while monotonic() < deadline:
            if self._process and self._process.poll() is not None:
                raise RuntimeError(self._log.read_text())
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=5):
                    return
            except OSError:
                if self._process:
                    _wait_a_moment(self._process)
        raise TimeoutError(self._log.read_text())


def _wait_a_moment(process: "subprocess.Popen[bytes] | Forked") -> None:
    try:
        process.wait(0.1)
    except subprocess.TimeoutExpired:
        return


def free_port() -> int:
    """A port that nobody listens at, outside the range from which connections get theirs."""
    for port in random.sample(PORTS, len(PORTS)):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no port is free")
