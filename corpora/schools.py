"""Lists of schools: which columns say which school a row is about, and how its schools become boards by default.

A school's location has a BRIN of four signs and a location number of two, together six (`00AP` + `00`), in one column
or in two: https://duo.nl/open_onderwijsdata/. Two columns are named together as `BRIN+VESTIGINGSNUMMER`.
"""

import re
from collections.abc import Mapping, Sequence

from corpora.aggregating import How, Rule
from corpora.keyzeros import location_columns
from corpora.sheets import Remark
from corpora.tables import Table

_LOCATION = re.compile(r"\d{2}[A-Z]{2}\d{2}")
_BRIN = re.compile(r"\d{2}[A-Z]{2}")
_BOARD = re.compile(r"(?:bestuur|bevoegd|gezag|\bbg\b).*(?:nummer|num|nr|code|id)|bevoegd[ _]gezag", re.IGNORECASE)
_BOARD_CODE = re.compile(r"\d{3,6}")
_MOSTLY = 0.9
_SOME_REPEATED, _HALF_REPEATED = 0.9, 0.5


def board_column(columns: Mapping[str, Sequence[str]]) -> str:
    """The column with numbers of boards; empty when there is none."""
    for name, cells in columns.items():
        if _BOARD.search(name) and any(cells) and all(_BOARD_CODE.fullmatch(cell) for cell in cells if cell):
            return name
    return ""


def is_location(key: str) -> bool:
    """Whether this is the code of a school's location: `00AP00`."""
    return bool(_LOCATION.fullmatch(key))


def school_key(table: Table) -> str:
    """What tells schools apart: a column (of locations, else of BRINs) or two columns as `A+B`; else empty."""
    if two := "+".join(location_columns(table)):
        return two
    for shape in (_LOCATION, _BRIN):
        for name in table.columns:
            cells = [cell for cell in table.column(name) if cell]
            if cells and len(cells) > _MOSTLY * len(table.rows) and all(map(shape.fullmatch, cells)):
                return name
    return ""


def are_schools(table: Table, key: str) -> bool:
    """Whether the rows are schools (or parts of them) while `key` is of boards or schools that come back.

    A list of boards in which a few numbers stand twice is no list of schools: those rows are for a person to look at.
    """
    keys = [cell for cell in table.column(key) if cell] if key else []
    usual = _SOME_REPEATED if school_key(table) else _HALF_REPEATED
    return len(set(keys)) < usual * len(keys)


def default_rules(table: Table, key: str) -> tuple[Rule, ...]:
    """How many rows a board has, and which schools where these are known: nothing is averaged that nobody asked for."""
    school = school_key(table)
    listed = (Rule(How.LIST, school),) if school and school != key else ()
    return (Rule(How.COUNT), *listed)


def about_rows(table: Table, key: str) -> tuple[Remark, ...]:
    """A remark where the rows are schools, which become boards by a rule or are no boards at all."""
    if are_schools(table, key):
        keys = [cell for cell in table.column(key) if cell]
        return (("rows-are-schools", {"n": len(set(keys)), "rows": len(keys), "key": key}),)
    if key and key == school_key(table):
        return (("key-is-school", {"key": key, "n": len(table.rows)}),)
    return ()
