"""What a board list holds, column by column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpora.refusal import Refusal

if TYPE_CHECKING:
    from corpora.boardlists import Choice
    from corpora.sheets import Remark
    from corpora.tables import Table

_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:[.,]\d+)?\s*%?")
_CENSORED = re.compile(r"[<>≤≥]\s*\d+(?:[.,]\d+)?\s*%?")


def described(table: Table, choice: Choice) -> dict[str, Any]:
    """Rows, columns and the key, for a person to agree with; a censored cell (`<5`) is filled, not missing.

    `boards` is None where the rows are no boards yet: the last remark then is the refusal to make boards of them.
    """
    boards, remarks = _boards(table, choice)
    return {
        "rows": len(table.rows),
        "columns": [_column(name, table.column(name)) for name in table.columns],
        "encoding": table.encoding,
        "separator": table.separator,
        "decimal": table.decimal,
        "sheet": table.sheet,
        "header_row": table.header_row,
        "key": choice.key,
        "name": choice.name,
        "group": choice.group,
        "boards": boards,
        "remarks": [{"remark": code, "facts": facts} for code, facts in (*table.remarks, *remarks)],
    }


def _boards(table: Table, choice: Choice) -> tuple[int | None, tuple[Remark, ...]]:
    from corpora.boardlists import understood

    try:
        found = understood(table, choice)
    except Refusal as refusal:
        return None, ((f"refusal-{refusal.code}", refusal.facts),)
    return len(found.rows), found.remarks


def without_key(table: Table, choice: Choice) -> list[int]:
    """The line numbers in the file of the rows that no board can be made of."""
    return [line for line, key in zip(table.lines, table.column(choice.key), strict=True) if not key]


def _column(name: str, cells: tuple[str, ...]) -> dict[str, Any]:
    filled = [cell for cell in cells if cell]
    censored = sum(bool(_CENSORED.fullmatch(cell)) for cell in filled)
    numbers = sum(bool(_NUMBER.fullmatch(cell)) for cell in filled)
    return {
        "name": name,
        "type": "number" if filled and numbers and numbers + censored == len(filled) else "text",
        "filled": len(filled),
        "missing": len(cells) - len(filled),
        "censored": censored,
    }
