"""Documents with their texts, and codings as selections of them, written over what came in."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath
from uuid import UUID, uuid5

from coding.codings import Coding
from corpora.spans import Span
from reports.refi.draft import Draft, stamp
from reports.refi.elements import Element, clean, first, guid_of, local, under
from reports.refi.holding import Held
from reports.refi.marks import mark
from reports.refi.offsets import Ruler, Text
from reports.refi.planning_texts import NAMED_AFTER
from reports.refi.reading import NOWHERE
from reports.refi.writing_sources import write_source

SELECTIONS = ("PlainTextSelection", "TranscriptSelection")
NAMED = 70  # characters of a quotation that name its selection
Places = dict[Element, tuple[int, int]]


def write_documents(draft: Draft) -> None:
    """A source for each document; of one that was put away nothing stays but what we never showed."""
    before = {held.id: held for held in draft.was.documents}
    kept = {held.id for held in draft.now.documents}
    for gone in before.keys() - kept:
        _take_away(draft, draft.came_from(gone))
    for held in draft.now.documents:
        element = draft.came_from(held.id)
        if element is None:
            write_source(draft, held)
        elif held.name != before[held.id].name:
            (element.getparent() if local(element) in NAMED_AFTER else element).set("name", clean(held.name))


def _take_away(draft: Draft, element: Element | None) -> None:
    if element is None:
        return
    if local(element) == "TextSource":
        draft.remove(element)
        return
    for selection in list(under(element, *SELECTIONS)):
        draft.remove(selection)


def write_codings(draft: Draft) -> Places:
    """A selection for each stretch that a coder coded; gives where selections stand now, in the texts of now."""
    before = {coding.id: coding for coding in draft.was.codings}
    kept = {coding.id for coding in draft.now.codings}
    for gone in (each for each in before if each not in kept):
        _remove(draft, draft.came_from(gone))
    places: Places = {}
    new: list[Coding] = []
    wholes = {held.id: len(held.text) for held in draft.now.documents}
    for coding in draft.now.codings:
        element = draft.came_from(coding.id)
        if element is None or coding.id not in before:
            new.append(coding)
            continue
        _change(draft, element, coding, before[coding.id])
        holder = element.getparent()
        here = (coding.span.start, coding.span.end)
        if local(holder) not in SELECTIONS:
            moved = here != (0, wholes[coding.document_id])
        else:
            moved = places.setdefault(holder, here) != here
        if moved:
            _select(draft, [coding], "moved", places, element)
    for some in _together(draft, new):
        _select(draft, some, "selection", places)
    return places


def _remove(draft: Draft, element: Element | None) -> None:
    """With its selection, where that now says nothing any more."""
    if element is None or element.getparent() is None:
        return
    holder = element.getparent()
    draft.remove(element)
    if local(holder) in SELECTIONS and first(holder, "Coding") is None and first(holder, "NoteRef") is None:
        draft.remove(holder)


def _change(draft: Draft, element: Element, coding: Coding, before: Coding) -> None:
    if coding.code_id != before.code_id:
        reference = first(element, "CodeRef")
        (reference if reference is not None else draft.add(element, "CodeRef")).set(
            "targetGUID", draft.guid(coding.code_id)
        )
    if coding.coder_id != before.coder_id:
        element.set("creatingUser", draft.guid(coding.coder_id))
    if coding.memo != before.memo and local(element.getparent()) in SELECTIONS:
        draft.describe(element.getparent(), coding.memo)
    if (coding.direction, coding.important) != (before.direction, before.important):
        _mark(element, coding)


def _together(draft: Draft, codings: list[Coding]) -> Iterable[list[Coding]]:
    """What one coder coded with several codes is one selection, as long as nothing is written with any of them.

    NVivo wants a selection for each.
    """
    groups: dict[tuple[object, ...], list[Coding]] = defaultdict(list)
    for coding in codings:
        alone = coding.memo or draft.program == "nvivo"
        groups[coding.document_id, coding.coder_id, coding.span, coding.id if alone else None].append(coding)
    return groups.values()


def _select(draft: Draft, codings: list[Coding], what: str, places: Places, element: Element | None = None) -> None:
    """A selection with these codings; with the element of one that came in, which moves into it."""
    coding = codings[0]
    holder = draft.there(coding.document_id)
    span, user = coding.span, draft.guid(coding.coder_id)
    alone = coding.memo or draft.program == "nvivo" or element is not None
    by = f"{what}:{coding.id}" if alone else f"{what}:{coding.coder_id}:{span.start}:{span.end}"
    selection = draft.add(
        holder,
        "PlainTextSelection",
        uuid5(coding.document_id, by),
        name=" ".join(coding.quote.split())[:NAMED],
        creatingUser=user,
        creationDateTime=stamp(coding.at),
    )
    places[selection] = (span.start, span.end)
    if coding.memo:
        draft.describe(selection, coding.memo)
    if element is not None:
        selection.append(element)
        return
    for each in codings:
        made = draft.add(selection, "Coding", each.id, creatingUser=user, creationDateTime=stamp(each.at))
        draft.add(made, "CodeRef").set("targetGUID", draft.guid(each.code_id))
        _mark(made, each)


def _mark(element: Element, coding: Coding) -> None:
    said = {"direction": str(coding.direction)} if coding.direction else {}
    mark(element, said | ({"important": "1"} if coding.important else {}))


def select_part(draft: Draft, document_id: UUID, name: str, span: Span, places: Places) -> Element:
    """A selection without codings, for a stretch that something else refers to."""
    guid = uuid5(document_id, f"part:{span.start}:{span.end}")
    if guid not in draft.made:
        made = draft.add(draft.there(document_id), "PlainTextSelection", guid, name=name[:NAMED])
        mark(made, {"is": "part"})
        places[made] = (span.start, span.end)
    return draft.made[guid]


def write_texts(draft: Draft, places: Places) -> None:
    """Every text as a file (or in its place, where it was and still is), and every selection in the way of the file."""
    before = {held.id: held for held in draft.was.documents}
    done: set[Element] = set()
    for held in draft.now.documents:
        element = draft.there(held.id)
        done.add(element)
        _write_document(draft, element, held, before.get(held.id), places)
    if draft.exchange is None:
        return
    for key, text in draft.exchange.texts.items():
        element = draft.exchange.elements[key]
        if element in done or text.missing or not _attached(draft, element):
            continue
        _write_text(draft, element, text.text)
        ruler = Ruler(Text(text.text).double(draft.counting))
        for selection in under(element, *SELECTIONS):
            _stand(selection, draft.exchange.places.get(draft.exchange.keys.get(selection, ""), NOWHERE), ruler)


def _write_document(draft: Draft, element: Element, held: Held, before: Held | None, places: Places) -> None:
    text, shift = held.text, None
    if before is not None and before.text == held.text and draft.exchange and draft.plan:
        shift = draft.plan.places[held.id]
        raw = draft.exchange.texts[draft.plan.keys[held.id]].text
        text = raw if len(raw) == len(text) else text
    _write_text(draft, element, text, changed=before is not None and before.text != held.text)
    ruler, lost = Ruler(Text(text).double(draft.counting)), 0
    for selection in list(under(element, *SELECTIONS)):
        place = places.get(selection, NOWHERE)
        if selection not in places and draft.exchange:
            place = draft.exchange.places.get(draft.exchange.keys.get(selection, ""), NOWHERE)
            if place != NOWHERE and shift is None:
                draft.remove(selection)
                lost += 1
                continue
            place = place if place == NOWHERE or shift is None else (shift(place[0]), shift(place[1]))
        _stand(selection, place, ruler)
    draft.lose("refi-lose-positions", lost)
    _sync(draft, element, ruler, shift is not None)


def _stand(selection: Element, place: tuple[int, int], ruler: Ruler) -> None:
    """What stood nowhere says what it said, and stays beyond a text that is now counted as longer."""
    if local(selection) != "PlainTextSelection":
        return
    for name, at in zip(("startPosition", "endPosition"), place, strict=True):
        said = (selection.get(name) or "").strip()
        if place != NOWHERE:
            selection.set(name, str(ruler.offset(at)))
        elif said.isdecimal():
            selection.set(name, str(int(said) + len(ruler.double)))


def _sync(draft: Draft, element: Element, ruler: Ruler, same: bool) -> None:
    """The points at which a transcript meets its recording; they do not move along with a corrected text."""
    points = list(under(element, "SyncPoint"))
    if not points or draft.exchange is None or not same:
        return
    was = Ruler(draft.exchange.texts[draft.exchange.keys[element]].double(draft.exchange.counting))
    for point in points:
        said = point.get("position") or ""
        if said.isdecimal():
            point.set("position", str(ruler.offset(was.place(int(said)))))


def _write_text(draft: Draft, element: Element, text: str, *, changed: bool = False) -> None:
    content = first(element, "PlainTextContent")
    if content is not None and not changed:
        return
    if content is not None:
        element.remove(content)
    if changed:
        element.attrib.pop("richTextPath", None)
    path = (element.get("plainTextPath") or "").strip()
    name = PurePosixPath(path.replace("\\", "/")).name or f"{guid_of(element)}.txt"
    element.set("plainTextPath", f"internal://{name}")
    ends = "\r\n" if draft.program == "maxqda" else "\n"
    draft.files[name] = text.replace("\n", ends).encode(errors="replace")


def _attached(draft: Draft, element: Element) -> bool:
    return element is draft.root or element.getroottree().getroot() is draft.root
