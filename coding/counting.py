"""How often codes and categories occur, over all documents and per board group: the joint display's numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from codebooks.codebook import Codebook, Direction
from coding.codings import Coding
from coding.referring import Group, about, documents_about, groups_of
from coding.runs import runs, words_in_run
from corpora.boards import Board, BoardList, Reference

PROMOTING = frozenset({Direction.PROMOTING, Direction.BOTH})
HINDERING = frozenset({Direction.HINDERING, Direction.BOTH})


@dataclass(frozen=True, slots=True)
class Tally:
    """Documents, fragments and words of some codings, and the codings themselves.

    A fragment is a stretch of codings that overlap, whoever made them: two coders who mark the same text make one
    fragment, not two. `words` counts the marked text once. A second coder is agreement, not extra n.
    """

    documents: int
    fragments: int
    words: int
    coding_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Fragments by the way the factor works; one that works both ways counts on both sides."""

    promoting: int
    hindering: int


@dataclass(frozen=True, slots=True)
class GroupCount:
    """Of one code or category in one board group; `of` is N, the documents that refer to the group.

    `structural_zero`: nothing of the whole category occurs in this group. Then a zero means "not raised", not "absent".
    """

    group: Group
    of: int
    tally: Tally
    balance: Balance
    structural_zero: bool


@dataclass(frozen=True, slots=True)
class CountRow:
    """One code or category; `of` is N, all documents. A category counts what any of its codes marks.

    A category's fragments and words can be fewer than the sum of its codes', because codes overlap.
    """

    id: UUID
    category_id: UUID | None
    label: str
    of: int
    tally: Tally
    balance: Balance
    by_coder: Mapping[UUID, Tally]
    by_group: tuple[GroupCount, ...]


def tallied(codings: Iterable[Coding]) -> Tally:
    """Count documents, distinct fragments and the words in them; O(n log n)."""
    ids, by_document = [], defaultdict(list)
    for coding in codings:
        ids.append(coding.id)
        by_document[coding.document_id].append(coding)
    found = [run for marks in by_document.values() for run in runs(marks)]
    return Tally(len(by_document), len(found), sum(map(words_in_run, found)), tuple(ids))


def count_table(
    codebook: Codebook,
    codings: Sequence[Coding],
    references: Sequence[Reference] = (),
    *,
    documents: int,
    lists: Sequence[BoardList] = (),
    boards: Sequence[Board] = (),
) -> tuple[CountRow, ...]:
    """A row per category followed by its codes, in codebook order; a category's `category_id` is its own id.

    A code in several categories has a row in each, and counts in the row of each. `documents` is N. A coding without a
    direction takes its code's. Codings of other codes are left out.
    """
    whole = documents_about(references, boards)
    direction = {code.id: code.direction for code in codebook.codes}
    marks: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in codings:
        marks[coding.code_id].append(coding)
    groups = about(codings, references, boards)
    columns = [(group, len(whole.get(group, ()))) for group in groups_of(lists)]
    table = _Table(documents, columns, groups, direction)
    rows: list[CountRow] = []
    for category, codes in codebook.tree():
        together = [coding for code in codes for coding in marks[code.id]]
        if category:
            rows.append(table.row(category.id, category.id, category.name, together, together))
        for code in codes:
            category_marks = together if category else marks[code.id]
            rows.append(
                table.row(code.id, category.id if category else None, code.name, marks[code.id], category_marks)
            )
    return tuple(rows)


def counted_often(rows: Iterable[CountRow]) -> tuple[str, ...]:
    """Names of the codes that stand in several of these categories, so that their sum counts them more than once."""
    times = Counter((row.id, row.label) for row in rows)
    return tuple(label for (_, label), n in times.items() if n > 1)


@dataclass(frozen=True, slots=True)
class _Table:
    of: int
    columns: Sequence[tuple[Group, int]]
    groups: Mapping[UUID, tuple[Group, ...]]
    direction: Mapping[UUID, Direction | None]

    def row(
        self, row_id: UUID, category_id: UUID | None, label: str, marks: Sequence[Coding], category: Sequence[Coding]
    ) -> CountRow:
        by_coder: dict[UUID, list[Coding]] = defaultdict(list)
        for coding in marks:
            by_coder[coding.coder_id].append(coding)
        raised = {group for coding in category for group in self.groups[coding.id]}
        whole = tallied(marks)
        return CountRow(
            row_id,
            category_id,
            label,
            self.of,
            whole,
            self._balance(marks),
            {coder_id: whole if len(by_coder) == 1 else tallied(some) for coder_id, some in by_coder.items()},
            tuple(self._in_group(group, of, marks, structural_zero=group not in raised) for group, of in self.columns),
        )

    def _in_group(self, group: Group, of: int, marks: Sequence[Coding], *, structural_zero: bool) -> GroupCount:
        here = [coding for coding in marks if group in self.groups[coding.id]]
        return GroupCount(group, of, tallied(here), self._balance(here), structural_zero)

    def _balance(self, marks: Sequence[Coding]) -> Balance:
        ways = [(coding, coding.direction or self.direction[coding.code_id]) for coding in marks]
        return Balance(
            tallied(coding for coding, way in ways if way in PROMOTING).fragments,
            tallied(coding for coding, way in ways if way in HINDERING).fragments,
        )
