"""How much of a document is about what: its words by unit, and which references each of its codings is near."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from coding.codings import Coding
from coding.columns import Columned, Columns, Numbers
from coding.referring import Group, groups_at
from corpora.boards import Reference
from corpora.spans import Span

Unit = tuple[str, str]  # what is counted in, by name, and its group
About = Sequence[tuple[Reference, Group]]


@dataclass(frozen=True, slots=True)
class Talk:
    """A document as far as counting needs it; `text` only where a reference is about a part of it."""

    name: str
    words: int
    text: str = ""


def is_whole(about: About) -> bool:
    """Whether everything is about the document as a whole."""
    return all(reference.span is None for reference, _ in about)


def words_of(talk: Talk, about: About, units: Mapping[str, Unit]) -> dict[Unit, float]:
    """The words of each unit, in the order in which they are spoken of; a place about two groups counts in both."""
    found: dict[Unit, float] = defaultdict(float)
    for names, n in _stretches(talk, about):
        for name in names:
            found[units.get(name, (talk.name, name))] += n
    return dict(found)


def units_of(groups: Iterable[Group], talk: Talk, units: Mapping[str, Unit]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(units.get(group.name, (talk.name, group.name)) for group in groups))


def kinds_of(
    codings: Sequence[Coding], columns: Columns, about: About, columned: Columned
) -> tuple[Numbers, list[tuple[Group, ...]]]:
    """A number for each coding, by which it has its groups: codings that are near the same references have the same
    number, in the order in which these are met."""
    if is_whole(about):
        return np.zeros(len(codings), np.int64), [groups_at(Span(0, 1), about)]
    near = _nearness(columns, about, columned)
    rows, width = near.tobytes(), near.shape[1]
    known: dict[bytes, int] = {}
    numbers = [known.setdefault(rows[at : at + width], len(known)) for at in range(0, len(rows), width)]
    kinds = np.array(numbers, np.int64)
    groups = []
    for first in np.unique(kinds, return_index=True)[1].tolist():
        there = [each for each, value in zip(about, near[first].tolist(), strict=True) if value]
        groups.append(groups_at(codings[first].span, there, codings[first].code_id))
    return kinds, groups


def _nearness(columns: Columns, about: About, columned: Columned) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """A row per coding and a column per reference: 0 has nothing to do with it, 1 shares text, 2 covers it."""
    start, end, code = (column.reshape(-1, 1) for column in (columns.start, columns.end, columns.code))
    begins, ends = _bounds(about)
    shares, covers = (start < ends) & (begins < end), (begins <= start) & (end <= ends)
    for n, (reference, _) in enumerate(about):
        if reference.coding_id is not None:  # only of that coding, and of its twins
            own = columned.number(reference.code_id) if reference.code_id else -1
            shares[:, n] &= (start == begins[n])[:, 0] & (end == ends[n])[:, 0] & (code == own)[:, 0]
    return np.ascontiguousarray(shares.astype(np.uint8) * (1 + covers.astype(np.uint8)))


def _bounds(about: About) -> tuple[Numbers, Numbers]:
    """Where references begin and end; the whole is everywhere."""
    spans = [reference.span for reference, _ in about]
    begins = np.array([span.start if span else 0 for span in spans], np.int64)
    return begins, np.array([span.end if span else np.iinfo(np.int64).max for span in spans], np.int64)


def _stretches(talk: Talk, about: About) -> Iterator[tuple[list[str], int]]:
    """The document cut where references begin and end: of each piece what it is about, and its words.

    A place that is about two groups counts in both.
    """
    if is_whole(about):
        yield list(dict.fromkeys(group.name for _, group in about)), talk.words
        return
    begins, ends = _bounds(about)
    cuts = sorted(
        {0, len(talk.text), *(end for each, _ in about if each.span for end in (each.span.start, each.span.end))}
    )
    for start, end in pairwise(cuts):
        near = np.flatnonzero((begins < end) & (start < ends)).tolist()
        groups = groups_at(Span(start, end), [about[n] for n in near])
        yield [group.name for group in groups], _words(talk.text, start, end)


def _words(text: str, start: int, end: int) -> int:
    """The words that begin between these places."""
    cut = 0 < start < len(text) and not (text[start - 1].isspace() or text[start].isspace())
    return len(text[start:end].split()) - cut
