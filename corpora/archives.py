"""Zip files from strangers, read within limits: office documents are zip files."""

import re
import zipfile
import zlib
from io import BytesIO

from corpora.refusal import Refusal

LARGEST_ARCHIVE = 150_000_000
LARGEST_PART = 60_000_000
LARGEST_RATIO = 300
MOST_PARTS = 20_000
_SMALL = 5_000_000
_PART = b"PK\x01\x02"  # how each entry of the table of contents begins
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$)")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    OverflowError,
)


class DamagedArchiveError(Exception):
    """A zip file, or a part of it, that can't be read."""


def member_names(data: bytes) -> frozenset[str]:
    """Names of the parts; none when this is no readable zip file."""
    if data.count(_PART) > MOST_PARTS:
        return frozenset()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except _DAMAGED:
        return frozenset()


def member(name: str, data: bytes, part: str) -> bytes:
    """One part, unpacked; empty when it is not there. `name` is the file's, for the refusal of a zip bomb."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if part not in archive.namelist():
                return b""
            info = archive.getinfo(part)
            _refuse_bomb(name, info.file_size, info.compress_size, LARGEST_PART)
            with archive.open(info) as unpacked:
                return unpacked.read(LARGEST_PART)
    except _DAMAGED as damage:
        raise DamagedArchiveError(part) from damage


def refuse_bomb(name: str, data: bytes) -> None:
    """Refuse a zip file of which any part would be far too large or lie elsewhere, before a library unpacks it."""
    _refuse_crowd(name, data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
    except _DAMAGED as damage:
        raise DamagedArchiveError(name) from damage
    if any(_OUTSIDE.match(part.filename) for part in parts):
        raise Refusal("archive-path", name=name)
    sizes = [(part.file_size, part.compress_size) for part in parts]
    for size, packed in sizes:
        _refuse_bomb(name, size, packed)
    _refuse_bomb(name, sum(size for size, _ in sizes), len(data))


def _refuse_crowd(name: str, data: bytes) -> None:
    """Each name takes memory as soon as the table of contents is read."""
    if data.count(_PART) > MOST_PARTS:
        raise Refusal("archive-too-large", name=name, limit=LARGEST_ARCHIVE // 1_000_000)


def _refuse_bomb(name: str, size: int, packed: int, limit: int = LARGEST_ARCHIVE) -> None:
    if size > limit or (size > _SMALL and size > LARGEST_RATIO * max(packed, 1)):
        raise Refusal("archive-too-large", name=name, limit=limit // 1_000_000)
