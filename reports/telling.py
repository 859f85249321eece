"""What every part of a report is written from: the findings, the choices, the words, and what all parts need."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from coding.counting import CountRow
from coding.referring import Group
from coding.withholding import NOTHING, Withheld, column_of
from reports.choices import Choices
from reports.findings import Findings, counts
from reports.hiding import kept_out
from reports.manuscript import Manuscript
from words import Words, number, spoken


@dataclass(frozen=True, slots=True)
class Telling:
    """A report that is being written. `hidden` are the cells that stay out of what is published."""

    findings: Findings
    choices: Choices
    text: Manuscript
    words: Words
    rows: Sequence[CountRow]
    hidden: Withheld

    def count(self, n: int) -> str:
        """A whole number as the report's language writes it."""
        return number(n, language=self.words.language)

    def hides(self, row_id: UUID, group: Group) -> bool:
        return (row_id, column_of(group)) in self.hidden.cells

    @property
    def left_out(self) -> str:
        """What stands where a number is hidden."""
        return self.words("report-hidden", least=self.findings.least_boards)


def telling(findings: Findings, choices: Choices, text: Manuscript) -> Telling:
    """With the counts made once, and what has to be hidden found in them."""
    rows = counts(findings)
    hidden = kept_out(findings, rows) if choices.publication else NOTHING
    return Telling(findings, choices, text, spoken(findings.language), rows, hidden)
