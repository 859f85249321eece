"""The elements of an exchange file, by their local names: which version a namespace says differs per program."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

Element = Any  # of lxml, which has no types

SPACE = "urn:QDA-XML:project:1.0"
SOURCES = ("TextSource", "PictureSource", "PDFSource", "AudioSource", "VideoSource")
AREAS = {
    "PictureSelection": "picture",
    "PDFSelection": "pdf",
    "AudioSelection": "audio",
    "VideoSelection": "video",
}
# What holds a text: these say so with PlainTextContent or plainTextPath.
HOLDERS = ("TextSource", "Representation", "TextDescription", "Transcript", "Note")


BARE = 32  # signs of a GUID without hyphens
_UNKNOWN = dict.fromkeys([*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
for _kept in (9, 10, 13):
    del _UNKNOWN[_kept]


def clean(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return text.translate(_UNKNOWN)


def local(element: Element) -> str:
    """The name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def under(element: Element, *names: str) -> Iterator[Element]:
    """The children by these names, in order."""
    return (child for child in element if local(child) in names)


def within(element: Element, *names: str) -> Iterator[Element]:
    """The same at any depth."""
    return iter(element.iter(*(f"{{*}}{name}" for name in names)))


def first(element: Element, name: str) -> Element | None:
    """The first child by this name."""
    return next(under(element, name), None)


def plain_guid(guid: str | None) -> str:
    """For comparing: without braces, in small letters, with the hyphens that some leave out."""
    plain = (guid or "").strip().strip("{}").lower()
    if len(plain) == BARE and plain.isalnum():
        return "-".join((plain[:8], plain[8:12], plain[12:16], plain[16:20], plain[20:]))
    return plain


def guid_of(element: Element) -> str:
    """The GUID by which the element is compared; empty where it has none."""
    return plain_guid(element.get("guid"))


def target(element: Element) -> str:
    """What a reference points at; a codebook says so by another attribute than a project."""
    return plain_guid(element.get("targetGUID") or element.get("guid"))


def description(element: Element) -> str:
    """The words of the descriptions of this element."""
    return "\n".join("".join(found.itertext()) for found in under(element, "Description")).strip()


def keyed(root: Element) -> dict[str, Element]:
    """Every element with a GUID by its kind and GUID: some programs give one GUID to several things."""
    found: dict[str, Element] = {}
    for element in root.iter(etree.Element):
        if guid := guid_of(element):
            key, n = f"{local(element)}:{guid}", 1
            while key in found:
                n += 1
                key = f"{local(element)}:{guid}#{n}"
            found[key] = element
    return found
