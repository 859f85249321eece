"""Which list of counts per document and code is a table for a joint display, and what stands in it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coding.joint import Counted, JointTable
from corpora.cells import Grid
from corpora.numbers import number
from corpora.refusal import Refusal

COLUMNS: Mapping[str, frozenset[str]] = {
    "document": frozenset(("document", "documenten", "documents")),
    "group": frozenset(("groep", "group")),
    "words": frozenset(("woorden", "words", "aantal woorden")),
    "code": frozenset(("code",)),
    "fragments": frozenset(("segmenten", "fragments", "fragmenten", "segments")),
}
_SHOWN = {"group": "groep/group", "words": "woorden/words", "fragments": "segmenten/fragments"}
_HEAD_WITHIN = 20
_MOST = 1e12
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)")
_DECIMALS = re.compile(r"\d*([.,])(?:\d{1,2}|\d{4,})|0?([.,])\d{3}|\d{4,}([.,])\d{3}")


@dataclass(slots=True)
class _Gathered:
    """One document in one group, as its rows come in."""

    words: float | None = None
    fragments: dict[str, int] = field(default_factory=dict)


def read_joint_table(name: str, grid: Grid) -> JointTable:
    """A row per document, group and code; the same code twice is added up, a code that has no row occurs not once.

    A row without a code counts the document. Words may stand on one row of a document or on all; none, or 0, means
    that they are not known. Refuses `joint-columns` where one is missing, `joint-row-wrong` and `joint-words-differ`
    with the row that shows it.
    """
    rows = [(line, row) for line, row in zip(grid.lines, grid.cells, strict=True) if any(row)]
    if not rows:
        raise Refusal("file-empty", name=name)
    below, places = _head(name, rows)
    decimal = _decimal(row[places["words"]] for _, row in rows[below:] if places["words"] < len(row))
    found: dict[tuple[str, str], _Gathered] = {}
    groups: dict[str, str] = {}
    codes: dict[str, None] = {}
    for line, row in rows[below:]:
        cells = {column: row[place] if place < len(row) else "" for column, place in places.items()}
        if not any(cells.values()):
            continue
        document, code = cells["document"], cells["code"]
        group = groups.setdefault(cells["group"].casefold(), cells["group"])
        fragments = _fragments(name, line, cells["fragments"])
        if not document or not group or (fragments and not code):
            raise Refusal("joint-row-wrong", name=name, line=line)
        gathered = found.setdefault((document, group), _Gathered())
        _take_words(name, line, gathered, cells["words"], decimal)
        if code:
            codes[code] = None
            gathered.fragments[code] = gathered.fragments.get(code, 0) + fragments
    if not found:
        raise Refusal("list-without-rows", name=name)
    return JointTable(
        tuple(Counted(*key, each.words or 0.0, each.fragments) for key, each in found.items()), tuple(codes)
    )


def _head(name: str, rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[int, Mapping[str, int]]:
    """Where the data begin, and where each column stands; titles may stand above the names."""
    best: Mapping[str, int] = {}
    for below, (_, row) in enumerate(rows[:_HEAD_WITHIN], 1):
        places = dict(_places(row))
        if len(places) == len(COLUMNS):
            return below, places
        best = max(best, places, key=len)
    missing = (_SHOWN.get(column, column) for column in COLUMNS if column not in best)
    raise Refusal("joint-columns", name=name, missing=", ".join(missing))


def _places(row: Sequence[str]) -> Iterator[tuple[str, int]]:
    for place, cell in reversed(list(enumerate(row))):  # of two columns with one name the first counts
        for column, names in COLUMNS.items():
            if cell.casefold() in names:
                yield column, place


def _decimal(cells: Iterable[str]) -> str:
    """The sign before decimals, where some cell can only be read that way; empty where none can, or they differ."""
    found = {"".join(filter(None, match.groups())) for cell in cells if (match := _DECIMALS.fullmatch(cell))}
    return found.pop() if len(found) == 1 else ""


def _take_words(name: str, line: int, gathered: _Gathered, cell: str, decimal: str) -> None:
    if not cell:
        return
    words = _amount(cell, decimal)
    if words is None:
        raise Refusal("joint-row-wrong", name=name, line=line)
    if gathered.words is not None and gathered.words != words:
        raise Refusal("joint-words-differ", name=name, line=line)
    gathered.words = words


def _fragments(name: str, line: int, cell: str) -> int:
    found = _amount(cell) if cell else 0.0
    if found is None or found != int(found):
        raise Refusal("joint-row-wrong", name=name, line=line)
    return int(found)


def _amount(cell: str, decimal: str = "") -> float | None:
    """A number from 0 on, in Dutch or English writing; three digits behind a point or comma are a thousand, unless the
    other cells show that this sign stands before `decimal`s."""
    if not decimal and _THOUSANDS.fullmatch(cell):
        return float(re.sub(r"[.,]", "", cell))
    found = number(cell, decimal or ("," if cell.rfind(",") > cell.rfind(".") else "."))
    return found if found is not None and 0 <= found < _MOST and "%" not in cell else None
