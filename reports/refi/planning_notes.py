"""Notes and descriptions become memos, cases and variables parts with attributes."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from uuid import UUID

from codebooks.codebook import Codebook
from codebooks.entries import one_line
from coding.codings import Coding
from coding.memos import Memo, MemoKind, Subject, SubjectKind
from corpora.parts import Part
from corpora.spans import Span
from reports.refi.elements import Element, description, guid_of, local, target, under, within
from reports.refi.holding import Planning, Voiced
from reports.refi.links import is_of_relation
from reports.refi.marks import marks
from reports.refi.people import is_known, labels_of, sources_of
from reports.refi.planning_codes import Coders
from reports.refi.planning_texts import Placed, span_of
from reports.refi.variables import named, values_of


class Subjects:
    """What each element became, so that a memo can be about it."""

    def __init__(
        self, planning: Planning, book: Codebook, documents: list[Placed], codings: tuple[Coding, ...]
    ) -> None:
        self._project = Subject(SubjectKind.PROJECT, planning.project_id)
        self._by: dict[Element, Subject] = {}
        elements = planning.exchange.elements
        for each in documents:
            self._by[each.element] = Subject(SubjectKind.DOCUMENT, each.held.id)
        for code in book.codes:
            self._by[elements[planning.keys[code.id]]] = Subject(SubjectKind.CODE, code.id)
        for category in book.categories:
            self._by[elements[planning.keys[category.id]]] = Subject(SubjectKind.CATEGORY, category.id)
        for coding in codings:
            about = Subject(SubjectKind.CODING, coding.id, coding.document_id)
            self._by[elements[planning.keys[coding.id]]] = about

    def of(self, element: Element) -> list[Subject]:
        """A selection stands for its codings, or else for its document."""
        if element in self._by:
            return [self._by[element]]
        if local(element).endswith("Selection"):
            codings = [self._by[coding] for coding in under(element, "Coding") if coding in self._by]
            return codings or self.of(element.getparent())
        if local(element) == "PDFSource":
            return [found for inner in under(element, "Representation") for found in self.of(inner)]
        return [self._project] if local(element) == "Project" else []

    def of_note(self, referring: list[Element]) -> tuple[Subject, ...]:
        """Everything that refers to it; the project where nothing does."""
        found = [subject for element in referring for subject in self.of(element)]
        return tuple(dict.fromkeys(found)) or (self._project,)


def memos_of(planning: Planning, subjects: Subjects, coders: Coders) -> tuple[Memo, ...]:
    """Notes about what refers to them, and what is written of the project and of its documents."""
    referring: dict[str, list[Element]] = defaultdict(list)
    for reference in within(planning.exchange.root, "NoteRef"):
        referring[target(reference)].append(reference.getparent())
    made: list[Memo] = []
    coded = 0
    for note in within(planning.exchange.root, "Note"):
        if note not in planning.exchange.keys or is_of_relation(note):
            continue
        text = planning.exchange.texts.get(planning.exchange.keys[note])
        said = "\n\n".join(filter(None, ((text.text if text else "").strip(), description(note))))
        coded += sum(1 for _ in within(note, "Coding"))
        about = subjects.of_note(referring[guid_of(note)])
        made += _memo(planning, note, coders, (one_line(note.get("name") or ""), said), about)
    for element in (planning.exchange.root, *within(planning.exchange.root, "TextSource", "PDFSource")):
        about = tuple(subjects.of(element))
        if about and (said := description(element)):
            made += _memo(planning, element, coders, ("", said), about, what="description:")
    planning.left("refi-note-codings", coded)
    return tuple(made)


def _memo(
    planning: Planning,
    element: Element,
    coders: Coders,
    said: tuple[str, str],
    about: tuple[Subject, ...],
    what: str = "",
) -> list[Memo]:
    if not any(said):
        return []
    if element is planning.exchange.root:
        memo_id = planning.id_of_project("description")
        planning.keys[memo_id] = "description:"
    else:
        memo_id = planning.id_of(element, what)
    at, known = planning.moment(element), coders.known(planning.user(element))
    marked = marks(element) if not what else {}
    kind = MemoKind.JOURNAL if marked.get("kind") == MemoKind.JOURNAL else MemoKind.MEMO
    if kind is MemoKind.JOURNAL and "alone" in marked:
        about = ()
    day = date.fromisoformat(marked["on"]) if "on" in marked else at.date()
    return [Memo(memo_id, kind, known.id if known else None, *said, about, day, at, at)]


def parts_of(planning: Planning, documents: list[Placed]) -> tuple[Part, ...]:
    """What cases and variables say of a document, or of selections in it; parts of a document never overlap."""
    names = named(planning.exchange.root)
    by_guid = {guid_of(source_of(each.element)): each for each in documents}
    whole: dict[UUID, Part] = {}
    for each in documents:
        if values := values_of(source_of(each.element), names):
            made = planning.id_of(each.element, "part:")
            whole[each.held.id] = Part(made, each.held.id, each.held.name, _all(each), values)
    partial: list[Part] = []
    kept = 0
    for case in (each for each in within(planning.exchange.root, "Case") if not is_known(each)):
        values, used = values_of(case, names), False
        for reference in under(case, "SourceRef") if case in planning.exchange.keys else ():
            if (found := by_guid.get(target(reference))) is not None:
                used = True
                _tell_whole(planning, whole, found, case, values)
        stretches = _stretches(planning, case, by_guid) if case in planning.exchange.keys else []
        for n, (document, span) in enumerate(stretches):
            used = True
            part_id = planning.id_of(case, f"part{n}:")
            partial.append(Part(part_id, document.held.id, one_line(case.get("name") or "") or "Case", span, values))
        kept += not used
    planning.left("refi-case-kept", kept)
    return (*whole.values(), *_apart(planning, whole, partial))


def _apart(planning: Planning, whole: dict[UUID, Part], partial: list[Part]) -> list[Part]:
    found: list[Part] = []
    ends: dict[UUID, int] = {}
    for part in sorted(partial, key=lambda each: (str(each.document_id), each.span)):
        if part.document_id not in whole and part.span.start >= ends.get(part.document_id, 0):
            ends[part.document_id] = part.span.end
            found.append(part)
    planning.left("refi-case-overlaps", len(partial) - len(found))
    return found


def _tell_whole(
    planning: Planning, whole: dict[UUID, Part], found: Placed, case: Element, values: dict[str, str]
) -> None:
    known = whole.get(found.held.id)
    name = one_line(case.get("name") or "") or found.held.name
    if known is None:
        whole[found.held.id] = Part(planning.id_of(found.element, "part:"), found.held.id, name, _all(found), values)
    else:
        whole[found.held.id] = replace(known, attributes={**values, **known.attributes})


def _stretches(planning: Planning, case: Element, by_guid: dict[str, Placed]) -> list[tuple[Placed, Span]]:
    wanted = [target(reference) for reference in under(case, "SelectionRef")]
    found = []
    for guid in wanted:
        element = planning.exchange.elements.get(f"PlainTextSelection:{guid}")
        document = by_guid.get(guid_of(source_of(element.getparent()))) if element is not None else None
        if document and element is not None and (span := span_of(planning, document, element)):
            found.append((document, span))
    return found


def source_of(element: Element) -> Element:
    """The source that holds a text: the text's own, or the PDF, picture or recording around it."""
    return element.getparent() if local(element) in ("Representation", "Transcript", "TextDescription") else element


def _all(placed: Placed) -> Span:
    return Span(0, len(placed.held.text))


def voices_of(planning: Planning, documents: list[Placed]) -> dict[UUID, dict[str, Voiced]]:
    """What a file of ours tells of those who speak in each document, by label."""
    names, told = named(planning.exchange.root), defaultdict[UUID, dict[str, Voiced]](dict)
    by_guid = {guid_of(source_of(each.element)): each.held.id for each in documents}
    for case in within(planning.exchange.root, "Case"):
        labels = labels_of(case) if case in planning.exchange.keys else []
        for guid in sources_of(case) if labels else ():
            if guid in by_guid:
                voiced = Voiced(planning.id_of(case), values_of(case, names))
                told[by_guid[guid]] |= dict.fromkeys(labels, voiced)
    return dict(told)
