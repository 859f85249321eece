"""Relations as links between codes, with a note of what is said of them and what they rest on."""

from collections.abc import Collection, Mapping
from uuid import UUID, uuid5

from codebooks.entries import one_line
from coding.codings import Coding, Relation
from reports.refi.draft import Draft
from reports.refi.elements import Element, clean, plain_guid, target, under, within
from reports.refi.holding import Planning
from reports.refi.marks import mark, marks

RELATION = "relation"
RELATED = "hangt samen met"


def is_of_relation(note: Element) -> bool:
    """Whether we wrote this note for a link; it says nothing that the link's own mark does not."""
    return marks(note).get("is") == RELATION


def write_relations(draft: Draft) -> None:
    """A link from one to the other, and a note where there is something to say of it."""
    before = {each.id: each for each in draft.was.relations}
    for gone in draft.outlived(before, (each.id for each in draft.now.relations)):
        _unnote(draft, gone)
        draft.remove(gone)
    quotes = {coding.id: coding for coding in draft.now.codings}
    for relation in draft.now.relations:
        was, element = before.get(relation.id), draft.came_from(relation.id)
        if element is None:
            ends = {"originGUID": draft.guid(relation.source_id), "targetGUID": draft.guid(relation.target_id)}
            said = {"name": relation.kind, "direction": "OneWay", **ends}
            element = draft.add(draft.place("Links"), "Link", relation.id, **said)
        elif was and was.kind != relation.kind:
            element.set("name", clean(relation.kind))
        if (relation.note, relation.coding_ids) != ((was.note, was.coding_ids) if was else ("", ())):
            _note(draft, element, relation, quotes)


def _note(draft: Draft, link: Element, relation: Relation, quotes: Mapping[UUID, Coding]) -> None:
    grounds = [each for each in relation.coding_ids if each in quotes]
    said = {"note": relation.note, "grounds": " ".join(map(draft.guid, grounds))}
    mark(link, {name: value for name, value in said.items() if value})
    _unnote(draft, link)
    words = "\n\n".join(filter(None, (relation.note, *(f"‘{quotes[each].quote}’" for each in grounds))))
    if not words:
        return
    guid = uuid5(UUID(hex=plain_guid(link.get("guid")).replace("-", "")), "note")
    note = draft.add(draft.place("Notes"), "Note", guid, name=relation.kind)
    mark(note, {"is": RELATION})
    draft.add(note, "PlainTextContent").text = clean(words)
    draft.add(link, "NoteRef").set("targetGUID", str(guid))


def _unnote(draft: Draft, link: Element) -> None:
    """Take away the note that an earlier file of ours had for it, whose GUID another may get."""
    ours = {plain_guid(note.get("guid")): note for note in within(draft.root, "Note") if is_of_relation(note)}
    for reference in [each for each in under(link, "NoteRef") if target(each) in ours]:
        note = ours[target(reference)]
        link.remove(reference)
        note.getparent().remove(note)


def relations_of(planning: Planning, codes: Mapping[str, UUID], codings: Collection[UUID]) -> tuple[Relation, ...]:
    """Links between two codes or categories; `codings` are those that came of the file."""
    made: list[Relation] = []
    kept, seen = 0, set()
    for link in within(planning.exchange.root, "Link"):
        source, aim = (codes.get(plain_guid(link.get(end))) for end in ("originGUID", "targetGUID"))
        kind = one_line(link.get("name") or "") or RELATED
        strange = source is None or aim is None or source == aim or link not in planning.exchange.keys
        if source is None or aim is None or strange or (source, aim, kind) in seen:
            kept += 1
            continue
        seen.add((source, aim, kind))
        grounds = tuple(each for each in _grounds(planning, link) if each in codings)
        made.append(Relation(planning.id_of(link), source, aim, kind, marks(link).get("note", ""), grounds))
    planning.left("refi-link-kept", kept)
    return tuple(made)


def _grounds(planning: Planning, link: Element) -> list[UUID]:
    found = (f"Coding:{plain_guid(guid)}" for guid in marks(link).get("grounds", "").split())
    elements = planning.exchange.elements
    return [planning.id_of(elements[key]) for key in found if key in elements]
