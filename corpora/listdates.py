"""The day that a list says it shows (*peildatum*), in a column of its own or in the words under it."""

import re
from datetime import date

from corpora.tables import Table

_NAME = re.compile(r"peildatum", re.IGNORECASE)
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_SAID = re.compile(rf"peildatum:?\s+(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})", re.IGNORECASE)
_WRITTEN = (
    re.compile(r"(?P<y>\d{4})-?(?P<m>\d{2})-?(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})[-/](?P<m>\d{1,2})[-/](?P<y>\d{4})"),
)


def as_of(table: Table) -> str:
    """As ISO; empty when the list doesn't say, or says more than one day."""
    for name in table.columns:
        days = set(filter(None, table.column(name))) if _NAME.search(name) else set()
        if len(days) == 1:
            return _iso(days.pop())
    footer = dict(table.remarks).get("footer", {})
    if said := _SAID.search(str(footer.get("words", ""))):
        return _day(int(said[3]), 1 + _MONTHS.index(said[2].lower()), int(said[1]))
    return ""


def _iso(cell: str) -> str:
    found = next((match for form in _WRITTEN if (match := form.fullmatch(cell))), None)
    return _day(int(found["y"]), int(found["m"]), int(found["d"])) if found else ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
