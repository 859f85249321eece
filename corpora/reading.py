"""Reading an uploaded file, whatever it is called and whatever is in it."""

import re

from corpora.archives import member_names
from corpora.blocks import Found, composed
from corpora.decoding import decoded
from corpora.documents import Reading
from corpora.formats.markdown import read_markdown
from corpora.formats.pdf import read_pdf
from corpora.formats.plain import read_plain
from corpora.formats.subtitles import read_subtitles
from corpora.formats.word import read_word
from corpora.refusal import Refusal

KINDS = ("docx", "pdf", "txt", "md", "vtt", "srt")
LARGEST_FILE = 100_000_000
_ALSO = {"markdown": "md", "text": "txt"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_SUBRIP = re.compile(r"\s*\d+\s*\r?\n\s*\d+:\d{1,2}:\d{1,2}[,.]\d+\s*-->")


def read(name: str, data: bytes) -> Reading:
    """Normalised text and segments of a file; what is in the bytes outweighs the file's name.

    Refuses with file-empty, file-too-large, file-type-unknown, file-binary, text-too-large, archive-too-large,
    docx-damaged, docx-encrypted, pdf-damaged, pdf-encrypted, pdf-without-text or subtitles-damaged.
    """
    if not data.strip():
        raise Refusal("file-empty", name=name)
    if len(data) > LARGEST_FILE:
        raise Refusal("file-too-large", name=name, limit=LARGEST_FILE // 1_000_000)
    kind = _kind(name, data)
    if kind == "docx":
        return composed(name, kind, read_word(name, data))
    if kind == "pdf":
        return composed(name, kind, read_pdf(name, data))
    text, encoding = decoded(name, data)
    kind = _kind_of_text(text, kind)
    found = _read_text(name, text, kind)
    found.repairs["guessed_encoding"] = int(encoding not in {"utf-8", "utf-8-sig"})
    return composed(name, kind, found)


def _read_text(name: str, text: str, kind: str) -> Found:
    if kind in {"vtt", "srt"}:
        return read_subtitles(name, text, kind)
    return read_markdown(text) if kind == "md" else read_plain(text)


def _kind(name: str, data: bytes) -> str:
    """The kind by content where the first bytes tell, else by extension."""
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    kind = _ALSO.get(extension, extension)
    if data.startswith(_OLE):
        raise Refusal("docx-encrypted" if _ENCRYPTED_PACKAGE in data else "file-type-unknown", **_known(name))
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(name, data, kind)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if kind not in KINDS or data.startswith(b"{\\rtf"):
        raise Refusal("file-type-unknown", **_known(name))
    if kind in {"docx", "pdf"}:
        raise Refusal(f"{kind}-damaged", name=name)
    return kind


def _kind_of_archive(name: str, data: bytes, kind: str) -> str:
    if kind == "docx" or any(part.startswith("word/") for part in member_names(data)):
        return "docx"
    raise Refusal("file-type-unknown", **_known(name))


def _kind_of_text(text: str, kind: str) -> str:
    """Recordings saved as .txt, or as each other."""
    if text.lstrip("\ufeff\n\r\t ").startswith("WEBVTT"):
        return "vtt"
    return "srt" if kind in {"txt", "vtt"} and _SUBRIP.match(text.lstrip("\ufeff")) else kind


def _known(name: str) -> dict[str, object]:
    return {"name": name, "kinds": ", ".join(KINDS)}
