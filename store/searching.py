"""Looking words up in the search index. The same SQL on SQLite and PostgreSQL, so the same hits."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, and_, select, union

from corpora.searching_forms import forms, plain
from corpora.searching_queries import Match, Term
from corpora.searching_texts import Words
from store.indexing import in_parts, unpacked
from store.searching_tables import indexed_text, word, word_part
from store.tables import document, document_text


@dataclass(frozen=True, slots=True)
class Located:
    """A text, and the code point at which each of its words starts."""

    text: str
    starts: array[int]


def indexed_texts(connection: Connection, project_id: UUID) -> list[tuple[UUID, int]]:
    """Every present document of which the present text is indexed, and the number under which that text is kept."""
    current = and_(document.c.id == indexed_text.c.document_id, document.c.version == indexed_text.c.version)
    found = select(document.c.id, indexed_text.c.id.label("text_id")).join(indexed_text, current)
    found = found.where(document.c.project_id == project_id, document.c.removed.is_(False))
    return [(row.id, row.text_id) for row in connection.execute(found)]


def words_of(connection: Connection, text_ids: Sequence[int]) -> Iterator[tuple[int, Words]]:
    """The words of these texts."""
    columns = (getattr(indexed_text.c, name) for name in ("id", "words", "passages", "voices", "speakers"))
    found = select(*columns)
    for some in in_parts(text_ids):
        for row in connection.execute(found.where(indexed_text.c.id.in_(some))):
            words, passages, voices = (_numbers(kept) for kept in (row.words, row.passages, row.voices))
            yield row.id, Words(words, passages, voices, tuple(row.speakers))


def located(connection: Connection, text_ids: Sequence[int]) -> dict[int, Located]:
    """These texts with the places of their words; one that was replaced a moment ago is not there any more."""
    same = and_(
        document_text.c.document_id == indexed_text.c.document_id, document_text.c.version == indexed_text.c.version
    )
    found = select(indexed_text.c.id, indexed_text.c.starts, document_text.c.text).join(document_text, same)
    return {
        row.id: Located(row.text, unpacked(row.starts))
        for some in in_parts(text_ids)
        for row in connection.execute(found.where(indexed_text.c.id.in_(some)))
    }


def plain_words(connection: Connection, project_id: UUID) -> dict[int, str]:
    """The vocabulary of a project without accents, by id."""
    found = select(word.c.id, word.c.plain).where(word.c.project_id == project_id)
    return {row.id: row.plain for row in connection.execute(found)}


def word_ids(connection: Connection, project_id: UUID, term: Term) -> frozenset[int]:
    """Which words of the project's vocabulary a term means; perhaps those of other projects, in none of its texts."""
    ids = select(word.c.id).where(word.c.project_id == project_id)
    if term.match is Match.PIECES:
        pattern = plain(term.pattern).replace("_", "\\_").replace("*", "%")
        return frozenset(connection.execute(ids.where(word.c.plain.like(pattern, escape="\\"))).scalars())
    same = ids.where(word.c.plain == plain(term.word))
    if term.match is Match.EXACT:
        return frozenset(connection.execute(same).scalars())
    written = connection.execute(same.with_only_columns(word.c.word)).scalars()
    # Who types `financien` means `financiën`, of which stemmer and dictionary know more.
    known = [forms(each) for each in {term.word, *written}]
    stems, lemmas = {each.stem for each in known}, {each.lemma for each in known}
    ways = [same, ids.where(word.c.stem.in_(stems)), ids.where(word.c.lemma.in_(lemmas))]
    if term.match is Match.COMPOUNDS:
        parts = (*(f"s={stem}" for stem in stems), *(f"l={lemma}" for lemma in lemmas))
        ways.append(select(word_part.c.word_id).where(word_part.c.part.in_(parts)))
    return frozenset(connection.execute(union(*ways)).scalars())  # a union uses an index for each, `or` none


def _numbers(kept: bytes) -> NDArray[np.uint32]:
    return np.frombuffer(kept, "<u4").astype(np.uint32, copy=False)
