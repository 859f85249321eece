"""Judgements that are printed as numbers but are no quantities: 0, 1, 7 and 9 without a word on what they mean."""

import re
from collections.abc import Sequence

from corpora.sheets import Remark
from corpora.tables import Table

_JUDGEMENT = re.compile(r"oordeel|oordelen|opbrengst|arrangement|toezicht|kwaliteitskaart|judge?ment", re.IGNORECASE)
_CODE = re.compile(r"\d")
_MOST = 8
_SHOWN = 5


def is_coded(name: str, known: Sequence[str]) -> bool:
    """Whether a column is called a judgement and holds but a few single digits.

    >>> is_coded("opbrengst_vw", ["7", "1", "9"]), is_coded("opbrengst in euro", ["700", "1250"])
    (True, False)
    """
    return bool(_JUDGEMENT.search(name)) and all(map(_CODE.fullmatch, known)) and 1 < len(set(known)) <= _MOST


def coded(table: Table) -> tuple[Remark, ...]:
    """One remark on all columns of such codes, which no mean should be taken of."""
    found = {name: set(filter(None, table.column(name))) for name in table.columns if _is(table, name)}
    if not found:
        return ()
    values = sorted(set().union(*found.values()))
    return (
        ("coded-values", {"n": len(found), "columns": ", ".join(list(found)[:_SHOWN]), "values": ", ".join(values)}),
    )


def _is(table: Table, name: str) -> bool:
    return is_coded(name, [cell for cell in table.column(name) if cell])
