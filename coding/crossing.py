"""Codes crossed with what stands beside them: documents, speakers, board groups or parts; counts and words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from codebooks.codebook import Codebook
from coding.codings import Coding
from coding.counting import Tally, tallied

NOTHING = Tally(0, 0, 0, ())

Places = Mapping[UUID, Sequence[str]]


@dataclass(frozen=True, slots=True)
class CrossedRow:
    """One code or category; of a category `category_id` is its own id. A cell for each column, in their order.

    `raised` is False in a column where nothing of the whole category stands: then a zero means "not raised".
    """

    id: UUID
    category_id: UUID | None
    whole: Tally
    cells: tuple[Tally, ...]
    raised: tuple[bool, ...]

    @property
    def is_category(self) -> bool:
        return self.id == self.category_id


def crossed(codebook: Codebook, codings: Sequence[Coding], places: Places, columns: Sequence[str]) -> list[CrossedRow]:
    """A row per category followed by its codes, as `coding.counting.count_table` orders and counts them.

    `places` are the columns that each coding counts in, by its id: none, one or several.
    """
    marks: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in codings:
        marks[coding.code_id].append(coding)
    rows = []
    for category, codes in codebook.tree():
        together = [coding for code in codes for coding in marks[code.id]]
        within = _by_column(together, places)
        if category:
            rows.append(_row(category.id, category.id, together, within, within, columns))
        for code in codes:
            own = _by_column(marks[code.id], places)
            around = within if category else own
            rows.append(_row(code.id, category.id if category else None, marks[code.id], own, around, columns))
    return rows


def _row(
    row_id: UUID,
    category_id: UUID | None,
    marks: Sequence[Coding],
    own: Mapping[str, Sequence[Coding]],
    around: Mapping[str, Sequence[Coding]],
    columns: Sequence[str],
) -> CrossedRow:
    cells = tuple(tallied(own[column]) if column in own else NOTHING for column in columns)
    return CrossedRow(row_id, category_id, tallied(marks), cells, tuple(column in around for column in columns))


def _by_column(codings: Sequence[Coding], places: Places) -> Mapping[str, Sequence[Coding]]:
    found: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        for column in dict.fromkeys(places.get(coding.id, ())):
            found[column].append(coding)
    return found
