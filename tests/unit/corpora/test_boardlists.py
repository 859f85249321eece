"""Lists of school boards from CSV and Excel."""

import datetime
import re
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora.boardlists import Choice, Row, boards, proposed, read_table, understood
from corpora.refusal import Refusal
from corpora.tables import Table
from tests.examples import examples
from tests.unit.corpora.files import repacked, word

DUTCH = (
    "\ufeffsep=;\r\nBestuursnr.;Naam bestuur ;Aantal;% onder norm;KA1;Lijst;;\r\n00221;Stg. Oost ;8;43,6%;V;Laag;;\r\n"
    "00222;Coöperatie Het Tij;<5;27,6%;-;;;\r\n00223;Vereniging West;1.234;n.v.t.;V;laag;;\r\n"
    "00224;Stichting Noord;3;2,0%;V;Hoog;;\r\n00221;Stg. Oost;8;43,6%;V;Laag;;\r\n;Zonder nummer;1;2;V;Hoog;;\r\n\r\n"
    "Bron: verzonnen;;;;;;;\r\n"
)


def book(*sheets: list[list[object]], merged: str = "", hidden: int | None = None) -> bytes:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = workbook.create_sheet(f"Blad {number + 1}")
        for row in rows:
            sheet.append(row)
        for cell in sheet["A"]:
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
        if merged and not number:
            sheet.merge_cells(merged)
        if number == hidden:
            sheet.sheet_state = "hidden"
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def code_of(name: str, data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read_table(name, data)
    return refused.value.code


def test_a_dutch_excel_export_is_understood() -> None:
    table = read_table("besturen.csv", DUTCH.encode())
    assert table.columns == ("Bestuursnr.", "Naam bestuur", "Aantal", "% onder norm", "KA1", "Lijst")
    assert (table.separator, table.decimal, table.encoding, table.header_row) == (";", ",", "utf-8-sig", 2)
    assert table.rows[1] == ("00222", "Coöperatie Het Tij", "<5", "27,6%", "", "")
    assert dict(table.remarks) == {
        "footer": {"n": 1, "words": "Bron: verzonnen"},
        "empty-columns": {"n": 2},
        "missing-marks": {"n": 2},
    }
    choice = proposed(table)
    assert choice == Choice("Bestuursnr.", "Naam bestuur", "Lijst")
    found = understood(table, choice)
    assert [(row.key, row.group, row.line) for row in found.rows] == [
        ("00221", "Laag", 3),
        ("00222", "", 4),
        ("00223", "Laag", 5),
        ("00224", "Hoog", 6),
    ]
    assert dict(found.remarks) == {"no-key": {"n": 1}, "double-rows": {"n": 1}, "no-group": {"n": 1}}
    assert found.rows[2].attributes == {"Aantal": "1.234", "% onder norm": "", "KA1": "V"}


def test_codes_keep_their_zeros_and_formulas_are_text() -> None:
    data = 'nummer,naam,som\n="00101","De ""Boom"", west",=1+1\n00102,Plan,@x\n'
    table = read_table("a.csv", data.encode("cp1252"))
    assert table.rows == (("00101", 'De "Boom", west', "=1+1"), ("00102", "Plan", "@x"))
    assert (table.separator, table.decimal) == (",", "")


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_usual_separator_is_found(separator: str) -> None:
    lines = [["nummer", "naam", "pct"], ["00101", "Een", "1.5"], ["00102", "Twee", "2.5"]]
    table = read_table("a.tsv", "\n".join(separator.join(line) for line in lines).encode())
    assert (table.columns, table.separator, table.decimal) == (("nummer", "naam", "pct"), separator, ".")


def test_old_code_pages_and_filler_blanks_are_read() -> None:
    data = "BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM;TELEFOON\n00221;Coöperatie;          \n00222;STG. X;06\n".encode(
        "cp1252"
    )
    table = read_table("a.csv", data)
    assert table.encoding == "cp1252"
    assert boards(table, proposed(table)) == (
        Row("00221", "Coöperatie", "", {"TELEFOON": ""}, 2),
        Row("00222", "STG. X", "", {"TELEFOON": "06"}, 3),
    )


def test_a_list_without_header_gets_numbered_columns() -> None:
    table = read_table("a.csv", b'"00WD";"sg Een";"34"\r\n"00WE";"sg Twee";"<5"\r\n')
    assert table.columns == ("kolom 1", "kolom 2", "kolom 3")
    assert (table.header_row, table.remarks) == (0, (("no-header", {"n": 3}),))
    assert len(table.rows) == 2


def test_same_column_names_are_told_apart_and_one_column_is_enough() -> None:
    assert read_table("a.csv", b"naam;naam\na;b\n").columns == ("naam", "naam (2)")
    assert read_table("a.csv", b"nummer\n00101\n00102\n").rows == (("00101",), ("00102",))


def test_a_workbook_with_double_header_notes_and_hidden_sheet() -> None:
    rows: list[list[object]] = [
        ["Besturenlijst", None, None, None],
        [],
        ["Bestuur", None, "Resultaten", None],
        ["Nummer", "Naam", "% onder", "Datum"],
        ["00101", "Stg. Een", 0.181, datetime.date(2019, 1, 1)],
        ['="00102"', "Stg. Twee", 0.25, datetime.datetime.combine(datetime.date(2019, 2, 2), datetime.time(10, 30))],
        ["00103", "Stg. Drie", 1, True],
        [],
        ["* verzonnen", None, None, None],
        ["Gemiddelde", None, 0.2, None],
    ]
    data = book(rows, [["toelichting"]], [["Nummer", "Naam"], ["99999", "oud"]], merged="A3:B3", hidden=2)
    table = read_table("a.xlsx", data)
    assert table.columns == ("Bestuur Nummer", "Bestuur Naam", "Resultaten % onder", "Resultaten Datum")
    assert table.rows[0] == ("00101", "Stg. Een", "0.181", "2019-01-01")
    assert table.rows[1] == ("00102", "Stg. Twee", "0.25", "2019-02-02T10:30:00")
    assert table.rows[2] == ("00103", "Stg. Drie", "1", "TRUE")
    assert (len(table.rows), table.sheet, table.header_row, table.lines) == (3, "Blad 1", 4, (5, 6, 7))
    assert {code for code, _ in table.remarks} == {
        "other-sheets",
        "hidden-sheets",
        "double-header",
        "footer",
        "fractions",
    }
    assert proposed(table) == Choice("Bestuur Nummer", "Bestuur Naam", "")
    assert code_of("a.xlsx", book([["alleen een kop", "en nog een"]])) == "list-without-rows"
    with pytest.raises(Refusal, match="sheet-unknown"):
        read_table("a.xlsx", data, sheet="Blad 3")
    assert read_table("a.xlsx", book([["a", "b"], ["c", "d"]], [["x", "y"], [1, 2]]), sheet="Blad 2").rows == (
        ("1", "2"),
    )


def test_a_double_header_may_name_a_column_only_above() -> None:
    table = read_table("a.xlsx", book([["Nummer", "Oordeel", None], [None, "KA1", "KA2"], ["00101", "V", "O"]]))
    assert table.columns == ("Nummer", "Oordeel KA1", "Oordeel KA2")


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (Choice("bestaat niet"), "column-unknown"),
        (Choice(""), "board-key-missing"),
        (Choice("leeg"), "board-key-missing"),
        (Choice("sector", "naam"), "board-key-double"),
    ],
)
def test_a_wrong_choice_is_refused(choice: Choice, code: str) -> None:
    table = Table(("nummer", "naam", "sector", "leeg"), (("1", "a", "po", ""), ("2", "b", "po", "")), lines=(2, 3))
    with pytest.raises(Refusal) as refused:
        boards(table, choice)
    assert refused.value.code == code
    if code == "board-key-double":
        assert refused.value.facts == {"column": "sector", "n": 1, "doubles": "po (2, 3)"}


def test_nothing_is_proposed_where_nothing_fits() -> None:
    assert proposed(Table(("x", "y"), (("aa", "1"), ("bb", "1")))) == Choice("")
    assert boards(Table(("nummer",), (("1",),)), Choice("nummer"))[0].name == "1"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.csv", b"", "file-empty"),
        ("a.csv", b";;;\n;;\n", "file-empty"),
        ("a.csv", b"x" * 50_000_001, "file-too-large"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "list-type-unknown"),
        ("a.ods", b"x", "list-type-unknown"),
        ("a.xlsx", b"PK\x03\x04 stuk", "list-type-unknown"),
        ("a.xlsx", word("tekst"), "list-type-unknown"),
        ("a.csv", b"a;b\n" + b"x" * 200_000 + b";c\n", "list-damaged"),
        ("a.csv", b"a\x00b", "file-binary"),
    ],
)
def test_what_is_no_list_is_refused(name: str, data: bytes, code: str) -> None:
    assert code_of(name, data) == code


def test_damaged_and_vast_workbooks_are_refused() -> None:
    whole = book([["nummer", "naam"], ["00101", "Een"]])
    vast = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576">'
    vast += b'<c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    assert code_of("a.xlsx", repacked(whole, xl__worksheets__sheet1=vast)) == "list-too-large"
    assert code_of("a.xlsx", repacked(whole, xl__workbook=b"<stuk")) == "list-damaged"
    assert code_of("a.xlsx", repacked(whole, xl__media=bytes(20_000_000))) == "archive-too-large"
    assert code_of("a.xlsx", book([[None]], [["a", "b"]], hidden=1)) == "file-empty"


@settings(max_examples=examples(150), deadline=None)
@given(st.text(alphabet=st.sampled_from('a0;,"\n\r\t|=-é%. '), max_size=120))
def test_any_csv_is_a_table_or_a_refusal(text: str) -> None:
    try:
        table = read_table("a.csv", text.encode())
    except Refusal as refusal:
        table = Table((refusal.code,), (("",),), lines=(1,))
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(table.lines) == len(table.rows)
    assert len(set(table.columns)) == len(table.columns)
    assert proposed(table).key in {*table.columns, ""}
    assert not any(re.search(r"\s\s|\n", cell) for row in table.rows for cell in row)
