"""`check` sees a single character that was changed in any version of a text, behind the back of the actions."""

from uuid import UUID

from sqlalchemy import select, update

from actions.checking import Fault, check
from actions.correcting import correct
from actions.documents import Content, remove
from actions.forgetting import forget_speaker
from actions.history import undo
from actions.pseudonymising import apply, preview
from actions.workspace import Desk
from corpora.pseudonyms_lists import NameList
from store.tables import document_text
from tests.builders import FOCUS_GROUP, PANEL, told

BETTER = FOCUS_GROUP.replace("drie keer", "vier keer").encode()


def test_one_character_outside_every_quote_is_seen(desk: Desk) -> None:
    found = told(desk)
    _flip(desk, found, 1)
    assert check(desk).faults == (Fault("text", "document", found.document.id),)


def test_it_is_seen_in_an_earlier_version_and_in_a_document_that_was_put_away(desk: Desk) -> None:
    found = told(desk)
    correct(desk, found.document.id, "Beter.md", BETTER)
    _flip(desk, found, 1)
    assert check(desk).faults == (Fault("text", "document", found.document.id),)
    remove(desk, found.document.id)
    assert check(desk).faults == (Fault("text", "document", found.document.id),)


def test_what_undo_leaves_behind_is_watched_too(desk: Desk) -> None:
    found = told(desk)
    correct(desk, found.document.id, "Beter.md", BETTER)
    undo(desk)
    assert check(desk).faults == ()
    _flip(desk, found, 2)
    assert len(check(desk).faults) == 1


def test_forgetting_and_pseudonymising_leave_a_text_that_is_as_it_was_kept(desk: Desk, tmp_path: object) -> None:
    found = told(desk)
    correct(desk, found.document.id, "Beter.md", BETTER)
    forget_speaker(desk, "Inspecteur Jansen", found.document.id)
    panel = told(desk, PANEL, name="Panel.md").document.id
    (seen,) = preview(desk, [panel], NameList.parsed("Smit"))
    apply(desk, {panel: seen.proposals}, "vier losse woorden hier", key_path=tmp_path / "sleutel")  # type: ignore[operator]
    assert check(desk).faults == ()


def _flip(desk: Desk, found: Content, version: int) -> None:
    """A letter of the first heading becomes another one; the length stays."""
    this = _this(found.document.id, version)
    with desk.workspace.database.transaction() as connection:
        text = connection.execute(select(document_text.c.text).where(*this)).scalar_one()
        connection.execute(update(document_text).where(*this).values(text="X" + text[1:]))


def _this(document_id: UUID, version: int) -> tuple[object, ...]:
    return document_text.c.document_id == document_id, document_text.c.version == version
