"""From schools to boards: a list with several rows for each key becomes one with a row for each, by a stated rule."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpora.numbers import number
from corpora.refusal import Refusal
from corpora.sheets import Remark
from corpora.tables import Table

_PLACES = 4


class How(StrEnum):
    COUNT = "count"
    SUM = "sum"
    MEAN = "mean"
    SHARE = "share"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Rule:
    """How rows become one: how many, a sum, a mean (weighted by the column `weight`), the share that is `value` (from 0
    to 1, weighted too where asked), or a list of what they hold, each once. Means and shares get four decimals.

    >>> str(Rule(How.MEAN, "SCORE", weight="LEERLINGEN"))
    'mean(SCORE; LEERLINGEN)'
    """

    how: How
    column: str = ""
    weight: str = ""
    value: str = ""

    def __str__(self) -> str:
        """The name of the new column, which states the rule."""
        inside = f"{self.column}={self.value}" if self.how is How.SHARE else self.column
        inside += f"; {self.weight}" if self.weight else ""
        return f"{self.how}({inside})" if inside else str(self.how)


def aggregated(table: Table, key: str, rules: Sequence[Rule]) -> Table:
    """A row for each key in order of first appearance: the columns that never differ within a key, then the rules.

    Missing and censored cells have no part in a sum, mean or share, and neither have rows without a weight; a remark
    counts them. Rows without a key are remarked on too. A board of which nothing is known keeps an empty cell.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for place, value in enumerate(table.column(key)):
        groups[value].append(place)
    loose = len(groups.pop("", []))
    listed = {part for rule in rules if rule.how is How.LIST for part in rule.column.split("+")} | {key}
    constant = [name for name in table.columns if name not in listed and _constant(table.column(name), groups)]
    remarks: list[Remark] = [("aggregated", {"n": len(groups), "rows": len(table.rows) - loose, "key": key})]
    remarks += [("no-key", {"n": loose})] if loose else []
    results = [list(groups)]
    results += [[table.column(name)[places[0]] for places in groups.values()] for name in constant]
    for rule in rules:
        values, left_out = _applied(table, rule, list(groups.values()))
        results.append(values)
        remarks += [("left-out", {"rule": str(rule), "n": left_out})] if left_out else []
    lines = table.lines or tuple(range(1, len(table.rows) + 1))
    return replace(
        table,
        columns=(key, *constant, *map(str, rules)),
        rows=tuple(zip(*results, strict=True)),
        lines=tuple(lines[places[0]] for places in groups.values()),
        remarks=(*table.remarks, *remarks),
    )


def _constant(cells: Sequence[str], groups: dict[str, list[int]]) -> bool:
    return all(len({cells[place] for place in places}) == 1 for places in groups.values())


def _applied(table: Table, rule: Rule, groups: Sequence[Sequence[int]]) -> tuple[list[str], int]:
    """The cells of one rule, and how many rows had no part in them."""
    if rule.how is How.COUNT:
        return [str(len(places)) for places in groups], 0
    cells = table.column(rule.column)
    if rule.how is How.LIST:
        return [" ".join(dict.fromkeys(filter(None, (cells[p] for p in places)))) for places in groups], 0
    if rule.how is How.SHARE:
        wanted = rule.value.casefold()
        found: list[float | None] = [float(cell.casefold() == wanted) if cell else None for cell in cells]
    else:
        found = [number(cell, table.decimal) for cell in cells]
        if not any(value is not None for value in found):
            raise Refusal("column-without-numbers", column=rule.column)
    weights = [number(cell, table.decimal) for cell in table.column(rule.weight)] if rule.weight else [1.0] * len(cells)
    parts = [[(v, w) for p in places if (v := found[p]) is not None and (w := weights[p])] for places in groups]
    left_out = sum(map(len, groups)) - sum(map(len, parts))
    places = None if rule.how is How.SUM else _PLACES
    return [_written(_one(rule.how, part), table.decimal, places) for part in parts], left_out


def _one(how: How, parts: Sequence[tuple[float, float]]) -> float | None:
    if not parts:
        return None
    total = sum(value * weight for value, weight in parts)
    return total if how is How.SUM else total / sum(weight for _, weight in parts)


def _written(value: float | None, decimal: str, places: int | None) -> str:
    """In the table's own writing, so that it is read back as it is meant."""
    if value is None:
        return ""
    rounded = value if places is None else round(value, places)
    return f"{rounded:.12g}".replace(".", decimal or ".")


def is_rule(text: str) -> bool:
    """Whether a column is called by the rule that made it."""
    try:
        rule_of(text)
    except Refusal:
        return False
    return True


def rule_of(text: str) -> Rule:
    """A rule as typed: `count`, `sum(A)`, `mean(A)`, `mean(A; W)`, `share(A=v)` or `list(A)`. Refuses rule-unclear.

    >>> rule_of("share(KA1=V)")
    Rule(how=<How.SHARE: 'share'>, column='KA1', weight='', value='V')
    """
    how, _, rest = text.strip().partition("(")
    inside, _, after = rest.rpartition(")")
    if how not in set(How) or after or (how == "count") == bool(inside.strip()):
        raise Refusal("rule-unclear", rule=text)
    column, _, weight = inside.partition(";") if how in {How.MEAN, How.SHARE} else (inside, "", "")
    column, equals, value = column.rpartition("=") if how == How.SHARE else (column, "", "")
    if (how == How.SHARE) != bool(equals):
        raise Refusal("rule-unclear", rule=text)
    return Rule(How(how), column.strip(), weight.strip(), value.strip())
