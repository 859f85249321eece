"""Memos as notes, parts as cases with variables, written over what came in."""

from uuid import UUID

from coding.memos import Memo, MemoKind, SubjectKind
from corpora.parts import Part
from reports.refi.draft import Draft, stamp
from reports.refi.elements import Element, clean, local, plain_guid, target, under, within
from reports.refi.marks import mark
from reports.refi.variables import fill
from reports.refi.writing_texts import Places, select_part

REFERRED = (SubjectKind.DOCUMENT, SubjectKind.CODING, SubjectKind.CODE, SubjectKind.CATEGORY)


def write_memos(draft: Draft) -> None:
    """A note for each memo, referred to from what it is about; what was a description stays one."""
    before = {memo.id: memo for memo in draft.was.memos}
    kept = {memo.id for memo in draft.now.memos}
    for memo in (each for each in draft.was.memos if each.id not in kept):
        element = _described(draft, memo.id)
        if element is not None:
            draft.describe(element, "")
        elif (note := draft.came_from(memo.id)) is not None:
            draft.remove(note)
    for memo in draft.now.memos:
        was = before.get(memo.id)
        if was is not None and (was.title, was.text, was.subjects) == (memo.title, memo.text, memo.subjects):
            continue
        element = _described(draft, memo.id)
        if element is not None and was is not None and not memo.title and was.subjects == memo.subjects:
            draft.describe(element, memo.text)
            continue
        if element is not None:  # more than a description can say: a note from now on
            draft.describe(element, "")
            was = None
        _write_note(draft, memo, was)


def _described(draft: Draft, memo_id: UUID) -> Element | None:
    """What a memo is the description of; None for a memo that is a note."""
    key = draft.plan.keys.get(memo_id, "") if draft.plan else ""
    kind, _, rest = key.partition(":")
    if kind != "description" or draft.exchange is None:
        return None
    return draft.exchange.elements[rest] if rest else draft.root


def _write_note(draft: Draft, memo: Memo, was: Memo | None) -> None:
    note = draft.came_from(memo.id)
    if note is None:
        user = draft.element(memo.author_id) if memo.author_id else None
        said = {"creatingUser": str(user.get("guid"))} if user is not None else {}
        note = draft.add(
            draft.place("Notes"), "Note", memo.id, name=memo.title, creationDateTime=stamp(memo.at), **said
        )
    elif memo.title:
        note.set("name", clean(memo.title))
    if was is None or was.text != memo.text:
        for name in ("plainTextPath", "richTextPath"):
            note.attrib.pop(name, None)
        for child in list(under(note, "PlainTextContent", "Description", "PlainTextSelection")):
            note.remove(child)
        draft.add(note, "PlainTextContent").text = clean(memo.text)
    if memo.kind is MemoKind.JOURNAL:
        mark(
            note, {"kind": str(MemoKind.JOURNAL), "on": memo.on.isoformat()} | ({} if memo.subjects else {"alone": "1"})
        )
    if was is None or was.subjects != memo.subjects:
        _refer(draft, memo, str(note.get("guid")))


def _refer(draft: Draft, memo: Memo, guid: str) -> None:
    for reference in [each for each in within(draft.root, "NoteRef") if target(each) == plain_guid(guid)]:
        reference.getparent().remove(reference)
    about: list[Element] = []
    for subject in memo.subjects:
        element = draft.element(subject.id) if subject.kind in REFERRED else draft.root
        element = draft.root if element is None or local(element) == "Set" else element
        if element not in about:
            about.append(element)
    for element in about:
        draft.add(element, "NoteRef").set("targetGUID", guid)


def write_parts(draft: Draft, places: Places) -> None:
    """A case for each part, with what is known of it as variables; of a part that changed what it was goes."""
    before = {part.id: part for part in draft.was.parts}
    now = {part.id: part for part in draft.now.parts}
    spans = {held.id: len(held.text) for held in draft.now.documents}
    for part_id, part in before.items():
        if not _same(part, now.get(part_id)):
            _take_back(draft, part)
    for part in draft.now.parts:
        if _same(part, before.get(part.id)):
            continue
        case = draft.add(draft.place("Cases"), "Case", part.id, name=part.name)
        fill(draft, case, part.attributes)
        if (part.span.start, part.span.end) == (0, spans.get(part.document_id)):
            draft.add(case, "SourceRef").set("targetGUID", str(_source(draft, part.document_id).get("guid")))
        else:
            selection = select_part(draft, part.document_id, part.name, part.span, places)
            draft.add(case, "SelectionRef").set("targetGUID", str(selection.get("guid")))


def _same(one: Part, other: Part | None) -> bool:
    facts = ("document_id", "name", "span", "attributes")
    return other is not None and all(getattr(one, each) == getattr(other, each) for each in facts)


def _take_back(draft: Draft, part: Part) -> None:
    key = draft.plan.keys.get(part.id, "") if draft.plan else ""
    kind, _, rest = key.partition(":")
    element = draft.exchange.elements.get(rest) if draft.exchange else None
    if element is None:
        return
    if kind != "part":  # a stretch of a case
        draft.remove(element)
        return
    source = element.getparent() if local(element) in ("Representation", "Transcript") else element
    for value in list(under(source, "VariableValue")):
        source.remove(value)
    guid = plain_guid(source.get("guid"))
    for reference in [each for each in within(draft.root, "SourceRef") if target(each) == guid]:
        reference.getparent().remove(reference)


def _source(draft: Draft, document_id: UUID) -> Element:
    element = draft.there(document_id)
    inner = local(element) in ("Representation", "Transcript", "TextDescription")
    return element.getparent() if inner else element
