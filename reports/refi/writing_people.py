"""Participants and boards as cases with variables, written anew each time."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from reports.refi.draft import Draft
from reports.refi.elements import clean, local, within
from reports.refi.marks import mark, marks
from reports.refi.people import GROUP, About, Known, is_known
from reports.refi.variables import fill
from reports.refi.writing_texts import Places, select_part


def write_people(draft: Draft, people: tuple[Known, ...], places: Places) -> None:
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
        for document_id, span in known.stretches:
            if draft.element(document_id) is not None:
                selection = select_part(draft, document_id, known.name, span, places)
                draft.add(case, "SelectionRef").set("targetGUID", str(selection.get("guid")))


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
            heard = (*known.document_ids, *(document_id for document_id, _ in known.stretches))
            groups.setdefault(group, set()).update(heard)
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
