"""Numbers of agreement as they are read: two decimals, percents, an interval, a dash where there is none."""

from coding.agreeing_warnings import Remark
from coding.resampling import Interval, IntervalKind
from views.desk import say
from words import number, percentage

NONE = "–"


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
