"""Is everything as it should be? Every quote against its text, every log row against its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from actions.workspace import Desk
from corpora.documents import Document
from corpora.parts import Part, by_document, overlapping
from store import checking as kept
from store import codings as kept_codings
from store import documents as kept_documents
from store import parts as kept_parts


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: `quote`, `log`, `text` or `part`, and the row it is about."""

    kind: str
    subject_kind: str
    subject: UUID


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what was wrong; of the codings, as many as may be seen are told."""

    documents: int
    codings: int
    changes: int
    faults: tuple[Fault, ...]


def check(desk: Desk) -> Checked:
    """Read everything back: quotes, texts and the log. O(size of the project)."""
    with desk.workspace.database.reading() as connection:
        texts = kept_documents.texts(connection, desk.project_id)
        codings = kept_codings.codings(connection, desk.project_id)
        faults = [
            Fault("quote", "coding", coding.id)
            for coding in codings
            if texts[coding.document_id][coding.span.start : coding.span.end] != coding.quote
        ]
        altered = kept_documents.altered(connection, desk.project_id)
        faults += _text_faults(kept_documents.documents(connection, desk.project_id), texts, altered)
        faults += _part_faults(kept_parts.parts(connection, desk.project_id), texts)
        changes, wrong = kept.log_against_rows(connection, desk.project_id)
    faults += [Fault("log", kind, subject) for kind, subject in wrong]
    return Checked(len(texts), len(desk.sight().seen(codings)), changes, tuple(faults))


def _text_faults(documents: list[Document], texts: dict[UUID, str], altered: set[UUID]) -> Iterator[Fault]:
    """A text, of whatever version, that is not the one that was kept."""
    long = {document.id for document in documents if len(texts[document.id]) != document.characters}
    for document_id in sorted(long | altered):
        yield Fault("text", "document", document_id)


def _part_faults(parts: tuple[Part, ...], texts: dict[UUID, str]) -> Iterator[Fault]:
    """Every part lies inside its text and clear of the next."""
    for document_id, some in by_document(parts).items():
        outside = [part for part in some if part.span.end > len(texts[document_id])]
        yield from (Fault("part", "part", part.id) for part in (*outside, *overlapping(some)))
