"""Memos and the journal as an appendix, with their themes, in Excel and in CSV; saturation and progress in CSV."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

from openpyxl import load_workbook

from coding.memos import Memo, MemoKind, Subject, SubjectKind
from coding.progress import progress
from coding.saturation import Rule, saturation
from reports.choices import USUAL, Choices, Part
from reports.findings import Findings
from reports.memos import memos_book, memos_csv
from reports.saturation import progress_csv, saturation_csv
from reports.word import word
from tests.unit.reports.making import ANNA, uid

AT = datetime(2026, 3, 5, 12, tzinfo=UTC)
WITH_MEMOS = Choices((*USUAL, Part.MEMOS))
ABOUT = Subject(SubjectKind.THEME, uid("t2"))
MEMO = Memo(uid("m"), MemoKind.MEMO, ANNA.id, "Vraag", "Eén.\n\n=Twee.", (ABOUT,), date(2026, 3, 5), AT, AT)
ENTRY = Memo(uid("j"), MemoKind.JOURNAL, None, "", "Codes gesplitst", (), date(2026, 3, 9), AT, AT)


def noted(findings: Findings, *memos: Memo) -> Findings:
    return replace(findings, memos=memos, memo_subjects={MEMO.id: (("theme", "De omgeving"),)})


def text(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as parts:
        return parts.read("word/document.xml").decode()


def test_the_appendix_has_the_journal_first_and_the_theme_its_memos(findings: Findings) -> None:
    told = text(word(noted(findings, MEMO, ENTRY), WITH_MEMOS))
    assert told.count("Vraag") == 2
    assert told.index("Memo’s bij dit thema") < told.rindex(": memo’s en logboek")
    assert told.rindex("Codes gesplitst") < told.rindex("Vraag")
    assert "5 maart 2026 · Anna de Wit · Thema: De omgeving" in told


def test_an_appendix_has_no_empty_heading(findings: Findings) -> None:
    assert ">Logboek<" not in text(word(noted(findings, MEMO), WITH_MEMOS))
    assert ": memo’s en logboek" not in text(word(findings, WITH_MEMOS))


def test_memos_stand_in_a_sheet_with_what_they_are_about(findings: Findings) -> None:
    sheet = load_workbook(BytesIO(memos_book(noted(findings, MEMO, ENTRY)))).active
    head, first, second = sheet.iter_rows(values_only=True)
    assert head == ("Dag", "Soort", "Auteur", "Titel", "Tekst", "Gaat over")
    assert first == ("2026-03-09", "Logboek", None, None, "Codes gesplitst", None)
    assert second == ("2026-03-05", "Memo", "Anna de Wit", "Vraag", "Eén.\n\n=Twee.", "Thema: De omgeving")


def test_memos_in_csv_are_as_they_were_written(findings: Findings) -> None:
    entry, memo = csv.DictReader(StringIO(memos_csv(noted(findings, MEMO, ENTRY)).decode()))
    assert (entry["kind"], entry["author"], entry["about"]) == ("journal", "", "")
    assert (memo["text"], memo["about"]) == ("Eén.\n\n=Twee.", "theme: De omgeving")


def test_saturation_and_progress_are_rows_for_machines(findings: Findings) -> None:
    documents = {document.id: document.name for document in findings.documents}
    codes = {code.id: code.name for code in findings.codebook.codes}
    found = saturation(findings.codings, list(documents), Rule(1, 1))
    first, second = csv.DictReader(StringIO(saturation_csv(found, documents, codes).decode()))
    assert (first["number"], first["document"], first["new_share"]) == ("1", "Focusgroep mbo", "")
    assert (second["new_codes"], second["new_share"], second["new"]) == ("1", "0.5", "Regio")
    coders = {coder.id: coder.name for coder in findings.coders}
    made = progress(findings.documents, findings.segments, findings.coders, findings.codings)
    rows = list(csv.DictReader(StringIO(progress_csv(made, documents, coders).decode())))
    assert [(row["coder"], row["codings"]) for row in rows[:2]] == [("Anna de Wit", "2"), ("Bram Visser", "2")]
    assert rows[3]["last"] == ""
