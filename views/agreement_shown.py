"""Numbers of agreement as they are read: two decimals, percents, an interval, a dash where there is none."""

from collections.abc import Callable, Mapping, Sequence
from math import isnan

import pandas as pd
from pandas.io.formats.style import Styler

from coding.agreeing_warnings import Remark
from coding.resampling import Interval, IntervalKind
from views.desk import say
from words import number, percentage

NONE = "–"
SHARES = ("agreeing-column-percent", "agreeing-percent", "agreeing-column-coverage", "agreeing-column-matched")


def two_decimals(value: float | None) -> str:
    """A coefficient."""
    return NONE if value is None else number(value, 2, language=say().language)


def whole_percent(value: float | None) -> str:
    """A share, with one decimal."""
    return NONE if value is None else percentage(value, 1, language=say().language)


def until(interval: Interval | None) -> str:
    """From low to high; with a star where it is no interval but a range without one document."""
    if interval is None:
        return NONE
    star = "*" if interval.kind is IntervalKind.WITHOUT_ONE else ""
    return f"{two_decimals(interval.low)} – {two_decimals(interval.high)}{star}"


def remark_said(remark: Remark) -> str:
    """A warning as a sentence."""
    words = say()
    facts: dict[str, object] = {
        name: whole_percent(fact) if name == "percent" else two_decimals(fact) if name == "alpha" else int(fact)
        for name, fact in remark.facts.items()
    }
    return words(f"agreeing-remark-{remark.code}", **facts)


def styled(rows: Sequence[Mapping[str, object]]) -> Styler:
    """A table that sorts by its numbers and shows them as this language writes them."""
    words, table = say(), pd.DataFrame(rows)
    shares = {words(key) for key in SHARES}
    formats: dict[str, str | Callable[[object], str] | None] = {}
    for column in table.columns:
        if any(isinstance(value, float) for value in table[column]) or table[column].isna().all():
            table[column] = table[column].astype(float)
            formats[column] = _share if column in shares else _decimal
        elif table[column].dtype.kind == "i":
            formats[column] = _whole
    return table.style.format(formats)


def _decimal(value: object) -> str:
    return two_decimals(_there(value))


def _share(value: object) -> str:
    return whole_percent(_there(value))


def _whole(value: object) -> str:
    return number(int(str(value)), language=say().language)


def _there(value: object) -> float | None:
    return value if isinstance(value, float) and not isnan(value) else None
