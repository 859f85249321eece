"""What a list is made of before anyone has asked what it means: cells of text, in rows with a number."""

import re
from dataclasses import dataclass

from corpora.normalising import normalised

Remark = tuple[str, dict[str, object]]

MOST_CELLS = 5_000_000
_AS_TEXT = re.compile(r"=\"(?P<words>[^\"]*)\"")
_APOSTROPHE = re.compile(r"'([<>-]?\d[\d.,]*%?|\d{2}[A-Z]{2}(?:\d{2})?)'?")


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells row by row; `lines` are the rows' numbers in the file as a spreadsheet shows them."""

    cells: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    remarks: tuple[Remark, ...] = ()


class Cleaned(dict[str, str]):
    """Cells by how they stand in the file, each cleaned once: most come back."""

    def __missing__(self, cell: str) -> str:
        return self.setdefault(cell, cleaned(cell))


def cleaned(cell: str) -> str:
    """One line of normalised text; `="00101"` and `'00101`, by which zeros are kept in Excel, are 00101."""
    cell = " ".join(normalised(cell).split())
    as_text = _AS_TEXT.fullmatch(cell)
    if as_text:
        return as_text["words"].strip()
    return _APOSTROPHE.sub(r"\1", cell) if cell.startswith("'") else cell


class Whole(dict[str, str]):
    """The same with the line ends that stand in a cell, for quotations and lists of codes."""

    def __missing__(self, cell: str) -> str:
        lines = (" ".join(line.split()) for line in normalised(cell).split("\n"))
        return self.setdefault(cell, "\n".join(lines).strip())
