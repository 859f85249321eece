"""The file as it came: a zip with one XML file and its sources, or the XML of a codebook alone."""

import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree

from corpora.archives import LARGEST_PART as LARGEST_TEXT
from corpora.archives import LARGEST_RATIO, MOST_PARTS
from corpora.refusal import Refusal
from reports.refi.elements import Element, local

LARGEST_XML = 400_000_000
_SMALL = 5_000_000
_OUTSIDE = re.compile(r"[/\\]|[A-Za-z]:|(?:.*[/\\])?\.\.(?:[/\\]|$)")
_PART = b"PK\x01\x02"  # how each entry of the table of contents begins
_DAMAGED = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error),
    *(NotImplementedError, RuntimeError, ValueError, OSError, EOFError),
)


@dataclass(frozen=True, slots=True)
class Package:
    """`members` are the entries of the zip by their file names in small letters; a codebook has none."""

    name: str
    data: bytes
    root: Element
    members: dict[str, str]
    archive: zipfile.ZipFile | None = None
    inner: str = ""

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
                raise Refusal("archive-too-large", name=entry, limit=LARGEST_TEXT // 1_000_000)
            return self.archive.read(info)
        except _DAMAGED:
            return None

    def copies(self, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
        """The source files by these names, as they are; one that can't be unpacked stays behind."""
        for last, entry in self.members.items():
            if last in wanted and self.archive is not None:
                try:
                    yield entry.rpartition("/")[2], self.archive.read(entry)
                except _DAMAGED:
                    continue


def opened(name: str, data: bytes) -> Package:
    """Open a project or a codebook; refuses what is neither, is damaged, or could do harm."""
    if not data.startswith(b"PK"):
        return Package(name, data, _parsed(name, data, "CodeBook", "Project"), {})
    if data.count(_PART) > MOST_PARTS * 5:
        raise Refusal("archive-too-large", name=name, limit=LARGEST_XML // 1_000_000)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        entries = [info for info in archive.infolist() if not info.is_dir()]
        _refuse_harm(name, entries)
        inner = _inner(name, entries)
        content = archive.read(inner)
    except _DAMAGED as damage:
        raise Refusal("refi-damaged", name=name) from damage
    members = {_last(info.filename): info.filename for info in entries if info is not inner}
    return Package(name, data, _parsed(name, content, "Project"), members, archive, inner.filename)


def _refuse_harm(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if any(_OUTSIDE.match(info.filename) or "\x00" in info.filename for info in entries):
        raise Refusal("archive-path", name=name)
    for info in entries:
        if info.file_size > _SMALL and info.file_size > LARGEST_RATIO * max(info.compress_size, 1):
            raise Refusal("archive-too-large", name=name, limit=LARGEST_XML // 1_000_000)
        if info.flag_bits & 0x1:
            raise Refusal("refi-encrypted", name=name)


def _inner(name: str, entries: list[zipfile.ZipInfo]) -> zipfile.ZipInfo:
    """The only .qde there is, or the one that is called project."""
    found = [info for info in entries if info.filename.lower().endswith(".qde")]
    named = [info for info in found if PurePosixPath(info.filename.lower()).stem == "project"]
    chosen = found if len(found) == 1 else named
    if len(chosen) != 1:
        raise Refusal("refi-no-project", name=name, found=", ".join(info.filename for info in found or entries)[:200])
    if chosen[0].file_size > LARGEST_XML:
        raise Refusal("archive-too-large", name=name, limit=LARGEST_XML // 1_000_000)
    return chosen[0]


def _parsed(name: str, data: bytes, *roots: str) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )
    try:
        root: Element = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if b"<!DOCTYPE" in data[:2000]:
            raise Refusal("refi-doctype", name=name) from error
        raise Refusal("refi-xml", name=name, line=getattr(error, "lineno", None) or 1) from error
    if root.getroottree().docinfo.doctype:
        raise Refusal("refi-doctype", name=name)
    if local(root) not in roots:
        raise Refusal("refi-not-refi", name=name, root=local(root))
    return root


def _file_name(path: str | None) -> str:
    """`internal://GUID.txt` and its spellings; what lies outside the archive has no name here."""
    said = (path or "").strip()
    scheme, _, rest = said.rpartition("://")
    if scheme.lower() not in ("", "internal"):
        return "?" if scheme.lower() == "absolute" else _last(rest)
    return _last(rest)


def _last(path: str) -> str:
    return unquoted(path.replace("\\", "/").rstrip("/").rpartition("/")[2]).lower()


def unquoted(name: str) -> str:
    """With the characters that an address writes as numbers."""
    if "%" not in name:
        return name
    written = re.sub(rb"%([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), name.encode())
    return written.decode("utf-8", errors="replace")
