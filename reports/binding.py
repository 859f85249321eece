"""Blocks as a Word document: captions, bookmarks, references and contents that Word keeps up to date."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from xml.sax.saxutils import quoteattr

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Twips

from reports.blocks import Block, Contents, Figure, Heading, Prose, Table, pieces, shown_as
from reports.cleaning import clean
from reports.elements import Look, caption, counted, instructed, marked, paragraph, run, table

IN_CONTENTS = 2
"""Headings down to this level stand in the contents."""
SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG_SPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
FIRST_DRAWING = 1000
"""Behind the numbers of what a house style has drawn on its own pages."""
INLINE = """<w:p><w:pPr><w:pStyle w:val={style}/><w:keepNext/></w:pPr><w:r><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>
<wp:docPr id="{id}" name={name} descr={alt}/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="{id}" name={name} descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{link}">{lines}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
LINES = '<a:extLst><a:ext uri="{uri}"><asvg:svgBlip xmlns:asvg="{space}" r:embed="{link}"/></a:ext></a:extLst>'
BEGIN, BETWEEN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


class Binding:
    """Every block as XML text; what has a name or stands in the contents gets a bookmark."""

    def __init__(self, document: Docx, blocks: Sequence[Block], look: Look) -> None:
        self._document = document
        self._look = look
        self._names = shown_as(blocks)
        self._numbers = {name: at for at, name in enumerate(self._names, 1)}
        headings = [block for block in blocks if isinstance(block, Heading) and block.level <= IN_CONTENTS]
        self._headings = {id(block): len(self._names) + at for at, block in enumerate(headings, 1)}
        self._listed = headings

    def xml(self, block: Block) -> str:
        """One block."""
        match block:
            case Heading():
                return self._heading(block)
            case Prose():
                return self._prose(block)
            case Contents():
                return self._contents(block)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)

    def _heading(self, block: Heading) -> str:
        inner = run(block.text)
        if number := self._headings.get(id(block)):
            inner = marked(number, f"_Toc{number}", inner)
        return paragraph("", f"Heading{block.level}", fields=inner, fresh=block.fresh, look=self._look)

    def _prose(self, block: Prose) -> str:
        if not block.to:
            return paragraph(block.text, block.style, look=self._look)
        parts = zip_longest(pieces(block), block.to)
        inner = "".join((run(text) if text else "") + (self._reference(to) if to else "") for text, to in parts)
        return paragraph("", block.style, fields=inner, look=self._look)

    def _reference(self, name: str) -> str:
        return instructed(f"REF _Ref{self._numbers[name]} \\h", self._names[name])

    def _caption(self, block: Table | Figure, *, above: bool) -> str:
        number = counted(block.label, block.number)
        if block.name:
            at = self._numbers[block.name]
            number = marked(at, f"_Ref{at}", number)
        return caption(number, block.title, above=above, look=self._look)

    def _table(self, block: Table) -> str:
        # Also without a note a paragraph stands behind it: Word joins tables that nothing keeps apart.
        return (
            self._caption(block, above=True)
            + table(block.columns, block.rows, description=block.title, look=self._look)
            + paragraph(block.note, "ReportNote", look=self._look)
        )

    def _figure(self, block: Figure) -> str:
        part, wide = self._document.part, int(Twips(self._look.width))
        link, image = part.get_or_add_image(BytesIO(block.drawing.png))
        lines = ""
        if block.drawing.svg:
            uri = PackURI(f"/word/media/figure{block.number}.svg")
            vector = part.relate_to(
                Part(uri, "image/svg+xml", block.drawing.svg, part.package), RELATIONSHIP_TYPE.IMAGE
            )
            lines = LINES.format(uri=SVG_URI, space=SVG_SPACE, link=vector)
        drawn = INLINE.format(
            style=self._look.style("Figure"),
            cx=wide,
            cy=wide * image.px_height // image.px_width,
            id=FIRST_DRAWING + block.number,
            name=quoteattr(f"{block.label} {block.number}"),
            alt=quoteattr(clean(block.alt)),
            link=link,
            lines=lines,
        )
        return drawn + self._caption(block, above=False)

    def _contents(self, block: Contents) -> str:
        title = paragraph(block.title, "TOCHeading", fresh=True, look=self._look)
        return title + "".join(self._entries())

    def _entries(self) -> Iterator[str]:
        """A line per heading that leads to it; Word writes it all anew, with pages, when it is allowed to."""
        asked = f' TOC \\o "1-{IN_CONTENTS}" \\h \\z \\u '
        before = f"{BEGIN}<w:r><w:instrText xml:space='preserve'>{asked}</w:instrText></w:r>{BETWEEN}"
        for heading in self._listed:
            name = f"_Toc{self._headings[id(heading)]}"
            line = f'<w:hyperlink w:anchor="{name}" w:history="1">{run(heading.text)}</w:hyperlink>'
            last = END if heading is self._listed[-1] else ""
            yield paragraph("", f"TOC{heading.level}", fields=before + line + last, look=self._look)
            before = ""


def bound(document: Docx, blocks: Sequence[Block], look: Look) -> Docx:
    """The document with all blocks in it, parsed in one go: 5,000 quotes must not wait."""
    binding = Binding(document, blocks, look)
    spaces = nsdecls("w", "wp", "a", "pic", "r")
    whole = parse_xml(f"<w:body {spaces}>{''.join(map(binding.xml, blocks))}</w:body>")
    end = document.element.body.sectPr
    for part in list(whole):
        end.addprevious(part)
    return document
