"""Keeping the search index: which words stand where in each text."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection, and_, delete, exists, insert, select, update

from corpora.documents import Segment
from corpora.searching_forms import EDITION, Forms, forms
from corpora.searching_index import Index, indexed
from store.searching_tables import indexed_text, posting, word, word_part
from store.tables import document, project

AT_ONCE = 500


def index_text(connection: Connection, document_id: UUID, version: int, text: str, segments: Sequence[Segment]) -> None:
    """Let this version of a document be found, and no other."""
    found = select(document.c.project_id).where(document.c.id == document_id)
    project_id = connection.execute(found).scalar_one()
    unindex(connection, project_id, document_id)
    index = indexed(text, segments)
    text_id = _keep_text(connection, document_id, version, index)
    ids = _word_ids(connection, project_id, tuple(index.places))
    in_order = sorted(index.places, key=ids.__getitem__)
    if rows := [{"word_id": ids[each], "text_id": text_id, "places": packed(index.places[each])} for each in in_order]:
        connection.execute(insert(posting), rows)


def unindex(connection: Connection, project_id: UUID, document_id: UUID) -> None:
    """Take a document out of the index, with the words that no other document has."""
    found = select(indexed_text.c.id).where(indexed_text.c.document_id == document_id)
    text_id = connection.execute(found).scalar_one_or_none()
    if text_id is None:
        return
    words = select(word.c.id).where(word.c.project_id == project_id)
    connection.execute(delete(posting).where(posting.c.word_id.in_(words), posting.c.text_id == text_id))
    connection.execute(delete(indexed_text).where(indexed_text.c.id == text_id))
    used = exists().where(posting.c.word_id == word.c.id)
    connection.execute(delete(word).where(word.c.project_id == project_id, ~used))


def outdated(connection: Connection, project_id: UUID) -> list[tuple[UUID, int]]:
    """Documents whose present text is not in the index, or not as it would be made now; each with its version."""
    current = and_(
        indexed_text.c.document_id == document.c.id,
        indexed_text.c.version == document.c.version,
        indexed_text.c.edition == EDITION,
    )
    found = select(document.c.id, document.c.version).where(
        document.c.project_id == project_id, document.c.removed.is_(False), ~exists().where(current)
    )
    return [(row.id, row.version) for row in connection.execute(found)]


def wait_for_turn(connection: Connection, project_id: UUID) -> None:
    """Hold other writers of this project off until the transaction ends, without a new revision."""
    connection.execute(update(project).where(project.c.id == project_id).values(revision=project.c.revision))


def packed(numbers: array[int]) -> bytes:
    """As they are kept, on every machine the same."""
    return _turned(numbers).tobytes()


def unpacked(kept: bytes) -> array[int]:
    """The numbers again."""
    numbers: array[int] = array("I")
    numbers.frombytes(kept)
    return _turned(numbers)


def _turned(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers


def _keep_text(connection: Connection, document_id: UUID, version: int, index: Index) -> int:
    values = {
        "document_id": document_id,
        "version": version,
        "edition": EDITION,
        "starts": packed(index.starts),
        "passages": packed(index.passages),
        "voices": packed(index.voices),
        "speakers": list(index.speakers),
    }
    return int(connection.execute(insert(indexed_text).values(values).returning(indexed_text.c.id)).scalar_one())


def _word_ids(connection: Connection, project_id: UUID, words: Sequence[str]) -> dict[str, int]:
    ids = dict(_known(connection, project_id, words))
    new = {each: forms(each) for each in words if each not in ids}
    if new:
        rows = [_row(project_id, each) for each in new.values()]
        kept = connection.execute(insert(word).returning(word.c.word, word.c.id), rows)
        ids |= {row.word: row.id for row in kept}
        parts = [{"part": part, "word_id": ids[each]} for each, known in new.items() for part in known.parts]
        if parts:
            connection.execute(insert(word_part), parts)
    return ids


def _known(connection: Connection, project_id: UUID, words: Sequence[str]) -> Iterator[tuple[str, int]]:
    for at in range(0, len(words), AT_ONCE):
        some = words[at : at + AT_ONCE]
        found = select(word.c.word, word.c.id).where(word.c.project_id == project_id, word.c.word.in_(some))
        for row in connection.execute(found):
            yield row.word, row.id


def _row(project_id: UUID, known: Forms) -> dict[str, object]:
    facts = {"word": known.word, "plain": known.plain, "stem": known.stem, "lemma": known.lemma}
    return {"project_id": project_id, **facts}
