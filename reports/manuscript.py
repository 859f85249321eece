"""The report's text as it grows: headings, paragraphs, quotes, numbered tables and figures."""

from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import quoteattr

from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from reports.cleaning import clean
from reports.elements import Column, Row, caption, paragraph, table
from words import Words

PICTURE_WIDTH = Cm(16)
INLINE = """<w:p><w:pPr><w:pStyle w:val="Figure"/></w:pPr><w:r><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>
<wp:docPr id="{id}" name="{name}" descr={alt}/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="0" name="{name}" descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""


class Manuscript:
    """Parts are kept as XML text until `bound` puts them into the document in one go."""

    def __init__(self, document: Docx, words: Words) -> None:
        self._document = document
        self._words = words
        self._parts: list[str] = []
        self._tables = 0
        self._figures = 0

    def write(self, text: str, style: str = "Normal") -> None:
        self._parts.append(paragraph(text, style))

    def heading(self, text: str, level: int = 1) -> None:
        self.write(" ".join(text.split()), f"Heading{level}")

    def table(self, title: str, columns: Sequence[Column], rows: Sequence[Row], *, note: str = "") -> None:
        """A numbered table with its caption above and, below it, the note that explains its signs."""
        self._tables += 1
        self._parts.append(caption(self._words("report-table"), self._tables, title, above=True))
        self._parts.append(table(columns, rows, description=title))
        self.write(note, "ReportNote")  # also without a note: Word joins tables that nothing keeps apart

    def picture(self, png: bytes, title: str, *, alt: str) -> None:
        """A numbered figure as wide as the text; `alt` says in words what is to be seen."""
        self._figures += 1
        link, image = self._document.part.get_or_add_image(BytesIO(png))
        name = f"{self._words('report-figure')} {self._figures}"
        height = PICTURE_WIDTH * image.px_height // image.px_width
        self._parts.append(
            INLINE.format(
                cx=PICTURE_WIDTH, cy=height, id=self._figures, name=name, alt=quoteattr(clean(alt)), link=link
            )
        )
        self._parts.append(caption(self._words("report-figure"), self._figures, title, above=False))

    def bound(self) -> Docx:
        """The document with everything written so far in it."""
        spaces = nsdecls("w", "wp", "a", "pic", "r")
        whole = parse_xml(f"<w:body {spaces}>{''.join(self._parts)}</w:body>")
        body = self._document.element.body
        end = body.sectPr
        for part in list(whole):
            end.addprevious(part)
        return self._document
