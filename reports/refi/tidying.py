"""A tree brought to the order of the standard; what the standard does not know stays in it as a remark."""

import re
from itertools import pairwise
from operator import itemgetter
from uuid import UUID, uuid5

from lxml import etree

from reports.refi.elements import SPACE, Element, local
from reports.refi.validity import faults

KEPT = "duiding-kept"
_STAMPED = (
    "Description",
    "PlainTextContent",
    "SyncPoint",
    "PlainTextSelection",
    "TranscriptSelection",
    "Coding",
    "NoteRef",
)
_TEXT = ("Description", "PlainTextContent", "PlainTextSelection", "Coding", "NoteRef", "VariableValue")
_AREA = ("Description", "Representation", "Coding", "NoteRef")
_RECORDING = ("Description", "Transcript", "AudioSelection", "VideoSelection", "Coding", "NoteRef", "VariableValue")
_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
# The children of each element in the order of the standard; those of Sources come as they come.
ORDER: dict[str, tuple[str, ...]] = {
    "Project": (
        *("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs"),
        *("Description", "NoteRef"),
    ),
    "Users": ("User",),
    "CodeBook": ("Codes",),
    "Codes": ("Code",),
    "Code": ("Description", "NoteRef", "Code"),
    "Variables": ("Variable",),
    "Variable": ("Description",),
    "Cases": ("Case",),
    "Case": ("Description", "CodeRef", "VariableValue", "SourceRef", "SelectionRef"),
    "VariableValue": ("VariableRef", *_VALUES),
    "TextSource": _TEXT,
    "Representation": _TEXT,
    "TextDescription": _TEXT,
    "Note": _TEXT,
    "PlainTextSelection": ("Description", "Coding", "NoteRef"),
    "PDFSource": ("Description", "PDFSelection", "Representation", "Coding", "NoteRef", "VariableValue"),
    "PDFSelection": _AREA,
    "PictureSource": ("Description", "TextDescription", "PictureSelection", "Coding", "NoteRef", "VariableValue"),
    "PictureSelection": ("Description", "Coding", "NoteRef"),
    "AudioSource": _RECORDING,
    "VideoSource": _RECORDING,
    "AudioSelection": ("Description", "Coding", "NoteRef"),
    "VideoSelection": ("Description", "Coding", "NoteRef"),
    "Transcript": _STAMPED,
    "TranscriptSelection": ("Description", "Coding", "NoteRef"),
    "Coding": ("CodeRef", "NoteRef"),
    "Notes": ("Note",),
    "Links": ("Link",),
    "Link": ("NoteRef",),
    "Sets": ("Set",),
    "Set": ("Description", "MemberCode", "MemberSource", "MemberNote"),
    "Graphs": ("Graph",),
    "Graph": ("Vertex", "Edge"),
}
FREE = {"Sources": ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource")}
_KNOWN = {name: frozenset(order) for name, order in (ORDER | FREE).items()}
_OURS = f"{{{SPACE}}}"
FILLED = ("Users", "Codes", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs")
SINGLE = frozenset(FILLED) | {"Description", "PlainTextContent", "CodeRef"}
NAMELESS = {"Code": "Code", "Set": "Set", "Project": "Project", "Variable": "Variable"}
ROUNDS = 12


def tidied(root: Element, seed: UUID) -> int:
    """Make it valid against the schema; the number of pieces that became remarks."""
    _renamed(root, etree.QName(root).namespace or "")
    if not faults(root):
        return 0
    set_aside = _set_aside(root)
    for element in root.iter(etree.Element):
        _whole(element, seed)
    for element in list(root.iter(etree.Element)):
        _ordered(element)
    for _ in FILLED:
        for element in list(root.iter(*(f"{{{SPACE}}}{name}" for name in FILLED))):
            if not any(local(child) for child in element) and element.getparent() is not None:
                element.getparent().remove(element)
    for _ in range(ROUNDS):
        wrong = faults(root)
        if not wrong:
            break
        set_aside += _mended(root, wrong)
    return set_aside


def _renamed(root: Element, space: str) -> None:
    """Every version of the namespace becomes the one there is; what is of another name stays so."""
    if space == SPACE:
        return
    for element in root.iter(etree.Element):
        if (etree.QName(element).namespace or "") == space:
            element.tag = f"{{{SPACE}}}{local(element)}"


def _set_aside(root: Element) -> int:
    """Children that the standard does not know become remarks, and so do second ones where there may be one."""
    count = 0
    for above in list(root.iter(etree.Element)):
        known, seen = _KNOWN.get(local(above)), set[str]()
        strange = []
        for child in above.iterchildren(etree.Element):
            name = local(child)
            twice = name in SINGLE and name in seen
            if twice or (known and name not in known) or not child.tag.startswith(_OURS):
                strange.append(child)
            seen.add(name)
        if strange and _attached(above, root):
            for child in strange:
                _as_remark(child)
            count += len(strange)
    return count


def _attached(element: Element, root: Element) -> bool:
    return element.getroottree().getroot() is root


def _as_remark(element: Element) -> None:
    above, tail = element.getparent(), element.tail
    element.tail = None
    text = etree.tostring(element, encoding="unicode").replace("?>", "?&gt;")
    remark = etree.ProcessingInstruction(KEPT, text)
    remark.tail = tail
    above.replace(element, remark)


def _whole(element: Element, seed: UUID) -> None:
    """A name and a GUID where the standard wants one."""
    kind = local(element)
    if kind in NAMELESS and element.get("name") is None:
        element.set("name", NAMELESS[kind])
    if kind == "Code" and (element.get("isCodable") or "").strip() not in ("true", "false", "0", "1"):
        element.set("isCodable", "false" if (element.get("isCodable") or "").strip().lower() == "false" else "true")
    if kind == "Variable" and element.get("typeOfVariable") is None:
        element.set("typeOfVariable", "Text")
    if kind in ORDER and kind not in (*FILLED, "VariableValue", "Project") and not element.get("guid"):
        path = element.getroottree().getpath(element)
        element.set("guid", str(uuid5(seed, path)))


def _ordered(element: Element) -> None:
    order = ORDER.get(local(element))
    if order is None or len(element) < 2:
        return
    children = list(element)
    ranks = [order.index(name) + 1 if (name := local(child)) in order else 0 for child in children]
    if any(one > other for one, other in pairwise(ranks)):
        element[:] = [child for _, child in sorted(zip(ranks, children, strict=True), key=itemgetter(0))]


def _mended(root: Element, wrong: list[tuple[str, str]]) -> int:
    """What is wrong with an attribute goes aside as the attribute, what is wrong with an element as the element."""
    count = 0
    tree = root.getroottree()
    found = [(tree.xpath(path) if path else [], message) for path, message in wrong]
    for elements, message in found:
        for element in elements[:1]:
            if not _attached(element, root):
                continue
            named = re.search(r"attribute '([^']+)'", message)
            name = named[1] if named else ""
            if name and name in element.attrib:
                said = element.attrib.pop(name)
                element.insert(0, etree.ProcessingInstruction(KEPT, f"{name} {said}".replace("?>", "?&gt;")))
                count += 1
            elif element.getparent() is not None and "simple type" not in message:
                _as_remark(element)
                count += 1
    return count
