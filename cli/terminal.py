"""Where a command works and how it answers: sentences for people, JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import typer

from corpora.refusal import Refusal
from words import LANGUAGES, Words, number, refused, spoken

if TYPE_CHECKING:
    from uuid import UUID

    from actions.workspace import Desk, Workspace
    from coding.codings import Coder


@dataclass
class Terminal:
    """One run of one command. The workspace is opened when it is first needed, and closed at the end."""

    database: str | None
    project: str | None
    language: str
    as_json: bool
    acting: str | None = None
    _opened: "list[Workspace]" = field(default_factory=list)

    def words(self) -> Words:
        """The sentences of the language that was asked for; refuses `language-unknown`."""
        if self.language not in LANGUAGES:
            asked, self.language = self.language, LANGUAGES[0]
            raise Refusal("language-unknown", language=asked, known=", ".join(LANGUAGES))
        return spoken(self.language)

    @cached_property
    def workspace(self) -> "Workspace":
        """The database at `--database`, or the one the app uses; with `--as` under the rights of that account."""
        from actions.workspace import open_workspace

        self._opened.append(open_workspace(self.database, trusted=self.acting is None))
        return self._opened[0]

    def desk(self, coder: str | None = None) -> "Desk":
        """The project that is meant, with a coder who joins where needed."""
        from actions.workspace import Desk, join, project_named, projects

        if self.project is not None:
            found = project_named(self.workspace, self.project)
        else:
            known = projects(self.workspace)
            if not known:
                raise Refusal("no-project")
            if len(known) > 1:
                raise Refusal("projects-several", known=", ".join(project.name for project in known))
            found = known[0]
        if self.acting is not None:
            return self._own_desk(found.id, coder)
        desk = Desk(self.workspace, found.id)
        return Desk(self.workspace, found.id, join(desk, coder).id) if coder else desk

    def sit(self, desk: "Desk", coder: "Coder") -> "Desk":
        """The desk of somebody who joined before; with `--as` one can only be oneself."""
        from dataclasses import replace

        if self.acting is not None and desk.coder_id != coder.id:
            raise Refusal("not-allowed")
        return replace(desk, coder_id=coder.id)

    def _own_desk(self, project_id: "UUID", coder: str | None) -> "Desk":
        from actions.accounts import account_named
        from actions.team import enter
        from cli.finding import coder_named

        desk = enter(self.workspace, account_named(self.workspace, self.acting or ""), project_id)
        if desk is None:
            raise Refusal("not-allowed")
        return self.sit(desk, coder_named(desk, coder)) if coder else desk

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence; whole numbers in it are written as the language does, `n` is left to choose the plural."""
        shown = {name: self.number(fact) if type(fact) is int and name != "n" else fact for name, fact in facts.items()}
        return self.words()(key, **shown)

    def number(self, value: float | None, decimals: int = 0) -> str:
        """A number for people; a dash where there is none."""
        return "–" if value is None else number(value, decimals, language=self.language)

    def answer(self, value: object, *lines: str) -> None:
        """The value to a program that asked for JSON, the lines to a person."""
        if self.as_json:
            typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
            return
        for line in lines:
            typer.echo(line)

    def sentence(self, refusal: Refusal) -> str:
        """What is refused, as people read it."""
        return refused(self.words(), refusal.code, refusal.facts)

    def refuse(self, refusal: Refusal, **rest: Any) -> None:
        """One sentence on stderr; with `--json` the code and the sentence on stdout as well."""
        message = self.sentence(refusal)
        if self.as_json:
            self.answer({**rest, "refused": refusal.code, "message": message})
        typer.echo(message, err=True)

    def close(self) -> None:
        """Give the database back."""
        for workspace in self._opened:
            workspace.database.close()


def table(rows: Sequence[tuple[str, ...]], *, right: tuple[int, ...] = ()) -> list[str]:
    """Lines in columns; the columns in `right` are aligned to the right, as numbers are."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
