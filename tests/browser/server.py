"""A real server of our own in a process of its own, to be driven, and killed, from outside."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from shutil import copy
from time import monotonic

ROOT = Path(__file__).parent.parent.parent
PATIENCE_S = 240


class Server:
    """`streamlit run app.py` on a free port, with its database in `folder`: a copy of `begun`, or a new one."""

    def __init__(self, folder: Path, begun: Path | None = None) -> None:
        if begun:
            copy(begun, folder / "duiding.sqlite3")
        self.database = f"sqlite:///{folder / 'duiding.sqlite3'}"
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return once the server answers."""
        streamlit = Path(sys.executable).with_name("streamlit")
        environment = {**os.environ, "DUIDING_DATABASE": self.database}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [streamlit, "run", "app.py", "--server.port", str(self.port)],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=log,
            )
        self._until_it_answers()

    @property
    def pid(self) -> int:
        """The process, while it runs."""
        if self._process is None:
            raise RuntimeError("not started")
        return self._process.pid

    def stop(self) -> bool:
        """Ask it to end; False if it had to be killed after all."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
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


def _wait_a_moment(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(0.1)
    except subprocess.TimeoutExpired:
        return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
