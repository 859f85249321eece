"""Who says what was coded, and how often codes occur by an attribute of who talks.

Who talks is not what is talked about: a group of boards that somebody belongs to stands beside the group that they talk
about (`coding.referring`), and never in its place.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from codebooks.codebook import Codebook
from coding.codings import Coding
from coding.counting import Tally, tallied
from corpora.participants import Turn

Turns = Mapping[UUID, Sequence[Turn]]


@dataclass(frozen=True, slots=True)
class ValueCount:
    """Of one code or category among participants with one value of an attribute.

    `participants` of them said something with this code, out of `of` who have this value and speak anywhere.
    """

    value: str
    participants: int
    of: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class SpokenRow:
    """One code or category by who talks; a fragment over the turns of two people counts with both.

    `unsaid` are the codings outside any turn, or by somebody without this attribute.
    """

    id: UUID
    category_id: UUID | None
    label: str
    by_value: tuple[ValueCount, ...]
    unsaid: Tally


def said_by(codings: Iterable[Coding], turns: Turns) -> dict[UUID, tuple[tuple[UUID, str], ...]]:
    """By coding id the (document, label) of everybody whose turns it shares text with; turns in reading order."""
    ends = {document_id: [turn.span.end for turn in some] for document_id, some in turns.items()}
    return {
        coding.id: tuple(
            dict.fromkeys(
                (coding.document_id, label)
                for label in _labels(coding, turns.get(coding.document_id, ()), ends.get(coding.document_id, []))
            )
        )
        for coding in codings
    }


def _labels(coding: Coding, turns: Sequence[Turn], ends: Sequence[int]) -> Iterable[str]:
    place = bisect_right(ends, coding.span.start)
    while place < len(turns) and turns[place].span.start < coding.span.end:
        yield turns[place].label
        place += 1


def spoken_table(
    codebook: Codebook,
    codings: Sequence[Coding],
    turns: Turns,
    people: Mapping[tuple[UUID, str], tuple[UUID, str]],
) -> tuple[SpokenRow, ...]:
    """A row per category followed by its codes; `people` says of a (document, label) who it is and their value.

    An empty value is none. Values stand in the order of most participants, then by name.
    """
    of: dict[str, set[UUID]] = defaultdict(set)
    for participant_id, value in people.values():
        if value:
            of[value].add(participant_id)
    values = sorted(of, key=lambda value: (-len(of[value]), value.casefold()))
    known = {label: person for label, person in people.items() if person[1]}
    spoken = {
        coding_id: [known[label] for label in labels if label in known]
        for coding_id, labels in said_by(codings, turns).items()
    }
    marks: dict[UUID, list[Coding]] = defaultdict(list)
    for coding in codings:
        marks[coding.code_id].append(coding)
    table = _Table([(value, len(of[value])) for value in values], spoken)
    rows: list[SpokenRow] = []
    for category, codes in codebook.tree():
        if category:
            together = [coding for code in codes for coding in marks[code.id]]
            rows.append(table.row(category.id, category.id, category.name, together))
        at = category.id if category else None
        rows += [table.row(code.id, at, code.name, marks[code.id]) for code in codes]
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Table:
    """The values with their N, and by coding id who says it with which value."""

    columns: Sequence[tuple[str, int]]
    spoken: Mapping[UUID, Sequence[tuple[UUID, str]]]

    def row(self, row_id: UUID, category_id: UUID | None, label: str, marks: Sequence[Coding]) -> SpokenRow:
        by_value: dict[str, list[Coding]] = defaultdict(list)
        who: dict[str, set[UUID]] = defaultdict(set)
        for coding in marks:
            for value in dict.fromkeys(value for _, value in self.spoken[coding.id]):
                by_value[value].append(coding)
            for participant_id, value in self.spoken[coding.id]:
                who[value].add(participant_id)
        counts = (ValueCount(each, len(who[each]), of, tallied(by_value[each])) for each, of in self.columns)
        unsaid = tallied(coding for coding in marks if not self.spoken[coding.id])
        return SpokenRow(row_id, category_id, label, tuple(counts), unsaid)
