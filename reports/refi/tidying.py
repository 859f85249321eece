"""A tree brought to the order of the standard; what the standard does not know stays in it as a remark."""

import re
from itertools import pairwise
from operator import itemgetter
from uuid import UUID, uuid5

from lxml import etree

from reports.refi.elements import SPACE, Element, local
from reports.refi.knowing import FILLED, IDENTIFIED, KNOWN, NAMELESS, ORDER, OURS, SINGLE
from reports.refi.validity import faults

KEPT = "duiding-kept"
ROUNDS = 12
WHOLE = re.compile("[+-]?[0-9]+")


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
    """Children that the standard does not know become remarks; what it knows in them or elsewhere finds its place."""
    count = 0
    for above in list(root.iter(etree.Element)):
        known, seen = KNOWN.get(local(above)), dict[str, Element]()
        strange = []
        for child in above.iterchildren(etree.Element):
            name = local(child)
            if name in SINGLE and name in seen and name in FILLED:
                seen[name].extend(list(child))  # a second container adds to the first
            if (name in SINGLE and name in seen) or (known and name not in known) or not child.tag.startswith(OURS):
                strange.append(child)
            seen.setdefault(name, child)
        for child in strange if _attached(above, root) else ():
            if local(child) in FILLED and not len(child):
                above.remove(child)
            elif not _placed(child):
                count += _as_remark(child)
    return count


def _placed(child: Element) -> bool:
    """Whether it stands where the standard wants it now; what it wraps of that kind stands there too."""
    above = child.getparent()
    homes = [each for each in above.iterancestors() if local(child) in KNOWN.get(local(each), ())]
    if homes and child.tag.startswith(OURS) and local(child) not in SINGLE:
        homes[0].append(child)
        return True
    allowed = KNOWN.get(local(above), frozenset()) - SINGLE
    for inner in [each for each in child.iter(etree.Element) if local(each) in allowed and each is not child]:
        if local(inner.getparent()) not in KNOWN:
            child.addprevious(inner)
    return False


def _attached(element: Element, root: Element) -> bool:
    return element.getroottree().getroot() is root


def _as_remark(element: Element) -> int:
    above, tail = element.getparent(), element.tail
    element.tail = None
    text = etree.tostring(element, encoding="unicode").replace("?>", "?&gt;")
    remark = etree.ProcessingInstruction(KEPT, text)
    remark.tail = tail
    above.replace(element, remark)
    return 1


def _whole(element: Element, seed: UUID) -> None:
    """A name and a GUID where the standard wants one."""
    kind = local(element)
    if kind in NAMELESS and element.get("name") is None:
        element.set("name", NAMELESS[kind])
    if kind == "Code" and (element.get("isCodable") or "").strip() not in ("true", "false", "0", "1"):
        element.set("isCodable", "false" if (element.get("isCodable") or "").strip().lower() == "false" else "true")
    if kind == "PlainTextSelection":  # without a place it stands at the beginning, and keeps its codings
        for name in ("startPosition", "endPosition"):
            element.set(name, said if WHOLE.fullmatch(said := (element.get(name) or "").strip()) else "0")
    if kind == "Variable" and element.get("typeOfVariable") is None:
        element.set("typeOfVariable", "Text")
    if kind in IDENTIFIED and not element.get("guid"):
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
