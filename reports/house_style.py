"""A house style: the page, the styles and the headers and footers of somebody's Word file, and nothing else of it."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from zipfile import ZIP_DEFLATED, ZipFile, is_zipfile

from docx import Document
from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE as LINK
from docx.oxml.ns import qn
from lxml import etree

from corpora.archives import DamagedArchiveError, refuse_bomb
from corpora.refusal import Refusal

LARGEST = 20_000_000
KEPT = {LINK.STYLES, LINK.SETTINGS, LINK.THEME, LINK.FONT_TABLE, LINK.NUMBERING, LINK.HEADER, LINK.FOOTER}
KEPT |= {LINK.FOOTNOTES, LINK.ENDNOTES}
"""What the document may lead to; its text goes, and with it what only that leads to."""
ACTIVE = ("vbaproject", "vbadata", "activex", "embeddings/", "ctrlprops", ".bin", ".exe", ".dll")
TEMPLATE, DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A Word file that a report takes its look from."""

    name: str
    data: bytes


def checked(house: HouseStyle) -> HouseStyle:
    """The same, once it has been found to hold nothing but looks; refuses `template-…` with what is wrong."""
    taken_from(house)
    return house


def taken_from(house: HouseStyle) -> Docx:
    """An empty document that looks like that file."""
    _refuse_strange(house)
    try:
        document = Document(BytesIO(_as_document(house.data)))
        document.sections[-1]
        document.styles["Normal"]
    except Exception as damage:  # whatever a library makes of a file that is no Word file
        raise Refusal("template-unreadable", name=house.name) from damage
    _emptied(document)
    return document


def _refuse_strange(house: HouseStyle) -> None:
    name, data = house.name, house.data
    if PurePath(name).suffix.casefold() in (".docm", ".dotm"):
        raise Refusal("template-macros", name=name)
    if len(data) > LARGEST:
        raise Refusal("template-large", name=name, limit=LARGEST // 1_000_000)
    if not is_zipfile(BytesIO(data)):
        raise Refusal("template-unreadable", name=name)
    try:
        refuse_bomb(name, data)
        with ZipFile(BytesIO(data)) as archive:
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (DamagedArchiveError, OSError, RuntimeError, ValueError, NotImplementedError) as damage:
        raise Refusal("template-unreadable", name=name) from damage
    if b"macroenabled" in parts.get(TYPES, b"").lower() or any(_is_active(part) for part in parts):
        raise Refusal("template-macros", name=name)
    for part, inner in parts.items():
        if part.endswith((".xml", ".rels")):
            _refuse_outside(name, part, inner)


def _is_active(part: str) -> bool:
    return any(sign in part.casefold() for sign in ACTIVE)


def _refuse_outside(name: str, part: str, inner: bytes) -> None:
    """Refuse entities, and links by which a file fetches something from elsewhere when it is opened."""
    try:
        root = etree.fromstring(inner, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Refusal("template-unreadable", name=name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal("template-hostile", name=name)
    if part.endswith(".rels") and not part.endswith(("settings.xml.rels", "document.xml.rels")):
        outside = [each for each in root if each.get("TargetMode") == "External"]
        if any(not str(each.get("Type")).endswith("/hyperlink") for each in outside):
            raise Refusal("template-outside", name=name)


def _as_document(data: bytes) -> bytes:
    """A template (.dotx) is a document that says it is none."""
    with ZipFile(BytesIO(data)) as archive:
        if TEMPLATE not in archive.read(TYPES):
            return data
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as changed:
            for entry in archive.infolist():
                inner = archive.read(entry)
                changed.writestr(entry, inner.replace(TEMPLATE, DOCUMENT) if entry.filename == TYPES else inner)
    return made.getvalue()


def _emptied(document: Docx) -> None:
    """Without its text, and without anything that only its text, its settings or its owner needed."""
    body = document.element.body
    page = body.sectPr
    for part in list(body):
        if part is not page:
            body.remove(part)
    for key in [key for key, link in document.part.rels.items() if link.reltype not in KEPT]:
        document.part.rels.pop(key)
    settings = document.settings
    for tag in ("w:attachedTemplate", "w:documentProtection", "w:mailMerge", "w:trackRevisions", "w:updateFields"):
        for setting in settings.element.findall(qn(tag)):
            settings.element.remove(setting)
    document.part.part_related_by(LINK.SETTINGS).rels.clear()
    package = document.part.package
    for key in [
        key for key, link in package.rels.items() if link.reltype not in (LINK.OFFICE_DOCUMENT, LINK.CORE_PROPERTIES)
    ]:
        package.rels.pop(key)
