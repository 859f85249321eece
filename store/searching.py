"""Looking words up in the search index. The same SQL on SQLite and PostgreSQL, so the same hits."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, select, union

from corpora.searching import Found, joined
from corpora.searching_forms import forms, plain
from corpora.searching_index import Map
from corpora.searching_queries import Match, Term
from store.indexing import AT_ONCE, unpacked
from store.searching_tables import indexed_text, posting, word, word_part
from store.tables import document, document_text

T = TypeVar("T")
Postings = dict[UUID, dict[int, "array[int]"]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document in which words of the query stand: their numbers by term, and the way from number to place."""

    document_id: UUID
    found: Found
    map: Map


def candidates(
    connection: Connection, project_id: UUID, terms: Collection[Term], document_ids: Collection[UUID]
) -> Iterator[Candidate]:
    """Those of the documents that have a word of any of the terms."""
    ids = {term: _word_ids(connection, project_id, term) for term in terms}
    word_ids = sorted({each for known in ids.values() for each in known})
    places = _places(connection, document_ids, word_ids)
    for document_id, at in _maps(connection, places):
        here = places[document_id]
        found = {term: joined(here[each] for each in known & here.keys()) for term, known in ids.items()}
        yield Candidate(document_id, found, at)


def speakers(connection: Connection, project_id: UUID) -> tuple[str, ...]:
    """Everybody who has the floor in a present document, by name."""
    found = select(indexed_text.c.speakers).join(document, _is_current())
    found = found.where(document.c.project_id == project_id, document.c.removed.is_(False))
    names = {name for row in connection.execute(found).scalars() for name in row if name}
    return tuple(sorted(names, key=str.casefold))


def texts_of(connection: Connection, document_ids: Collection[UUID]) -> dict[UUID, str]:
    """The present texts of some documents."""
    texts: dict[UUID, str] = {}
    for some in _some(list(document_ids)):
        current = and_(document_text.c.document_id == document.c.id, document_text.c.version == document.c.version)
        found = select(document_text.c.document_id, document_text.c.text).join(document, current)
        texts |= {row.document_id: row.text for row in connection.execute(found.where(document.c.id.in_(some)))}
    return texts


def _word_ids(connection: Connection, project_id: UUID, term: Term) -> frozenset[int]:
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
        ways.append(ids.join(word_part, word_part.c.word_id == word.c.id).where(word_part.c.part.in_(parts)))
    return frozenset(connection.execute(union(*ways)).scalars())  # a union uses an index for each, `or` none


def _places(connection: Connection, document_ids: Collection[UUID], word_ids: list[int]) -> Postings:
    """By document and word the numbers of its occurrences."""
    places: Postings = defaultdict(dict)
    texts = select(indexed_text.c.id, indexed_text.c.document_id).join(document, _is_current())
    document_of = {
        row.id: row.document_id
        for some in _some(list(document_ids))
        for row in connection.execute(texts.where(document.c.id.in_(some)))
    }
    for some in _some(word_ids):
        for row in connection.execute(select(posting).where(posting.c.word_id.in_(some))):
            if row.text_id in document_of:
                places[document_of[row.text_id]][row.word_id] = unpacked(row.places)
    return places


def _maps(connection: Connection, document_ids: Collection[UUID]) -> Iterator[tuple[UUID, Map]]:
    for some in _some(list(document_ids)):
        for row in connection.execute(select(indexed_text).where(indexed_text.c.document_id.in_(some))):
            starts, passages, voices = (unpacked(kept) for kept in (row.starts, row.passages, row.voices))
            yield row.document_id, Map(starts, passages, voices, tuple(row.speakers))


def _is_current() -> ColumnElement[bool]:
    return and_(document.c.id == indexed_text.c.document_id, document.c.version == indexed_text.c.version)


def _some(items: list[T]) -> Iterator[list[T]]:
    for at in range(0, len(items), AT_ONCE):
        yield items[at : at + AT_ONCE]
