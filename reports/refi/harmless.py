"""What an archive may not be: a bomb, a way out of its folder, a riddle of two entries with one name."""

import re
import zipfile
import zlib
from collections import Counter
from pathlib import PurePosixPath
from stat import S_ISLNK
from typing import NoReturn

from corpora.archives import LARGEST_RATIO, MOST_PARTS
from corpora.refusal import Refusal

LARGEST_XML = 400_000_000
_SMALL = 5_000_000
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$)")
_PART = b"PK\x01\x02"  # how each entry of the table of contents begins
_INSIDE = (".qdpx", ".qdc", ".zip")
DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error),
    *(NotImplementedError, RuntimeError, ValueError, OSError, EOFError),
)


def refuse_too_large(name: str, limit: int) -> NoReturn:
    """Refuse what unpacks to more than anybody's project."""
    raise Refusal("refi-too-large", name=name, limit=limit // 1_000_000)


def refuse_too_many(name: str, data: bytes) -> None:
    """Refuse an archive of so many entries that its table of contents alone takes all memory."""
    if data.count(_PART) > MOST_PARTS * 5:
        refuse_too_large(name, LARGEST_XML)


def refuse_harm(name: str, entries: list[zipfile.ZipInfo], packed: int) -> None:
    """Refuse an archive of which an entry, or all together, could do harm; `packed` is how many bytes it has."""
    if any(_OUTSIDE.match(info.filename) or "\x00" in info.filename for info in entries):
        raise Refusal("archive-path", name=name)
    for info in entries:
        if info.flag_bits & 0x1:
            raise Refusal("refi-encrypted", name=name)
        if S_ISLNK(info.external_attr >> 16):
            raise Refusal("refi-link", name=name, entry=info.filename[:100])
        if info.file_size > _SMALL and info.file_size > LARGEST_RATIO * max(info.compress_size, 1):
            refuse_too_large(name, LARGEST_XML)
    total = sum(info.file_size for info in entries)
    if total > _SMALL and total > LARGEST_RATIO * packed:
        refuse_too_large(name, LARGEST_XML)
    # Written twice by mistake is the same twice; of two that differ nobody knows which one is meant.
    names = Counter(name for name, *_ in {(info.filename, info.CRC, info.file_size) for info in entries})
    for entry, times in names.items():
        if times > 1:
            raise Refusal("refi-entry-twice", name=name, entry=entry[:100])


def inner_of(name: str, entries: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """The only .qde there is, or the one that is called project."""
    found = list({info.filename: info for info in entries if info.filename.lower().endswith(".qde")}.values())
    named = [info for info in found if PurePosixPath(info.filename.lower()).stem == "project"]
    chosen = found if len(found) == 1 else named
    if len(chosen) == 1:
        if chosen[0].file_size > LARGEST_XML:
            refuse_too_large(name, LARGEST_XML)
        return chosen[0]
    inside = [info.filename for info in entries if info.filename.lower().endswith(_INSIDE)]
    if not found and inside:
        raise Refusal("refi-inside", name=name, found=", ".join(inside)[:200])
    raise Refusal("refi-no-project", name=name, found=", ".join(info.filename for info in found or entries)[:200])
