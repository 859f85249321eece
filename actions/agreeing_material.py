"""What of each document is compared: read once, and kept as long as the texts and their parts stay as they are."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from actions.documents import documents
from actions.parting import parts
from actions.segments import turn_segments
from actions.workspace import Desk
from coding.agreeing_fragments import word_begins
from coding.agreeing_question import Measure, Rule, UnitKind
from coding.agreeing_sheets import Material
from coding.scopes import scope_of
from corpora.documents import Document, SegmentKind
from corpora.spans import Span
from store import documents as kept

_KINDS = {
    UnitKind.SENTENCE: (SegmentKind.SENTENCE,),
    UnitKind.PARAGRAPH: (SegmentKind.PARAGRAPH, SegmentKind.TURN),
    UnitKind.TURN: (SegmentKind.TURN,),
}

Within = Mapping[UUID, tuple[Span, ...]]


def materials(
    desk: Desk, chosen: Iterable[Document], rule: Rule, within: Within | None, without: frozenset[str]
) -> dict[UUID, Material]:
    """Of each document; where `within` is given only those stretches, and never the turns of who is `without`."""
    chosen = list(chosen)
    ids = [document.id for document in chosen]
    units = _units(desk, ids, rule.unit)
    words = _words(desk, ids) if rule.measure is Measure.WORDS else {}
    turns = turn_segments(desk, ids) if without else {}
    return {
        document.id: Material(
            scope_of(
                document.characters,
                None if within is None else within.get(document.id, ()),
                (each.span for each in turns.get(document.id, ()) if each.speaker in without),
            ),
            units[document.id],
            words.get(document.id, ()),
        )
        for document in chosen
    }


def stretches_of(desk: Desk, names: Iterable[str]) -> Within:
    """Where the parts by these names stand."""
    wanted = set(names)
    found: dict[UUID, tuple[Span, ...]] = {}
    for part in parts(desk):
        if part.name in wanted:
            found[part.document_id] = (*found.get(part.document_id, ()), part.span)
    return found


def _units(desk: Desk, document_ids: Iterable[UUID], unit: UnitKind) -> Mapping[UUID, tuple[Span, ...]]:
    known: dict[UUID, tuple[Span, ...]] = desk.remembered("agreement units", unit, _files(desk), compute=dict)
    with desk.workspace.database.reading() as connection:
        for document_id in document_ids:
            if document_id not in known:
                spans = (each for kind in _KINDS[unit] for each in kept.spans_of(connection, document_id, kind))
                known[document_id] = tuple(sorted(spans, key=_bounds))
    return known


def _words(desk: Desk, document_ids: Iterable[UUID]) -> Mapping[UUID, tuple[int, ...]]:
    """Where each word begins."""
    known: dict[UUID, tuple[int, ...]] = desk.remembered("agreement words", _files(desk), compute=dict)
    with desk.workspace.database.reading() as connection:
        for document_id in document_ids:
            if document_id not in known:
                known[document_id] = word_begins(kept.text_of(connection, document_id))
    return known


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _files(desk: Desk) -> tuple[tuple[UUID, str], ...]:
    return desk.computed("agreement files", compute=lambda: tuple((each.id, each.edition) for each in documents(desk)))
