"""Word documents: body text in reading order; headers, footers, notes and comments stay out."""

from collections.abc import Iterator

from lxml import etree

from corpora.archives import DamagedArchiveError, member, member_names, refuse_bomb
from corpora.blocks import Block, Found
from corpora.conversation import in_turns
from corpora.documents import SegmentKind
from corpora.formats.markup import attribute, children, local, parsed
from corpora.formats.tables import tabled
from corpora.formats.wordlabels import led
from corpora.formats.wordxml import ParagraphReader, Styles, styles_of
from corpora.refusal import Refusal
from corpora.repairs import Repair, Repairs

_RELATIONS = "_rels/.rels"
_USUAL_BODY = "word/document.xml"
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body"})


def read_word(name: str, data: bytes, repairs: Repairs) -> Found:
    """Blocks of a .docx; every refusal names the file."""
    try:
        refuse_bomb(name, data)
        part = body_part(name, data)
        body = next(children(parsed(name, member(name, data, part)), "body"), None)
        reader = ParagraphReader(_styles(name, data, part), repairs)
        if body is None:
            raise Refusal("docx-damaged", name=name)
        leads: dict[str, str] = {}
        found = tuple(_blocks(body, reader, leads))
        blocks = (*in_turns(led(found, leads)), *_notes(name, data, part, reader))
    except (DamagedArchiveError, etree.XMLSyntaxError) as damage:
        raise Refusal("docx-damaged", name=name) from damage
    repairs.noted["macros_left_out"] = sum(part.endswith("/vbaProject.bin") for part in member_names(data))
    repairs.signs(block.words for block in blocks)
    return Found(blocks, repairs)


def body_part(name: str, data: bytes) -> str:
    """Where the text is: Word on the web calls it document2.xml."""
    relations = member(name, data, _RELATIONS)
    if not relations:
        return _USUAL_BODY
    for relation in parsed(name, relations):
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/")
    return _USUAL_BODY


def _styles(name: str, data: bytes, body: str) -> Styles:
    xml = member(name, data, body.rpartition("/")[0] + "/styles.xml")
    return styles_of(parsed(name, xml)) if xml else Styles()


def _notes(name: str, data: bytes, body: str, reader: ParagraphReader) -> Iterator[Block]:
    """Footnotes and endnotes, where they are not left out; separators have a type and don't count."""
    folder = body.rpartition("/")[0]
    for part in ("footnotes", "endnotes"):
        if xml := member(name, data, f"{folder}/{part}.xml"):
            for note in children(parsed(name, xml), "footnote", "endnote"):
                if not attribute(note, "type") and not reader.repairs.did(Repair.NOTES_LEFT_OUT):
                    yield from _blocks(note, reader)


def _blocks(parent: etree._Element, reader: ParagraphReader, leads: dict[str, str] | None = None) -> Iterator[Block]:
    """`leads` gets the words in bold before a paragraph, by its words."""
    for element in parent:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, reader, leads)
        elif name == "tbl":
            yield from _table(element, reader)
        elif name in _WRAPPERS and (name != "ins" or reader.repairs.on(Repair.TRACKED_INSERTIONS)):
            yield from _blocks(element, reader, leads)


def _paragraph(
    paragraph: etree._Element, reader: ParagraphReader, leads: dict[str, str] | None = None
) -> Iterator[Block]:
    kind = reader.kind(paragraph)
    if kind is None:
        return
    words = reader.words(paragraph).strip()
    if words:
        if leads is not None and (lead := reader.lead(paragraph)):
            leads[words] = lead
        yield Block(words, kind)
    for box in paragraph.iter():
        if local(box) == "txbxContent" and not any(local(above) == "Fallback" for above in box.iterancestors()):
            yield from _blocks(box, reader)


def _table(table: etree._Element, reader: ParagraphReader) -> Iterator[Block]:
    """A table as one paragraph with a line per row; a transcript in two columns as labelled paragraphs."""
    rows = [cells for row in _rows(table) if any(cells := [_cell(cell, reader) for cell in children(row, "tc")])]
    yield from tabled(rows)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if local(element) == "tr":
            yield element
        elif local(element) in _WRAPPERS:
            yield from _rows(element)


def _cell(cell: etree._Element, reader: ParagraphReader) -> str:
    return "\n".join(block.words for block in _blocks(cell, reader) if block.kind is not SegmentKind.TURN)
