"""XML from strangers: no entities of its own, nothing fetched, nothing huge."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from corpora.blocks import LARGEST_TEXT
from corpora.refusal import Refusal

MOST_MARKS = 1_000_000  # begin and end marks of elements; each element takes some 200 bytes
_LARGEST_SIGN = 4  # bytes
_MARK = re.compile(rb"<[^>]*>")


def refuse_vast(name: str, marks: int) -> None:
    """Refuse more elements than fit in memory, before a library makes them."""
    if marks > MOST_MARKS:
        raise Refusal("too-many-parts", name=name, limit=MOST_MARKS // 2)


def parsed(name: str, xml: bytes) -> etree._Element:
    """The root; XMLSyntaxError when it is damaged.

    Refuses xml-entities, for a file that brings its own (`name` is it), and too-many-parts.

    >>> parsed("a.xml", b"<a>een</a>").text
    'een'
    """
    refuse_vast(name, xml.count(b"<"))
    _refuse_long(name, xml)
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as damage:
        if b"<!ENTITY" in xml:
            raise Refusal("xml-entities", name=name) from damage
        raise
    own: Any = root.getroottree().docinfo.internalDTD
    if own is not None and any(True for _ in own.entities()):
        raise Refusal("xml-entities", name=name)
    return root


def _refuse_long(name: str, xml: bytes) -> None:
    """Refuse a text that is too long whatever its letters are, before a tree is made of it."""
    longest = _LARGEST_SIGN * LARGEST_TEXT
    if len(xml) > longest and len(_MARK.sub(b"", xml)) > longest:
        raise Refusal("text-too-large", name=name, limit=LARGEST_TEXT)


def local(element: etree._Element) -> str:
    """The tag without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by local name; empty when absent."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Children with one of these local names."""
    return (child for child in element if local(child) in names)
