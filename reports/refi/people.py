"""Who takes part and which boards there are, as cases with variables; a file of ours says which are which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from codebooks.entries import one_line
from reports.refi.draft import Draft
from reports.refi.elements import Element, local, target, under, within
from reports.refi.marks import mark, marks
from reports.refi.variables import fill


class About(StrEnum):
    """What a case of ours stands for, where it is no part of a document."""

    PARTICIPANT = "participant"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Known:
    """A participant or board: what is known of it, and the documents it is in, with the labels it speaks under."""

    id: UUID
    about: About
    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    document_ids: tuple[UUID, ...] = ()
    labels: tuple[str, ...] = ()


def is_known(case: Element) -> bool:
    """Whether we wrote this case for a participant or a board."""
    return marks(case).get("is") in set(About)


def write_people(draft: Draft, people: tuple[Known, ...]) -> None:
    """A case for each; those of an earlier file of ours are written anew."""
    for case in [each for each in within(draft.root, "Case") if is_known(each)]:
        case.getparent().remove(case)
    for known in people:
        case = draft.add(draft.place("Cases"), "Case", known.id, name=known.name)
        mark(case, {"is": str(known.about)} | ({"labels": "\n".join(known.labels)} if known.labels else {}))
        fill(draft, case, known.attributes)
        for document_id in known.document_ids:
            element = draft.element(document_id)
            if element is None:
                continue
            inner = local(element) in ("Representation", "Transcript", "TextDescription")
            guid = (element.getparent() if inner else element).get("guid")
            draft.add(case, "SourceRef").set("targetGUID", str(guid))


def labels_of(case: Element) -> list[str]:
    """The labels under which a participant speaks; none for what is no participant."""
    said = marks(case)
    if said.get("is") != About.PARTICIPANT:
        return []
    return [label for each in said.get("labels", "").split("\n") if (label := one_line(each))]


def sources_of(case: Element) -> list[str]:
    """The GUIDs of the sources that a case is about."""
    return [target(reference) for reference in under(case, "SourceRef")]
