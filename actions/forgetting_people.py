"""What is left of a participant whose words or names were taken away."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from actions.rows import say_of
from corpora.participants import Voice, kin, root_of
from corpora.pseudonyms_labels import renamed
from store import participants as kept
from store.writing import Image, Writing

ImageRule = Callable[[UUID, Image], Image]


def labels_of(writing: Writing, speaker: str, document_ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """Under which labels somebody speaks in the versions of each document: a correction can have mended the name."""
    everyone = kept.voices_ever(writing.connection, writing.project_id)
    same = {(each.document_id, each.participant_id) for each in everyone if each.label == speaker}
    return {
        document_id: frozenset(
            each.label
            for each in everyone
            if each.document_id == document_id and (document_id, each.participant_id) in same
        )
        for document_id in document_ids
    }


def forget_voices(writing: Writing, labels: Mapping[UUID, Collection[str]]) -> frozenset[UUID]:
    """Cut what ties these labels in each document to a person; the participants who have to be forgotten.

    Who also speaks in a document that stays keeps their participant: there they were not forgotten. The label itself
    gets a participant of whom nothing is known and who is one with nobody.
    """
    everyone = kept.voices_ever(writing.connection, writing.project_id)
    going = [each for each in everyone if each.label in labels.get(each.document_id, ())]
    fresh: dict[tuple[UUID, UUID], UUID] = {}
    for voice in going:
        new = fresh.setdefault((voice.document_id, voice.participant_id), uuid4())
        kept.forget_told(writing.connection, voice.document_id, voice.label, new)
    stay = {each.participant_id for each in everyone if each.label not in labels.get(each.document_id, ())}
    return frozenset({each.participant_id for each in going} - stay)


def left_alone(writing: Writing, document_id: UUID) -> frozenset[UUID]:
    """Who spoke in this document, which is about to be emptied, and turned out to be nobody who speaks elsewhere."""
    everyone = kept.voices_ever(writing.connection, writing.project_id)
    rows = kept.said(writing.connection, writing.project_id)
    here = {each.participant_id for each in everyone if each.document_id == document_id}
    elsewhere = {each.participant_id for each in everyone if each.document_id != document_id}
    return kin(here, everyone, rows) - kin(elsewhere, everyone, rows)


def speaking_in(writing: Writing, document_ids: Collection[UUID]) -> frozenset[UUID]:
    """Everybody who speaks in one of these documents, under any of their ids."""
    everyone = kept.voices_ever(writing.connection, writing.project_id)
    rows = kept.said(writing.connection, writing.project_id)
    return kin({each.participant_id for each in everyone if each.document_id in document_ids}, everyone, rows)


def forgotten(ids: Collection[UUID]) -> ImageRule:
    """Of these participants nothing is said any more, nor that somebody is one of them."""
    names = {str(each) for each in ids}

    def rule(row_id: UUID, image: Image) -> Image:
        if row_id in ids:
            nothing = dict.fromkeys(("list_id", "board_id", "same_as"))
            return {**image, **nothing, "name": "", "attributes": {}, "apart": []}
        same_as = None if image["same_as"] in names else image["same_as"]
        return {**image, "same_as": same_as, "apart": [each for each in image["apart"] if each not in names]}

    return rule


def pseudonymous(writing: Writing, document_id: UUID, names: Mapping[str, str]) -> tuple[tuple[Voice, ...], ImageRule]:
    """The speakers of a document under their pseudonyms, and what is said of them without these names.

    Who gets the label of another speaker is one with them from now on: the text no longer tells them apart.
    """
    voices = kept.voices_of(writing.connection, document_id)
    rows = kept.said(writing.connection, writing.project_id)
    everyone = kept.voices_ever(writing.connection, writing.project_id)
    about = kin({voice.participant_id for voice in voices}, everyone, rows)
    shown: dict[str, Voice] = {}
    for voice in voices:
        label = renamed(voice.label, names)
        first = shown.setdefault(label, replace(voice, label=label, told=_without(voice.told, names)))
        root, other = root_of(first.participant_id, rows), root_of(voice.participant_id, rows)
        if root != other and kin([other], everyone, rows) & rows.keys():
            say_of(writing, other, {"same_as": root})
            rows = kept.said(writing.connection, writing.project_id)

    def rule(row_id: UUID, image: Image) -> Image:
        if row_id not in about:
            return image
        return {**image, "name": renamed(image["name"], names), "attributes": _without(image["attributes"], names)}

    return tuple(shown.values()), rule


def _without(attributes: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str]:
    return {title: renamed(value, names) for title, value in attributes.items()}
