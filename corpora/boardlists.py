"""Lists of school boards: which columns hold key, name and group, and the boards in them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpora.aggregating import Rule, aggregated
from corpora.codedvalues import coded
from corpora.figures import with_figures
from corpora.keyzeros import with_zeros
from corpora.refusal import Refusal
from corpora.schools import are_schools, default_rules, school_key
from corpora.sheets import Remark, read_grid
from corpora.tablechecks import checks
from corpora.tables import Table, table_of

_KEY_NAMES = (
    re.compile(r"(?:bestuur|bevoegd|gezag|\bbg\b).*(?:nummer|num|nr|code|id)", re.IGNORECASE),
    re.compile(r"nummer|nr\.?(?:$|[\W_])|code|sleutel|(?:^|[\W_])(?:key|id)(?:$|[\W_])", re.IGNORECASE),
    re.compile(r"brin", re.IGNORECASE),
)
_NAME_NAMES = (
    re.compile(r"(?:bestuur|bevoegd|gezag|stichting).*naam|naam.*(?:bestuur|gezag|stichting)", re.IGNORECASE),
    re.compile(r"(?:.*[ _])?naam(?:[ _].*)?|bestuur|stichting|name|.*naam", re.IGNORECASE),
)
_GROUP_NAME = re.compile(r"(?:.*\b)?(?:lijst|groep|group|list|prestatiegroep)(?:\b.*)?", re.IGNORECASE)
_OUTER_GROUPS = frozenset({"laag", "hoog", "low", "high", "laagpresterend", "hoogpresterend"})
_GROUPS = _OUTER_GROUPS | {"midden", "gemiddeld", "overig"}
_CODE = re.compile(r"\d{3,6}|\d{2}[A-Z]{2}\d{0,2}|[A-Z]{1,3}\d{2,6}")
_ONLY_BOARD = re.compile(r"[03-9]\d{4}")
_FEWEST = 3
_MOST_GROUPS = 8
_OF_BOARDS = 10
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """Names of the columns that hold the key, the name and the group; name and group may be empty."""

    key: str
    name: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A board as it stands in a list, still without an id; `line` is its row number in the file."""

    key: str
    name: str
    group: str
    attributes: dict[str, str]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Understood:
    """The boards of a list and what was left out or is worth knowing."""

    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


def read_table(name: str, data: bytes, sheet: str = "", *, header: bool = True, names: Sequence[str] = ()) -> Table:
    """The table in a .csv or .xlsx, with lost zeros of keys put back and remarks on what can't be.

    `names` are for the columns of a file without titles, which `header=False` says it is. Refuses what can't be read
    (list-…, file-…, archive-…, sheet-unknown, column-names-count).
    """
    table = with_zeros(with_figures(table_of(name, read_grid(name, data, sheet), header=header, names=names)))
    return replace(table, remarks=(*table.remarks, *checks(table), *coded(table)))


def proposed(table: Table) -> Choice:
    """A guess at the columns, to be confirmed by a person; empty where nothing fits."""
    key = _key(table)
    names = {column: _nameness(column, table.column(column)) for column in table.columns if column != key}
    name = _best(names)
    groups = {column: _groupness(column, table.column(column)) for column in names if column != name}
    return Choice(key, name, _best(groups))


def _key(table: Table) -> str:
    """The boards' numbers; else what tells schools apart, if it is whole; else what looks most like a key."""
    keys = {column: _keyness(column, table.column(column)) for column in table.columns}
    key, school = _best(keys), school_key(table)
    if school and keys.get(key, 0) < _OF_BOARDS:
        return school
    return key


def _best(worth: dict[str, float]) -> str:
    """The first column with the highest worth, if any is worth something."""
    best = max(worth, key=lambda column: worth[column], default="")
    return best if best and worth[best] > 0 else ""


def _named(column: str, patterns: Sequence[re.Pattern[str]]) -> float:
    """How well a name fits: the earlier the pattern, the better."""
    return next((len(patterns) - place for place, pattern in enumerate(patterns) if pattern.search(column)), 0)


def _keyness(column: str, cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    codes = sum(bool(_CODE.fullmatch(cell)) for cell in filled)
    if not filled or codes < 0.8 * len(filled):
        return 0
    unique = len(set(filled)) / len(filled)
    if _KEY_NAMES[0].search(column):  # the boards of a list of schools come back, and still are what it is about
        return _OF_BOARDS
    known = _named(column, _KEY_NAMES) or (len(filled) >= _FEWEST and all(map(_ONLY_BOARD.fullmatch, filled)))
    return (_named(column, _KEY_NAMES) + 2 if unique > 0.98 else _named(column, _KEY_NAMES)) * unique if known else 0


def is_key(column: str, cells: Sequence[str]) -> bool:
    """Whether a column holds codes and is named as one."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(_CODE.fullmatch(cell) for cell in filled) and _named(column, _KEY_NAMES) > 0


def _nameness(column: str, cells: Sequence[str]) -> float:
    worded = sum(any(sign.isalpha() for sign in cell) for cell in cells)
    return _named(column, _NAME_NAMES) if worded > len(cells) / 2 else 0


def _groupness(column: str, cells: Sequence[str]) -> float:
    values = {cell.casefold() for cell in cells if cell}
    if not 1 <= len(values) <= _MOST_GROUPS or len(values) == len(cells) > 1:
        return 0
    return (2 if values <= _GROUPS and values & _OUTER_GROUPS else 0) + bool(_GROUP_NAME.fullmatch(column))


def as_boards(table: Table, choice: Choice, rules: Sequence[Rule] = ()) -> tuple[Table, Choice]:
    """The table with a row for each board, and its columns: by the rules, and by default rules where rows are schools.

    A name or group that differs between the schools of a board is none of the board's, and gives way to what looks like
    it. A list of boards stays as it is.
    """
    if not rules and are_schools(table, choice.key):
        rules = default_rules(table, choice.key)
    if not rules:
        return table, choice
    made = aggregated(table, choice.key, rules)
    guess = proposed(made)
    name, group = (column if column in made.columns else "" for column in (choice.name, choice.group))
    return made, Choice(choice.key, name or guess.name, group or guess.group)


def boards(table: Table, choice: Choice) -> tuple[Row, ...]:
    """The boards of the list in its order; see `understood` for what it refuses and leaves out."""
    return understood(table, choice).rows


def understood(table: Table, choice: Choice) -> Understood:
    """The boards, each once. Refuses column-unknown, board-key-missing, and board-key-double for rows that differ.

    Rows without a key and repeated equal rows are left out and remarked on, boards without a group only remarked on.
    """
    rows = _rows(table, choice)
    keyed = [row for row in rows if row.key]
    if not keyed:
        raise Refusal("board-key-missing", column=choice.key, columns=", ".join(table.columns))
    once = _once(keyed, choice)
    loose = sum(not row.group for row in once) if choice.group else 0
    counts = {"no-key": len(rows) - len(keyed), "double-rows": len(keyed) - len(once), "no-group": loose}
    return Understood(once, tuple((code, {"n": count}) for code, count in counts.items() if count))


def _rows(table: Table, choice: Choice) -> list[Row]:
    empty = ("",) * len(table.rows)
    keys = table.column(choice.key) if choice.key else empty
    names = table.column(choice.name) if choice.name else empty
    groups = _one_spelling(table.column(choice.group) if choice.group else empty)
    chosen = {choice.key, choice.name, choice.group}  # the parts of a key in two columns stay attributes
    lines = table.lines or tuple(range(1, len(table.rows) + 1))
    return [
        Row(key, name or key, group, {c: v for c, v in zip(table.columns, cells, strict=True) if c not in chosen}, line)
        for key, name, group, cells, line in zip(keys, names, groups, table.rows, lines, strict=True)
    ]


def _one_spelling(groups: Sequence[str]) -> list[str]:
    """*Laag* and *laag* are one group, written as it is first."""
    spelling: dict[str, str] = {}
    return [spelling.setdefault(group.casefold(), group) for group in groups]


def _once(rows: Sequence[Row], choice: Choice) -> tuple[Row, ...]:
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_key[row.key].append(row)
    doubles = {key: same for key, same in by_key.items() if any(_differs(row, same[0]) for row in same)}
    if doubles:
        places = [f"{key} ({', '.join(str(row.line) for row in same[:_SHOWN])})" for key, same in doubles.items()]
        raise Refusal("board-key-double", column=choice.key, n=len(doubles), doubles="; ".join(places[:_SHOWN]))
    return tuple(same[0] for same in by_key.values())


def _differs(row: Row, first: Row) -> bool:
    return (row.name, row.group, row.attributes) != (first.name, first.group, first.attributes)
