"""Pseudonyms instead of names, before a document is coded; the key to them is kept apart from the project."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from actions.documents import Content, content
from actions.keys import Key, default_path, revealed_or_new, seal
from actions.rows import free_name
from actions.workspace import Desk
from corpora.documents import Segment, turns_by_speaker, words_in
from corpora.pseudonyms import NUMBERED, NameList, Proposal, mover, proposed, replaced
from corpora.pseudonyms_labels import normal, renamed
from corpora.pseudonyms_patterns import Found
from corpora.refusal import Refusal
from corpora.spans import Span
from store import boards as kept_boards
from store import documents as kept
from store import forgetting
from store import parts as kept_parts
from store.writing import Image, Writing

KIND = "txt"


@dataclass(frozen=True, slots=True)
class Preview:
    """A document and what may have to be replaced in it."""

    content: Content
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """What was done: how many places, how many different pseudonyms, and where the key is."""

    document_id: UUID
    name: str
    places: int
    pseudonyms: int
    key_path: Path


def preview(
    desk: Desk,
    document_id: UUID,
    names: NameList | None = None,
    *,
    key: Key | None = None,
    detected: Iterable[Found] = (),
) -> Preview:
    """What would be replaced, without changing anything.

    With a key, names that it holds get the pseudonym that they have. Refuses `document-gone` and
    `coded-already-pseudonyms`.
    """
    with desk.workspace.database.reading() as connection:
        found = content(desk, document_id)
        _refuse_coded(connection, document_id, found.document.name)
    proposals = proposed(
        found.text,
        names or NameList(),
        speakers=tuple(turns_by_speaker(found.segments)),
        detected=detected,
        known=key.by_name() if key else {},
        taken=desk.computed("pseudonyms", compute=lambda: _shown(desk)),
    )
    return Preview(found, proposals)


def apply(
    desk: Desk, document_id: UUID, accepted: Iterable[Proposal], passphrase: str, *, key_path: Path | None = None
) -> Pseudonymised:
    """Replace what was accepted, for good: text, speakers, name, file as uploaded, and the log about them.

    The names go to the key. Refuses `nothing-accepted`, `coded-already-pseudonyms`, `passphrase-wrong`,
    `passphrase-short`, and what `corpora.pseudonyms.replaced` refuses.
    """
    path, chosen = key_path or default_path(desk.project_id), tuple(accepted)
    if not chosen:
        raise Refusal("nothing-accepted")
    taken = _shown(desk)
    with desk.writing("document.pseudonymise") as change:
        found = content(desk, document_id)
        _refuse_coded(change.connection, document_id, found.document.name)
        key = revealed_or_new(path, passphrase)
        settled = tuple(_settled(chosen, key, taken))
        name = _replace(change, found, settled)
        # Before the commit: a key with names too many does no harm, names without a key are lost.
        seal(path, key.with_names((each.quote, each.pseudonym) for each in settled), passphrase)
    desk.workspace.analyses.clear()
    desk.workspace.database.wipe()
    return Pseudonymised(document_id, name, len(settled), len({each.pseudonym for each in settled}), path)


def _refuse_coded(connection: Any, document_id: UUID, name: str) -> None:
    if forgetting.has_codings(connection, document_id):
        raise Refusal("coded-already-pseudonyms", name=name)


def _shown(desk: Desk) -> frozenset[str]:
    """Every numbered pseudonym that stands in a text of the project."""
    with desk.workspace.database.reading() as connection:
        texts = kept.texts(connection, desk.project_id).values()
    return frozenset(match[0] for text in texts for match in NUMBERED.finditer(text))


def _settled(chosen: Iterable[Proposal], key: Key, taken: frozenset[str]) -> Iterator[Proposal]:
    """With the pseudonyms that the key has for these names, and none that the key has for somebody out of sight."""
    known, used = key.by_name(), {*key.names, *taken}
    renumbered: dict[str, str] = {}
    for each in chosen:
        pseudonym = each.pseudonym.strip()
        if not pseudonym:
            raise Refusal("pseudonym-empty", quote=each.quote)
        if pseudonym not in key.names:
            pseudonym = known.get(normal(each.quote), pseudonym)
        elif pseudonym not in taken and known.get(normal(each.quote)) != pseudonym and NUMBERED.fullmatch(pseudonym):
            if pseudonym not in renumbered:
                renumbered[pseudonym] = _free(pseudonym, used)
                used.add(renumbered[pseudonym])
            pseudonym = known.get(normal(each.quote), renumbered[pseudonym])
        yield replace(each, pseudonym=pseudonym)


def _free(pseudonym: str, used: set[str]) -> str:
    stem, n = pseudonym.rpartition("-")[0], 1
    while (free := f"{stem}-{n}]") in used:
        n += 1
    return free


def _replace(change: Writing, found: Content, settled: tuple[Proposal, ...]) -> str:
    document, connection = found.document, change.connection
    text, moves = replaced(found.text, settled)
    names = {each.quote: each.pseudonym for each in settled}
    move, data = mover(moves), text.encode()
    segments = tuple(_moved(segment, move(segment.span), names) for segment in found.segments)
    others = forgetting.document_names(connection, change.project_id) - {document.name}
    name = free_name(renamed(document.name, names), others)
    version = forgetting.keep_only(connection, document.id, text, segments, data)
    facts = {"characters": len(text), "words": words_in(text), "speakers": len(turns_by_speaker(segments))}
    digest = sha256(data).hexdigest()
    pages = [move(Span(start, start + 1)).start for start in document.page_starts]
    about = {"name": name, "kind": KIND, "sha256": digest, "page_starts": pages, "version": version}
    change.update("document", document.id, **facts, **about)
    for reference in kept_boards.references_in(connection, document.id):
        if reference.span:
            new = move(reference.span)
            change.update("reference", reference.id, start=new.start, end=new.end)
    for part in kept_parts.parts_in(connection, document.id):
        new = move(part.span)
        change.update("part", part.id, start=new.start, end=new.end)
    forgetting.rewrite(change, _rule(document.id, names, {document.name: name}, digest))
    return name


def _moved(segment: Segment, span: Span, names: Mapping[str, str]) -> Segment:
    return replace(segment, span=span, speaker=renamed(segment.speaker, names) if segment.speaker else None)


def _rule(document_id: UUID, names: Mapping[str, str], files: Mapping[str, str], digest: str) -> forgetting.Rule:
    """What the log says of this document from now on: no name, and no hash of the file in which the names stood."""

    def rule(kind: str, row_id: UUID, image: Image) -> Image:
        if kind == "document" and row_id == document_id:
            name = files.get(image["name"]) or renamed(image["name"], names)
            return {**image, "name": name, "sha256": image["sha256"] if image["sha256"] == digest else ""}
        if image.get("document_id") == str(document_id) and "memo" in image:
            return {**image, "memo": renamed(image["memo"], names)}
        if kind == "part" and image["document_id"] == str(document_id):
            attributes = {renamed(key, names): renamed(value, names) for key, value in image["attributes"].items()}
            return {**image, "name": renamed(image["name"], names), "attributes": attributes}
        return image

    return rule
