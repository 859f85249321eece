"""Which columns of a board list are meant, as typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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

    def names(self) -> tuple[str, ...]:
        """The names given, in the order of the columns."""
        return tuple(name.strip() for name in self.given.split(";")) if self.given else ()

    def as_rules(self) -> tuple[Rule, ...]:
        """Refuses a rule that can't be read."""
        from corpora.aggregating import rule_of

        return tuple(rule_of(rule) for rule in self.rules)

    def applied(self, table: Table) -> tuple[Table, Choice]:
        """The table, by rules if there are any, and its columns: those that are named, else those that look like it."""
        from corpora.aggregating import aggregated
        from corpora.boardlists import Choice, proposed

        for column in filter(None, (self.key, self.name, self.group)):
            table.column(column)
        if self.rules:
            table = aggregated(table, self.key or proposed(table).key, self.as_rules())
        guess = proposed(table)
        known = {column: column for column in table.columns}
        name, group = (known.get(each, "") for each in (self.name, self.group))
        return table, Choice(self.key or guess.key, name or guess.name, group or guess.group)
