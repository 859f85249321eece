"""Files of other programs on their way in: whatever they are, they come out as one kind of project file."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from uuid import NAMESPACE_OID, uuid5

from corpora.archives import DamagedArchiveError
from corpora.decoding import decoded
from corpora.formats.pdftable import read_pdf_table
from corpora.reading import read as read_document
from corpora.refusal import Refusal
from corpora.sheets import read_grid
from reports.doors import kinds, qualcoder, tables, taguette, taguette_pages, webannotations
from reports.doors.headers import NAMED
from reports.doors.kinds import Kind, kind_of
from reports.doors.packing import packed
from reports.doors.told import Told
from reports.refi.reading import Exchange, read
from reports.refi.remarks import Remark
from store import foreign

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Entered:
    """A project file by `name` and `data`, as it came or as it was made of what came; `repairs` and `gone` are what
    was put right on the way, and what could not come along."""

    name: str
    data: bytes
    exchange: Exchange
    repairs: tuple[Remark, ...] = ()
    gone: tuple[Remark, ...] = ()


def entered(name: str, data: bytes, *, along: Sequence[File] = (), which: str = "") -> Entered:
    """Read a file of any kind that is known, by what is in it; `along` are texts given with it, `which` is the
    project that is meant in a file with several. Refuses `door-unknown`, and what the readers do."""
    told = _told(name, data, along, which)
    if told is None:
        return Entered(name, data, read(name, data))
    made = packed(told, uuid5(NAMESPACE_OID, sha256(data).hexdigest()))
    kept = f"{PurePath(name).stem or 'project'}.qdpx"
    return Entered(kept, made, read(kept, made), told.repairs, told.lost)


def _told(name: str, data: bytes, along: Sequence[File], which: str) -> Told | None:
    """None for what is a project file already, or says to be one."""
    title = PurePath(name).stem or name
    match kind_of(data):
        case Kind.BOOK:
            return tables.read_table(name, title, read_grid(name, data, whole=True), _texts(along))
        case Kind.TABLE:
            return tables.read_table(name, title, read_grid(f"{title}.csv", data, whole=True), _texts(along))
        case Kind.DATABASE:
            return _database(name, data, which)
        case Kind.ARCHIVE:
            return _archive(name, data, which)
        case Kind.PDF:
            if grid := read_pdf_table(name, data, NAMED):
                return tables.read_table(name, title, grid, _texts(along))
        case Kind.PAGE:
            return _page(name, title, data, along)
        case Kind.JSON:
            return webannotations.read_annotations(name, title, data, _texts(along))
        case Kind.REFI:
            return None
    raise Refusal("door-unknown", name=name)


def _archive(name: str, data: bytes, which: str) -> Told:
    try:
        found = kinds.databases_in(name, data)
    except DamagedArchiveError as damage:
        raise Refusal("refi-damaged", name=name) from damage
    if not found:
        raise Refusal("door-unknown", name=name)
    return _database(name, found[0][1], which)


def _database(name: str, data: bytes, which: str) -> Told:
    known = foreign.table_names(name, data)
    if taguette.is_taguette(known):
        return taguette.read_taguette(name, foreign.rows_of(name, data, taguette.TABLES), which)
    if qualcoder.is_qualcoder(known):
        stem = PurePath(name).stem
        return qualcoder.read_qualcoder(stem, foreign.rows_of(name, data, qualcoder.TABLES))
    raise Refusal("door-unknown", name=name)


def _texts(along: Sequence[File]) -> list[tuple[str, str]]:
    """The documents that came along, as any document is read; refuses what can't be."""
    return [(name, read_document(name, data).text) for name, data in along]


def _page(name: str, title: str, data: bytes, along: Sequence[File]) -> Told:
    text, _ = decoded(name, data)
    return taguette_pages.read_taguette_page(name, title, text, _texts(along))
