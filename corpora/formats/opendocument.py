"""OpenDocument text (.odt): body text in reading order; deletions, notes, comments and hidden text stay out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpora.archives import DamagedArchiveError, member, refuse_bomb
from corpora.blocks import Block, Found
from corpora.conversation import in_turns
from corpora.documents import SegmentKind
from corpora.formats.markup import attribute, children, local, parsed
from corpora.formats.tables import tabled
from corpora.refusal import Refusal
from corpora.repairs import Repair, Repairs

_MOST_BLANKS = 100
_WRAPPERS = frozenset(
    {
        "section",
        "list",
        "list-item",
        "list-header",
        "text-box",
        "frame",
        "index-body",
        "numbered-paragraph",
        "index-title",
    }
)
_CONTENTS = frozenset({"table-of-content", "alphabetical-index", "illustration-index", "table-index"})
_COUNTED = {
    "note": Repair.NOTES_LEFT_OUT,
    "annotation": Repair.COMMENTS,
    "hidden-text": Repair.HIDDEN_TEXT,
    "hidden-paragraph": Repair.HIDDEN_TEXT,
}
_SILENT = frozenset({"annotation-end", "ruby-text", "page-number", "page-count", "sequence-decls", "forms"})


def read_opendocument(name: str, data: bytes, repairs: Repairs) -> Found:
    """Blocks of an .odt; every refusal names the file."""
    try:
        refuse_bomb(name, data)
        if b"encryption-data" in member(name, data, "META-INF/manifest.xml"):
            raise Refusal("odt-encrypted", name=name)
        root = parsed(name, member(name, data, "content.xml"))
        styles = member(name, data, "styles.xml")
        hidden = _hidden_styles(root) | (_hidden_styles(parsed(name, styles)) if styles else set())
    except (DamagedArchiveError, etree.XMLSyntaxError) as damage:
        raise Refusal("odt-damaged", name=name) from damage
    body = next((text for part in children(root, "body") for text in children(part, "text")), None)
    if body is None:
        raise Refusal("odt-damaged", name=name)
    reader = _Reader(frozenset(hidden), repairs)
    blocks = (*in_turns(reader.blocks(body)), *reader.notes)
    repairs.signs(block.words for block in blocks)
    return Found(blocks, repairs)


def _hidden_styles(root: etree._Element) -> set[str]:
    """Names of the styles that keep their text off the page."""
    return {
        attribute(style, "name")
        for style in root.iter()
        if local(style) == "style"
        and any(attribute(look, "display") == "none" for look in children(style, "text-properties"))
    }


@dataclass(slots=True)
class _Reader:
    """Reads elements and counts what it leaves out."""

    hidden: frozenset[str]
    repairs: Repairs
    deleted: dict[str, str] = field(default_factory=dict)
    notes: list[Block] = field(default_factory=list)

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for element in parent:
            name = local(element)
            if name in {"p", "h"}:
                yield from self._paragraph(element, SegmentKind.HEADING if name == "h" else SegmentKind.PARAGRAPH)
            elif name == "table":
                yield from tabled(list(self._rows(element)))
            elif name == "tracked-changes":
                self._changes(element)
            elif name in _CONTENTS:
                if not self.repairs.did(Repair.CONTENTS_LINES, sum(local(line) == "p" for line in element.iter())):
                    yield from self.blocks(element)
            elif name == "change" and (words := self._inside(element).strip()):
                yield Block(words)
            elif name in _WRAPPERS and attribute(element, "display") != "none":
                yield from self.blocks(element)

    def _changes(self, changes: etree._Element) -> None:
        """What was deleted stands apart; where the deletion is not carried out, it goes back to its place."""
        for region in children(changes, "changed-region"):
            for deletion in children(region, "deletion"):
                if not self.repairs.did(Repair.TRACKED_DELETIONS):
                    words = "\n".join(block.words for block in self.blocks(deletion))
                    self.deleted[attribute(region, "id")] = words

    def _paragraph(self, paragraph: etree._Element, kind: SegmentKind) -> Iterator[Block]:
        if words := self._words(paragraph).strip():
            yield Block(words, kind)
        for frame in paragraph.iter():
            if local(frame) == "text-box":
                yield from self.blocks(frame)

    def _words(self, element: etree._Element) -> str:
        if attribute(element, "style-name") in self.hidden and self.repairs.did(Repair.HIDDEN_TEXT):
            return ""
        parts = [element.text or ""]
        for child in element:
            parts += self._inside(child), child.tail or ""
        return "".join(parts)

    def _inside(self, child: etree._Element) -> str:
        name = local(child)
        if name == "s":
            count = attribute(child, "c")
            return " " * (min(int(count), _MOST_BLANKS) if count.isdecimal() else 1)
        if name in {"tab", "line-break"}:
            return "\n" if name == "line-break" else " "
        if name == "change":
            return self.deleted.get(attribute(child, "change-id"), "")
        if name in _COUNTED and self.repairs.did(_COUNTED[name]):
            return ""
        if name in {"note", "annotation"}:
            for note in children(child, "note-body") if name == "note" else [child]:
                self.notes += self.blocks(note)
            return ""
        return "" if not name or name in _SILENT or name == "frame" else self._words(child)

    def _rows(self, table: etree._Element) -> Iterator[list[str]]:
        for element in table:
            name = local(element)
            if name == "table-row":
                cells = list(self._cells(element))
                if any(cells):
                    yield cells
            elif name in {"table-rows", "table-header-rows", "table-row-group"}:
                yield from self._rows(element)

    def _cells(self, row: etree._Element) -> Iterator[str]:
        for cell in children(row, "table-cell"):
            yield "\n".join(block.words for block in self.blocks(cell))
