"""Cells of a CSV file or worksheet, as text, before anyone has asked what they mean."""

import csv
import io
import re
from collections import Counter

from corpora.cells import MOST_CELLS, Cleaned, Whole
from corpora.cells import Grid as Grid
from corpora.cells import Remark as Remark
from corpora.decoding import decoded
from corpora.refusal import Refusal
from corpora.workbooks import read_workbook

LARGEST_LIST = 50_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SEPARATORS = ";,\t|"
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=(?P<separator>.)\"?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_SAMPLE_ROWS = 60
_OLD_KINDS = {"list-with-password": "EncryptedPackage", "list-old-excel": "Workbook"}


def read_grid(name: str, data: bytes, sheet: str = "", *, whole: bool = False) -> Grid:
    """All cells of a list; of a workbook the named sheet, or the visible one with most rows.

    `whole` keeps the line ends in a cell.
    """
    if not data.strip():
        raise Refusal("file-empty", name=name)
    if len(data) > LARGEST_LIST:
        raise Refusal("file-too-large", name=name, limit=LARGEST_LIST // 1_000_000)
    if data.startswith(_OLE):
        kinds = (code for code, mark in _OLD_KINDS.items() if mark.encode("utf-16-le") in data)
        raise Refusal(next(kinds, "list-type-unknown"), name=name)
    if data.startswith(b"PK\x03\x04"):
        return read_workbook(name, data, sheet, Whole() if whole else Cleaned())
    if name.rpartition(".")[2].lower() not in {"csv", "tsv", "txt"}:
        raise Refusal("list-type-unknown", name=name)
    return _csv(name, data, Whole() if whole else Cleaned())


def _csv(name: str, data: bytes, clean: dict[str, str]) -> Grid:
    text, encoding = decoded(name, data)
    said = _SEPARATOR_LINE.match(text)
    first = 1 if said else 0
    text = text[said.end() :] if said else text.removeprefix("\ufeff")
    separator = said["separator"] if said else _separator(text)
    if text.count(separator) + text.count("\n") > MOST_CELLS:
        raise Refusal("list-too-large", name=name, limit=MOST_CELLS)
    rows, lines, before, size = [], [], 0, 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            rows.append(tuple(map(clean.__getitem__, row)))
            size += len(row)
            if size > MOST_CELLS:
                raise Refusal("list-too-large", name=name, limit=MOST_CELLS)
            lines.append(first + before + 1)
            before = reader.line_num
    except csv.Error as damage:
        raise Refusal("list-damaged", name=name) from damage
    return Grid(tuple(rows), tuple(lines), encoding, separator)


def _separator(text: str) -> str:
    """The sign that cuts most of the first lines into the same number of cells; a semicolon in doubt."""
    lines = [line for line in text.splitlines()[: 2 * _SAMPLE_ROWS] if line.strip()][:_SAMPLE_ROWS]

    def evenness(separator: str) -> tuple[float, int]:
        widths = Counter(_width(line, separator) for line in lines)
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
        return (count / len(lines) if width > 1 else 0.0, width)

    return max(_SEPARATORS, key=evenness) if lines else ";"


def _width(line: str, separator: str) -> int:
    outside = re.sub(r"\"[^\"]*\"", "", line)
    return outside.count(separator) + 1
