"""`check` sees what was changed behind the back of the actions."""

from uuid import uuid4

import pytest
from sqlalchemy import Executable, delete, insert, update

from actions.checking import Fault, check
from actions.coding import codings
from actions.documents import contents, remove
from actions.workspace import Desk
from store.tables import change, code, coding, document, document_text
from tests.builders import codebook_of, coded, told


@pytest.fixture
def study(desk: Desk) -> Desk:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    coded(desk, content, ids["Wisselende leiding"], "drie keer")
    return desk


def test_a_project_nobody_tampered_with_is_clean(study: Desk) -> None:
    found = check(study)
    assert (found.documents, found.codings, found.faults) == (1, 2, ())
    assert found.changes > 8


def test_a_removed_document_is_no_fault(study: Desk) -> None:
    remove(study, codings(study)[0].document_id)
    assert check(study).faults == ()


def test_a_quote_that_was_changed_is_seen(study: Desk) -> None:
    made = codings(study)[0]
    _tamper(study, update(coding).where(coding.c.id == made.id).values(quote="lerarenoverschot"))
    assert check(study).faults == (Fault("quote", "coding", made.id),)


def test_a_text_that_was_changed_is_seen_in_its_length_and_its_quotes(study: Desk) -> None:
    made = codings(study)
    _tamper(study, update(document_text).values(text="." + _text(study)))
    kinds = [(fault.kind, fault.subject) for fault in check(study).faults]
    assert kinds == [*(("quote", each.id) for each in made), ("text", made[0].document_id)]


def test_a_row_that_was_changed_is_seen(study: Desk) -> None:
    made = codings(study)[0]
    _tamper(study, update(coding).where(coding.c.id == made.id).values(memo="Ingevoegd"))
    assert check(study).faults == (Fault("log", "coding", made.id),)


def test_a_row_that_was_deleted_is_seen(study: Desk) -> None:
    made = codings(study)[0]
    _tamper(study, delete(coding).where(coding.c.id == made.id))
    assert check(study).faults == (Fault("log", "coding", made.id),)


def test_a_row_that_was_smuggled_in_is_seen(study: Desk) -> None:
    made = codings(study)[0]
    row = {
        column: getattr(made, column)
        for column in ("document_id", "coder_id", "quote", "memo", "revision", "at", "direction")
    }
    smuggled = row | {"start": made.span.start, "end": made.span.end, "code_id": codings(study)[1].code_id}
    smuggled |= {"id": uuid4(), "project_id": study.project_id}
    _tamper(study, insert(coding).values(smuggled))
    assert check(study).faults == (Fault("log", "coding", smuggled["id"]),)


def test_a_log_row_that_was_changed_is_seen(study: Desk) -> None:
    made = codings(study)[0]
    _tamper(study, update(change).where(change.c.subject == made.id).values(after={"memo": "Nooit gezegd"}))
    assert check(study).faults == (Fault("log", "coding", made.id),)


def test_a_log_row_that_was_deleted_is_seen(study: Desk) -> None:
    made = codings(study)[0]
    _tamper(study, delete(change).where(change.c.subject == made.id))
    assert check(study).faults == (Fault("log", "coding", made.id),)


def test_a_document_that_was_renamed_and_a_code_that_was_recoloured_are_seen(study: Desk) -> None:
    made = codings(study)[0]
    _tamper(
        study, update(document).values(name="Anders"), update(code).where(code.c.id == made.code_id).values(color="x")
    )
    assert {(fault.subject_kind, fault.subject) for fault in check(study).faults} == {
        ("document", made.document_id),
        ("code", made.code_id),
    }


def _tamper(desk: Desk, *statements: Executable) -> None:
    with desk.workspace.database.transaction() as connection:
        for statement in statements:
            connection.execute(statement)


def _text(desk: Desk) -> str:
    (content,) = contents(desk)
    return content.text
