"""XML from strangers: no entities of its own, nothing fetched, nothing huge."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from corpora.refusal import Refusal

MOST_MARKS = 2_000_000  # begin and end marks of elements; each element takes some 200 bytes


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


def local(element: etree._Element) -> str:
    """The tag without its namespace; empty for comments and instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by local name; empty when absent."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(str(key)).localname == name), "")


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Children with one of these local names."""
    return (child for child in element if local(child) in names)
