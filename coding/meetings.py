"""Where codes meet: stretches of text that carry both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from coding.codings import Coding
from coding.runs import Run, common, meeting, runs
from corpora.spans import Span


@dataclass(frozen=True, slots=True)
class Place:
    """One unbroken stretch of a document that carries two codes, with the codings (of either) that share it."""

    document_id: UUID
    span: Span
    coding_ids: tuple[UUID, ...]


def places(marks: Mapping[str, Iterable[Coding]]) -> dict[tuple[str, str], list[Place]]:
    """For every two names in `marks`, in that order, the places where both stand; pairs that never meet are left out.

    The marks of all coders under one name are taken together first, so a place counts once however many coders marked
    it and into however many pieces they cut it.
    """
    order = {name: place for place, name in enumerate(marks)}
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for document_id, named in _by_document(marks).items():
        for one, other in meeting(named, named):
            if order[one.name] < order[other.name]:
                found[one.name, other.name].append(_place(document_id, one.run, other.run))
    return dict(sorted(found.items(), key=lambda item: (order[item[0][0]], order[item[0][1]])))


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    run: Run

    @property
    def span(self) -> Span:
        return self.run.span


def _by_document(marks: Mapping[str, Iterable[Coding]]) -> dict[UUID, list[_Named]]:
    """Per document the runs of every name, in reading order."""
    apart: dict[UUID, dict[str, list[Coding]]] = defaultdict(lambda: defaultdict(list))
    for name, codings in marks.items():
        for coding in codings:
            apart[coding.document_id][name].append(coding)
    return {
        document_id: sorted(
            (_Named(name, run) for name, codings in names.items() for run in runs(codings, touching=True)),
            key=lambda named: named.span,
        )
        for document_id, names in apart.items()
    }


def _place(document_id: UUID, one: Run, other: Run) -> Place:
    span = Span(max(one.span.start, other.span.start), min(one.span.end, other.span.end))
    sharing = [coding.id for run in (one, other) for coding in run.codings if common(coding.span, span)]
    return Place(document_id, span, tuple(dict.fromkeys(sharing)))
