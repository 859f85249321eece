"""The report's styles: ours on our own paper, and in a house style only those that it does not have."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips

from reports.elements import TEXT_WIDTH

FONT = "Arial"
INK = RGBColor(0x22, 0x22, 0x22)
SOFT = RGBColor(0x55, 0x55, 0x55)
TABLE_STYLE = """<w:style {ns} w:type="table" w:customStyle="1" w:styleId="ReportTable">
<w:name w:val="Report Table"/>{base}<w:uiPriority w:val="99"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="444444"/>
<w:bottom w:val="single" w:sz="8" w:color="444444"/><w:insideH w:val="single" w:sz="4" w:color="D5D5D5"/></w:tblBorders>
<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:color="444444"/></w:tcBorders>
<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>"""
QUOTE_RULE = '<w:pBdr {ns}><w:left w:val="single" w:sz="12" w:space="10" w:color="BDBDBD"/></w:pBdr>'


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style of ours; sizes and room in points, `inset` in centimetres."""

    name: str
    size: float
    bold: bool = False
    color: RGBColor = INK
    before: float = 0
    after: float = 0
    line: float | None = None
    keep: bool = False
    whole: bool = False
    inset: float = 0
    base: str = "Normal"
    ruled: bool = False


STYLES = {
    "Normal": Style("Normal", 10, after=7, line=1.25),
    "Title": Style("Title", 26, bold=True, before=170, after=8),
    "Subtitle": Style("Subtitle", 12, color=SOFT, after=4),
    "Heading1": Style("Heading 1", 15, bold=True, before=22, after=6, keep=True),
    "Heading2": Style("Heading 2", 11.5, bold=True, before=14, after=4, keep=True),
    "Heading3": Style("Heading 3", 10, bold=True, before=10, after=3, keep=True),
    "TOCHeading": Style("TOC Heading", 15, bold=True, after=8, keep=True),
    "TOC1": Style("toc 1", 10, before=4, after=1),
    "TOC2": Style("toc 2", 9.5, color=SOFT, after=0, inset=0.5),
    "ListBullet": Style("List Bullet", 10, after=3, line=1.25),
    "Caption": Style("Caption", 9, bold=True, before=12, after=4, keep=True),
    "CaptionBelow": Style("Caption Below", 9, bold=True, before=2, after=10, base="Caption"),
    "Figure": Style("Figure", 10, before=6, keep=True),
    "Quote": Style("Quote", 10, before=6, after=2, keep=True, inset=0.8, ruled=True),
    "QuoteSource": Style("Quote Source", 8.5, color=SOFT, after=9, whole=True, inset=0.8, ruled=True),
    "QuoteCode": Style("Quote Code", 8.5, color=SOFT, keep=True, inset=0.8, ruled=True),
    "TableText": Style("Table Text", 8.5, before=2, after=2, line=1.1),
    "TableHead": Style("Table Head", 8, bold=True, before=2, after=2, line=1.1),
    "ReportNote": Style("Report Note", 8.5, color=SOFT, before=3, after=9),
    "Footer": Style("Footer", 8, color=SOFT),
}


def dressed(document: Docx, *, own: bool) -> dict[str, str]:
    """Make the styles that are missing, on our `own` paper all of them; by our names the ids they have here."""
    styles: Any = document.styles
    for style in STYLES.values():
        if own or style.name not in styles:
            _made(document, style, own=own)
    if "Report Table" not in styles:
        usual = styles.default(WD_STYLE_TYPE.TABLE)
        base = f'<w:basedOn w:val="{usual.style_id}"/>' if usual is not None else ""
        styles.element.append(parse_xml(TABLE_STYLE.format(ns=nsdecls("w"), base=base)))
    ids = {ours: styles[style.name].style_id for ours, style in STYLES.items()}
    return {**ids, "ReportTable": styles["Report Table"].style_id}


def _made(document: Docx, look: Style, *, own: bool) -> None:
    styles: Any = document.styles
    known = look.name in styles
    style = styles[look.name] if known else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    if not known:
        style.base_style = styles[look.base] if look.base in styles and look.base != look.name else None
    elif look.base != "Normal":
        style.base_style = styles[look.base]
    style.font.bold = look.bold
    if own or look.size < STYLES["Normal"].size:
        style.font.size = Pt(look.size)
    if own:
        _in_our_font(style, look)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.keep_with_next, shape.keep_together = look.keep, look.whole
    if look.line and (own or look.name != "Normal"):
        shape.line_spacing = look.line
    if look.name == "Normal":
        shape.widow_control = True
    if look.inset:
        shape.left_indent = Cm(look.inset)
    if look.name == "Quote":
        shape.right_indent = Cm(look.inset)
    if look.name.startswith("toc "):
        shape.tab_stops.add_tab_stop(Twips(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _ruled(style, ruled=look.ruled)


def _in_our_font(style: Any, look: Style) -> None:
    """Upright in the report's own font and ink."""
    style.font.italic, style.font.color.rgb, style.font.name = False, look.color, FONT
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _ruled(style: Any, *, ruled: bool) -> None:
    """With a line beside the text, or without any: the title of the usual template has a coloured one."""
    shape = style.element.get_or_add_pPr()
    for rule in shape.findall(qn("w:pBdr")):
        shape.remove(rule)
    if ruled:
        later = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
        shape.insert_element_before(parse_xml(QUOTE_RULE.format(ns=nsdecls("w"))), *later)
