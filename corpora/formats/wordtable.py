"""The tables of a Word document as cells, each line of a cell its own; how far a row is set in, as tabs before it."""

from collections.abc import Iterator, Sequence

from lxml import etree

from corpora.archives import DamagedArchiveError, member, refuse_bomb
from corpora.cells import MOST_CELLS, Grid
from corpora.formats.markup import attribute, local, parsed
from corpora.formats.word import body_part
from corpora.refusal import Refusal

STEP = "\t"


def read_word_tables(name: str, data: bytes) -> tuple[Grid, ...]:
    """The tables in reading order, those inside another left out; refuses `docx-damaged` and `list-too-large`."""
    try:
        refuse_bomb(name, data)
        body = parsed(name, member(name, data, body_part(name, data)))
    except (DamagedArchiveError, etree.XMLSyntaxError) as damage:
        raise Refusal("docx-damaged", name=name) from damage
    found, size, line = [], 0, 0
    for table in _within(body, "tbl"):
        rows = [[(_words(cell), _indent(cell)) for cell in _within(row, "tc")] for row in _within(table, "tr")]
        size += sum(map(len, rows))
        if size > MOST_CELLS:
            raise Refusal("list-too-large", name=name, limit=MOST_CELLS)
        cells = _set_in([row for row in rows if row])
        found.append(Grid(cells, tuple(range(line + 1, line + len(cells) + 1))))
        line += len(cells)
    return tuple(found)


def _within(element: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The outermost elements by this name."""
    waiting = list(element)[::-1]
    while waiting:
        child = waiting.pop()
        if local(child) == wanted:
            yield child
        else:
            waiting += list(child)[::-1]


def _words(cell: etree._Element) -> str:
    return "\n".join("".join(map(_piece, paragraph.iter())) for paragraph in _within(cell, "p"))


def _piece(part: etree._Element) -> str:
    return (part.text or "") if local(part) == "t" else {"tab": " ", "br": "\n"}.get(local(part), "")


def _indent(cell: etree._Element) -> int:
    """How far the first paragraph is set in, in twentieths of a point; blanks before its words count as well."""
    paragraph = next(_within(cell, "p"), None)
    if paragraph is None:
        return 0
    given = [attribute(mark, side) for mark in _within(paragraph, "ind") for side in ("left", "start")]
    written = max((int(said) for said in given if said.isdecimal()), default=0)
    words = _words(cell)
    return written + len(words) - len(words.lstrip())


def _set_in(rows: Sequence[Sequence[tuple[str, int]]]) -> tuple[tuple[str, ...], ...]:
    """Each row with a tab for every smaller distance at which another begins."""
    steps = sorted({row[0][1] for row in rows[1:]})
    return tuple(
        tuple(
            (STEP * steps.index(indent) if not column and n else "") + words.strip()
            for column, (words, indent) in enumerate(row)
        )
        for n, row in enumerate(rows)
    )
