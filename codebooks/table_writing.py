"""A codebook written as a table: one row per code, and a row without a code for each category."""

import csv
from collections.abc import Mapping
from io import StringIO
from uuid import UUID

from codebooks.codebook import Category, Code, Codebook

COLUMNS = (
    *("category", "code", "definition", "use_when", "avoid_when", "direction", "color", "key", "keywords"),
    *("parent", "short", "synonyms", "directions", "domain", "also_in", "archived", "id"),
    *("examples", "counterexamples"),
)
NO_QUOTES: Mapping[UUID, str] = {}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(codebook: Codebook, quotes: Mapping[UUID, str] = NO_QUOTES) -> bytes:
    """Write a table that a Dutch spreadsheet opens with a double click; a cell never runs as a formula."""
    target = StringIO(newline="")
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    header, *lines = cells_of(codebook, quotes)
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in line] for line in lines)
    return target.getvalue().encode("utf-8-sig")


def cells_of(codebook: Codebook, quotes: Mapping[UUID, str] = NO_QUOTES) -> list[list[str]]:
    """The header, and a line per category and code; `quotes` are the words of the codings that are examples."""
    lines: list[dict[str, str]] = []
    names = {item.id: item.name for item in codebook.categories} | {code.id: code.name for code in codebook.codes}
    for category, codes in codebook.at_home():
        if category:
            lines.append({"category": category.name, **_said(category)})
        for code in codes:
            said = {"examples": "voorbeelden", "counterexamples": "tegenvoorbeelden"}
            told = examples_of(code, quotes)
            lines.append(
                _code_cells(category, code, names) | {column: "\n".join(told[key]) for column, key in said.items()}
            )
    return [list(COLUMNS), *([line.get(column, "") for column in COLUMNS] for line in lines)]


def examples_of(code: Code, quotes: Mapping[UUID, str]) -> dict[str, list[str]]:
    """The words of a code's examples, on one line each; those that are gone or not to be seen are left out."""

    def told(ids: tuple[UUID, ...]) -> list[str]:
        return [" ".join(quotes[each].split()) for each in ids if each in quotes]

    return {"voorbeelden": told(code.examples), "tegenvoorbeelden": told(code.counterexamples)}


def _said(item: Category | Code) -> dict[str, str]:
    fields = ("definition", "use_when", "avoid_when", "color")
    return {"id": str(item.id)} | {field: getattr(item, field) for field in fields}


def _code_cells(category: Category | None, code: Code, names: dict[UUID, str]) -> dict[str, str]:
    also = code.category_ids[1:] if not code.parent_id else ()
    return _said(code) | {
        "category": category.name if category else "",
        "code": code.name,
        "direction": str(code.direction or ""),
        "key": code.key,
        "keywords": "; ".join(code.keywords),
        "parent": names.get(code.parent_id, "") if code.parent_id else "",
        "short": code.short,
        "synonyms": "; ".join(code.synonyms),
        "directions": "; ".join(code.directions),
        "domain": code.domain,
        "also_in": "\n".join(names[each] for each in also),
        "archived": "ja" if code.archived else "",
    }


def _harmless(cell: str) -> str:
    """An apostrophe before what a spreadsheet would calculate; one more where such apostrophes already stand."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell
