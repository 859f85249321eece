"""Excel and CSV, read back with other people's readers."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from reports.excel import CSV_COLUMNS, LONGEST_CELL, codebook_book, codings_book, codings_csv
from reports.findings import Findings
from tests.unit.reports.making import ANNA, CODINGS, STOEP, uid


def sheet(data: bytes) -> Any:
    return load_workbook(BytesIO(data)).active


def rows(data: bytes) -> list[tuple[Any, ...]]:
    return list(sheet(data).iter_rows(values_only=True))


def test_one_coding_a_row_with_its_place_and_words(findings: Findings) -> None:
    head, first, *others = rows(codings_book(findings))
    assert head[:9] == ("Document", "Spreker", "Plaats", "Begin", "Einde", "Citaat", "Categorie", "Code", "Codeur")
    assert head[9:16] == ("Richting", "Groep", "Memo", "Woorden", "Revisie", "Deel", "Belangrijk")
    assert first[0:2] == ("Focusgroep mbo", "Inspecteur 1")
    assert first[3:9] == (CODINGS[0].span.start, CODINGS[0].span.end, STOEP, "Monitoren", "Zicht", "Anna de Wit")
    assert first[9:16] == ("belemmerend", "laag", "Sterk.", 12, 3, None, None)
    assert len(others) == 4


def test_the_sheet_has_a_fixed_header_and_a_filter(findings: Findings) -> None:
    coded = sheet(codings_book(findings))
    assert coded.title == "Coderingen"
    assert coded.freeze_panes == "A2"
    assert coded.auto_filter.ref == "A1:T6"
    assert coded.column_dimensions["F"].width > 60


def test_columns_speak_english_too(findings: Findings) -> None:
    english = replace(findings, language="en")
    assert rows(codings_book(english))[0][5:8] == ("Quote", "Category", "Code")
    assert rows(codings_book(english))[1][9] == "hindering"
    assert sheet(codebook_book(english)).title == "Codebook"


def test_categories_head_their_codes_in_the_codebook(findings: Findings) -> None:
    head, *parts = rows(codebook_book(findings))
    assert head[:3] == ("Categorie", "Code", "Definitie")
    assert [(part[0], part[1]) for part in parts] == [
        ("Context", None),
        ("Context", "Regio"),
        ("Monitoren", None),
        ("Monitoren", "Zicht"),
        ("Monitoren", "Bijsturen"),
        ("Financiën", None),
        (None, "Los"),
    ]
    assert parts[1][2:] == ("De regio.", "Krimp.", "Wijk.", "belemmerend", "r", None, "#56B4E9", 1, 1, 4)
    assert parts[3][7] == "cijfers, zicht"


def test_a_code_without_category_leaves_that_cell_empty(findings: Findings) -> None:
    loose = replace(CODINGS[0], code_id=uid("Los"))
    assert rows(codings_book(replace(findings, codings=(loose,), themes=(), comparison=None)))[1][6] is None


def test_formulas_and_links_are_text(findings: Findings) -> None:
    for memo in ("=1+1", "+31 6", "-1", "@naam", "{=A1}", "http://voorbeeld.nl"):
        coding = replace(CODINGS[0], memo=memo)
        cell = sheet(codings_book(replace(findings, codings=(coding,))))["L2"]
        assert (cell.value, cell.data_type, cell.hyperlink) == (memo, "s", None)


def test_control_characters_are_left_out_and_long_cells_show_their_cut(findings: Findings) -> None:
    coding = replace(CODINGS[0], memo="a\x00b" + "😀" * LONGEST_CELL)
    memo = rows(codings_book(replace(findings, codings=(coding,))))[1][11]
    assert memo.startswith("ab😀")
    assert memo.endswith(" […]")
    assert len(memo.encode("utf-16-le")) // 2 <= LONGEST_CELL


def test_the_same_findings_give_the_same_workbook(findings: Findings) -> None:
    assert codings_book(findings) == codings_book(findings)
    assert codebook_book(findings) == codebook_book(findings)


def test_nothing_coded_is_a_sheet_with_a_header(findings: Findings) -> None:
    assert len(rows(codings_book(replace(findings, codings=(), themes=())))) == 1


def test_csv_can_be_read_back_to_the_same_codings(findings: Findings) -> None:
    memo = 'Zij zei: "nee",\nen ging.'
    odd = replace(CODINGS[0], memo=memo)
    data = codings_csv(replace(findings, codings=(odd, *CODINGS[1:])))
    assert not data.startswith(b"\xef\xbb\xbf")
    first, *others = list(csv.DictReader(StringIO(data.decode(), newline="")))
    assert tuple(first)[: len(CSV_COLUMNS)] == CSV_COLUMNS
    assert (first["document"], first["quote"], first["coder"]) == ("Focusgroep mbo", STOEP, ANNA.name)
    assert (int(first["start"]), int(first["end"])) == (odd.span.start, odd.span.end)
    assert (first["direction"], first["memo"]) == ("belemmerend", memo)
    assert others[1]["direction"] == ""
