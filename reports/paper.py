"""The paper a Word report is written on: page, footer, language and fixed dates; the same bytes every time."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Twips

from reports.cleaning import clean
from reports.dressing import dressed
from reports.elements import Look, instructed, paragraph, run
from reports.house_style import KEPT, HouseStyle, taken_from
from words import Words

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
MODERN_WORD = "15"
"""Word 2013 and later; with less it says “compatibility mode”."""
BEHIND_UPDATE = {
    qn(f"w:{name}")
    for name in (
        *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "attachedSchema"),
        *("themeFontLang", "clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator"),
    )
} | {qn("m:mathPr")}
"""What of the settings the schema wants behind the wish to be updated."""
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def paper(title: str, day: date, words: Words, house: HouseStyle | None = None) -> tuple[Docx, Look]:
    """An empty document in the report's own style on A4, or in a house style, and what to set its text in."""
    document = taken_from(house) if house else Document()
    if house is None:
        _page(document)
        _without_the_old(document)
    ids = dressed(document, own=house is None)
    _speak(document, LOCALES[words.language])
    if house is None or not _has_footer(document):
        _footer(document, words)
    _properties(document, title, day, LOCALES[words.language])
    return document, Look(ids, _width(document))


def sealed(document: Docx) -> bytes:
    """The file's bytes without the hour at which they were made."""
    raw, file = BytesIO(), BytesIO()
    document.save(raw)
    with ZipFile(raw) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(_undated(entry.filename), old.read(entry), ZIP_DEFLATED)
    return file.getvalue()


def asks_for_numbers(document: Docx) -> None:
    """Let Word fill in the page numbers of the contents when it opens the file; it asks first, and once.

    There is no quiet way: a field that is marked as dirty brings up the same question, and without either the contents
    have no page numbers until somebody updates them by hand. Only a program that lays out pages as Word does could
    write them here. So the question stays, the page says that it comes, and who says no still has every heading there.
    """
    update = OxmlElement("w:updateFields")
    update.set(qn("w:val"), "true")
    settings = document.settings.element
    behind = next((each for each in settings if each.tag in BEHIND_UPDATE), None)
    if behind is None:
        settings.append(update)
    else:
        behind.addprevious(update)


def _undated(name: str) -> ZipInfo:
    info = ZipInfo(name, ZIP_EPOCH)
    info.create_system = 0
    return info


def _page(document: Docx) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    section.different_first_page_header_footer = True  # the title page bears no number
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), MODERN_WORD)


def _without_the_old(document: Docx) -> None:
    """Drop what the library's own template brings that no report uses: coloured tables, and the copy of the styles that
    Word 2010 kept, for Word calls a file damaged when that says other things than the styles do."""
    for key in [key for key, link in document.part.rels.items() if link.reltype not in KEPT]:
        document.part.rels.pop(key)
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and not style.get(qn("w:default")):
            styles.remove(style)


def _width(document: Docx) -> int:
    """Of the text, in twentieths of a point."""
    section = document.sections[-1]
    page, left, right = section.page_width or Cm(21), section.left_margin or 0, section.right_margin or 0
    return int((page - left - right) / Twips(1))


def _speak(document: Docx, locale: str) -> None:
    """Say in every place that names a language which it is, and in one where none does."""
    styles = document.styles.element
    if styles.find(f".//{qn('w:lang')}") is None:
        document.styles["Normal"].element.get_or_add_rPr().append(OxmlElement("w:lang"))
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), locale)


def _has_footer(document: Docx) -> bool:
    return not document.sections[-1].footer.is_linked_to_previous


def _footer(document: Docx, words: Words) -> None:
    footer = document.sections[-1].footer
    footer.is_linked_to_previous = False
    line = footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    before, between = words("report-page", page="\0", pages="\0").split("\0")[:2]
    pieces = run(before) + instructed("PAGE", "1") + run(between) + instructed("NUMPAGES", "1")
    parsed = parse_xml(paragraph("", fields=pieces).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1))
    for piece in list(parsed)[1:]:
        line._p.append(piece)


def _properties(document: Docx, title: str, day: date, locale: str) -> None:
    made = datetime.combine(day, time(), UTC).replace(tzinfo=None)
    facts = document.core_properties
    facts.title, facts.language = clean(title)[:255], locale
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = facts.subject = facts.category = ""
    facts.created = facts.modified = made
    facts.revision = 1
    package = document.part.package
    for key in [key for key, link in package.rels.items() if link.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        package.rels.pop(key)
