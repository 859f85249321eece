"""Where is searched: of all that was found, what every filter lets through."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from actions.boards import references
from actions.coding import codings
from actions.linking import all_boards
from actions.searching_hits import located, numbered
from actions.searching_parts import named_parts
from actions.speaking import labels_with
from actions.workspace import Desk
from coding.codings import Coding
from coding.referring import Group, about, referred
from corpora.parts import over
from corpora.searching import Places
from corpora.searching_forms import word_end
from corpora.searching_queries import Match
from corpora.searching_texts import Texts
from corpora.spans import Span
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


def let_through(desk: Desk, at: Texts, found: Places, options: Options) -> Places:
    """What every filter that was chosen lets through."""
    for fits in (_in_documents, _said, _said_by, _in_parts, _coded, _in_groups):
        found = found.taken(fits(desk, at, found, options))
    return found


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
    there = located(desk, at, {number[document_id] for document_id, _ in wanted if document_id in number})
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
    hits = numbered(desk, at, found.taken(possible))
    as_codings = [Coding(UUID(int=n), hit.document.id, nothing, nothing, hit.span, "") for n, hit in hits]
    groups, wanted = about(as_codings, known, boards), set(options.groups)
    return _kept(possible, [each.id.int for each in as_codings if wanted.intersection(groups[each.id])])


def _in_parts(desk: Desk, at: Texts, found: Places, options: Options) -> Mask:
    """Those that share text with a part by one of these names."""
    if not options.parts:
        return _all(found)
    named = named_parts(desk, options.parts)
    possible = np.array([document_id in named for document_id in at.document_ids], bool)[at.text_of(found.first)]
    inside = [n for n, hit in numbered(desk, at, found.taken(possible)) if over(named[hit.document.id], hit.span)]
    return _kept(possible, inside)


def _all(found: Places) -> Mask:
    return np.ones(len(found), bool)


def _kept(possible: Mask, numbers: Sequence[int]) -> Mask:
    """Of what is possible only these, by their number among them."""
    kept = np.zeros_like(possible)
    kept[np.flatnonzero(possible)[list(numbers)]] = True
    return kept
