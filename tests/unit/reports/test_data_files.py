"""Tables for Excel, R and SPSS, read back with other people's readers."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from codebooks.codebook import Codebook
from coding.agreeing import agreed, document_agreement, label_agreement
from coding.agreeing_documents import counted
from coding.agreeing_question import Draws, Label, Question
from coding.agreeing_sheets import Material
from coding.scopes import scope_of
from coding.unit_codes import CountedUnit
from corpora.boards import Board
from corpora.documents import SegmentKind
from corpora.formulas import as_it_was
from corpora.participants import Participant, Voice
from corpora.parts import Part
from corpora.refusal import Refusal
from corpora.spans import Span
from reports.cleaning import clean
from reports.datasets import KINDS, Form, Study, Wanted, table_of, written
from reports.findings import Findings, counts
from reports.tabular import Field, Kind, Table, csv_of, distinct, parquet_of
from reports.worksheets import LONGEST_CELL, letters, titles, workbook
from tests.examples import examples
from tests.unit.reports.making import ANNA, BOARD, BRAM, CODINGS, LIST, SIGHT, STOEP, uid
from words import spoken

TODAY = date(2026, 3, 9)


@pytest.fixture
def study(findings: Findings) -> Study:
    """With who speaks, a part, who read, and how far they agree on the focus group."""
    focus, panel = uid("Focusgroep mbo"), uid("Panelverslag")
    voices = [Voice(focus, f"Inspecteur {n}", uid(f"i{n}")) for n in (1, 2)]
    people = tuple(
        Participant(v.participant_id, "Inspecteur", {"role": "inspecteur", "jaren": "12"}, None, board, (v,), ())
        for v, board in zip(voices, (BOARD.id, None), strict=True)
    )
    parts = (Part(uid("deel"), focus, "De lage lijst", Span(0, 100)),)
    readers = {focus: frozenset({ANNA.id, BRAM.id}), panel: frozenset({ANNA.id})}
    labels = tuple(Label(code.id, frozenset({code.id})) for code in findings.codebook.codes)
    question, draws = Question((ANNA.id, BRAM.id), labels), Draws(10)
    units = tuple(each.span for each in findings.segments[focus] if each.kind is SegmentKind.SENTENCE)
    here = [each for each in findings.codings if each.document_id == focus]
    counts = counted(question, Material(scope_of(len(findings.texts[focus])), units, (0,)), here, (0, 1))
    rows = [label_agreement(question, draws, [counts], n) for n in range(len(labels))]
    found = agreed(question, draws, {focus: (counts, document_agreement(question, focus, counts))}, rows, ())
    return Study(replace(findings, participants=people, parts=parts), readers, found)


def from_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


def sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(BytesIO(data)).worksheets}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_table_says_the_same_in_every_form(study: Study, kind: str, language: str) -> None:
    study = replace(study, findings=replace(study.findings, language=language))
    wanted = Wanted(kind)
    table = table_of(study, wanted)
    frame = pd.read_parquet(BytesIO(written(study, wanted, Form.PARQUET)))
    lines = from_csv(written(study, wanted, Form.CSV))
    assert list(frame.columns) == [field.name for field in table.fields] == list(lines[0])
    assert len(set(frame.columns)) == len(frame.columns)
    assert len(frame) == len(lines) == len(table.rows) > 0
    for field in table.fields:
        told = ["" if pd.isna(cell) else str(cell) for cell in frame[field.name].astype(object)]
        said = [as_it_was(line[field.name]) for line in lines]
        assert told == said or [float(x or -1) for x in told] == [float(x or -1) for x in said]
    for form in Form:
        assert written(study, wanted, form) == written(study, wanted, form)
    for head, *_ in sheets(written(study, wanted, Form.XLSX)).values():
        assert all(head)


def test_quotes_stand_in_the_order_of_the_codebook_with_their_path_and_themes(study: Study) -> None:
    first, second, *_ = from_csv(written(study, Wanted("quotes"), Form.CSV))
    assert (first["category"], first["path"], first["theme"]) == ("Context", "Context › Regio", "De omgeving")
    assert (first["chosen_for"], first["speaker"], first["participant"]) == ("De omgeving", "", "")
    assert (second["quote"], second["speaker"], second["participant.jaren"]) == (STOEP, "Inspecteur 1", "12")
    assert (second["about_group"], second["about_board"], second["memo"]) == ("laag", "", "Sterk.")
    about = {line["coding_id"]: line["about_board_key"] for line in from_csv(csv_of(table_of(study, Wanted("quotes"))))}
    assert about[str(uid("a2"))] == BOARD.key


def test_what_consensus_speaks_for_is_told_and_not_counted(study: Study) -> None:
    settled = replace(study, findings=replace(study.findings, settled=frozenset({CODINGS[0].id})))
    assert [row["counted"] for row in from_csv(written(settled, Wanted("codings"), Form.CSV))].count("0") == 1
    assert len(table_of(settled, Wanted("quotes")).rows) == len(CODINGS) - 1


def test_units_are_a_row_each_with_noughts_and_ones(study: Study) -> None:
    frame = pd.read_parquet(BytesIO(written(study, Wanted("units"), Form.PARQUET)))
    assert list(frame.columns)[-4:] == ["c_regio", "c_zicht", "c_bijsturen", "c_los"]
    assert frame.loc[frame.text.str.contains("stoep"), ["c_zicht", "c_bijsturen", "readers"]].values.tolist() == [
        [1, 1, 2]
    ]
    assert frame["c_los"].sum() == 0
    for row in frame.itertuples():
        document = next(each for each in study.findings.documents if each.name == row.document)
        assert study.findings.texts[document.id][row.start : row.end] == row.text
    fragments = table_of(study, Wanted("units", CountedUnit.FRAGMENT))
    assert len(fragments.rows) == 3
    by_bram = pd.read_parquet(BytesIO(parquet_of(table_of(study, Wanted("units", coder=BRAM)))))
    assert set(by_bram["document"]) == {"Focusgroep mbo"}
    head, *_ = sheets(written(study, Wanted("units"), Form.XLSX))["Eenheden"]
    assert head[-4:] == ("Regio", "Zicht", "Bijsturen", "Los")


def test_codes_that_are_written_alike_have_variables_of_their_own(study: Study) -> None:
    codes = (replace(SIGHT, id=uid("1"), name="Zicht!"), replace(SIGHT, id=uid("2"), name="’zicht’"), SIGHT)
    book = Codebook(study.findings.codebook.categories, codes)
    made = table_of(
        replace(study, findings=replace(study.findings, codebook=book, codings=(), themes=())), Wanted("units")
    )
    assert [field.name for field in made.fields[-3:]] == ["c_zicht", "c_zicht_2", "c_zicht_3"]
    assert distinct(["a", "a", "a_2"]) == ["a", "a_2", "a_2_2"]


def test_the_groups_count_as_everywhere_else(study: Study) -> None:
    lines = from_csv(written(study, Wanted("code-group"), Form.CSV))
    said = {(line["category"], line["code"], line["group"]): line for line in lines}
    for row in counts(study.findings):
        names = {each.id: each.name for each in study.findings.codebook.categories}
        category = names.get(row.category_id, "") if row.category_id else ""
        for group in row.by_group:
            line = said[category, "" if row.id == row.category_id else row.label, group.group.name]
            numbers = (group.of, group.tally.documents, group.tally.fragments, group.tally.words)
            assert numbers == tuple(int(line[each]) for each in ("of_documents", "documents", "fragments", "words"))
            assert line["raised"] == str(int(not group.structural_zero))


def test_a_matrix_has_its_numbers_side_by_side_and_the_same_again_in_words(study: Study) -> None:
    book = sheets(written(study, Wanted("code-document"), Form.XLSX))
    assert list(book) == ["Fragmenten", "Woorden"]
    head, *rows = book["Fragmenten"]
    assert head == ("Categorie", "Code", "Totaal", "Focusgroep mbo", "Panelverslag")
    assert ("Monitoren", "Zicht", 1, 1, 0) in rows
    assert ("Monitoren", None, 2, 2, 0) in rows
    speakers, *_ = sheets(written(study, Wanted("code-speaker"), Form.XLSX))["Fragmenten"]
    assert speakers[3:] == ("Inspecteur · Focusgroep mbo",) * 2
    assert load_workbook(BytesIO(written(study, Wanted("code-part"), Form.XLSX))).worksheets[0].freeze_panes == "C2"


def test_for_publication_what_rests_on_few_boards_is_left_out(study: Study) -> None:
    boards = (BOARD, *(Board(uid(f"b{n}"), LIST.id, str(n), f"Bestuur {n}", "laag", {}) for n in range(3)))
    study = replace(study, findings=replace(study.findings, boards=boards))
    lines = from_csv(written(study, Wanted("code-group", published=True), Form.CSV))
    withheld = {(line["code"], line["group"]) for line in lines if line["withheld"] == "1"}
    of_one = {(line["code"], line["group"]) for line in lines if line["group"] == "hoog"}  # one board: its zeros too
    assert withheld == of_one | {("", "laag"), ("Bijsturen", "laag"), ("Zicht", "laag")}
    assert all(not line["fragments"] for line in lines if line["withheld"] == "1")
    head, *rows = sheets(written(study, Wanted("code-group", published=True), Form.XLSX))["Fragmenten"]
    assert "Totaal" not in head
    assert ("Context", "Regio", 0, None) in rows
    assert ("Monitoren", "Bijsturen", None, None) in rows
    with pytest.raises(Refusal, match="export-not-published"):
        Wanted("quotes", published=True)


def test_what_is_not_there_is_refused(findings: Findings) -> None:
    with pytest.raises(Refusal, match="export-kind-unknown"):
        Wanted("alles")
    with pytest.raises(Refusal, match="coders-too-few"):
        table_of(Study(findings), Wanted("agreement"))
    wide = Table("quotes", tuple(Field(str(n), title="x") for n in range(16_385)), [])
    with pytest.raises(Refusal, match="export-too-large"):
        workbook([wide], spoken("nl"), title="", subject="", on=TODAY)


HOSTILE = st.text(st.characters(), max_size=40) | st.sampled_from(
    [
        "=1+1",
        "+31 6",
        "-1",
        "@naam",
        "\tx",
        "\rx",
        "'=1",
        "a\x00b\x0bc",
        "\ud800",
        "😀🏽",
        "שלום עליכם",
        "_x0041_",
        "&<>\"'",
    ]
)


def read_back(texts: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """As Excel, CSV and Parquet have them."""
    table = Table("quotes", (Field("quote"), Field("n", Kind.WHOLE, title="n")), [(t, n) for n, t in enumerate(texts)])
    book = load_workbook(BytesIO(workbook([table], spoken("nl"), title="t\x00", subject="&", on=TODAY))).worksheets[0]
    cells = [book.cell(n + 2, 1) for n in range(len(texts))]
    assert all(cell.data_type in "sn" and cell.hyperlink is None for cell in cells)
    assert all(cell.data_type == "s" for cell in cells if cell.value is not None)
    assert all(cell.quotePrefix for cell in cells if str(cell.value or "").startswith(("=", "+", "-", "@", "\t")))
    excel = [str(cell.value or "") for cell in cells]
    plain = [as_it_was(line["quote"]) for line in from_csv(csv_of(table))]
    return excel, plain, pd.read_parquet(BytesIO(parquet_of(table)))["quote"].tolist()


@given(st.lists(HOSTILE, min_size=1, max_size=8))
@settings(max_examples=examples(60))
@example(["\x1f@"])
@example(["=1+1", "\r\n=x", "é" * (LONGEST_CELL + 1), "😀" * LONGEST_CELL, "x_x005F_"])
def test_any_text_is_a_text_and_comes_back(texts: list[str]) -> None:
    excel, plain, parquet = read_back(texts)
    assert plain == parquet == [clean(text) for text in texts]
    for text, cell in zip(texts, excel, strict=True):
        whole = clean(text).replace("\r\n", "\n").replace("\r", "\n")
        if len(whole.encode("utf-16-le")) <= 2 * LONGEST_CELL:
            assert cell == whole.replace("x005F_", "")  # openpyxl takes this away wherever it stands
        else:
            assert cell.endswith(" […]")
            assert len(cell.encode("utf-16-le")) <= 2 * LONGEST_CELL
            assert whole.startswith(cell.removesuffix(" […]"))


def test_days_and_numbers_are_days_and_numbers() -> None:
    fields = (Field("added_on", Kind.DAY), Field("alpha", Kind.REAL), Field("words", Kind.WHOLE))
    table = Table("documents", fields, [(TODAY, 0.25, 7), (None, None, None)])
    sheet = load_workbook(BytesIO(workbook([table], spoken("nl"), title="", subject="", on=TODAY))).worksheets[0]
    head, first = sheet.iter_rows(values_only=True)
    assert head == ("Toegevoegd", "Alpha", "Woorden")
    assert (first[0].date(), *first[1:]) == (TODAY, 0.25, 7)  # type: ignore[union-attr]
    assert csv_of(table).decode().splitlines()[1:] == ["2026-03-09,0.25,7", ",,"]
    assert str(pd.read_parquet(BytesIO(parquet_of(table)))["words"].iloc[0]) == "7.0"
    assert parquet_of(replace(table, rows=[]))


def test_sheets_have_titles_that_excel_takes() -> None:
    assert titles(["a/b", "A:B", "x" * 40, "x" * 40, "''"]) == ["a b", "A B 2", "x" * 31, f"{'x' * 29} 2", "Blad"]
    assert [letters(n) for n in (0, 26, 701, 702)] == ["A", "AA", "ZZ", "AAA"]
