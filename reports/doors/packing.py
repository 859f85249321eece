"""What was told as a .qdpx, so that every door opens on the same road in."""

import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import cast
from uuid import UUID, uuid5

from lxml import etree

from codebooks.entries import COLOR, one_line
from reports.doors.told import Told, ToldCase, ToldCode, ToldGroup, ToldMark, ToldNote, ToldText
from reports.refi.elements import SPACE, Element, clean
from reports.refi.marks import mark
from reports.refi.offsets import COUNTED, POINTS

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same file gives the same bytes
NAME_LENGTH = 70
DEEPEST = 30


def packed(told: Told, seed: UUID) -> bytes:
    """A project file that is valid against the schema; the GUIDs follow from `seed` and the keys."""
    draft = _Draft(told, seed)
    draft.write()
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "project.qde", etree.tostring(draft.root, encoding="utf-8", xml_declaration=True))
        for text in told.texts:
            _put(archive, f"sources/{draft.guid('file', text.key)}.txt", text.text.encode("utf-8", errors="replace"))
    return target.getvalue()


def rooted(codes: tuple[ToldCode, ...]) -> tuple[ToldCode, ...]:
    """The same where each stands below one that is there, never below itself, and not deeper than makes sense."""
    parents = {code.key: code.parent for code in codes}

    def above(key: str) -> list[str]:
        line: list[str] = []
        while (key := parents.get(key, "")) in parents and key not in line:
            line.append(key)
        return line

    placed = []
    for code in codes:
        line = above(code.key)
        parent = "" if not line or code.key in line else line[-DEEPEST] if len(line) > DEEPEST else line[0]
        placed.append(replace(code, parent=parent))
    return tuple(placed)


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, LONG_AGO), data, zipfile.ZIP_DEFLATED)


class _Draft:
    def __init__(self, told: Told, seed: UUID) -> None:
        self.told, self._seed = told, seed
        self.root: Element = etree.Element(
            f"{{{SPACE}}}Project",
            {"name": clean(one_line(told.name)) or "Project", "origin": clean(told.origin)},
            nsmap=cast("dict[str, str]", {None: SPACE}),
        )
        self._notes: dict[str, list[str]] = defaultdict(list)
        for note in told.notes:
            for key in note.about:
                self._notes[key].append(note.key)
        self._marks: dict[str, list[ToldMark]] = defaultdict(list)
        for each in told.marks:
            self._marks[each.text].append(each)

    def guid(self, kind: str, key: str) -> str:
        """The GUID of something by its kind and key."""
        return str(uuid5(self._seed, f"{kind}:{key}"))

    def write(self) -> None:
        """Everything, in the order of the standard; no container without anything in it."""
        told = self.told
        mark(self.root, {COUNTED: POINTS})
        place = self._place("Users", told.users)
        for name in told.users:
            self._add(place, "User", guid=self.guid("user", name), name=one_line(name))
        self._codebook()
        known = [each.attributes for each in told.cases] + [each.attributes for each in told.texts]
        names = list(dict.fromkeys(name for attributes in known for name in attributes))
        place = self._place("Variables", names)
        for name in names:
            self._add(place, "Variable", guid=self.guid("variable", name), name=one_line(name), typeOfVariable="Text")
        place = self._place("Cases", told.cases)
        for case in told.cases:
            self._case(place, case)
        place = self._place("Sources", told.texts)
        for text in told.texts:
            self._text(place, text)
        place = self._place("Notes", told.notes)
        for note in told.notes:
            self._note(place, note)
        place = self._place("Sets", told.groups)
        for group in told.groups:
            self._group(place, group)
        self._describe(self.root, told.about)

    def _place(self, name: str, items: object) -> Element:
        return self._add(self.root, name) if items else None

    def _add(self, above: Element, name: str, /, **given: str) -> Element:
        values = {key: clean(value) for key, value in given.items() if value}
        return etree.SubElement(above, f"{{{SPACE}}}{name}", values)

    def _describe(self, element: Element, words: str) -> None:
        if words.strip():
            self._add(element, "Description").text = clean(words)

    def _stamps(self, by: str, at: str) -> dict[str, str]:
        return {"creatingUser": self.guid("user", by) if by else "", "creationDateTime": moment(at)}

    def _codebook(self) -> None:
        below: dict[str, list[ToldCode]] = defaultdict(list)
        for code in rooted(self.told.codes):
            below[code.parent].append(code)
        book = self._place("CodeBook", self.told.codes)
        places = [(self._add(book, "Codes"), "")] if self.told.codes else []
        while places:
            above, key = places.pop()
            for code in below.pop(key, []):
                color = code.color if COLOR.fullmatch(code.color) else ""
                said = {"guid": self.guid("code", code.key), "name": one_line(code.name) or "Code"}
                made = self._add(above, "Code", **said, isCodable="true" if code.apply else "false", color=color)
                self._describe(made, code.definition)
                places.append((made, code.key))

    def _values(self, element: Element, attributes: Mapping[str, str]) -> None:
        for name, value in attributes.items():
            given = self._add(element, "VariableValue")
            self._refer(given, "VariableRef", "variable", [name])
            self._add(given, "TextValue").text = clean(value)

    def _refer(self, element: Element, name: str, kind: str, keys: Iterable[str]) -> None:
        for key in keys:
            self._add(element, name, targetGUID=self.guid(kind, key))

    def _case(self, place: Element, case: ToldCase) -> None:
        made = self._add(place, "Case", guid=self.guid("case", case.key), name=one_line(case.name))
        self._describe(made, case.about)
        self._values(made, case.attributes)
        self._refer(made, "SourceRef", "text", case.texts)
        self._refer(made, "SelectionRef", "mark", case.marks)

    def _text(self, place: Element, text: ToldText) -> None:
        path = f"internal://{self.guid('file', text.key)}.txt"
        said = {"guid": self.guid("text", text.key), "name": one_line(text.name)} | self._stamps(text.by, text.at)
        made = self._add(place, "TextSource", plainTextPath=path, **said)
        self._describe(made, text.about)
        for each in self._marks[text.key]:
            self._mark(made, text, each)
        self._refer(made, "NoteRef", "note", self._notes[text.key])
        self._values(made, text.attributes)

    def _mark(self, place: Element, text: ToldText, each: ToldMark) -> None:
        start, end = each.span.start, each.span.end
        said = {"guid": self.guid("mark", each.key), "name": one_line(text.text[start:end][:NAME_LENGTH])}
        said |= {"startPosition": str(start), "endPosition": str(end)} | self._stamps(each.by, each.at)
        made = self._add(place, "PlainTextSelection", **said)
        self._describe(made, each.memo)
        for n, coding in enumerate(each.codings):
            guid = self.guid("coding", f"{each.key}:{n}")
            code = self._add(made, "Coding", guid=guid, **self._stamps(coding.by, coding.at))
            self._refer(code, "CodeRef", "code", [coding.code])
            mark(code, {"important": "1"} if coding.important else {})
        self._refer(made, "NoteRef", "note", self._notes[each.key])

    def _note(self, place: Element, note: ToldNote) -> None:
        said = {"guid": self.guid("note", note.key), "name": one_line(note.name)} | self._stamps(note.by, note.at)
        self._add(self._add(place, "Note", **said), "PlainTextContent").text = clean(note.words)

    def _group(self, place: Element, group: ToldGroup) -> None:
        made = self._add(place, "Set", guid=self.guid("group", group.key), name=one_line(group.name) or "Set")
        self._describe(made, group.about)
        self._refer(made, "MemberCode", "code", group.codes)


def moment(said: str) -> str:
    """As the standard writes a moment; nothing for what says none. Without a zone it is read as UTC."""
    try:
        at = datetime.fromisoformat(said.strip()[:32])
    except ValueError:
        return ""
    at = at.astimezone(UTC) if at.tzinfo else at
    return f"{at:%Y-%m-%dT%H:%M:%SZ}" if at.year >= 1000 else ""
