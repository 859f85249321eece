"""Who takes part and which boards there are, as cases with variables; a file of ours says which are which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID, uuid5

from codebooks.entries import one_line
from reports.refi.draft import Draft
from reports.refi.elements import Element, clean, local, target, under, within
from reports.refi.marks import mark, marks
from reports.refi.variables import fill

GROUP = "group"


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
    for one in [each for each in within(draft.root, "Set") if marks(each).get("is") == GROUP]:
        draft.remove(one)
    _write_groups(draft, people)
    for known in people:
        if _only_heard(draft, known):
            continue
        guid = draft.guid(known.id)  # of an earlier file of ours the same as it had there
        case = draft.add(draft.place("Cases"), "Case", known.id, name=known.name)
        case.set("guid", guid)
        mark(case, {"is": str(known.about)} | ({"labels": "\n".join(known.labels)} if known.labels else {}))
        fill(draft, case, known.attributes)
        for guid in _sources(draft, known.document_ids):
            draft.add(case, "SourceRef").set("targetGUID", guid)


def _only_heard(draft: Draft, known: Known) -> bool:
    """Whether nobody but us, who heard a label in the text, knows of this participant in a project from elsewhere."""
    if draft.plan is None or known.about is About.BOARD or known.attributes:
        return False
    return known.id not in draft.plan.keys and not set(known.document_ids).isdisjoint(draft.plan.places)


def _write_groups(draft: Draft, people: tuple[Known, ...]) -> None:
    """A set of the sources about each group of boards."""
    groups: dict[str, set[UUID]] = {}
    for known in people:
        if known.about is About.BOARD and (group := known.attributes.get(GROUP, "").strip()):
            groups.setdefault(group, set()).update(known.document_ids)
    for group, document_ids in sorted(groups.items()):
        guids = _sources(draft, sorted(document_ids))
        one = draft.add(draft.place("Sets"), "Set", uuid5(draft.seed, f"group:{clean(group)}"), name=group)
        mark(one, {"is": GROUP})
        for guid in guids:
            draft.add(one, "MemberSource").set("targetGUID", guid)


def _sources(draft: Draft, document_ids: Iterable[UUID]) -> list[str]:
    """The GUIDs of the sources of these documents, as far as they are in the file."""
    found = (element for each in document_ids if (element := draft.element(each)) is not None)
    inner = ("Representation", "Transcript", "TextDescription")
    return [str((each.getparent() if local(each) in inner else each).get("guid")) for each in found]


def labels_of(case: Element) -> list[str]:
    """The labels under which a participant speaks; none for what is no participant."""
    said = marks(case)
    if said.get("is") != About.PARTICIPANT:
        return []
    return [label for each in said.get("labels", "").split("\n") if (label := one_line(each))]


def sources_of(case: Element) -> list[str]:
    """The GUIDs of the sources that a case is about."""
    return [target(reference) for reference in under(case, "SourceRef")]
