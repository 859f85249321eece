"""Searching the whole project: how many hits there are, and any part of them with their lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from actions.boards import references
from actions.coding import codings
from actions.linking import all_boards
from actions.searching_parts import named_parts
from actions.searching_texts import known_documents, texts
from actions.speaking import labels_with
from actions.workspace import Desk
from coding.codings import Coding
from coding.referring import Group, about, referred
from corpora.documents import Document
from corpora.parts import over
from corpora.searching import Places, occurrences
from corpora.searching_forms import word_end
from corpora.searching_lines import Line, beside, line
from corpora.searching_order import Order, in_order, ranks
from corpora.searching_queries import Match, Query, begun, parsed
from corpora.searching_texts import Texts
from corpora.spans import Span
from store import searching as kept
from store.searching import Located

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Options:
    """How words are matched, and where is looked; an empty filter leaves everything in.

    `code_ids` and `coder_ids` together: coded by one of these coders with one of these codes. `who` holds attributes of
    participants with a value: said by somebody who has them all, and of one attribute one of the values. `parts` are
    names of parts, in whichever document.
    """

    match: Match = Match.FORMS
    speakers: tuple[str, ...] = ()
    document_ids: tuple[UUID, ...] = ()
    code_ids: tuple[UUID, ...] = ()
    coder_ids: tuple[UUID, ...] = ()
    groups: tuple[Group, ...] = ()
    who: tuple[tuple[str, str], ...] = ()
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


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """All that was found, as numbers: their lines are read when they are asked for.

    `begun` where nothing was found but by taking the last word for the begin of one.
    """

    desk: Desk
    texts: Texts
    places: Places
    begun: bool = False

    def __len__(self) -> int:
        return len(self.places)

    def some(self, first: int, most: int) -> tuple[Hit, ...]:
        """So many hits from this one on; those in a text that was replaced a moment ago are left out."""
        return tuple(_hits(self.desk, self.texts, self.places.taken(slice(first, first + most))))


ANYWHERE = Options()


def search(desk: Desk, query: str, options: Options = ANYWHERE, order: Order = Order.READING) -> tuple[Hit, ...]:
    """Every hit, by document name and then in reading order, or as asked; refuses what `parsed` does."""
    found = find(desk, query, options, order)
    return found.some(0, len(found))


def find(
    desk: Desk, query: str, options: Options = ANYWHERE, order: Order = Order.READING, *, typing: bool = False
) -> Hits:
    """The hits of a query, their lines unread; refuses what `corpora.searching_queries.parsed` does.

    While somebody is `typing`, a last word that is not found is taken for the begin of one.
    """
    at = texts(desk)
    found = _found(desk, at, parsed(query, options.match), options, order)
    longer = begun(query) if typing and not len(found) else None
    if longer is None:
        return Hits(desk, at, found)
    found = _found(desk, at, parsed(longer, options.match), options, order)
    return Hits(desk, at, found, begun=len(found) > 0)


def speakers(desk: Desk) -> tuple[str, ...]:
    """Everybody who has the floor somewhere, by name."""
    return tuple(sorted(filter(None, texts(desk).speakers), key=str.casefold))


def _found(desk: Desk, at: Texts, query: Query, options: Options, order: Order) -> Places:
    def places() -> Places:
        with desk.workspace.database.reading() as connection:
            ids = {term: kept.word_ids(connection, desk.project_id, term) for term in query.terms()}
            found = occurrences(query, ids, at)
            for fits in (_in_documents, _said, _said_by, _in_parts, _coded, _in_groups):
                found = found.taken(fits(desk, at, found, options))
        return in_order(found, order, at, lambda: _ranks(desk, at))

    return desk.computed("search", at.mark, desk.coder_id, query, options, order, compute=places)


def _ranks(desk: Desk, at: Texts) -> NDArray[np.int32]:
    def found() -> NDArray[np.int32]:
        with desk.workspace.database.reading() as connection:
            return ranks(kept.plain_words(connection, desk.project_id), at)

    return desk.remembered("search-ranks", at.mark, compute=found)


def _in_documents(_desk: Desk, at: Texts, found: Places, options: Options) -> Mask:
    if not options.document_ids:
        return _all(found)
    wanted = np.array([document_id in options.document_ids for document_id in at.document_ids], bool)
    return wanted[at.text_of(found.first)]


def _said(_desk: Desk, at: Texts, found: Places, options: Options) -> Mask:
    if not options.speakers:
        return _all(found)
    wanted = np.array([speaker in options.speakers for speaker in at.speakers])
    return wanted[at.voices[at.passage_of(found.first)]]


def _said_by(desk: Desk, at: Texts, found: Places, options: Options) -> Mask:
    if not options.who:
        return _all(found)
    labels = labels_with(desk, options.who)
    numbers, voices = at.text_of(found.first).tolist(), at.voices[at.passage_of(found.first)].tolist()
    pairs = zip(numbers, voices, strict=True)
    return np.array([(at.document_ids[k], at.speakers[voice]) in labels for k, voice in pairs], bool)


def _coded(desk: Desk, at: Texts, found: Places, options: Options) -> Mask:
    """Those that share words with a coding that was asked for."""
    if not (options.code_ids or options.coder_ids):
        return _all(found)
    key = (at.mark, desk.coder_id, options.code_ids, options.coder_ids)
    first, after = desk.computed("search-coded", *key, compute=lambda: _coded_words(desk, at, options))
    last = np.searchsorted(first, found.after) - 1
    # Of all that begin before the end of a hit, does any reach beyond its begin?
    reached = np.maximum.accumulate(after) if len(after) else after
    return (last >= 0) & (reached[last.clip(min=0)] > found.first) if len(reached) else ~_all(found)


def _coded_words(desk: Desk, at: Texts, options: Options) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The stretches of words under codings that were asked for, in order: their first words, and those after them."""
    wanted = [
        (each.document_id, each.span)
        for each in codings(desk)
        if each.code_id in (options.code_ids or (each.code_id,))
        and each.coder_id in (options.coder_ids or (each.coder_id,))
    ]
    number = {document_id: k for k, document_id in enumerate(at.document_ids)}
    there = _located(desk, at, {number[document_id] for document_id, _ in wanted if document_id in number})
    stretches = sorted(
        tuple(int(at.firsts[number[document_id]]) + word for word in _words_under(there[number[document_id]], span))
        for document_id, span in wanted
        if number.get(document_id) in there
    )
    both = np.array(stretches, np.int64).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _words_under(text: Located, span: Span) -> tuple[int, int]:
    """The half-open numbers of the words that share text with a span."""
    first, after = (int(np.searchsorted(text.starts, place, side="left")) for place in (span.start, span.end))
    cut = first > 0 and word_end(text.text, text.starts[first - 1]) > span.start
    return first - cut, after


def _in_groups(desk: Desk, at: Texts, found: Places, options: Options) -> Mask:
    """Those about one of the groups that were asked for, by the same rule as codings are."""
    if not options.groups:
        return _all(found)
    known, boards = references(desk), all_boards(desk)
    with_groups = {reference.document_id for reference, _ in referred(known, boards)}
    possible = np.array([document_id in with_groups for document_id in at.document_ids], bool)[at.text_of(found.first)]
    nothing = UUID(int=0)
    hits = list(_hits(desk, at, found.taken(possible)))
    as_codings = [Coding(UUID(int=n), hit.document.id, nothing, nothing, hit.span, "") for n, hit in enumerate(hits)]
    groups, wanted = about(as_codings, known, boards), set(options.groups)
    possible[possible] = [bool(wanted.intersection(groups[each.id])) for each in as_codings]
    return possible


def _in_parts(desk: Desk, at: Texts, found: Places, options: Options) -> Mask:
    """Those that share text with a part by one of these names."""
    if not options.parts:
        return _all(found)
    named = named_parts(desk, options.parts)
    possible = np.array([document_id in named for document_id in at.document_ids], bool)[at.text_of(found.first)]
    hits = _hits(desk, at, found.taken(possible))
    possible[possible] = [bool(over(named[hit.document.id], hit.span)) for hit in hits]
    return possible


def _all(found: Places) -> Mask:
    return np.ones(len(found), bool)


def _hits(desk: Desk, at: Texts, places: Places) -> Iterator[Hit]:
    numbers = at.text_of(places.first).tolist()
    there, known = _located(desk, at, set(numbers)), known_documents(desk)
    voices = at.voices[at.passage_of(places.first)].tolist()
    for k, voice, first, after in zip(numbers, voices, places.first.tolist(), places.after.tolist(), strict=True):
        if k in there and at.document_ids[k] in known:
            text, starts, begin = there[k].text, there[k].starts, int(at.firsts[k])
            span = Span(starts[first - begin], word_end(text, starts[after - 1 - begin]))
            hit = text[span.start : span.end]
            yield Hit(known[at.document_ids[k]], span, hit, at.speakers[voice], *beside(text, span))


def _located(desk: Desk, at: Texts, numbers: set[int]) -> dict[int, Located]:
    """By number of the text; texts that were replaced a moment ago are not there any more."""
    kept_under: Sequence[int] = list(at.parts)
    wanted = {kept_under[k]: k for k in numbers}
    with desk.workspace.database.reading() as connection:
        return {wanted[text_id]: found for text_id, found in kept.located(connection, list(wanted)).items()}
