"""What a board list holds, column by column."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpora.refusal import Refusal

if TYPE_CHECKING:
    from cli.terminal import Terminal
    from corpora.boardlists import Choice
    from corpora.sheets import Remark
    from corpora.tables import Table


def described(at: Terminal, table: Table, choice: Choice) -> dict[str, Any]:
    """Rows, columns and the key, for a person to agree with; a censored cell (`<5`) is filled, not missing.

    `boards` counts the different keys: in a list of schools the boards they belong to, or the schools where the list
    does not name boards; None without a key. A remark has its code, its facts and its sentence. Where rows with one key
    differ and are no schools, the last remark is the refusal to make boards of them.
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
        "boards": boards,
        "remarks": [
            {"remark": code, "facts": facts, "message": _sentence(at, code, facts)}
            for code, facts in (*table.remarks, *remarks)
        ],
    }


def _sentence(at: Terminal, code: str, facts: dict[str, object]) -> str:
    return at.say(code if code.startswith("refusal-") else f"list-remark-{code}", **facts)


def _boards(table: Table, choice: Choice) -> tuple[int | None, tuple[Remark, ...]]:
    from corpora.boardlists import understood
    from corpora.schools import about_rows, are_schools

    if not choice.key:
        return None, (("no-key-column", {"n": len(table.columns)}),)
    keys = set(filter(None, table.column(choice.key)))
    about = about_rows(table, choice.key)
    if are_schools(table, choice.key):
        loose = sum(not key for key in table.column(choice.key))
        return len(keys), (*about, *((("no-key", {"n": loose}),) if loose else ()))
    try:
        return len(keys), (*about, *understood(table, choice).remarks)
    except Refusal as refusal:
        return len(keys) or None, ((f"refusal-{refusal.code}", refusal.facts),)
