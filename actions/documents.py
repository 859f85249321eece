"""Documents: adding, listing, reading, putting away."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import PurePath
from uuid import UUID, uuid4

from actions.coding import codings
from actions.rows import free_name
from actions.workspace import Desk
from corpora.documents import Document, Reading, Segment, SegmentKind, turns_by_speaker, words_in
from corpora.participants import Voice
from corpora.refusal import Refusal
from corpora.relabelling import AS_FOUND, Choices, read_as
from store import documents as kept
from store import projects as kept_projects
from store.writing import Writing


@dataclass(frozen=True, slots=True)
class Added:
    """A document that came in, with what was understood of its file."""

    document: Document
    reading: Reading


@dataclass(frozen=True, slots=True)
class Content:
    """A document with its text and segments."""

    document: Document
    text: str
    segments: tuple[Segment, ...]


def add(desk: Desk, name: str, data: bytes) -> Added:
    """Read a file and keep it as a document; refuses what can't be read, and a file or text that is in already.

    Of a file that holds several, all are kept and the first is given: see `add_all`.
    """
    return add_all(desk, name, data)[0]


def add_all(desk: Desk, name: str, data: bytes, choices: Choices = AS_FOUND) -> tuple[Added, ...]:
    """Keep every document in a file, or none: a list of answers holds one for each open question.

    `choices` says what is not repaired and what its speakers are called.
    """
    refuse_double(desk, name, data)
    digest, readings = sha256(data).hexdigest(), read_as(name, data, choices)
    with desk.writing("document.add") as change:
        # Once more: reading takes a while, in which the same file can have come in by another door.
        _refuse_double(kept.named_same(change.connection, desk.project_id, digest), name)
        for reading in readings:
            if any(segment.kind is SegmentKind.CUE for segment in reading.segments):
                continue  # two tools that heard one meeting make two recordings, to be laid beside each other
            marks = desk.workspace.marks
            _refuse_same_text(kept.named_same_text(change.connection, desk.project_id, reading.text, marks), name)
        # Who answers two questions of one list is one person; the same label in two files need not be.
        people: dict[str, UUID] = defaultdict(uuid4)
        return tuple(
            Added(keep(change, desk, new_document(reading, name, digest), reading, data, people), reading)
            for reading in readings
        )


def new_document(reading: Reading, name: str, digest: str) -> Document:
    """What there is to say of a file that was read; not kept yet."""
    speakers = turns_by_speaker(reading.segments)
    title = PurePath(name.replace("\\", "/")).stem.strip() or name
    return Document(
        id=uuid4(),
        name=title if reading.name == name else reading.name,
        kind=reading.kind,
        characters=len(reading.text),
        words=words_in(reading.text),
        turns=sum(speakers.values()),
        speakers=len(speakers),
        sha256=digest,
        added_at=datetime.now(UTC),
        page_starts=reading.page_starts,
    )


def documents(desk: Desk) -> list[Document]:
    """By name."""
    with desk.workspace.database.reading() as connection:
        return kept.documents(connection, desk.project_id)


def document_named(desk: Desk, name: str) -> Document:
    """By exact name; refuses `document-unknown` with the names there are."""
    known = documents(desk)
    for document in known:
        if document.name == name:
            return document
    raise Refusal("document-unknown", name=name, known=", ".join(document.name for document in known) or "–")


def codings_per_coder(desk: Desk) -> dict[tuple[UUID, UUID], int]:
    """How many codings a (document, coder) has, as far as they may be seen."""
    if not desk.sight().blind:
        with desk.workspace.database.reading() as connection:
            return kept_projects.codings_per_coder(connection, desk.project_id)
    return Counter((each.document_id, each.coder_id) for each in codings(desk))


def content(desk: Desk, document_id: UUID) -> Content:
    """Text and segments; refuses `document-gone`."""
    with desk.workspace.database.reading() as connection:
        document = kept.document_by_id(connection, desk.project_id, document_id)
        if document is None:
            raise Refusal("document-gone")
        return Content(document, kept.text_of(connection, document_id), kept.segments_of(connection, document_id))


def contents(desk: Desk) -> tuple[Content, ...]:
    """Every document with its text and segments, by name."""

    known = documents(desk)

    def found() -> tuple[Content, ...]:
        return tuple(content(desk, document.id) for document in known)

    # A text is that of its file, whatever is coded in it: only another list of files is read anew.
    files = tuple((document.id, document.name, document.edition) for document in known)
    return desk.remembered("contents", files, compute=found)


def original(desk: Desk, document_id: UUID) -> bytes:
    """The file as it was uploaded; refuses `original-elsewhere` where it stayed on another laptop."""
    known = content(desk, document_id).document
    with desk.workspace.database.reading() as connection:
        data = kept.original_of(connection, known.id)
    if not data:
        raise Refusal("original-elsewhere", name=known.name)
    return data


def repairs(desk: Desk, document_id: UUID) -> dict[str, int]:
    """What was repaired when the file was read, counted by kind of repair."""
    known = content(desk, document_id).document
    with desk.workspace.database.reading() as connection:
        return kept.repairs_of(connection, known.id)


def remove(desk: Desk, document_id: UUID) -> None:
    """Put a document away with its codings; undo brings all back."""
    content(desk, document_id)
    with desk.writing("document.remove") as change:
        change.update("document", document_id, removed=True)


def keep(
    change: Writing, desk: Desk, document: Document, reading: Reading, data: bytes, people: Mapping[str, UUID]
) -> Document:
    """Keep a document that was read, inside a write that does more; a number behind its name where that is taken."""
    name = free_name(document.name, kept.names(change.connection, desk.project_id))
    change.insert(
        "document",
        document.id,
        name=name,
        kind=document.kind,
        characters=document.characters,
        words=document.words,
        turns=document.turns,
        speakers=document.speakers,
        sha256=document.sha256,
        page_starts=list(document.page_starts),
        repairs=reading.repairs,
        added_at=document.added_at,
        removed=False,
    )
    voices = [
        Voice(document.id, label, people[label], reading.attributes.get(label, {}))
        for label in turns_by_speaker(reading.segments)
    ]
    known = change.vocabulary
    kept.keep_content(change.connection, document.id, reading.text, reading.segments, data, voices=voices, known=known)
    found = kept.document_by_id(change.connection, desk.project_id, document.id)
    if found is None:
        raise LookupError(document.id)
    return found


def refuse_double(desk: Desk, name: str, data: bytes) -> None:
    """Refuse a file that is in the project already, by `document-twice`."""
    with desk.workspace.database.reading() as connection:
        _refuse_double(kept.named_same(connection, desk.project_id, sha256(data).hexdigest()), name)


def _refuse_double(found: str | None, name: str) -> None:
    if found is not None:
        raise Refusal("document-twice", name=name, known=found)


def _refuse_same_text(found: str | None, name: str) -> None:
    """Saved again, or in another kind of file: coded twice by mistake, such a text would count double."""
    if found is not None:
        raise Refusal("document-same-text", name=name, known=found)
