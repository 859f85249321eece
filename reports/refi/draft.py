"""An exchange file in the making: the tree that came in, or an empty one, brought to what a project holds now."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid5

from lxml import etree

from reports.refi.elements import SOURCES, SPACE, Element, clean, first, local, plain_guid
from reports.refi.holding import Holding, Plan
from reports.refi.offsets import Counting
from reports.refi.reading import Exchange
from reports.refi.remarks import Remark

# What a reference by this name may point at; what is not in it can point at anything.
AIMS = {
    "CodeRef": ("Code",),
    "MemberCode": ("Code",),
    "SourceRef": SOURCES,
    "MemberSource": SOURCES,
    "NoteRef": ("Note",),
    "MemberNote": ("Note",),
    "VariableRef": ("Variable",),
}
NAMED = {
    **dict.fromkeys(("creatingUser", "modifyingUser", "creatingUserGUID", "modifyingUserGUID"), ("User",)),
    **dict.fromkeys(("sourceVertex", "targetVertex"), ("Vertex",)),
    **dict.fromkeys(("fromSyncPoint", "toSyncPoint"), ("SyncPoint",)),
}
REFERRING = frozenset(("guid", "targetGUID", "originGUID", "representedGUID", *NAMED))
GUID = re.compile("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
PROGRAMS = {"": Counting(), "nvivo": Counting(utf16=True), "maxqda": Counting()}


@dataclass
class Draft:
    """`was` is what the project came in as, `now` what it holds; `plan` says which element each thing was; `originals`
    are the files that documents came as, with their kinds."""

    root: Element
    now: Holding
    seed: UUID
    program: str = ""
    exchange: Exchange | None = None
    plan: Plan | None = None
    originals: Mapping[UUID, tuple[str, bytes]] = field(default_factory=dict)
    made: dict[UUID, Element] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    variables: dict[str, str] = field(default_factory=dict)
    lost: list[Remark] = field(default_factory=list)

    @property
    def was(self) -> Holding:
        return self.plan.holding if self.plan else Holding("")

    @property
    def counting(self) -> Counting:
        return PROGRAMS[self.program]

    def came_from(self, made_id: UUID) -> Element | None:
        """The element that something came in as; None for what was made here."""
        if self.plan is None or self.exchange is None:
            return None
        return self.exchange.elements.get(self.plan.keys.get(made_id, ""))

    def outlived(self, before: Iterable[UUID], now: Iterable[UUID]) -> list[Element]:
        """The elements that came in of what is no longer there."""
        kept = frozenset(now)
        found = (self.came_from(each) for each in before if each not in kept)
        return [element for element in found if element is not None]

    def element(self, made_id: UUID) -> Element | None:
        """The element of something, whether it came in or was made here."""
        return self.made.get(made_id) if made_id in self.made else self.came_from(made_id)

    def there(self, made_id: UUID) -> Element:
        """The element of something that is surely in the file."""
        found = self.element(made_id)
        if found is None:
            raise KeyError(made_id)
        return found

    def guid(self, made_id: UUID) -> str:
        """The GUID of something in the file."""
        element = self.element(made_id)
        return str(made_id) if element is None else str(element.get("guid"))

    def add(self, above: Element, name: str, made_id: UUID | None = None, /, **said: str) -> Element:
        """A new element; attributes without a value stay out."""
        element = etree.SubElement(above, f"{{{SPACE}}}{name}")
        if made_id is not None:
            element.set("guid", str(made_id))
            self.made.setdefault(made_id, element)
        for attribute, value in said.items():
            if value:
                element.set(attribute, clean(value))
        return element

    def place(self, name: str) -> Element:
        """A container at the top, made where there is none."""
        found = first(self.root, name)
        return found if found is not None else self.add(self.root, name)

    def remove(self, element: Element) -> None:
        """Take an element out, and remember what can no longer be referred to."""
        self.gone.update(plain_guid(each.get("guid")) for each in element.iter(etree.Element) if each.get("guid"))
        if element.getparent() is not None:
            element.getparent().remove(element)

    def lose(self, code: str, n: int) -> None:
        """Say what the other program will not have, if anything."""
        if n:
            self.lost.append(Remark(code, {"n": n}))

    def describe(self, element: Element, text: str) -> None:
        """This as the one description; none for no words."""
        for found in [each for each in element if local(each) == "Description"]:
            element.remove(found)
        if text:
            self.add(element, "Description").text = clean(text)


def stamp(at: datetime | None) -> str:
    """As the standard writes a moment."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else ""


def made_unique(root: Element, seed: UUID, keys: dict[Element, str]) -> None:
    """A GUID for everything that needs one, and no GUID twice; what referred to the second refers to it still."""
    _made_guids(root, seed)
    seen: dict[str, set[str]] = {}
    moved: dict[tuple[str, str], str] = {}
    for element in root.iter(etree.Element):
        guid, kind = plain_guid(element.get("guid")), local(element)
        if not guid or element.getparent() is root.getparent() or kind in AIMS:
            continue
        if guid in seen:
            new = str(uuid5(seed, keys.get(element, f"{kind}:{guid}")))
            element.set("guid", new)
            moved.setdefault((kind, guid), new)
        seen.setdefault(guid, set()).add(kind)
    if moved:
        _follow(root, seen, moved)


def _made_guids(root: Element, seed: UUID) -> None:
    """Whatever else a program names things by becomes a GUID, wherever it stands."""
    for element in root.iter(etree.Element):
        for name in element.attrib:
            said = element.get(name) or ""
            if name not in REFERRING or not (plain := plain_guid(said)):
                continue
            if not GUID.fullmatch(plain):
                element.set(name, str(uuid5(seed, f"guid:{plain}")))
            elif "-" not in said:
                element.set(name, plain)


def _follow(root: Element, seen: dict[str, set[str]], moved: dict[tuple[str, str], str]) -> None:
    """The first of two kinds keeps the GUID; a reference that can only mean the other follows it."""
    firsts = {guid: seen[guid] for _, guid in moved}
    for element in root.iter(etree.Element):
        for name, kinds in _references(element):
            guid = plain_guid(element.get(name))
            if guid in firsts:
                new = next((moved[kind, guid] for kind in kinds if (kind, guid) in moved), None)
                stays = any(kind in firsts[guid] and (kind, guid) not in moved for kind in kinds)
                if new and not stays:
                    element.set(name, new)


def _references(element: Element) -> Iterator[tuple[str, Iterable[str]]]:
    if kinds := AIMS.get(local(element)):
        yield "targetGUID", kinds
    for name in element.attrib:
        if name in NAMED:
            yield name, NAMED[name]


def let_go(root: Element, gone: set[str]) -> None:
    """No reference to what is no longer there."""
    if not gone:
        return
    for element in list(root.iter(etree.Element)):
        aims = [
            name for name in ("targetGUID", "originGUID", "representedGUID") if plain_guid(element.get(name)) in gone
        ]
        if not aims or element.getparent() is None:
            continue
        if local(element) in ("Vertex", "Edge"):
            element.attrib.pop("representedGUID", None)
        else:
            element.getparent().remove(element)
