"""What a board list holds, column by column."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpora.refusal import Refusal

if TYPE_CHECKING:
    from corpora.boardlists import Choice
    from corpora.sheets import Remark
    from corpora.tables import Table


def described(table: Table, choice: Choice) -> dict[str, Any]:
    """Rows, columns and the key, for a person to agree with; a censored cell (`<5`) is filled, not missing.

    In a list of schools `boards` counts the boards they belong to. Where the rows are no boards yet the last remark is
    the refusal to make boards of them, and without a key `boards` is None.
    """
    from corpora.columns import facts

    boards, remarks = _boards(table, choice)
    return {
        "rows": len(table.rows),
        "columns": [asdict(column) for column in facts(table, choice)],
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
        keys = set(filter(None, table.column(choice.key))) if choice.key else set()
        return len(keys) or None, ((f"refusal-{refusal.code}", refusal.facts),)
    return len(found.rows), found.remarks


def without_key(table: Table, choice: Choice) -> list[int]:
    """The line numbers in the file of the rows that no board can be made of."""
    return [line for line, key in zip(table.lines, table.column(choice.key), strict=True) if not key]
