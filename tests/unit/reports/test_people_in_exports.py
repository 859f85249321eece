"""Who said what was coded stands in columns beside each coding: name, role, sector, board, and their own attributes."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from uuid import UUID

from openpyxl import load_workbook

from corpora.participants import Participant, Voice
from reports.excel import CSV_COLUMNS, codings_book, codings_csv
from reports.findings import Findings
from reports.people import people_of
from tests.unit.reports.making import BOARD, CODINGS, FOCUS, SIGHT, coding, uid

TURNS = FOCUS[FOCUS.index("op de stoep") : FOCUS.index("krijgt geen")]


def described(findings: Findings) -> Findings:
    def person(label: str, board_id: UUID | None = None, **attributes: str) -> Participant:
        voice = Voice(uid("Focusgroep mbo"), label, uid(label))
        known = {"role": "inspecteur", **attributes}
        return Participant(uid(label), f"Mevrouw {label[-1]}", known, None, board_id, (voice,), (uid(label),))

    people = (person("Inspecteur 1", BOARD.id, jaren="12"), person("Inspecteur 2", board="Los bestuur"))
    return replace(findings, participants=people, codings=(*CODINGS, coding("x", FOCUS, TURNS, SIGHT)))


def test_a_quote_names_everybody_over_whose_turns_it_runs(findings: Findings) -> None:
    study = described(findings)
    people = people_of(study, study.codings)
    assert people.columns == ("name", "role", "sector", "board", "jaren")
    assert people.rows[uid("a1")] == ("Mevrouw 1", "inspecteur", "", "Stichting Voorbeeld", "12")
    assert people.rows[uid("a3")] == ("", "", "", "", "")
    both = ("Mevrouw 1; Mevrouw 2", "inspecteur", "", "Stichting Voorbeeld; Los bestuur", "12")
    assert people.rows[uid("x")] == both


def test_they_are_columns_in_both_files(findings: Findings) -> None:
    study = described(findings)
    rows = list(csv.DictReader(StringIO(codings_csv(study).decode(), newline="")))
    assert list(rows[0]) == [*CSV_COLUMNS, "participant", "role", "sector", "board", "participant.jaren"]
    assert (rows[0]["participant"], rows[0]["participant.jaren"]) == ("Mevrouw 1", "12")
    sheet = load_workbook(BytesIO(codings_book(study))).worksheets[0]
    head = [cell.value for cell in sheet[1]]
    assert head[-5:] == ["Deelnemer", "Rol", "Sector", "Bestuur", "jaren"]
    assert [cell.value for cell in sheet[2]][-5:] == ["Mevrouw 1", "inspecteur", None, "Stichting Voorbeeld", "12"]
