"""Searching the whole project, and coding what was found in one step."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from actions.boards import references
from actions.coding import Mark, apply_codes, codings
from actions.documents import Content, content, documents
from actions.linking import all_boards
from actions.searching_parts import in_parts
from actions.workspace import Desk, seated
from coding.codings import Coding
from coding.referring import Group, about
from corpora.documents import PASSAGES, Document, SegmentKind
from corpora.refusal import Refusal
from corpora.searching import occurrences
from corpora.searching_forms import word_end
from corpora.searching_lines import Line, around, beside, line
from corpora.searching_queries import Match, Query, parsed
from corpora.spans import Span, merged
from store import documents as kept_documents
from store import indexing
from store import searching as kept

Place = tuple[UUID, Span, str]


class Unit(StrEnum):
    """What a coding of a hit covers: the hit itself, the sentence around it, or the turn or paragraph."""

    HIT = "hit"
    SENTENCE = "sentence"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Options:
    """How words are matched, and where is looked; an empty filter leaves everything in.

    `code_ids` and `coder_ids` together: coded by one of these coders with one of these codes. `parts` are
    names of parts, in whichever document.
    """

    match: Match = Match.FORMS
    speakers: tuple[str, ...] = ()
    document_ids: tuple[UUID, ...] = ()
    code_ids: tuple[UUID, ...] = ()
    coder_ids: tuple[UUID, ...] = ()
    groups: tuple[Group, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """Found words: `text` is what stands at `span`; the speaker is empty when nobody says it."""

    document: Document
    span: Span
    text: str
    speaker: str
    before: str
    after: str

    @property
    def line(self) -> Line:
        """The hit in its context."""
        return line(self.before, self.text, self.after)


@dataclass(frozen=True, slots=True)
class Autocoded:
    """What coding a list of hits did: the revision, codings made, and fragments that had this code of this coder."""

    revision: int
    made: int
    already: int


ANYWHERE = Options()


def search(desk: Desk, query: str, options: Options = ANYWHERE) -> tuple[Hit, ...]:
    """Every hit, by document name and then in reading order; refuses what `corpora.searching_queries.parsed` does."""
    wanted = parsed(query, options.match)
    _index_the_rest(desk)
    return desk.computed("search", wanted, options, compute=lambda: _found(desk, wanted, options))


def autocode(desk: Desk, hits: Sequence[Hit], code_id: UUID, unit: Unit = Unit.SENTENCE) -> Autocoded:
    """Code all hits in one step, which one undo takes back; a fragment that this coder coded so stays as it is.

    Refuses `autocode-nothing` when no fragment is left, and what `apply_codes` refuses.
    """
    new, already = to_code(desk, hits, code_id, unit)
    if not new:
        raise Refusal("autocode-nothing", n=already)
    texts = {document_id: content(desk, document_id).text for document_id, _ in new}
    marks = [Mark(document_id, code_id, span, texts[document_id][span.start : span.end]) for document_id, span in new]
    return Autocoded(apply_codes(desk, marks), len(new), already)


def to_code(desk: Desk, hits: Sequence[Hit], code_id: UUID, unit: Unit) -> tuple[list[tuple[UUID, Span]], int]:
    """The fragments that `autocode` would code, and how many this coder coded so already."""
    coder_id = seated(desk)
    spans = _units(desk, hits, unit)
    mine = (each for each in codings(desk) if (each.coder_id, each.code_id) == (coder_id, code_id))
    new = sorted(spans - {(each.document_id, each.span) for each in mine})
    return new, len(spans) - len(new)


def surroundings(desk: Desk, hit: Hit) -> Span:
    """The turn, paragraph or heading in which a hit stands."""
    return around(hit.span, _blocks(content(desk, hit.document.id), Unit.TURN))


def speakers(desk: Desk) -> tuple[str, ...]:
    """Everybody who has the floor somewhere, by name."""

    def names() -> tuple[str, ...]:
        with desk.workspace.database.reading() as connection:
            return kept.speakers(connection, desk.project_id)

    _index_the_rest(desk)
    return desk.computed("speakers", compute=names)


def _index_the_rest(desk: Desk) -> None:
    """Texts that came in before there was an index, or whose version was brought back by undo."""
    with desk.workspace.database.reading() as connection:
        waiting = indexing.outdated(connection, desk.project_id)
    if not waiting:
        return
    with desk.workspace.database.transaction() as connection:
        indexing.wait_for_turn(connection, desk.project_id)
        for document_id, version in indexing.outdated(connection, desk.project_id):
            text = kept_documents.text_of(connection, document_id)
            segments = kept_documents.segments_of(connection, document_id)
            indexing.index_text(connection, document_id, version, text, segments)


def _found(desk: Desk, query: Query, options: Options) -> tuple[Hit, ...]:
    known = {document.id: document for document in documents(desk)}
    order = {document_id: number for number, document_id in enumerate(known)}
    wanted = set(options.document_ids or known) & known.keys()
    with desk.workspace.database.reading() as connection:
        found = kept.candidates(connection, desk.project_id, query.terms(), wanted)
        numbers = [
            (each.document_id, each.map, first, last - 1)
            for each in sorted(found, key=lambda each: order[each.document_id])
            for first, last in occurrences(query, each.found, each.map)
        ]
        texts = kept.texts_of(connection, {document_id for document_id, *_ in numbers})
    places: Iterable[Place] = (
        (document_id, Span(at.starts[first], word_end(texts[document_id], at.starts[last])), at.speaker(first))
        for document_id, at, first, last in numbers
    )
    places = _in_groups(desk, _coded(desk, _said(places, options), options), options)
    places = in_parts(desk, places, options.parts)
    return tuple(_hit(known[document_id], texts[document_id], span, speaker) for document_id, span, speaker in places)


def _hit(document: Document, text: str, span: Span, speaker: str) -> Hit:
    return Hit(document, span, text[span.start : span.end], speaker, *beside(text, span))


def _said(places: Iterable[Place], options: Options) -> Iterable[Place]:
    return (place for place in places if not options.speakers or place[2] in options.speakers)


def _coded(desk: Desk, places: Iterable[Place], options: Options) -> Iterable[Place]:
    """Those that share text with a coding that was asked for."""
    if not (options.code_ids or options.coder_ids):
        return places
    spans: dict[UUID, list[Span]] = defaultdict(list)
    for each in codings(desk):
        if each.code_id in (options.code_ids or (each.code_id,)) and each.coder_id in (
            options.coder_ids or (each.coder_id,)
        ):
            spans[each.document_id].append(each.span)
    covered = {document_id: merged(some) for document_id, some in spans.items()}
    return (place for place in places if _touches(covered.get(place[0], []), place[1]))


def _touches(covered: list[Span], span: Span) -> bool:
    """Whether one of these spans, in order and apart, shares text with `span`."""
    after = bisect_left(covered, Span(span.end, span.end + 1))
    return after > 0 and covered[after - 1].overlaps(span)


def _in_groups(desk: Desk, places: Iterable[Place], options: Options) -> Iterable[Place]:
    """Those about one of the groups that were asked for, by the same rule as codings are."""
    if not options.groups:
        return places
    given = list(places)
    nothing = UUID(int=0)
    as_codings = [
        Coding(UUID(int=number), document_id, nothing, nothing, span, "")
        for number, (document_id, span, _) in enumerate(given)
    ]
    groups = about(as_codings, references(desk), all_boards(desk))
    wanted = set(options.groups)
    return (place for number, place in enumerate(given) if wanted.intersection(groups[UUID(int=number)]))


def _units(desk: Desk, hits: Sequence[Hit], unit: Unit) -> set[tuple[UUID, Span]]:
    """What there is to code."""
    if unit is Unit.HIT:
        return {(hit.document.id, hit.span) for hit in hits}
    by_document: dict[UUID, list[Span]] = defaultdict(list)
    for hit in hits:
        by_document[hit.document.id].append(hit.span)
    return {
        (document_id, around(span, blocks))
        for document_id, spans in by_document.items()
        for blocks in [_blocks(content(desk, document_id), unit)]
        for span in spans
    }


def _blocks(of: Content, unit: Unit) -> list[Span]:
    kinds = (SegmentKind.SENTENCE,) if unit is Unit.SENTENCE else PASSAGES
    return sorted(segment.span for segment in of.segments if segment.kind in kinds)
