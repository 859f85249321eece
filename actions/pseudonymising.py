"""Pseudonyms instead of names, in one document or several at once; the key to them is kept apart from the project."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from actions.blindness import sight_in
from actions.documents import Content, content
from actions.forgetting_people import ImageRule, pseudonymous, speaking_in
from actions.keys import EMPTY, Key, default_path, keep, revealed_or_new
from actions.keys_file import locked
from actions.pseudonymising_marks import move_marks
from actions.pseudonymising_prose import rule
from actions.rows import free_name
from actions.workspace import Desk
from coding.rounds import Sight
from corpora.documents import Segment, turns_by_speaker, words_in
from corpora.pseudonyms import Proposal, also_called, mover, proposed_together, replaced
from corpora.pseudonyms_finding import Source
from corpora.pseudonyms_kinds import Found
from corpora.pseudonyms_labels import NUMBERED, normal, renamer
from corpora.pseudonyms_lists import NOBODY, NameList
from corpora.refusal import Refusal
from corpora.spans import Span
from store import codings as kept_codings
from store import documents as kept
from store import forgetting
from store.writing import Writing

KIND = "txt"


@dataclass(frozen=True, slots=True)
class Preview:
    """A document and what may have to be replaced in it; `coded` tells whether codings may have to move."""

    content: Content
    proposals: tuple[Proposal, ...]
    coded: bool


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """What was done: the documents by their new names, how many places, different pseudonyms and codings that moved
    along, and where the key is."""

    documents: tuple[str, ...]
    places: int
    pseudonyms: int
    codings: int
    key_path: Path


def preview(
    desk: Desk,
    document_ids: Iterable[UUID],
    names: NameList = NOBODY,
    *,
    key: Key = EMPTY,
    detected: Mapping[UUID, Collection[Found]] | None = None,
    doubts: bool = False,
) -> tuple[Preview, ...]:
    """What would be replaced in each document, without changing anything: one name is one pseudonym in all of them.

    `names` are looked for besides those of the key; with `doubts` also words that only have a capital. Refuses
    `document-gone`.
    """
    found = [content(desk, document_id) for document_id in dict.fromkeys(document_ids)]
    others = detected or {}
    proposals = proposed_together(
        [Source(each.text, tuple(turns_by_speaker(each.segments)), others.get(each.document.id, ())) for each in found],
        key.listed.with_names(names.names),
        known=key.by_name(),
        taken=desk.computed("pseudonyms", compute=lambda: _shown(desk)),
        doubts=doubts,
    )
    with desk.workspace.database.reading() as connection:
        sight = sight_in(connection, desk)
        coded = [
            sight.closes(each.document.id) or forgetting.has_codings(connection, each.document.id) for each in found
        ]
    return tuple(Preview(*each) for each in zip(found, proposals, coded, strict=True))


def apply(
    desk: Desk,
    accepted: Mapping[UUID, Iterable[Proposal]],
    passphrase: str,
    *,
    key_path: Path | None = None,
    new_key: bool = False,
) -> Pseudonymised:
    """Replace what was accepted, by document, for good and in one go: text, earlier versions, speakers, name, file as
    uploaded, memos, themes and codebook, and the log about them. Codings move with their words.

    The names go to the key. Refuses `nothing-accepted`; `key-elsewhere` where names of this project went to a key that
    is not at this place, unless `new_key`; and what keys and `corpora.pseudonyms.replaced` refuse.
    """
    path = key_path or default_path(desk.project_id)
    chosen = {document_id: tuple(proposals) for document_id, proposals in accepted.items()}
    chosen = {document_id: proposals for document_id, proposals in chosen.items() if proposals}
    if not chosen:
        raise Refusal("nothing-accepted")
    taken = _shown(desk)
    with desk.writing("document.pseudonymise") as change:
        if not new_key and _is_elsewhere(change.connection, desk.project_id, path):
            raise Refusal("key-elsewhere", path=str(path))
        with locked(path):
            key = revealed_or_new(path, passphrase)
            settled = _settled(chosen, key, taken)
            done, codings = _replaced(change, desk, settled)
            # Before the commit: a key with names too many does no harm, names without a key are lost.
            every = [each for proposals in settled.values() for each in proposals]
            keep(path, key.with_names((each.quote, each.pseudonym) for each in every), passphrase)
    forget_held(desk)
    return Pseudonymised(done, len(every), len({each.pseudonym for each in every}), codings, path)


def key_is_elsewhere(desk: Desk) -> bool:
    """Whether names of this project went to a key that is no longer at its place: a new one has to be asked for."""
    with desk.workspace.database.reading() as connection:
        return _is_elsewhere(connection, desk.project_id, default_path(desk.project_id))


def _is_elsewhere(connection: Any, project_id: UUID, path: Path) -> bool:
    return not path.exists() and forgetting.was_pseudonymised(connection, project_id)


def forget_held(desk: Desk) -> None:
    """What still lies about after a name is gone: analyses and files in memory, freed space in the database."""
    desk.workspace.analyses.clear()
    desk.workspace.held.clear()
    desk.workspace.shelf.clear()
    desk.workspace.drafts.clear()
    desk.workspace.database.wipe()


def _shown(desk: Desk) -> frozenset[str]:
    """Every numbered pseudonym that stands in a text of the project."""
    with desk.workspace.database.reading() as connection:
        texts = kept.texts(connection, desk.project_id).values()
    return frozenset(match[0] for text in texts for match in NUMBERED.finditer(text))


def _settled(
    chosen: Mapping[UUID, tuple[Proposal, ...]], key: Key, taken: frozenset[str]
) -> dict[UUID, tuple[Proposal, ...]]:
    """With the pseudonyms that the key has for these names, and none that the key has for somebody out of sight."""
    known, used, renumbered = key.by_name(), {*key.names, *taken}, dict[str, str]()

    def settled(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
        for each in proposals:
            pseudonym, name = each.pseudonym.strip(), normal(each.quote)
            if not pseudonym:
                raise Refusal("pseudonym-empty", quote=each.quote)
            if pseudonym not in key.names:
                pseudonym = known.get(name, pseudonym)
            elif pseudonym not in taken and known.get(name) != pseudonym and NUMBERED.fullmatch(pseudonym):
                if pseudonym not in renumbered:
                    renumbered[pseudonym] = _free(pseudonym, used)
                    used.add(renumbered[pseudonym])
                pseudonym = known.get(name, renumbered[pseudonym])
            yield replace(each, pseudonym=pseudonym)

    return {document_id: tuple(settled(proposals)) for document_id, proposals in chosen.items()}


def _free(pseudonym: str, used: set[str]) -> str:
    stem, n = pseudonym.rpartition("-")[0], 1
    while (free := f"{stem}-{n}]") in used:
        n += 1
    return free


def _replaced(change: Writing, desk: Desk, settled: Mapping[UUID, tuple[Proposal, ...]]) -> tuple[tuple[str, ...], int]:
    """The new names of the documents, and how many codings stand in them."""
    names = {each.quote: each.pseudonym for proposals in settled.values() for each in proposals}
    sight = sight_in(change.connection, desk)
    titles, people, codings, done = dict[UUID, tuple[str, str, str]](), list[ImageRule](), 0, []
    for document_id, proposals in settled.items():
        found = content(desk, document_id)
        name, digest, moved, of_people = _replace(change, found, proposals, names)
        people.append(of_people)
        titles[document_id] = (found.document.name, name, digest)
        codings += _told(change, sight, document_id, moved)
        done.append(name)
    parts = also_called(each for proposals in settled.values() for each in proposals)
    speakers = speaking_in(change, titles)
    forgetting.rewrite(change, rule(titles, names, parts, people, speakers=speakers))
    return tuple(done), codings


def _told(change: Writing, sight: Sight, document_id: UUID, moved: int) -> int:
    """How many codings moved, without those that a blind round hides."""
    if not sight.closes(document_id):
        return moved
    return len(sight.seen(kept_codings.codings(change.connection, change.project_id, document_id=document_id)))


def _replace(
    change: Writing, found: Content, proposals: tuple[Proposal, ...], names: Mapping[str, str]
) -> tuple[str, str, int, ImageRule]:
    """The new name, the digest of the new file, how many codings moved, and what is now said of who speaks."""
    document, connection, named = found.document, change.connection, renamer(names)
    text, moves = replaced(found.text, proposals)
    move, data = mover(moves), text.encode()
    segments = tuple(_moved(segment, move(segment.span), named(segment.speaker or "")) for segment in found.segments)
    others = forgetting.document_names(connection, change.project_id) - {document.name}
    name = free_name(named(document.name), others)
    voices, of_people = pseudonymous(change, document.id, names)
    version = forgetting.keep_only(connection, document.id, text, segments, data, voices=voices)
    facts = {"characters": len(text), "words": words_in(text), "speakers": len(turns_by_speaker(segments))}
    digest = sha256(data).hexdigest()
    pages = [move(Span(start, start + 1)).start for start in document.page_starts]
    about = {"name": name, "kind": KIND, "sha256": digest, "page_starts": pages, "version": version}
    change.update("document", document.id, **facts, **about)
    return name, digest, move_marks(change, document.id, move), of_people


def _moved(segment: Segment, span: Span, speaker: str) -> Segment:
    return replace(segment, span=span, speaker=speaker or None)
