"""The paper a Word report is written on: page, styles, footer, language and fixed dates; the same bytes every time."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENTATION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from reports.cleaning import clean
from reports.elements import field, paragraph, run
from reports.findings import Findings
from words import spoken

FONT = "Arial"
INK = RGBColor(0x22, 0x22, 0x22)
SOFT = RGBColor(0x55, 0x55, 0x55)
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
MODERN_WORD = "15"
"""Word 2013 and later; with less it says “compatibility mode”."""
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)

TABLE_STYLE = """<w:style {ns} w:type="table" w:customStyle="1" w:styleId="ReportTable">
<w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="444444"/>
<w:bottom w:val="single" w:sz="8" w:color="444444"/><w:insideH w:val="single" w:sz="4" w:color="D5D5D5"/></w:tblBorders>
<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:color="444444"/></w:tcBorders>
<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>"""
QUOTE_RULE = '<w:pBdr {ns}><w:left w:val="single" w:sz="12" w:space="10" w:color="BDBDBD"/></w:pBdr>'


def paper(findings: Findings) -> Docx:
    """An empty A4 document in the report's style."""
    document = Document()
    _page(document)
    _styles(document, LOCALES[findings.language])
    _footer(document, findings)
    _properties(document, findings)
    return document


def sealed(document: Docx) -> bytes:
    """The file's bytes without the hour at which they were made."""
    raw, file = BytesIO(), BytesIO()
    document.save(raw)
    with ZipFile(raw) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(_undated(entry.filename), old.read(entry), ZIP_DEFLATED)
    return file.getvalue()


def _undated(name: str) -> ZipInfo:
    info = ZipInfo(name, ZIP_EPOCH)
    info.create_system = 0
    return info


def _page(document: Docx) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), MODERN_WORD)


def _styles(document: Docx, locale: str) -> None:
    normal = _style(document, "Normal", 10, after=7)
    normal.paragraph_format.line_spacing = 1.25
    normal.paragraph_format.widow_control = True
    title = _style(document, "Title", 22, bold=True, after=4)
    _unruled(title)
    _style(document, "Subtitle", 10.5, color=SOFT, after=18)
    _style(document, "Heading 1", 15, bold=True, before=22, after=6).paragraph_format.keep_with_next = True
    _style(document, "Heading 2", 11.5, bold=True, before=14, after=4).paragraph_format.keep_with_next = True
    _captions(document)
    _quotes(document)
    _cells(document)
    _style(document, "Report Note", 8.5, color=SOFT, before=3, after=9)
    document.styles.element.append(parse_xml(TABLE_STYLE.format(ns=nsdecls("w"))))
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _captions(document: Docx) -> None:
    _style(document, "Caption", 9, bold=True, before=12, after=4).paragraph_format.keep_with_next = True
    below = _style(document, "Caption Below", 9, bold=True, before=2, after=10)
    below.base_style = document.styles["Caption"]
    below.paragraph_format.keep_with_next = False
    _style(document, "Figure", 10, before=6).paragraph_format.keep_with_next = True


def _quotes(document: Docx) -> None:
    quote = _style(document, "Quote", 10, before=6, after=2)
    quote.paragraph_format.left_indent = quote.paragraph_format.right_indent = Cm(0.8)
    quote.paragraph_format.keep_with_next = True
    source = _style(document, "Quote Source", 8.5, color=SOFT, after=9)
    source.paragraph_format.left_indent = Cm(0.8)
    source.paragraph_format.keep_together = True
    for style in (quote, source):
        style.element.get_or_add_pPr().insert_element_before(
            parse_xml(QUOTE_RULE.format(ns=nsdecls("w"))), *("w:spacing", "w:ind", "w:jc", "w:outlineLvl")
        )


def _cells(document: Docx) -> None:
    text = _style(document, "Table Text", 8.5, before=2, after=2)
    text.paragraph_format.line_spacing = 1.1
    head = _style(document, "Table Head", 8, bold=True, before=2, after=2)
    head.paragraph_format.line_spacing = 1.1


def _style(
    document: Docx,
    name: str,
    size: float,
    *,
    bold: bool = False,
    color: RGBColor = INK,
    before: float = 0,
    after: float = 0,
) -> Any:
    """The paragraph style of that name, made where the template has none, upright in the report's own font."""
    styles = document.styles
    style: Any = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb, style.font.name = color, FONT
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _unruled(style: Any) -> None:
    """Without the coloured line of the template's title."""
    for rule in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(rule)


def _footer(document: Docx, findings: Findings) -> None:
    words = spoken(findings.language)
    _style(document, "Footer", 8, color=SOFT)
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, between = words("report-page", page="\0", pages="\0").split("\0")[:2]
    pieces = run(before) + field("PAGE", "1") + run(between) + field("NUMPAGES", "1")
    parsed = parse_xml(paragraph("", fields=pieces).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))
    for piece in list(parsed)[1:]:
        line._p.append(piece)


def _properties(document: Docx, findings: Findings) -> None:
    made = datetime.combine(findings.generated_on, time(), UTC).replace(tzinfo=None)
    facts = document.core_properties
    facts.title, facts.language = clean(findings.project)[:255], LOCALES[findings.language]
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = facts.subject = facts.category = ""
    facts.created = facts.modified = made
    facts.revision = 1
    package = document.part.package
    for key in [key for key, link in package.rels.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.rels.pop(key)
