"""Files of other programs on their way in: whatever they are, they come out as one kind of project file."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from uuid import NAMESPACE_OID, uuid5

from corpora.archives import DamagedArchiveError
from corpora.decoding import decoded
from corpora.formats.pdftable import read_pdf_table
from corpora.formats.wordtable import read_word_tables
from corpora.reading import raw
from corpora.reading import read as read_document
from corpora.refusal import Refusal
from corpora.sheets import read_grid
from reports.doors import kinds, nvivo, qualcoder, tables, taguette, taguette_pages, webannotations
from reports.doors.headers import NAMED, columns_of
from reports.doors.kinds import Kind, kind_of
from reports.doors.packing import packed
from reports.doors.told import Told
from reports.refi.reading import Exchange, read
from reports.refi.remarks import Remark
from store import foreign

File = tuple[str, bytes]
Text = tuple[str, str]


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


def quotes_in(name: str, data: bytes, texts: Sequence[Text]) -> Told:
    """The quotations in a table, web page, PDF or JSON, with their places in these texts; refuses `door-unknown`."""
    told = _quotes(name, data, texts)
    if told is None:
        raise Refusal("door-unknown", name=name)
    return told


def _told(name: str, data: bytes, along: Sequence[File], which: str) -> Told | None:
    """None for what is a project file already, or says to be one."""
    match kind_of(data):
        case Kind.DATABASE:
            return _database(name, data, which)
        case Kind.ARCHIVE:
            return _archive(name, data, which)
        case Kind.REFI:
            return None
    return quotes_in(name, data, [(each, read_document(each, content).text) for each, content in along])


def _quotes(name: str, data: bytes, texts: Sequence[Text]) -> Told | None:
    title = PurePath(name).stem or name
    match kind_of(data):
        case Kind.BOOK:
            return tables.read_table(name, title, read_grid(name, data, whole=True), texts)
        case Kind.TABLE:
            return tables.read_table(name, title, read_grid(f"{title}.csv", data, whole=True), texts)
        case Kind.PDF:
            grid = read_pdf_table(name, data, NAMED)
            return tables.read_table(name, title, grid, texts) if grid else None
        case Kind.WORD:
            return _word(name, title, data, texts)
        case Kind.PAGE:
            return taguette_pages.read_taguette_page(name, title, decoded(name, data)[0], texts)
        case Kind.JSON:
            return webannotations.read_annotations(name, title, data, texts)
    return None


def _word(name: str, title: str, data: bytes, texts: Sequence[Text]) -> Told | None:
    """A table of quotations or codes, or what NVivo tells of a node."""
    for grid in read_word_tables(name, data):
        if columns_of(grid.cells):
            return tables.read_table(name, title, grid, texts)
    return nvivo.read_node(title, raw(name, data), texts)


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
