"""The file as it came: a zip with one XML file and its sources, or the XML of a codebook alone."""

import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO

from corpora.archives import LARGEST_PART as LARGEST_TEXT
from corpora.refusal import Refusal
from reports.refi.elements import Element, local
from reports.refi.harmless import DAMAGED, inner_of, refuse_harm, refuse_too_large, refuse_too_many
from reports.refi.parsing import parsed

MOST_TEXT = 500_000_000


@dataclass(frozen=True, slots=True)
class Package:
    """`members` are the entries of the zip by their file names in small letters; a codebook has none. `mended` says
    that the XML was read only after signs that no XML can hold were taken out of it."""

    name: str
    data: bytes
    root: Element
    members: dict[str, str]
    archive: zipfile.ZipFile | None = None
    inner: str = ""
    mended: bool = False

    @property
    def is_project(self) -> bool:
        return local(self.root) == "Project"

    def holds(self, path: str | None) -> bool:
        """Whether the source file that an attribute names is in the archive."""
        return _file_name(path) in self.members

    def file(self, path: str | None) -> bytes | None:
        """The source file that an attribute names; None where it is not in the archive, or can't be unpacked."""
        entry = self.members.get(_file_name(path))
        if entry is None or self.archive is None:
            return None
        try:
            info = self.archive.getinfo(entry)
            if info.file_size > LARGEST_TEXT:
                refuse_too_large(entry, LARGEST_TEXT)
            return self.archive.read(info)
        except DAMAGED:
            return None

    def copies(self, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """The source files by these names, as they are; one that can't be unpacked stays behind."""
        for last, entry in self.members.items():
            if last in wanted and self.archive is not None:
                try:
                    yield entry.replace("\\", "/").rpartition("/")[2], self.archive.read(entry)
                except DAMAGED:
                    continue


def opened(name: str, data: bytes) -> Package:
    """Open a project or a codebook; refuses what is neither, is damaged, or could do harm."""
    if not data.startswith(b"PK"):
        root, mended = parsed(name, data, "CodeBook", "Project")
        return Package(name, data, root, {}, mended=mended)
    refuse_too_many(name, data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        entries = [info for info in archive.infolist() if not info.is_dir()]
        refuse_harm(name, entries, len(data))
        inner = inner_of(name, entries)
        content = archive.read(inner)
    except DAMAGED as damage:
        raise Refusal("refi-damaged", name=name) from damage
    members = {_last(info.filename): info.filename for info in entries if info is not inner}
    root, mended = parsed(name, content, "Project")
    return Package(name, data, root, members, archive, inner.filename, mended)


def _file_name(path: str | None) -> str:
    """`internal://GUID.txt` and its spellings; what is said to lie elsewhere may have come along all the same."""
    said = (path or "").strip()
    return _last(said.rpartition("://")[2])


def _last(path: str) -> str:
    return unquoted(path.replace("\\", "/").rstrip("/").rpartition("/")[2]).lower()


def unquoted(name: str) -> str:
    """With the characters that an address writes as numbers."""
    if "%" not in name:
        return name
    written = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), name.encode())
    return written.decode("utf-8", errors="replace")
