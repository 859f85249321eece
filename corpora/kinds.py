"""Kinds of file: told by the first bytes where these tell, else by the name."""

import re

from corpora.archives import DamagedArchiveError, member, member_names
from corpora.formats.whisper import TSV_HEAD
from corpora.refusal import Refusal

LISTS = ("csv", "xlsx")
KINDS = ("docx", "pdf", "odt", "rtf", "html", "txt", "md", "vtt", "srt", "sbv", "json", "tsv", "xml", *LISTS)
_ALSO = {
    "markdown": "md",
    "text": "txt",
    "htm": "html",
    "xhtml": "html",
    "docm": "docx",
    "dotx": "docx",
    "ott": "odt",
    "xlsm": "xlsx",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD, _OLD_EXCEL = ("WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le"))
_MEDIA = re.compile(
    rb"....ftyp(?!hei|mif|avi)|ID3[\x02-\x04]|\xff[\xfb\xf3\xf2\xf1\xf9]|OggS|fLaC|\x1aE\xdf\xa3|RIFF....(?:WAVE|AVI )"
    rb"|\x30\x26\xb2\x75",
    re.DOTALL,
)
_PICTURE = re.compile(
    rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|RIFF....WEBP|....ftyp(?:hei|mif|avi)|BM.{4}\x00{4}", re.DOTALL
)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_SUBRIP = re.compile(r"\s*\d+\s*\r?\n\s*\d+:\d{1,2}:\d{1,2}[,.]\d+\s*-->")
_SUBVIEWER = re.compile(r"\s*\d+:\d{2}:\d{2}\.\d{3},\d+:\d{2}:\d{2}\.\d{3}[ \t]*\r?\n")
_CUES_AT_ONCE = re.compile(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}[ \t]+-->[ \t]+(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}")
_RICH_TEXT = re.compile(rb"\s*\{\\rtf")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = frozenset({"docx", "pdf", "odt", "rtf", "xlsx"})
_PACKED = frozenset({"mimetype", "[Content_Types].xml", "Index/Document.iwa", "META-INF/MANIFEST.MF"})
_START = 10_000


def kind_of(name: str, data: bytes) -> str:
    """The kind by content where the first bytes tell, else by extension; refuses what is none of `KINDS`."""
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    kind = _ALSO.get(extension, extension)
    if data.startswith(_OLE):
        raise _refusal_of_old(name, data, kind)
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(name, data, kind)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if _RICH_TEXT.match(data):
        return "rtf"
    if _MEDIA.match(data):
        raise Refusal("recording", name=name)
    if _PICTURE.match(data):
        raise Refusal("picture", name=name)
    if kind == "doc" and _PAGE.match(data[:_START].decode("latin-1")):
        return "html"
    if kind not in KINDS:
        raise Refusal("file-type-unknown", **_known(name))
    if kind in _CLOSED:
        raise Refusal("list-damaged" if kind == "xlsx" else f"{kind}-damaged", name=name)
    return kind


def _refusal_of_old(name: str, data: bytes, kind: str) -> Refusal:
    """What to say of a file from before 2007, or of a new one behind a password: both are packed alike."""
    if _ENCRYPTED_PACKAGE in data:
        return Refusal("xlsx-encrypted" if kind == "xlsx" else "docx-encrypted", name=name)
    if _OLD_WORD in data:
        return Refusal("doc-old", name=name)
    return Refusal("xls-old", name=name) if _OLD_EXCEL in data else Refusal("file-type-unknown", **_known(name))


def kind_of_text(text: str, kind: str) -> str:
    """Recordings, pages and lists saved under the name of another kind of text."""
    start = text[:_START].lstrip("\ufeff\n\r\t ")
    if start.startswith("WEBVTT"):
        return "vtt"
    if TSV_HEAD.match(start):
        return "tsv"
    if kind == "tsv":
        return "csv"
    if kind in {"txt", "xml"} and _PAGE.match(start):
        return "html"
    if kind in {"txt", "md"} and _CUES_AT_ONCE.match(start):
        return "vtt"
    if kind in {"txt", "md", "vtt", "srt", "sbv"}:
        return "srt" if _SUBRIP.match(start) else "sbv" if _SUBVIEWER.match(start) else kind
    return kind


def _kind_of_archive(name: str, data: bytes, kind: str) -> str:
    names = member_names(data)
    if kind == "docx" or any(part.startswith("word/") for part in names):
        return "docx"
    if any(part.startswith("xl/") for part in names):
        return "xlsx"
    if kind == "odt" or _mimetype(name, data).startswith(_OPEN_DOCUMENT):
        return "odt"
    if any(part.rpartition(".")[2].lower() in (*KINDS, *_ALSO, "doc") and "/_" not in part for part in names) and not (
        names & _PACKED
    ):
        raise Refusal("archive-of-files", name=name)
    raise Refusal("file-type-unknown", **_known(name))


def _mimetype(name: str, data: bytes) -> bytes:
    try:
        return member(name, data, "mimetype")
    except DamagedArchiveError:
        return b""


def _known(name: str) -> dict[str, object]:
    return {"name": name, "kinds": ", ".join(KINDS)}
