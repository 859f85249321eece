"""Findings beside codes, and quotes by group, as rows of a file."""

from io import BytesIO
from uuid import UUID

from openpyxl import load_workbook

from coding.counting import Balance, CountRow, Tally
from coding.joint_findings import Finding, Verdict
from coding.joint_quotes import ShownQuotes
from coding.joint_units import JointCell, JointSubject
from reports.joint import quotes_csv
from reports.joint_findings import Told, book_of, csv_of, lines

SUBJECT, CODING = UUID(int=1), UUID(int=2)
FINDING = Finding(
    UUID(int=3), "laag", "buiten de G4", "3,4", "1,5", "< .01", "p. 12", SUBJECT, Verdict.NUANCES, "=Let op"
)
ROW = CountRow(SUBJECT, None, "visie", 4, Tally(2, 3, 9, (CODING,)), Balance(0, 0), {}, ())


def test_a_finding_is_a_row_with_its_check_counts_quotes_and_verdict() -> None:
    told = Told(FINDING, ROW, 0.0173, (("rust op school", "Gesprek"), ("een plan", "")))
    (line,) = lines([told], (), "nl")
    assert "0,0173" in line.check
    assert line.quotes == "“rust op school” (Gesprek)\n“een plan”"
    assert (line.subject, line.verdict) == ("visie", "nuanceert")
    book = load_workbook(BytesIO(book_of([line], "nl")))
    assert book["naast elkaar"]["L2"].value == "=Let op"
    assert csv_of([line], "en").decode().startswith("Outcome,Predictor,B,se,p,")


def test_what_is_hidden_has_no_counts_and_what_lies_alone_has_none_either() -> None:
    (hidden,) = lines([Told(FINDING, ROW, None)], {SUBJECT}, "nl")
    assert (hidden.counts, hidden.check) == ("weggelaten", "")
    (alone,) = lines([Told(FINDING, None, None)], (), "nl")
    assert (alone.counts, alone.subject) == ("", "")


def test_quotes_stand_one_a_row_in_their_order() -> None:
    cell = JointCell("laag", 1, 10.0, Balance(0, 0), unraised=False, behind=lambda: (CODING,))
    subject = JointSubject(SUBJECT, None, "visie", (cell,))
    shown = ShownQuotes(SUBJECT, "laag", (CODING,), by_hand=True, unraised=False)
    found = quotes_csv([subject], [shown, shown], {CODING: ("rust", "Gesprek")}).decode().splitlines()
    assert found[1:] == ["code,visie,laag,1,rust,Gesprek,1"]
