"""Taking content away for good: rows, every version of a text, and the log about them, in one transaction."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, select, update

from corpora.documents import Segment
from corpora.participants import Voice
from store.documents import hash_of, keep_content, segments_of_version
from store.exchange_tables import brought
from store.indexing import forget_words, unindex
from store.part_tables import part
from store.participant_tables import speaker
from store.participants import relabel
from store.tables import LOGGED, change, coding, document, document_text, original, segment
from store.writing import Image, Writing, imaged

Place = tuple[int, int]
Rule = Callable[[str, UUID, Image], Image]
PER_VERSION = (document_text, original, segment, speaker)


@dataclass(frozen=True, slots=True)
class Kept:
    """A document as far as forgetting is concerned; `removed` ones are forgotten as well."""

    id: UUID
    name: str
    version: int
    removed: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document's text, with its segments."""

    number: int
    text: str
    segments: tuple[Segment, ...]


def kept_documents(connection: Connection, project_id: UUID) -> list[Kept]:
    """Every document that still has a text, also what was put away; by name."""
    found = select(document).where(
        document.c.project_id == project_id, document.c.id.in_(select(document_text.c.document_id))
    )
    rows = connection.execute(found.order_by(document.c.name))
    return [Kept(row.id, row.name, row.version, row.removed) for row in rows]


def document_names(connection: Connection, project_id: UUID) -> set[str]:
    """Names in use, those of forgotten documents among them."""
    return set(connection.execute(select(document.c.name).where(document.c.project_id == project_id)).scalars())


def has_codings(connection: Connection, document_id: UUID) -> bool:
    """Whether anybody coded anything in a document."""
    found = select(coding.c.id).where(coding.c.document_id == document_id).limit(1)
    return connection.execute(found).one_or_none() is not None


def was_pseudonymised(connection: Connection, project_id: UUID) -> bool:
    """Whether names of this project ever went to a key."""
    found = select(change.c.revision).where(
        change.c.project_id == project_id, change.c.action == "document.pseudonymise"
    )
    return connection.execute(found.limit(1)).one_or_none() is not None


def speakers(connection: Connection, project_id: UUID) -> dict[UUID, set[str]]:
    """Everybody who speaks in any version of each document."""
    found = (
        select(segment.c.document_id, segment.c.speaker)
        .join(document, document.c.id == segment.c.document_id)
        .where(document.c.project_id == project_id, segment.c.speaker.is_not(None))
        .distinct()
    )
    named: dict[UUID, set[str]] = {}
    for document_id, label in connection.execute(found):
        named.setdefault(document_id, set()).add(label)
    return named


def versions(connection: Connection, document_id: UUID) -> list[Version]:
    """Every text that a document has had."""
    rows = connection.execute(select(document_text).where(document_text.c.document_id == document_id)).all()
    return [Version(row.version, row.text, segments_of_version(connection, document_id, row.version)) for row in rows]


def keep_only(
    connection: Connection,
    document_id: UUID,
    text: str,
    segments: Iterable[Segment],
    data: bytes,
    *,
    voices: Collection[Voice] = (),
) -> int:
    """Keep this as the next version of a document, and no version before it."""
    number = keep_content(connection, document_id, text, tuple(segments), data, voices=voices)
    project_id = connection.execute(select(document.c.project_id).where(document.c.id == document_id)).scalar_one()
    _let_go_of_file(connection, project_id)
    for table in PER_VERSION:
        connection.execute(delete(table).where(table.c.document_id == document_id, table.c.version < number))
    return number


def overwrite(
    connection: Connection, document_id: UUID, version: int, text: str, speakers: Mapping[str, str], data: bytes
) -> None:
    """Put a text of the same length in the place of a version's text, and other names in that of its speakers."""
    at = {"document_id": document_id, "version": version}
    connection.execute(update(document_text).where(*_at(document_text, at)).values(text=text, sha256=hash_of(text)))
    connection.execute(update(original).where(*_at(original, at)).values(bytes=data))
    for old, new in speakers.items():
        connection.execute(update(segment).where(*_at(segment, at | {"speaker": old})).values(speaker=new))
    relabel(connection, document_id, version, speakers)
    _not_to_be_found(connection, document_id)


def empty(connection: Connection, document_id: UUID) -> None:
    """No text, no segments, no file, no quote is left of a document."""
    for table in PER_VERSION:
        connection.execute(delete(table).where(table.c.document_id == document_id))
    connection.execute(update(coding).where(coding.c.document_id == document_id).values(quote=""))
    _not_to_be_found(connection, document_id)


def _not_to_be_found(connection: Connection, document_id: UUID) -> None:
    """The index holds words of the text; what is left of it is indexed anew by the next search."""
    unindex(connection, document_id)


def codings_over(
    connection: Connection, document_id: UUID, *, now: Collection[Place], ever: Collection[Place]
) -> set[UUID]:
    """The codings in a document that touch a place of `now`, and those that were removed and touched one of `ever`."""
    return _placed(connection, coding, document_id, _touches, now, ever)


def parts_inside(
    connection: Connection, document_id: UUID, *, now: Collection[Place], ever: Collection[Place]
) -> set[UUID]:
    """The parts of a document that lie in one place of `now`, and those that were removed and lay in one of `ever`."""
    return _placed(connection, part, document_id, _lies_in, now, ever)


def _placed(
    connection: Connection,
    table: Table,
    document_id: UUID,
    stands: Callable[[int, int, Collection[Place]], bool],
    now: Collection[Place],
    ever: Collection[Place],
) -> set[UUID]:
    rows = connection.execute(select(table).where(table.c.document_id == document_id)).all()
    found = {row.id for row in rows if stands(row.start, row.end, now)}
    there = {row.id for row in rows}
    logged = connection.execute(select(change.c.subject, change.c.before).where(change.c.subject_kind == table.name))
    for subject, image in logged:
        if image and subject not in there and image["document_id"] == str(document_id):
            found |= {subject} if stands(image["start"], image["end"], ever) else set()
    return found


def _touches(start: int, end: int, places: Collection[Place]) -> bool:
    return any(start < place_end and place_start < end for place_start, place_end in places)


def _lies_in(start: int, end: int, places: Collection[Place]) -> bool:
    return any(place_start <= start and end <= place_end for place_start, place_end in places)


def rewrite(writing: Writing, rule: Rule) -> None:
    """Let `rule` say what each row, and each image of it in the log, is from now on; the log itself gets no row.

    The same image must always give the same answer, or the log would no longer lead to the rows. Words that stand in
    no text any more leave the search index.
    """
    connection, project_id = writing.connection, writing.project_id
    forget_words(connection, project_id)
    _let_go_of_file(connection, project_id)
    for kind, table in LOGGED.items():
        for row in connection.execute(select(table).where(table.c.project_id == project_id)).all():
            _rewrite_row(writing, table, row, rule(kind, row.id, imaged(row)))
    for row in connection.execute(select(change).where(change.c.project_id == project_id)).all():
        before, after = (image and rule(row.subject_kind, row.subject, image) for image in (row.before, row.after))
        if (before, after) != (row.before, row.after):
            key = {"project_id": project_id, "revision": row.revision, "ordinal": row.ordinal}
            connection.execute(update(change).where(*_at(change, key)).values(before=before, after=after))


def _let_go_of_file(connection: Connection, project_id: UUID) -> None:
    """The file that the project came in as holds every text as it was."""
    connection.execute(delete(brought).where(brought.c.project_id == project_id))


def _rewrite_row(writing: Writing, table: Table, row: Any, now: Image) -> None:
    was = imaged(row)
    values = {name: value for name, value in now.items() if value != was[name]}
    if values and "revision" in table.c:
        values["revision"] = writing.revision
    if values:
        writing.connection.execute(update(table).where(table.c.id == row.id).values(values))


def _at(table: Table, key: Mapping[str, object]) -> list[Any]:
    return [table.c[name] == value for name, value in key.items()]
