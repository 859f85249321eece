"""Lists as DUO, CBS, the inspectorate and spreadsheets write them, each in a small invented copy."""

import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from corpora.boardlists import proposed, read_table
from corpora.columns import ColumnType, facts
from corpora.numbers import number
from corpora.refusal import Refusal
from corpora.tables import Table

THREE = "40101;Oost;{};{}\r\n40102;West;{};{}\r\n40103;Zuid;{};{}\r\n"


def book(rows: list[list[object]], *, merged: tuple[str, ...] = (), sheets: tuple[str, ...] = ()) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    for name in sheets:
        other = workbook.create_sheet(name)
        for row in rows[:-1]:
            other.append(row)
    stream = BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def read(text: str, name: str = "lijst.csv", encoding: str = "utf-8") -> Table:
    return read_table(name, text.encode(encoding))


def types(table: Table) -> list[str]:
    return [str(column.type) for column in facts(table)]


def remark(table: Table, code: str) -> dict[str, object]:
    return dict(table.remarks)[code]


def code_of(name: str, data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read_table(name, data)
    return refused.value.code


def test_quoted_line_ends_and_an_old_code_page_are_read() -> None:
    text = (
        'BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM\r\n40101;"Stichting\r\nDe Brug"\r\n40102;"Coöperatie ""Het Tij"""\r\n'
    )
    table = read(text, encoding="latin-1")
    assert table.rows == (("40101", "Stichting De Brug"), ("40102", 'Coöperatie "Het Tij"'))
    assert (table.encoding, table.lines) == ("cp1252", (2, 4))


@pytest.mark.parametrize(
    ("head", "names", "row"),
    [
        ("nummer;naam;2019;2020\r\n", ("nummer", "naam", "2019", "2020"), 1),
        ("nummer;naam;2018-2019;2019-2020\r\n", ("nummer", "naam", "2018-2019", "2019-2020"), 1),
        (
            "Jaar;;2019;2020\r\nSector;;po;po\r\nnummer;naam;n;n\r\n",
            ("Jaar Sector nummer", "Jaar Sector naam", "2019 po n", "2020 po n"),
            3,
        ),
        (
            "nummer;naam;leerlingen;verzuim\r\n-;-;aantal;%\r\n",
            ("nummer", "naam", "leerlingen (aantal)", "verzuim (%)"),
            1,
        ),
        ("Tabel 1;;;\r\nBesturen;;;\r\n;;;\r\nnummer;naam;n;m\r\n", ("nummer", "naam", "n", "m"), 4),
        ("nummer;naam;n;m\r\n1;2;3;4\r\n", ("nummer", "naam", "n", "m"), 1),
    ],
)
def test_a_header_of_any_height_names_the_columns(head: str, names: tuple[str, ...], row: int) -> None:
    table = read(head + THREE.format(12, 13, 14, 15, 16, 17))
    assert (table.columns, table.header_row, len(table.rows)) == (names, row, 3)
    assert types(table)[0] == "key"


def test_units_and_merged_names_are_told() -> None:
    assert remark(read("nummer;naam;n;p\r\n;;aantal;%\r\n" + THREE.format(1, 2, 3, 4, 5, 6)), "units-row") == {}
    rows: list[list[object]] = [["Bestuur", None, "Leerlingen", None], ["nummer", "naam", 2019, 2020]]
    rows += [["00101", "Oost", 10, 11], ["00102", "West", 20, 21], ["00103", "Zuid", 30, 31]]
    table = read_table("a.xlsx", book(rows, merged=("A1:B1", "C1:D1")))
    assert table.columns == ("Bestuur nummer", "Bestuur naam", "Leerlingen 2019", "Leerlingen 2020")
    assert remark(table, "double-header") == {}


def test_a_list_of_codes_and_names_without_titles_has_no_header() -> None:
    table = read("00AP;Oost;Ede\r\n00AR;West;Urk\r\n00BC;Zuid;Ede\r\n")
    assert (table.header_row, proposed(table).key, len(table.rows)) == (0, "kolom 1", 3)


def test_cells_merged_downwards_hold_for_every_row() -> None:
    rows: list[list[object]] = [["nummer", "regio"], ["00101", "Noord"], ["00102", None], ["00103", "Zuid"]]
    assert read_table("a.xlsx", book(rows, merged=("B2:B3",))).column("regio") == ("Noord", "Noord", "Zuid")


def test_of_several_sheets_the_first_full_one_is_read_and_another_on_request() -> None:
    rows: list[list[object]] = [["nummer", "naam"], ["00101", "Oost"], ["00102", "West"]]
    data = book(rows, sheets=("later",))
    assert remark(read_table("a.xlsx", data), "other-sheets") == {"sheets": "later", "n": 1}
    assert len(read_table("a.xlsx", data, "later").rows) == 1


def test_days_counted_by_a_spreadsheet_are_dates() -> None:
    table = read("nummer;naam;datum besluit;n\r\n" + THREE.format(43831, 1, 43832, 2, "", 3))
    assert table.column("datum besluit") == ("2020-01-01", "2020-01-02", "")
    assert remark(table, "date-serials") == {"column": "datum besluit", "n": 2}
    dated: list[list[object]] = [["nummer", "datum"], ["00101", datetime.date(2020, 1, 31)]]
    assert read_table("a.xlsx", book(dated)).column("datum") == ("2020-01-31",)


def test_percentages_are_known_in_every_dress() -> None:
    table = read("nummer;naam;aandeel x;slaagpercentage\r\n" + THREE.format("'45,3%'", 45, "12,0%", 60, "9%", 70))
    assert types(table)[2:] == ["percentage", "percentage"]
    rows: list[list[object]] = [["nummer", "slaagpercentage"], ["00101", 0.453], ["00102", 1.0]]
    assert remark(read_table("a.xlsx", book(rows)), "fractions") == {"columns": "slaagpercentage", "n": 1}


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (("1.234", "12.345", "987"), [1234, 12345, 987]),
        (("1.234", "0.345", "2.9"), [1.234, 0.345, 2.9]),
        (("1 234", "12 345", "987"), [1234, 12345, 987]),
        (("€ 1.200", "-1.234", "− 12"), [1200, -1234, -12]),
        (("1,5*", "2,5", "3,5¹"), [1.5, 2.5, 3.5]),
        (("2e-05", "1.5", "3"), [2e-05, 1.5, 3]),
    ],
)
def test_numbers_are_read_as_they_are_meant(cells: tuple[str, str, str], values: list[float]) -> None:
    table = read("nummer;naam;n;m\r\n" + THREE.format(cells[0], "V", cells[1], "O", cells[2], "V"))
    assert [number(cell, table.decimal) for cell in table.column("n")] == values
    assert facts(table)[2].type is ColumnType.NUMBER


def test_numbers_typed_as_text_get_the_point_of_the_others_in_a_workbook() -> None:
    rows: list[list[object]] = [["nummer", "tekst", "getal"], ["00101", "1.234,5", 1.25], ["00102", "2,5", 3.75]]
    table = read_table("a.xlsx", book(rows))
    assert (table.decimal, table.rows[0]) == (".", ("00101", "1234.5", "1.25"))


def test_marks_of_footnotes_and_crosses_are_taken_away_and_told_but_words_are_not() -> None:
    table = read("nummer;naam;n;m\r\n" + THREE.format("5,5*", "1", "x", "2", "7,5", "weinig"))
    assert table.column("n") == ("5,5", "", "7,5")
    assert (remark(table, "footnote-marks")["n"], remark(table, "crosses")["n"]) == (1, 1)
    assert table.column("m") == ("1", "2", "weinig")


def test_what_is_kept_back_is_counted_apart_from_what_is_missing() -> None:
    cells = THREE.format("<5", "minder dan 5", "12", ".", "n.v.t.", 7)
    known = facts(read("nummer;naam;n;k\r\n" + cells))[2:]
    assert [(column.filled, column.missing, column.censored) for column in known] == [(2, 1, 1), (2, 1, 1)]


def test_totals_between_the_rows_are_left_out_and_told() -> None:
    rows = "40101;Oost;1\r\n40102;West;2\r\n;Totaal Noord;3\r\n40103;Zuid;4\r\nNederland;;7\r\n"
    table = read("bestuursnummer;naam;n\r\n" + rows)
    assert table.column("bestuursnummer") == ("40101", "40102", "40103")
    assert remark(table, "totals-between") == {"n": 2, "lines": "4, 6", "words": "Totaal Noord"}
    kept = read("soort;n\r\nGemiddelde school;1\r\nKleine school;2\r\n")
    assert len(kept.rows) == 2


def test_totals_of_a_group_are_held_against_that_group_and_numberings_are_no_sums() -> None:
    rows = "A;5;I;10\r\nB;6;I P;11\r\nC;7;P;12\r\nD;8;I;13\r\nE;9;P;14\r\n"
    right = "Totaal inhoud;19;I;\r\nTotaal proces;22;P;\r\nTotaal;35;;15\r\n"
    assert "totals-differ" not in dict(read("wat;n;soort;regel\r\n" + rows + right).remarks)
    wrong = read("wat;n;soort;regel\r\n" + rows + "Totaal inhoud;20;I;\r\n")
    assert remark(wrong, "totals-differ") == {"n": 1, "columns": "n: 20 ≠ 19"}


def test_a_percentage_goes_with_the_only_size_beside_it() -> None:
    table = read("wat;n_volgens_kop;percentage;percentage_mogelijk\r\nA;21;62;ja\r\nB;21;61;nee\r\n")
    assert remark(table, "impossible-percentages")["rows"] == "3: 61 (n = 21)"


def test_keys_lose_nothing_and_gain_nothing() -> None:
    assert read("bestuursnummer;naam\r\n40101.0;Oost\r\n40102.0;West\r\n").column("bestuursnummer") == (
        "40101",
        "40102",
    )
    table = read("brin;vest;n\r\n0ap;0;1\r\n00ar;1;2\r\n")
    assert (proposed(table).key, table.column("brin+vest")) == ("brin+vest", ("00AP00", "00AR01"))
    assert types(table)[:2] == ["key", "key"]
    assert proposed(read("wat;aantal\r\nA;123\r\nB;456\r\nC;789\r\n")).key == ""


def test_judgements_in_digits_are_no_numbers() -> None:
    table = read("brin;opbrengst_vw;opbrengst in euro\r\n00AP;7;7000\r\n00AR;1;100\r\n00BC;9;300\r\n")
    assert types(table) == ["key", "group", "number"]
    assert remark(table, "coded-values") == {"n": 1, "columns": "opbrengst_vw", "values": "1, 7, 9"}


def test_a_column_without_name_and_formulas_without_value_are_told() -> None:
    assert remark(read("nummer;naam;n;\r\n" + THREE.format(1, "a", 2, "", 3, "b")), "nameless-columns") == {
        "n": 1,
        "columns": "kolom 4",
    }
    rows: list[list[object]] = [["nummer", "naam", "som"], ["00101", "Oost", "=1+1"], ["00102", "West", "=1+2"]]
    assert remark(read_table("a.xlsx", book(rows)), "formulas-without-value") == {"n": 2}


def test_old_and_locked_workbooks_are_refused_by_name() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert code_of("a.xls", old + "Workbook".encode("utf-16-le")) == "list-old-excel"
    assert code_of("a.xlsx", old + "EncryptedPackage".encode("utf-16-le")) == "list-with-password"


def _sheet(rows: str) -> bytes:
    """The smallest workbook there is around these rows."""
    stream = BytesIO()
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        made.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        )
        made.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        made.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets>'
            "</workbook>",
        )
        made.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        made.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return stream.getvalue()


def _row(number: int, *cells: str) -> str:
    made = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for place, cell in enumerate(cells)
    )
    return f'<row r="{number}">{made}</row>'


def test_coloured_empty_rows_are_no_rows_and_a_cell_far_away_is_refused() -> None:
    rows = _row(1, "nummer", "naam") + _row(2, "00101", "Oost") + _row(3, "00102", "West")
    empty = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"></c></row>' for n in range(4, 60_000))
    assert len(read_table("a.xlsx", _sheet(rows + empty)).rows) == 2
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert code_of("a.xlsx", _sheet(rows + far)) == "list-too-large"
    assert code_of("a.xlsx", _sheet(rows + " " * 20_000_000)) == "archive-too-large"


def test_a_file_of_nothing_but_separators_is_refused_before_it_fills_the_memory() -> None:
    assert code_of("a.csv", b";" * 5_000_001) == "list-too-large"


def test_markup_in_a_name_stays_a_name() -> None:
    assert read("nummer;naam\r\n00101;<script>x</script>\r\n").rows[0][1] == "<script>x</script>"
