"""A codebook as a table: one row per code, and a row without a code for what is said about a category."""

import csv
from collections import Counter
from io import StringIO

from codebooks.codebook import Category, Code, Codebook
from codebooks.entries import Entry, Imported, NewId, assembled, one_line, same
from codebooks.markup import decoded
from corpora.refusal import Refusal

COLUMNS = ("category", "code", "definition", "use_when", "avoid_when", "direction", "color", "key", "keywords")
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
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
ONLY_FOR_CODES = ("direction", "key", "keywords")


def from_csv(data: bytes, new_id: NewId) -> Imported:
    """Read a table with Dutch or English headers; keywords are parted by `;` or `,`."""
    rows = _rows(_text(data))
    _refuse_odd_category_rows(rows)
    codebook, _ = assembled([*_category_entries(rows), *_code_entries(rows)], new_id)
    return Imported(codebook)


def to_csv(codebook: Codebook) -> bytes:
    """Write a table that a Dutch spreadsheet opens with a double click; a cell never runs as a formula."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for category, codes in codebook.tree():
        if category:
            writer.writerow([_harmless(cell) for cell in _category_cells(category)])
        writer.writerows([_harmless(cell) for cell in _code_cells(category, code)] for code in codes)
    return target.getvalue().encode("utf-8-sig")


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
                row = dict.fromkeys(COLUMNS, "") | dict(zip(columns, values, strict=False))
                rows.append((reader.line_num + skipped, row))
    except csv.Error as error:
        raise Refusal("codebook-damaged", line=reader.line_num + skipped) from error
    return rows


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
    for line, row in rows:
        category = one_line(row["category"])
        if row["code"].strip():
            entries.append(
                _entry(line, row, key=f"row {line}", parent=f"category {same(category)}" if category else "")
            )
    return entries


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
        keywords=tuple(row["keywords"].replace(",", ";").split(";")),
    )


def _category_cells(category: Category) -> list[str]:
    return [
        category.name,
        "",
        category.definition,
        category.use_when,
        category.avoid_when,
        "",
        category.color,
        "",
        "",
    ]


def _code_cells(category: Category | None, code: Code) -> list[str]:
    return [
        category.name if category else "",
        code.name,
        code.definition,
        code.use_when,
        code.avoid_when,
        str(code.direction or ""),
        code.color,
        code.key,
        "; ".join(code.keywords),
    ]


def _harmless(cell: str) -> str:
    """An apostrophe before what a spreadsheet would calculate; one more where such apostrophes already stand."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell


def _restored(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell
