"""Two coders on the same documents: agreement per code, and the list of what differs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from uuid import UUID

import numpy as np

from coding.agreement import NEVER_USED, Coefficient, Counts, cohens_kappa, crossed, percent_agreement, pooled_kappa
from coding.codings import Coding
from coding.differing import Difference as Difference
from coding.differing import DifferenceKind as DifferenceKind
from coding.differing import differences
from coding.sentences import HALF, Bounds, carried
from coding.unitizing import Continuum, Unit, characters, marked, u_alpha
from corpora.spans import Span


@dataclass(frozen=True, slots=True)
class DocumentUnits:
    """What of a document is compared: all `length` characters, and its sentences in reading order, not overlapping."""

    length: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """Agreement on one code. kappa and percent are on sentences, u_alpha and the four counts on characters.

    A code that neither coder used has no coefficients, reason `never-used`: agreeing on nothing proves nothing.
    """

    code_id: UUID
    kappa: Coefficient
    percent: Coefficient
    u_alpha: Coefficient
    both: int
    only_first: int
    only_second: int
    neither: int
    fragments_first: int
    fragments_second: int


@dataclass(frozen=True, slots=True)
class Overall:
    """Agreement over all codes that a coder used: every code on every sentence is one decision.

    kappa is pooled (De Vries et al. 2008: mean observed and mean expected agreement), percent is the mean over codes.
    There is no u-alpha here: codes overlap, so together they are no partition of the text.
    """

    kappa: Coefficient
    percent: Coefficient


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two coders compared over `document_ids`; codes in the order asked for, differences worst first."""

    first_id: UUID
    second_id: UUID
    document_ids: tuple[UUID, ...]
    sentences: int
    characters: int
    codes: tuple[CodeAgreement, ...]
    differences: tuple[Difference, ...]
    overall: Overall


@dataclass(frozen=True, slots=True)
class _Line:
    """The documents laid end to end: where each begins, how long all are, and all sentences."""

    begins: dict[UUID, int]
    length: int
    sentences: Bounds


def compared(
    first: UUID,
    second: UUID,
    codings: Sequence[Coding],
    texts: Mapping[UUID, DocumentUnits],
    codes: Sequence[UUID],
    *,
    share: float = HALF,
) -> Comparison:
    """Compare two coders on the documents in `texts` and on `codes`; other coders, documents and codes are left out.

    A coder without codings counts as one who read everything and marked nothing: leave out what was never opened.
    `share` is the rule of `carried`. Cost: O(n log n) in codings and sentences.
    """
    line = _laid(texts)
    chosen = _chosen({first, second}, codings, texts, codes)
    marks: dict[tuple[UUID, UUID], list[Coding]] = defaultdict(list)
    for coding in chosen:
        marks[coding.coder_id, coding.code_id].append(coding)
    rows = [_agreement(code, marks[first, code], marks[second, code], line, share) for code in codes]
    return Comparison(
        first,
        second,
        tuple(texts),
        sentences=len(line.sentences),
        characters=line.length,
        codes=tuple(row for row, _ in rows),
        differences=tuple(differences(first, second, chosen)),
        overall=_overall([table for row, table in rows if row.kappa.reason != NEVER_USED]),
    )


def _laid(texts: Mapping[UUID, DocumentUnits]) -> _Line:
    begins = dict(zip(texts, accumulate((text.length for text in texts.values()), initial=0), strict=False))
    sentences = [
        (begin + sentence.start, begin + sentence.end)
        for begin, text in zip(begins.values(), texts.values(), strict=True)
        for sentence in text.sentences
    ]
    return _Line(begins, sum(text.length for text in texts.values()), np.array(sentences, dtype=np.intp).reshape(-1, 2))


def _chosen(
    coders: set[UUID], codings: Iterable[Coding], texts: Mapping[UUID, DocumentUnits], codes: Sequence[UUID]
) -> list[Coding]:
    """The codings that are compared, in the order of the documents and codes asked for."""
    order = {code: place for place, code in enumerate(codes)}
    documents = {document_id: place for place, document_id in enumerate(texts)}
    chosen = [c for c in codings if c.coder_id in coders and c.document_id in documents and c.code_id in order]
    if any(coding.span.end > texts[coding.document_id].length for coding in chosen):
        raise ValueError("a coding runs past the end of its document")
    return sorted(chosen, key=lambda c: (documents[c.document_id], order[c.code_id], c.span, str(c.id)))


def _on_line(codings: Iterable[Coding], line: _Line) -> tuple[Unit, ...]:
    """The marks of one coder and one code on the long line; marks of two documents never join."""
    by_document: dict[UUID, list[Span]] = defaultdict(list)
    for coding in codings:
        by_document[coding.document_id].append(coding.span)
    return tuple(
        Unit(Span(unit.span.start + line.begins[document_id], unit.span.end + line.begins[document_id]))
        for document_id, spans in by_document.items()
        for unit in marked(spans)
    )


def _agreement(
    code: UUID, first: Sequence[Coding], second: Sequence[Coding], line: _Line, share: float
) -> tuple[CodeAgreement, Counts]:
    """The row of one code, and its table of sentences."""
    mine, theirs = _on_line(first, line), _on_line(second, line)
    table = _crossed(mine, theirs, line.sentences, share)
    text = characters(mine, theirs, line.length)
    unused = Coefficient(None, 0, NEVER_USED) if not (first or second) else None
    row = CodeAgreement(
        code,
        kappa=unused or cohens_kappa(table),
        percent=unused or percent_agreement(table),
        u_alpha=unused or u_alpha([Continuum(line.length, (mine, theirs))]),
        both=int(text[1, 1]),
        only_first=int(text[1, 0]),
        only_second=int(text[0, 1]),
        neither=int(text[0, 0]),
        fragments_first=len(first),
        fragments_second=len(second),
    )
    return row, table


def _crossed(mine: Sequence[Unit], theirs: Sequence[Unit], sentences: Bounds, share: float) -> Counts:
    if not mine and not theirs:  # most codes of a long codebook: nobody marked a sentence
        return np.array([[len(sentences), 0], [0, 0]], dtype=np.float64)
    return crossed(carried(mine, sentences, share), carried(theirs, sentences, share), codes=2)


def _overall(tables: Sequence[Counts]) -> Overall:
    if not tables:
        return Overall(Coefficient(None, 0, NEVER_USED), Coefficient(None, 0, NEVER_USED))
    return Overall(pooled_kappa(tables), percent_agreement(sum(tables[1:], tables[0])))
