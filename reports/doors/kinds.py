"""What a file is, by what is in it; its name may say anything."""

import re
from enum import StrEnum

from corpora.archives import DamagedArchiveError, member, member_names, refuse_bomb

_TREE = re.compile(rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:\w+:)?(?:Project|CodeBook)\b", re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|body|h1|h2|p)\b", re.IGNORECASE)
_MARK = b"\xef\xbb\xbf"
DATABASE = b"SQLite format 3\x00"
HEAD = 4_000


class Kind(StrEnum):
    """What can come in."""

    REFI = "refi"
    DATABASE = "database"
    ARCHIVE = "archive"
    BOOK = "book"
    WORD = "word"
    PDF = "pdf"
    PAGE = "page"
    JSON = "json"
    TABLE = "table"


def kind_of(data: bytes) -> Kind:
    """The kind; a table of text where nothing says otherwise, and a project where it is a zip of nothing known."""
    if data.startswith(DATABASE):
        return Kind.DATABASE
    if data.startswith(b"PK"):
        return _of_archive(data)
    if data.startswith(b"%PDF"):
        return Kind.PDF
    head = data[:HEAD].removeprefix(_MARK).lstrip()
    if head.startswith((b"{", b"[")):
        return Kind.JSON
    if head.startswith(b"<"):
        return Kind.PAGE if _PAGE.search(head) and not _TREE.match(head) else Kind.REFI
    return Kind.TABLE if _in_words(data[:HEAD]) else Kind.REFI


def _of_archive(data: bytes) -> Kind:
    names = {name.lower() for name in member_names(data)}
    if any(name.endswith(".qde") for name in names):
        return Kind.REFI
    if "xl/workbook.xml" in names or "content.xml" in names:
        return Kind.BOOK
    if "word/document.xml" in names:
        return Kind.WORD
    return Kind.ARCHIVE if any(_may_be_database(name) for name in names) else Kind.REFI


def _may_be_database(name: str) -> bool:
    return name.endswith((".qda", ".sqlite3", ".sqlite", ".db"))


def _in_words(head: bytes) -> bool:
    """Whether somebody could have typed it."""
    return bool(head.strip()) and (b"\x00" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")))


def databases_in(name: str, data: bytes) -> list[tuple[str, bytes]]:
    """The databases in a zip, the shortest path first; refuses bombs and paths that lead outside."""
    refuse_bomb(name, data)
    found = []
    for part in sorted(member_names(data), key=lambda part: (part.count("/"), part)):
        if _may_be_database(part.lower()):
            try:
                content = member(name, data, part)
            except DamagedArchiveError:
                continue
            if content.startswith(DATABASE):
                found.append((part, content))
    return found
