"""The terminal as a test uses it: a command, its answer, and what it refused."""

import json
import sys
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from cli.app import app

COMMAND = get_command(app)  # made once: it takes longer than most commands


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed, and its exit code."""

    out: str
    err: str
    code: int

    @property
    def value(self) -> Any:
        """The JSON on standard output."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Shell:
    """A terminal that works in one database and, when named, one project."""

    url: str
    project: str = ""

    def __call__(self, *words: object, code: int = 0) -> Answer:
        """Run a command and insist on its exit code; an exception that gets out is a bug, and is raised."""
        project = ["--project", self.project] if self.project else []
        arguments = [*map(str, words), "--database", self.url, *project]
        with CliRunner().isolation() as (out, err, both):
            try:
                ended = COMMAND.main(args=arguments, prog_name="cli") or 0
            except SystemExit as end:
                ended = end.code or 0
            shown = [stream.getvalue().decode().replace("\r\n", "\n") for stream in _flushed(out, err, both)]
        assert ended == code, shown[2]
        return Answer(shown[0], shown[1], code)

    def json(self, *words: object, code: int = 0) -> Any:
        """The answer as a program gets it."""
        return self(*words, "--json", code=code).value


def _flushed(*streams: BytesIO) -> tuple[BytesIO, ...]:
    sys.stdout.flush()
    sys.stderr.flush()
    return streams
