"""A codebook as a table: one row per code, and a row without a code for what is said about a category."""

import csv
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from io import StringIO

from codebooks.codebook import BETWEEN
from codebooks.entries import Entry, Imported, NewId, assembled, one_line, same
from codebooks.markup import decoded
from codebooks.table_writing import COLUMNS, FORMULA
from corpora.refusal import Refusal

ALSO_CALLED = {
    "categorie": "category",
    "definitie": "definition",
    "gebruik_wel": "use_when",
    "wanneer_wel": "use_when",
    "gebruik_niet": "avoid_when",
    "wanneer_niet": "avoid_when",
    "richting": "direction",
    "kleur": "color",
    "colour": "color",
    "toets": "key",
    "sneltoets": "key",
    "trefwoorden": "keywords",
    "ouder": "parent",
    "onder": "parent",
    "kort": "short",
    "korte_definitie": "short",
    "synoniemen": "synonyms",
    "richtingen": "directions",
    "domein": "domain",
    "ook_in": "also_in",
    "archief": "archived",
    "guid": "id",
    "voorbeelden": "examples",
    "tegenvoorbeelden": "counterexamples",
}
YES = ("ja", "yes", "true", "1", "x")
ONLY_FOR_CODES = (
    *("direction", "key", "keywords", "parent", "short", "synonyms", "directions", "domain", "also_in", "archived"),
    *("examples", "counterexamples"),
)


def from_csv(data: bytes, new_id: NewId) -> Imported:
    """Read a table with Dutch or English headers; keywords are parted by `;` or `,`."""
    return of_rows(_rows(_text(data)), new_id)


def of_cells(cells: Sequence[Sequence[str]], new_id: NewId) -> Imported:
    """Read the cells of a worksheet as the lines of a table."""
    columns = _columns(list(cells[0]) if cells else [])
    filled = ((line, row) for line, row in enumerate(cells[1:], start=2) if any(cell.strip() for cell in row))
    return of_rows([(line, _row(columns, row)) for line, row in filled], new_id)


def of_rows(rows: list[tuple[int, dict[str, str]]], new_id: NewId) -> Imported:
    """Put rows by column together, each with its line."""
    _refuse_odd_category_rows(rows)
    codebook, _ = assembled([*_category_entries(rows), *_code_entries(rows)], new_id)
    return Imported(codebook)


def _text(data: bytes) -> str:
    """UTF-8, or what an older Excel writes; refuses bytes that are neither."""
    try:
        return decoded(data)
    except Refusal:
        return decoded(data, "cp1252")


def _rows(text: str) -> list[tuple[int, dict[str, str]]]:
    """Every row that holds something, by column, with its line."""
    skipped, text, delimiter = _delimited(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows = []
    try:
        columns = _columns(next(reader, []))
        for cells in reader:
            values = [_restored(cell) for cell in cells]
            if any(value.strip() for value in values[len(columns) :]):
                raise Refusal("codebook-row-long", line=reader.line_num + skipped, n=len(values), columns=len(columns))
            if any(value.strip() for value in values):
                rows.append((reader.line_num + skipped, _row(columns, values)))
    except csv.Error as error:
        raise Refusal("codebook-damaged", line=reader.line_num + skipped) from error
    return rows


def _row(columns: Sequence[str], values: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | dict(zip(columns, values, strict=False))


def _delimited(text: str) -> tuple[int, str, str]:
    """Lines skipped, the rest, and its delimiter: the one Excel's `sep=` line names, or the commonest in the header."""
    header, _, rest = text.partition("\n")
    if header.lower().startswith("sep=") and len(header.rstrip("\r")) == len("sep=") + 1:
        return 1, rest, header[len("sep=")]
    return 0, text, max(";,\t", key=header.count)


def _columns(header: list[str]) -> list[str]:
    names = ["_".join(cell.strip().lower().split()) for cell in header]
    columns = [ALSO_CALLED.get(name, name) for name in names]
    while columns and not columns[-1]:
        columns.pop()
    for given, column in zip(header, columns, strict=False):
        if column not in COLUMNS:
            raise Refusal("codebook-column-unknown", column=given.strip())
    if "code" not in columns:
        raise Refusal("codebook-column-missing", column="code")
    if doubles := [column for column, n in Counter(columns).items() if n > 1]:
        raise Refusal("codebook-column-double", column=doubles[0])
    return columns


def _refuse_odd_category_rows(rows: list[tuple[int, dict[str, str]]]) -> None:
    for line, row in rows:
        if row["code"].strip():
            continue
        if not row["category"].strip():
            raise Refusal("codebook-field-missing", line=line, field="code")
        if given := next((column for column in ONLY_FOR_CODES if row[column].strip()), None):
            raise Refusal("codebook-category-column", line=line, name=one_line(row["category"]), column=given)


def _category_entries(rows: list[tuple[int, dict[str, str]]]) -> list[Entry]:
    """Categories in order of first mention; one that only codes mention has a name and nothing else."""
    entries: dict[str, list[Entry]] = {}
    for line, row in rows:
        if name := one_line(row["category"]):
            told = entries.setdefault(same(name), [])
            if not row["code"].strip():
                told.append(_entry(line, row, key=f"category {same(name)} {len(told) or ''}".strip(), parent=""))
    named = {same(one_line(row["category"])): (line, one_line(row["category"])) for line, row in reversed(rows)}
    for key, told in entries.items():
        if not told:
            line, name = named[key]
            told.append(Entry(line, f"category {key}", name, is_category=True))
    return [entry for told in entries.values() for entry in told]


def _code_entries(rows: list[tuple[int, dict[str, str]]]) -> list[Entry]:
    entries = []
    by_name: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, row in rows:
        by_name.setdefault(same(one_line(row["code"])), []).append((line, row))
    categories = {same(one_line(row["category"])) for _, row in rows}
    for line, row in rows:
        category = one_line(row["category"])
        if row["code"].strip():
            home = f"category {same(category)}" if category else ""
            entry = _entry(line, row, key=f"row {line}", parent=_parent(line, row, by_name) or home)
            also = [f"category {same(name)}" for name in _several(row["also_in"], categories)]
            entries.append(replace(entry, also_in=tuple(also)))
    return entries


def _parent(line: int, row: dict[str, str], by_name: dict[str, list[tuple[int, dict[str, str]]]]) -> str:
    """The key of the row it stands under, by name or by path; of several by that name one in the same category."""
    said = one_line(row["parent"])
    if not said:
        return ""
    last = said.rpartition(BETWEEN.strip())[2].strip()
    found = by_name.get(same(said)) or by_name.get(same(last))
    if not found:
        raise Refusal("codebook-parent-unknown", line=line, name=one_line(row["code"]), parent=said)
    near = [each for each in found if same(one_line(each[1]["category"])) == same(one_line(row["category"]))]
    return f"row {(near or found)[0][0]}"


def _several(cell: str, known: Collection[str]) -> list[str]:
    """The names in a cell: one a line, or parted by semicolons where a line is no name."""
    names = [one_line(line) for line in cell.splitlines() if line.strip()]
    return [
        part for name in names for part in ([name] if same(name) in known else map(one_line, name.split(";"))) if part
    ]


def _entry(line: int, row: dict[str, str], *, key: str, parent: str) -> Entry:
    code = one_line(row["code"])
    return Entry(
        line=line,
        key=key,
        name=code or one_line(row["category"]),
        is_category=not code,
        parent=parent,
        definition=row["definition"],
        use_when=row["use_when"],
        avoid_when=row["avoid_when"],
        direction=row["direction"],
        color=row["color"].strip(),
        shortcut=row["key"].strip(),
        keywords=_parted(row["keywords"]),
        guid=row["id"].strip(),
        short=row["short"],
        synonyms=_parted(row["synonyms"]),
        directions=_parted(row["directions"]),
        domain=row["domain"],
        archived=row["archived"].strip().lower() in YES,
    )


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(cell.replace(",", ";").split(";"))


def _restored(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
