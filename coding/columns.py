"""Codings as columns of numbers, made once per document: what every count of a large project starts from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import attrgetter
from threading import Lock
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from codebooks.codebook import Direction
from coding.codings import Coding

Numbers = NDArray[np.int64]
WAYS: tuple[Direction | None, ...] = (None, *Direction)
"""The directions in the order of their numbers."""
_WAY = {way: number for number, way in enumerate(WAYS)}
_CODE, _SPAN, _WAY_OF = attrgetter("code_id.int"), attrgetter("span"), attrgetter("direction")
_START, _END = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Codings in their own order: the number of their code, where they stand, and the number of their way in `WAYS`."""

    code: Numbers
    start: Numbers
    end: Numbers
    way: Numbers

    def __len__(self) -> int:
        return len(self.code)


@dataclass(frozen=True, slots=True, eq=False)
class Columned:
    """The columns of documents, remembered for as long as their codings are the same; safe to share between threads.

    `numbers` tells codes apart, by the number in their id; it only ever grows.
    """

    numbers: defaultdict[int, int] = field(default_factory=lambda: defaultdict(count().__next__))
    _kept: dict[UUID, tuple[Sequence[Coding], Columns]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def of(self, document_id: UUID, codings: Sequence[Coding]) -> Columns:
        """Those of one document, made anew only when any of its codings is another."""
        with self._lock:
            known = self._kept.get(document_id)
            if known is None or (known[0] is not codings and known[0] != codings):
                known = self._kept[document_id] = codings, self._made(codings)
            return known[1]

    def number(self, code_id: UUID) -> int:
        """The number of a code, whether it was met or not."""
        with self._lock:
            return self.numbers[code_id.int]

    def by_number(self, of: Mapping[UUID, int]) -> Numbers:
        """What is known of codes in the order of their numbers; −1 where nothing is."""
        with self._lock:
            made = np.full(len(self.numbers) + 1, -1, np.int64)
            for code_id, value in of.items():
                if (number := self.numbers.get(code_id.int)) is not None:
                    made[number] = value
            return made

    def _made(self, codings: Sequence[Coding]) -> Columns:
        """Attribute by attribute over one document at a time: the fastest way that was found to read many objects."""
        size, spans, ways = len(codings), list(map(_SPAN, codings)), list(map(_WAY_OF, codings))
        none = ways.count(None) == size
        return Columns(
            np.fromiter(map(self.numbers.__getitem__, map(_CODE, codings)), np.int64, size),
            np.fromiter(map(_START, spans), np.int64, size),
            np.fromiter(map(_END, spans), np.int64, size),
            np.zeros(size, np.int64) if none else np.fromiter(map(_WAY.__getitem__, ways), np.int64, size),
        )


def by_document(codings: Sequence[Coding]) -> dict[UUID, list[Coding]]:
    """In whatever order they come; those of one document stay in theirs."""
    found: dict[int, list[Coding]] = {}
    before, some = None, list[Coding]()
    for coding in codings:
        document_id = coding.document_id
        if document_id is not before:
            before, some = document_id, found.setdefault(document_id.int, [])
        some.append(coding)
    return {some[0].document_id: some for some in found.values()}
