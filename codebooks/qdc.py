"""Codebooks as REFI-QDA exchanges them (.qdc, version 1.0): codes in codes, those not to be applied are categories.

What the format has no place for stands in the description, behind fixed words, and is read back from a file of ours;
categories that a code also counts in are sets.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from lxml import etree

from codebooks.codebook import Category, Code, Codebook
from codebooks.entries import COLOR, Entry, Imported, NewId, assembled, one_line
from codebooks.markup import MAX_BYTES
from corpora.refusal import Refusal

SPACE = "urn:QDA-XML:codebook:1.0"
NAMES: Any = {None: SPACE}
ORIGIN = "Duiding"
DEEPEST = 20
PARTS = {"short": "Kort: ", "use_when": "Wel gebruiken: ", "avoid_when": "Niet gebruiken: "}
XML_UNKNOWN = dict.fromkeys([*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
for _kept in (9, 10, 13):
    del XML_UNKNOWN[_kept]


def from_qdc(data: bytes, new_id: NewId) -> Imported:
    """Read a codebook of whatever tool; refuses one with a document type, for that can hold anything."""
    if len(data) > MAX_BYTES:
        raise Refusal("codebook-too-large", kilobytes=len(data) // 1000, limit=MAX_BYTES // 1000)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal("codebook-damaged", line=getattr(error, "lineno", None) or 1) from error
    document: Any = root.getroottree().docinfo
    if document.doctype:
        raise Refusal("codebook-doctype")
    if _local(root) != "CodeBook":
        raise Refusal("codebook-not-qdc", root=_local(root))
    ours = root.get("origin") == ORIGIN
    entries = [entry for codes in _under(root, "Codes") for entry in _entries(codes, ours=ours)]
    sets = _sets(root, entries) if ours else {}
    codebook, _ = assembled([_own(_placed(entry, sets)) for entry in entries], new_id)
    return Imported(codebook)


def to_qdc(codebook: Codebook) -> bytes:
    """Write it so that it is valid against the published schema; archived codes are not to be applied."""
    if not (codebook.categories or codebook.codes):
        raise Refusal("codebook-empty")
    root = etree.Element(f"{{{SPACE}}}CodeBook", {"origin": ORIGIN}, nsmap=NAMES)
    codes = etree.SubElement(root, f"{{{SPACE}}}Codes")
    made: dict[UUID, etree._Element] = {}
    for category, some in codebook.at_home():
        home = _element(codes, category, codable=False) if category else codes
        for code in some:
            above = made.get(code.parent_id, home) if code.parent_id else home
            made[code.id] = _element(above, code, codable=not code.archived)
    _write_sets(root, codebook)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _element(above: etree._Element, item: Category | Code, *, codable: bool) -> etree._Element:
    said = {"guid": str(item.id), "name": _plain(item.name), "isCodable": str(codable).lower()}
    if COLOR.fullmatch(item.color):
        said["color"] = item.color
    element = etree.SubElement(above, f"{{{SPACE}}}Code", said)
    texts = [item.definition, *(f"{word}{text}" for name, word in PARTS.items() if (text := getattr(item, name, "")))]
    if text := "\n\n".join(texts).strip():
        etree.SubElement(element, f"{{{SPACE}}}Description").text = _plain(text)
    return element


def _write_sets(root: etree._Element, codebook: Codebook) -> None:
    members = {
        category: [code for code in codebook.codes if category.id in code.category_ids[1:] and not code.parent_id]
        for category in codebook.categories
    }
    if not any(members.values()):
        return
    sets = etree.SubElement(root, f"{{{SPACE}}}Sets")
    for category, codes in members.items():
        if codes:
            said = {"guid": str(uuid5(category.id, "set")), "name": _plain(category.name)}
            one = etree.SubElement(sets, f"{{{SPACE}}}Set", said)
            for code in codes:
                etree.SubElement(one, f"{{{SPACE}}}MemberCode", guid=str(code.id))


def _entries(above: etree._Element, *, ours: bool, parent: Entry | None = None, depth: int = 0) -> Iterator[Entry]:
    if depth > DEEPEST:
        raise Refusal("codebook-too-deep", line=above.sourceline or 1)
    for element in _under(above, "Code"):
        entry = _entry(element, parent, ours=ours)
        yield entry
        yield from _entries(element, ours=ours, parent=entry, depth=depth + 1)


def _entry(element: etree._Element, parent: Entry | None, *, ours: bool) -> Entry:
    source: Any = element.sourceline
    line, name = int(source or 1), one_line(element.get("name", ""))
    if not name:
        raise Refusal("codebook-field-missing", line=line, field="name")
    codable = element.get("isCodable", "true").strip().lower() in ("true", "1")
    # Of a file of ours only what stands at the top is a category; elsewhere so is what stands in one.
    category = not codable and (parent is None or (parent.is_category and not ours))
    text = "\n".join(found.text or "" for found in _under(element, "Description"))
    said = told(text) if ours else {"definition": text.strip()}
    color = element.get("color", "")
    guid = element.get("guid", "").strip().strip("{}").lower()
    return Entry(
        line,
        f"{line}:{guid}:{name}",
        name,
        category,
        parent=parent.key if parent else "",
        definition=said["definition"],
        use_when=said.get("use_when", ""),
        avoid_when=said.get("avoid_when", ""),
        short="" if category else said.get("short", ""),
        color=color if COLOR.fullmatch(color) else "",
        guid=guid,
        archived=ours and not codable and not category,
    )


def told(text: str) -> dict[str, str]:
    """The parts of a description of ours."""
    said: dict[str, str] = {"definition": ""}
    field = "definition"
    for paragraph in text.split("\n\n"):
        begins = next((name for name, word in PARTS.items() if paragraph.startswith(word) and name not in said), None)
        if begins:
            field, said[begins] = begins, paragraph[len(PARTS[begins]) :]
        else:
            said[field] = f"{said[field]}\n\n{paragraph}" if said[field] else paragraph
    return said


def _sets(root: etree._Element, entries: list[Entry]) -> dict[str, list[str]]:
    """By GUID of a code the keys of the categories that it also counts in."""
    categories = {entry.name: entry.key for entry in entries if entry.is_category}
    found: dict[str, list[str]] = {}
    for sets in _under(root, "Sets"):
        for one in _under(sets, "Set"):
            key = categories.get(one_line(one.get("name", "")))
            for member in _under(one, "MemberCode") if key else ():
                found.setdefault(member.get("guid", "").lower(), []).append(str(key))
    return found


def _placed(entry: Entry, sets: dict[str, list[str]]) -> Entry:
    return replace(entry, also_in=tuple(sets.get(entry.guid, ()))) if not entry.is_category else entry


def _own(entry: Entry) -> Entry:
    """A GUID that is none is left out: some tools write hexadecimal letters that are no UUID."""
    try:
        UUID(entry.guid)
    except ValueError:
        return replace(entry, guid="")
    return entry


def _under(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in element if isinstance(child.tag, str) and _local(child) == name]


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _plain(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return text.translate(XML_UNKNOWN)
