"""How often codes and categories occur, over all documents and per board group: the joint display's numbers."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from uuid import UUID

from codebooks.codebook import Codebook, Direction
from coding.codings import Coding
from coding.referring import Group, about, documents_about, groups_of
from coding.runs import runs, words_in_run
from corpora.boards import Board, BoardList, Reference

PROMOTING = frozenset({Direction.PROMOTING, Direction.BOTH})
HINDERING = frozenset({Direction.HINDERING, Direction.BOTH})
_STANDS = attrgetter("document_id.int", "span.start", "span.end")


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


def fragments_in(codings: Iterable[Coding]) -> int:
    """Into how many distinct stretches of text these fall; the words in them are left alone."""
    found, document, reached = 0, -1, -1
    for here, start, end in sorted(map(_STANDS, codings)):
        found += here != document or start >= reached
        reached = max(reached, end) if here == document else end
        document = here
    return found


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
        raised = table.raised(together)
        if category:
            rows.append(table.row(category.id, category.id, category.name, together, raised))
        for code in codes:
            here = raised if category else table.raised(marks[code.id])
            rows.append(table.row(code.id, category.id if category else None, code.name, marks[code.id], here))
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

    def raised(self, marks: Iterable[Coding]) -> frozenset[Group]:
        """The groups of which any of these speaks."""
        return frozenset(chain.from_iterable({self.groups[coding.id] for coding in marks}))

    def row(
        self, row_id: UUID, category_id: UUID | None, label: str, marks: Sequence[Coding], raised: Collection[Group]
    ) -> CountRow:
        by_coder: dict[UUID, list[Coding]] = defaultdict(list)
        for coding in marks:
            by_coder[coding.coder_id].append(coding)
        of_group: dict[Group, list[Coding]] = defaultdict(list)
        for coding in marks:
            for group in self.groups[coding.id]:
                of_group[group].append(coding)
        whole = tallied(marks)
        return CountRow(
            row_id,
            category_id,
            label,
            self.of,
            whole,
            self._balance(marks),
            {who: whole if len(by_coder) == 1 else tallied(codings) for who, codings in by_coder.items()},
            tuple(
                GroupCount(group, of, tallied(here), self._balance(here), group not in raised)
                for group, of in self.columns
                for here in [of_group.get(group, [])]
            ),
        )

    def _balance(self, marks: Sequence[Coding]) -> Balance:
        ways = [(coding, coding.direction or self.direction[coding.code_id]) for coding in marks]
        return Balance(
            fragments_in(coding for coding, way in ways if way in PROMOTING),
            fragments_in(coding for coding, way in ways if way in HINDERING),
        )
