"""Handelingen: the official record of the Dutch parliament, as XML; motions and votes are not speech."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from corpora.blocks import Block, Found
from corpora.documents import SegmentKind
from corpora.formats.markup import children, local, parsed
from corpora.refusal import Refusal
from corpora.repairs import Repair, Repairs

_HEADINGS = frozenset({"item-titel", "titel", "tussenkop"})
_NOT_SAID = {
    "motie": Repair.MOTIONS_LEFT_OUT,
    "amendement": Repair.MOTIONS_LEFT_OUT,
    "stemming": Repair.VOTES_LEFT_OUT,
}
_VOTES = frozenset({"stemmingen", "stemmingsuitslag", "stemming", "hoofdelijke-stemming"})
_SILENT = frozenset({"metadata", "nr", "spreker", "noot", "voetnoot"})
_LOOSE_SIGN = re.compile(r" ([.,;:?!)](?!\.))")
_WORDED = frozenset({"spreekbeurt", "al"})
_ROOTS = frozenset({"officiele-publicatie", "handelingen", "agendapunt"})


def read_handelingen(name: str, text: str, repairs: Repairs) -> Found:
    """Blocks of the record; refuses other XML, damaged XML and XML with entities of its own."""
    try:
        root = parsed(name, _without_declaration(text).encode("utf-8", "replace"))
    except etree.XMLSyntaxError as damage:
        raise Refusal("xml-damaged", name=name) from damage
    if local(root) not in _ROOTS or not any(local(element) in _WORDED for element in root.iter()):
        raise Refusal("xml-unknown", name=name)
    reader = _Reader(repairs)
    blocks = tuple(reader.blocks(root))
    repairs.signs(block.words for block in blocks)
    return Found(blocks, repairs)


def _without_declaration(text: str) -> str:
    """The declaration names the encoding of bytes that are decoded already."""
    text = text.lstrip("\ufeff\r\n\t ")
    return text.partition("?>")[2] if text.startswith("<?xml") else text


@dataclass(slots=True)
class _Reader:
    """Reads elements and counts what it leaves out."""

    repairs: Repairs

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for element in parent:
            name = local(element)
            if name == "spreekbeurt":
                yield from self._turn(element)
            elif name in _HEADINGS:
                yield Block(_words(element), SegmentKind.HEADING)
            elif name == "al":
                yield Block(_words(element))
            elif self._said(name):
                yield from self.blocks(element)

    def _said(self, name: str) -> bool:
        """Whether people say this; counts what they do not."""
        kind = Repair.VOTES_LEFT_OUT if name in _VOTES else _NOT_SAID.get(name)
        if kind:
            return not self.repairs.did(kind)
        return name not in _SILENT and bool(name)

    def _turn(self, turn: etree._Element) -> Iterator[Block]:
        speaker = " ".join(_name(who) for who in children(turn, "spreker"))
        words = "\n\n".join(self._paragraphs(turn))
        if words:
            yield Block(words, SegmentKind.TURN, speaker or None)

    def _paragraphs(self, parent: etree._Element) -> Iterator[str]:
        for element in parent:
            name = local(element)
            if name == "al":
                yield _words(element)
            elif self._said(name):
                yield from self._paragraphs(element)


def _words(element: etree._Element) -> str:
    """All words in an element on one line: its line ends and indents are the file's, not the record's."""
    return _joined(str(element.xpath("string()")))


def _name(speaker: etree._Element) -> str:
    """Title, name and party, which stand in elements of their own."""
    return _joined(" ".join(map(str, speaker.itertext()))).rstrip(": ")


def _joined(text: str) -> str:
    words = " ".join(text.split())
    return _LOOSE_SIGN.sub(r"\1", words).replace("( ", "(")
