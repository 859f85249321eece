"""Text of WordprocessingML paragraphs: what a reader of the printed page would read.

Elements are known by their local names, so that transitional and strict files read alike.
"""

import re
from dataclasses import dataclass

from lxml import etree

from corpora.documents import SegmentKind
from corpora.formats.markup import attribute, children, local
from corpora.normalising import SOFT_HYPHEN
from corpora.repairs import Repair, Repairs

_TEXTS = {
    "tab": " ",
    "ptab": " ",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": SOFT_HYPHEN,
}
_SKIPPED = frozenset({"pPr", "rPr", "Fallback", "rt", "instrText", "delText", "moveFrom", "txbxContent", "sectPr"})
_NOTE_MARK = re.compile(r"\s*(?:\d{1,3}|\*{1,3})(?:\s*,\s*\d{1,3})*\s*")
UNIT = re.compile(r"\b(?:[kcdm]?m)$")
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HEADING_NAME = re.compile(r"(?:heading|kop) [1-9]|title|titel|subtitle|ondertitel", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"(?:toc|inhopg) [1-9]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styles:
    """Style ids that matter to a reader."""

    headings: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


def styles_of(root: etree._Element) -> Styles:
    """Headings by name or outline level, table-of-contents lines, and styles that hide their text."""
    headings, contents, hidden = set(), set(), set()
    for style in children(root, "style"):
        identity = attribute(style, "styleId")
        name = next((attribute(child, "val") for child in children(style, "name")), "")
        if _HEADING_NAME.fullmatch(name) or any(local(found) == "outlineLvl" for found in style.iter()):
            headings.add(identity)
        if _CONTENTS_NAME.fullmatch(name):
            contents.add(identity)
        if any(_switched_on(found) for found in style.iter() if local(found) == "vanish"):
            hidden.add(identity)
    return Styles(frozenset(headings), frozenset(contents), frozenset(hidden))


def _switched_on(element: etree._Element) -> bool:
    return attribute(element, "val") not in {"0", "false", "off"}


def _bold(run: etree._Element) -> bool:
    marks = (mark for properties in children(run, "rPr") for mark in children(properties, "b"))
    return any(_switched_on(mark) for mark in marks)


@dataclass(slots=True)
class ParagraphReader:
    """Reads paragraphs and counts what it leaves out."""

    styles: Styles
    repairs: Repairs

    def lead(self, paragraph: etree._Element) -> str:
        """The words in bold with which a paragraph begins; none where all of it is bold, as in a heading."""
        lead = ""
        for run in children(paragraph, "r"):
            words = "".join(found.text or "" for found in run.iter() if local(found) == "t")
            if words.strip() and not _bold(run):
                return " ".join(lead.split())
            lead += words
        return ""

    def kind(self, paragraph: etree._Element) -> SegmentKind | None:
        """Heading or paragraph; None for a line of the table of contents."""
        properties = next(children(paragraph, "pPr"), None)
        if properties is None:
            return SegmentKind.PARAGRAPH
        style = next((attribute(child, "val") for child in children(properties, "pStyle")), "")
        if style in self.styles.contents and self.repairs.did(Repair.CONTENTS_LINES):
            return None
        level = next((attribute(child, "val") for child in children(properties, "outlineLvl")), "9")
        return SegmentKind.HEADING if style in self.styles.headings or level != "9" else SegmentKind.PARAGRAPH

    def words(self, paragraph: etree._Element) -> str:
        """The paragraph's words as they would be printed, insertions in, deletions and hidden text out."""
        if self._hidden_by(paragraph, "pPr", "pStyle") and self.repairs.did(Repair.HIDDEN_TEXT):
            return ""
        return self._inside(paragraph, "")

    def _inside(self, element: etree._Element, before: str) -> str:
        words = before
        for child in element:
            name = local(child)
            if name in {"t", "m:t"} or (name == "delText" and not self.repairs.on(Repair.TRACKED_DELETIONS)):
                words += child.text or ""
            elif name == "r":
                words = self._run(child, words)
            elif name in _TEXTS:
                words += _TEXTS[name]
            elif name not in _SKIPPED and not self._changed_away(name):
                words = self._inside(child, words)
        return words

    def _changed_away(self, name: str) -> bool:
        """Whether a tracked change takes this off the page: what was deleted, or put in where that is not followed."""
        if name == "del":
            return self.repairs.did(Repair.TRACKED_DELETIONS)
        return name == "ins" and not self.repairs.did(Repair.TRACKED_INSERTIONS)

    def _run(self, run: etree._Element, before: str) -> str:
        if self._hidden_by(run, "rPr", "rStyle") and self.repairs.did(Repair.HIDDEN_TEXT):
            return before
        words = self._inside(run, before)
        if not self._superscript(run):
            return words
        added = words[len(before) :]
        if UNIT.search(before):
            return before + added.translate(SUPERSCRIPT)
        mark = _NOTE_MARK.fullmatch(added) and self.repairs.did(Repair.NOTE_MARKS)
        return before if mark else words

    def _superscript(self, run: etree._Element) -> bool:
        return any(
            attribute(mark, "val") == "superscript"
            for properties in children(run, "rPr")
            for mark in children(properties, "vertAlign")
        )

    def _hidden_by(self, element: etree._Element, properties: str, style: str) -> bool:
        for found in children(element, properties):
            if any(_switched_on(mark) for mark in children(found, "vanish")) and properties == "rPr":
                return True
            if any(attribute(used, "val") in self.styles.hidden for used in children(found, style)):
                return True
        return False
