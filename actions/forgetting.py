"""Forgetting a document or somebody who speaks in one: for good, in every version and in the log."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from actions import memo_images, ruling_images
from actions.forgetting_people import forget_voices, forgotten, labels_of, left_alone
from actions.pseudonymising import KIND, forget_held
from actions.workspace import Desk
from corpora.documents import SegmentKind, words_in
from corpora.pseudonyms_labels import names_in_label, naming, renamed
from corpora.refusal import Refusal
from corpora.spans import Span, merged
from store import forgetting as kept
from store.forgetting import Kept, Place, Version
from store.writing import Image, Writing

FORGOTTEN = "[VERGETEN-{n}]"
# Blocks of one length with blanks between them: neither the words nor their lengths are left, and lines still break.
BARS = "█████ "


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was forgotten: the name that stands for it from now on, in how many documents, and how many turns."""

    name: str
    documents: int
    turns: int


def forgettable(desk: Desk) -> tuple[Kept, ...]:
    """Every document that is not forgotten yet, also what was put away."""
    with desk.workspace.database.reading() as connection:
        return tuple(kept.kept_documents(connection, desk.project_id))


def speakers(desk: Desk) -> Mapping[UUID, set[str]]:
    """Who speaks in each document."""
    with desk.workspace.database.reading() as connection:
        return kept.speakers(connection, desk.project_id)


def forget_document(desk: Desk, document_id: UUID) -> Forgotten:
    """Blank a document: text, file, quotes, memos, reasons, parts and name, log included; refuses `document-gone`."""
    with desk.writing("document.forget") as change:
        if document_id not in {each.id for each in kept.kept_documents(change.connection, desk.project_id)}:
            raise Refusal("document-gone")
        name = _free_name(kept.document_names(change.connection, desk.project_id))
        gone = left_alone(change, document_id)
        people = forgotten(gone)
        kept.empty(change.connection, document_id)
        counts = dict.fromkeys(("characters", "words", "turns", "speakers"), 0)
        nothing = {"name": name, "sha256": "", "page_starts": [], "repairs": {}}
        change.update("document", document_id, **counts, **nothing, removed=True)

        def rule(kind: str, row_id: UUID, image: Image) -> Image:
            if kind == "participant":
                return people(row_id, image)
            if kind == "document" and row_id == document_id:
                return {**image, **nothing}
            if kind == "memo":
                return memo_images.forgotten(image, {document_id, *gone})
            if kind in ruling_images.WORDS:
                return ruling_images.forgotten(kind, image, {document_id})
            if image.get("document_id") != str(document_id):
                return image
            if kind == "part":
                return {**image, "name": name, "attributes": {}}
            if kind == "assignment":
                return {**image, "reason": ""}
            return {**image, "memo": ""} if "memo" in image else image

        kept.rewrite(change, rule)
    forget_held(desk)
    return Forgotten(name, 1, 0)


def forget_speaker(desk: Desk, speaker: str, document_id: UUID | None = None) -> Forgotten:
    """Blank all that somebody said, and their name: in one document, or in every one where they speak.

    Blanks have the length of what they cover, so that everything else stays in its place. The name, where the label is
    one and not only a role, also goes from what others say there, and from memos, themes, parts and notes of the whole
    project. A part in which nobody else speaks loses its name and attributes. Refuses `document-gone` and
    `speaker-unknown`.
    """
    with desk.writing("speaker.forget") as change:
        known = kept.speakers(change.connection, desk.project_id)
        documents = {each.id: each for each in kept.kept_documents(change.connection, desk.project_id)}
        chosen = [documents[each] for each in _where(known, speaker, document_id) if each in documents]
        name = _free_name(label for labels in known.values() for label in labels)
        labels = labels_of(change, speaker, [document.id for document in chosen])
        names = tuple(dict.fromkeys(each for own in labels.values() for label in sorted(own) for each in _names(label)))
        gone = forget_voices(change, labels)
        people = forgotten(gone)
        turns, own = 0, set[UUID]()
        for document in chosen:
            covered, row_ids = _blank(change, document, labels[document.id], name)
            turns, own = turns + covered, own | row_ids
        current = {change.image("document", each.id)["sha256"] for each in chosen}  # type: ignore[index]
        of_speaker = _rule({each.id for each in chosen}, current, (own, name), dict.fromkeys(names, name))

        def rule(kind: str, row_id: UUID, image: Image) -> Image:
            if kind == "memo":
                said = memo_images.forgotten(image, {*gone, *own})
                return memo_images.reworded(said, lambda text: renamed(text, dict.fromkeys(names, name)))
            if kind in ruling_images.WORDS:
                said = ruling_images.forgotten(kind, image, own)
                return ruling_images.reworded(kind, said, lambda text: renamed(text, dict.fromkeys(names, name)))
            return of_speaker(kind, row_id, people(row_id, image) if kind == "participant" else image)

        kept.rewrite(change, rule)
    forget_held(desk)
    return Forgotten(name, len(chosen), turns)


def _where(known: Mapping[UUID, set[str]], speaker: str, document_id: UUID | None) -> list[UUID]:
    if document_id is not None and document_id not in known:
        raise Refusal("speaker-unknown", name=speaker, known="–")
    here = {document_id: known[document_id]} if document_id else known
    if found := [each for each, labels in here.items() if speaker in labels]:
        return found
    raise Refusal("speaker-unknown", name=speaker, known=", ".join(sorted(set().union(*here.values()))) or "–")


def _names(speaker: str) -> tuple[str, ...]:
    """Under which names somebody may be mentioned; none for a mere role, which is anybody's."""
    bare = names_in_label(speaker)
    return tuple(dict.fromkeys((speaker, *bare))) if bare else ()


def _blank(change: Writing, document: Kept, labels: Collection[str], name: str) -> tuple[int, set[UUID]]:
    """Every version of one document; how many turns in the present one, and the codings and parts that tell of them."""
    turns, now, ever = 0, set[Place](), set[Place]()
    alone_now, alone_ever = set[Place](), set[Place]()
    names = [each for label in sorted(labels) for each in _names(label)]
    for version in kept.versions(change.connection, document.id):
        said = {(each.span.start, each.span.end) for each in version.segments if each.speaker in labels}
        text = _covered(version, names, said)
        data = text.encode()
        kept.overwrite(change.connection, document.id, version.number, text, dict.fromkeys(labels, name), data)
        ever |= said
        alone_ever |= (alone := _alone(version.text, said))
        if version.number == document.version:
            turns = sum(each.kind is SegmentKind.TURN and each.speaker in labels for each in version.segments)
            now, alone_now = said, alone
            facts = {"words": words_in(text), "kind": KIND, "sha256": sha256(data).hexdigest()}
            title = renamed(document.name, dict.fromkeys(names, name))
            change.update("document", document.id, name=title, **facts)
    change.requote(document.id)
    parts = kept.parts_inside(change.connection, document.id, now=alone_now, ever=alone_ever)
    return turns, kept.codings_over(change.connection, document.id, now=now, ever=ever) | parts


def _alone(text: str, said: Iterable[Place]) -> set[Place]:
    """Where somebody goes on speaking with only blanks between."""
    found: list[Place] = []
    for span in merged(Span(start, end) for start, end in said):
        if found and not text[found[-1][1] : span.start].strip():
            found[-1] = (found[-1][0], span.end)
        else:
            found.append((span.start, span.end))
    return {*found}


def _covered(version: Version, names: Iterable[str], said: Iterable[tuple[int, int]]) -> str:
    mentions = naming(names)
    places = {*said, *(match.span() for match in mentions.finditer(version.text))} if mentions else {*said}
    text = version.text
    for span in merged(Span(start, end) for start, end in places):
        bars = (BARS * (len(span) // len(BARS) + 1))[: len(span) - 1] + BARS[0]
        text = text[: span.start] + bars + text[span.end :]
    return text


def _rule(documents: set[UUID], digests: set[str], own: tuple[set[UUID], str], names: Mapping[str, str]) -> kept.Rule:
    """`own` are the rows that tell of the forgotten turns, and what a part among them is called from now on."""

    def rule(kind: str, row_id: UUID, image: Image) -> Image:
        if kind == "coder":
            return image
        if kind == "document" and row_id in documents and image["sha256"] not in digests:
            image = {**image, "sha256": ""}
        if row_id in own[0]:
            image = {**image, "memo": ""} if "memo" in image else {**image, "name": own[1], "attributes": {}}
        return {key: _without(value, names) for key, value in image.items()} if names else image

    return rule


def _without(value: object, names: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return renamed(value, names)
    if isinstance(value, dict):
        return {renamed(key, names): _without(each, names) for key, each in value.items()}
    return [_without(each, names) for each in value] if isinstance(value, list) else value


def _free_name(taken: Iterable[str]) -> str:
    names, n = {*taken}, 1
    while FORGOTTEN.format(n=n) in names:
        n += 1
    return FORGOTTEN.format(n=n)
