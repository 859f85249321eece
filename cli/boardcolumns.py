"""Which columns of a board list are meant, as typed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cli.files import read_file

if TYPE_CHECKING:
    from corpora.aggregating import Rule
    from corpora.boardlists import Choice
    from corpora.tables import Table


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by name, names given to columns that have none (`a;b;c`), and rules by which schools become boards."""

    key: str = ""
    name: str = ""
    group: str = ""
    given: str = ""
    rules: tuple[str, ...] = ()
    sheet: str = ""

    def read(self, file: Path) -> tuple[Table, Choice]:
        """What is understood of a file."""
        from corpora.boardlists import read_table

        table = read_table(file.name, read_file(file), self.sheet, header=not self.given, names=self.names())
        return self.applied(table)

    def names(self) -> tuple[str, ...]:
        """The names given, in the order of the columns."""
        return tuple(name.strip() for name in self.given.split(";")) if self.given else ()

    def as_rules(self) -> tuple[Rule, ...]:
        """Refuses a rule that can't be read."""
        from corpora.aggregating import rule_of

        return tuple(rule_of(rule) for rule in self.rules)

    def applied(self, table: Table) -> tuple[Table, Choice]:
        """The table, by rules if there are any, and its columns: those that are named, else those that look like it."""
        from corpora.boardlists import Choice, as_boards, proposed

        for column in filter(None, (self.key, self.name, self.group)):
            table.column(column)
        guess = proposed(table)
        choice = Choice(self.key or guess.key, self.name or guess.name, self.group or guess.group)
        return as_boards(table, choice, self.as_rules()) if self.rules else (table, choice)
