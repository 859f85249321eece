"""Keeping the search index: the words of each text, as numbers of the project's vocabulary."""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import JSON, Connection, and_, cast, delete, exists, func, insert, select, update

from corpora.documents import Segment
from corpora.searching_forms import EDITION, Forms, forms
from corpora.searching_index import indexed
from store.searching_tables import indexed_text, word, word_part
from store.tables import document, project

AT_ONCE = 500

T = TypeVar("T")


def index_text(
    connection: Connection,
    document_id: UUID,
    version: int,
    text: str,
    segments: Sequence[Segment],
    *,
    known: dict[str, int] | None = None,
) -> None:
    """Let this version of a document be found, and no other.

    `known` is what is known already of the project's vocabulary within this transaction; it grows.
    """
    found = select(document.c.project_id).where(document.c.id == document_id)
    project_id = connection.execute(found).scalar_one()
    unindex(connection, document_id)
    index = indexed(text, segments)
    ids = {} if known is None else known
    _learn(connection, project_id, list(set(index.words) - ids.keys()), ids)
    values = {
        "document_id": document_id,
        "version": version,
        "edition": EDITION,
        "words": packed(array("I", map(ids.__getitem__, index.words))),
        "starts": packed(index.starts),
        "passages": packed(index.passages),
        "voices": packed(index.voices),
        "speakers": list(index.speakers),
    }
    connection.execute(insert(indexed_text).values(values))


def unindex(connection: Connection, document_id: UUID) -> None:
    """Take a document out of the index; its words stay in the vocabulary until `forget_words`."""
    connection.execute(delete(indexed_text).where(indexed_text.c.document_id == document_id))


def forget_words(connection: Connection, project_id: UUID) -> None:
    """Take every word out of the vocabulary that is in no indexed text; goes through the whole index."""
    unused = set(connection.execute(select(word.c.id).where(word.c.project_id == project_id)).scalars())
    kept = select(indexed_text.c.words).join(document, document.c.id == indexed_text.c.document_id)
    for words in connection.execute(kept.where(document.c.project_id == project_id)).scalars():
        unused.difference_update(unpacked(words))
    for some in in_parts(sorted(unused)):
        connection.execute(delete(word).where(word.c.id.in_(some)))


def clear(connection: Connection, project_id: UUID) -> None:
    """Throw the index of a project away if an earlier edition of the rules made any of it."""
    of_project = select(document.c.id).where(document.c.project_id == project_id)
    old = exists().where(indexed_text.c.document_id.in_(of_project), indexed_text.c.edition != EDITION)
    if connection.execute(select(old)).scalar_one():
        connection.execute(delete(indexed_text).where(indexed_text.c.document_id.in_(of_project)))
        connection.execute(delete(word).where(word.c.project_id == project_id))


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


def _learn(connection: Connection, project_id: UUID, words: Sequence[str], ids: dict[str, int]) -> None:
    """Add the numbers of these words to `ids`; words that are new to the project get one."""
    ids.update(_numbers_of(connection, project_id, words))
    new = [forms(each) for each in words if each not in ids]
    if not new:
        return
    connection.execute(insert(word), [_row(project_id, each) for each in new])
    ids.update(_numbers_of(connection, project_id, [each.word for each in new]))
    parts = [{"part": part, "word_id": ids[each.word]} for each in new for part in each.parts]
    if parts:
        connection.execute(insert(word_part), parts)


def _numbers_of(connection: Connection, project_id: UUID, words: Sequence[str]) -> dict[str, int]:
    """The numbers of those words that the project knows.

    They are asked for as one list: with a place for each word, every text is another statement to the database, which
    takes time to be written and memory to be remembered.
    """
    if connection.dialect.name == "sqlite":
        asked = func.json_each(json.dumps(words)).table_valued("value")
    else:
        asked = func.json_array_elements_text(cast(words, JSON)).table_valued("value")
    found = select(word.c.word, word.c.id).where(
        word.c.project_id == project_id, word.c.word.in_(select(asked.c.value))
    )
    return {row.word: row.id for row in connection.execute(found)}


def _row(project_id: UUID, known: Forms) -> dict[str, object]:
    facts = {"word": known.word, "plain": known.plain, "stem": known.stem, "lemma": known.lemma}
    return {"project_id": project_id, **facts}


def in_parts(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many at once as every database takes."""
    for at in range(0, len(items), AT_ONCE):
        yield items[at : at + AT_ONCE]
