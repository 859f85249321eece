"""Everything a report is made of, as one value; nothing in `reports` looks anything up elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from codebooks.codebook import Codebook, Theme
from coding.codings import Coder, Coding, Relation
from coding.comparing import Comparison
from coding.counting import CountRow, count_table
from coding.measured import Snapshot
from coding.memos import Memo
from coding.networks import Network
from coding.referring import Group, about
from coding.resampling import Interval
from coding.smallcells import LEAST_BOARDS
from corpora.boards import Board, BoardList, Reference
from corpora.documents import Document, Segment
from corpora.participants import Participant
from corpora.parts import Part
from corpora.refusal import Refusal
from reports.displays import Kept, Laid


@dataclass(frozen=True, slots=True)
class Rounded:
    """A round of coding, over how many documents, and by how many coders."""

    name: str
    blind: bool
    documents: int
    coders: int


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha over all codes at once, of everybody who coded, on `units` sentences."""

    value: float
    units: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Findings:
    """One project at one revision, as its report needs it.

    `generated_on` is the caller's date, so the same findings give the same bytes. `texts` and `segments` are by
    document id, `positions` by node id, `memo_subjects` (kind and name) by memo id.
    `settled` are the codings for which consensus speaks: they can be quoted, and do not count besides it.
    `least_boards` are behind every number that is published. `codebook_revision` and its day are those of the last
    change in the codebook.
    `network` is what the `overview` and the table of meetings are drawn from; `drawings` were kept by people. Of
    `small_relations` nothing is counted in what is published, and of `small_quotes` it is not told where they stand.
    """

    project: str
    revision: int
    language: str
    generated_on: date
    version: str
    documents: tuple[Document, ...]
    texts: Mapping[UUID, str]
    segments: Mapping[UUID, tuple[Segment, ...]]
    coders: tuple[Coder, ...]
    codebook: Codebook
    codings: tuple[Coding, ...]
    network: Network
    themes: tuple[Theme, ...] = ()
    relations: tuple[Relation, ...] = ()
    lists: tuple[BoardList, ...] = ()
    boards: tuple[Board, ...] = ()
    references: tuple[Reference, ...] = ()
    parts: tuple[Part, ...] = ()
    participants: tuple[Participant, ...] = ()
    comparison: Comparison | None = None
    memos: tuple[Memo, ...] = ()
    memo_subjects: Mapping[UUID, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    settled: frozenset[UUID] = frozenset()
    displays: tuple[Laid, ...] = ()
    overview: bool = True
    drawings: tuple[Kept, ...] = ()
    small_relations: frozenset[UUID] = frozenset()
    small_quotes: frozenset[UUID] = frozenset()
    rounds: tuple[Rounded, ...] = ()
    snapshots: tuple[Snapshot, ...] = ()
    alpha: Alpha | None = None
    codebook_revision: int = 0
    codebook_day: date | None = None
    least_boards: int = LEAST_BOARDS

    @property
    def counted(self) -> tuple[Coding, ...]:
        """The codings that numbers are made of."""
        return tuple(coding for coding in self.codings if coding.id not in self.settled)

    def document(self, document_id: UUID) -> Document:
        return next(document for document in self.documents if document.id == document_id)

    def coder(self, coder_id: UUID) -> Coder:
        return next(coder for coder in self.coders if coder.id == coder_id)


def counts(findings: Findings) -> tuple[CountRow, ...]:
    """The same rows as on screen: every category with its codes, out of all documents."""
    return count_table(
        findings.codebook,
        findings.counted,
        findings.references,
        documents=len(findings.documents),
        lists=findings.lists,
        boards=findings.boards,
    )


def group_name(findings: Findings, group: Group) -> str:
    """The group's own word, with its list's name where there are several lists."""
    if len(findings.lists) < 2:
        return group.name
    lists = {board_list.id: board_list.name for board_list in findings.lists}
    return f"{group.name} · {lists[group.list_id]}"


def group_names(findings: Findings) -> dict[UUID, tuple[str, ...]]:
    """By coding id the names of the board groups it is about."""
    groups = about(findings.codings, findings.references, findings.boards)
    return {coding: tuple(group_name(findings, group) for group in found) for coding, found in groups.items()}


def verified(findings: Findings) -> Findings:
    """The same findings, once every quote has been found word for word at its place in its document."""
    for coding in findings.codings:
        if findings.texts[coding.document_id][coding.span.start : coding.span.end] != coding.quote:
            name = findings.document(coding.document_id).name
            raise Refusal("report-quote-mismatch", document=name, start=coding.span.start, end=coding.span.end)
    return findings
