"""The terminal as a test uses it: a command, its answer, and what it refused."""

import json
from dataclasses import dataclass
from typing import Any

from typer.testing import CliRunner

from cli.app import app


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
        result = CliRunner().invoke(app, arguments, catch_exceptions=False)
        assert result.exit_code == code, result.output
        return Answer(result.stdout, result.stderr, result.exit_code)

    def json(self, *words: object, code: int = 0) -> Any:
        """The answer as a program gets it."""
        return self(*words, "--json", code=code).value
