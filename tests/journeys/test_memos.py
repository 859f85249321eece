"""Memos about anything, and the journal: written, found, changed, undone, and without names that were taken away."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actions.checking import check
from actions.coding import change_coding
from actions.documents import documents
from actions.forgetting import forget_document, forget_speaker
from actions.history import redo, undo
from actions.memos import change_memo, find, memo_by_id, memos, memos_about, remove_memo, write_entry, write_memo
from actions.participants import participants
from actions.pseudonymising import apply, preview
from actions.workspace import Desk
from coding.memos import MemoKind, Subject, SubjectKind, Wanted
from corpora.refusal import Refusal
from store import history
from tests.builders import PANEL, codebook_of, coded, told
from tests.journeys.test_pseudonymising import SECRET


def _about(kind: SubjectKind, subject_id: object) -> list[Subject]:
    return [Subject(kind, subject_id)]  # type: ignore[arg-type]


def test_a_memo_is_written_found_changed_and_taken_away_and_all_of_it_undone(desk: Desk) -> None:
    code = codebook_of(desk)["Lerarentekort"]
    made = write_memo(
        desk, " De leraren zelf  noemen het niet. ", _about(SubjectKind.CODE, code), title="Wie  zegt dit"
    )
    (memo,) = memos_about(desk, code)
    assert (memo.id, memo.title, memo.text) == (made, "Wie zegt dit", "De leraren zelf  noemen het niet.")
    assert (memo.author_id, memo.kind) == (desk.coder_id, MemoKind.MEMO)
    assert find(desk, Wanted(query="leraar")) == (memo,)

    change_memo(desk, replace(memo, text="Toch wel."), seen=memo)
    assert memo_by_id(desk, made).text == "Toch wel."
    remove_memo(desk, made)
    assert memos(desk) == ()
    undo(desk)
    undo(desk)
    assert memo_by_id(desk, made).text == memo.text
    redo(desk)
    assert memo_by_id(desk, made).text == "Toch wel."
    assert check(desk).faults == ()


def test_a_memo_without_a_subject_is_about_the_project(desk: Desk) -> None:
    write_memo(desk, "Eerste indruk")
    assert [memo.text for memo in memos_about(desk, desk.project_id)] == ["Eerste indruk"]


def test_the_journal_has_a_day_of_its_own_and_the_newest_comes_first(desk: Desk) -> None:
    write_entry(desk, "Codes samengevoegd", on=date(2026, 3, 1))
    write_entry(desk, "Tweede ronde begonnen", on=date(2026, 3, 9))
    entries = find(desk, Wanted(kinds=frozenset({MemoKind.JOURNAL})))
    assert [(entry.on.day, entry.text) for entry in entries] == [
        (9, "Tweede ronde begonnen"),
        (1, "Codes samengevoegd"),
    ]


def test_what_stands_with_a_coding_is_found_with_the_others(desk: Desk) -> None:
    coding = coded(desk, told(desk), codebook_of(desk)["Lerarentekort"], "lerarentekort")
    change_coding(desk, coding.id, memo="Zegt de inspecteur, niet de school")
    write_memo(desk, "Scholen zwijgen", _about(SubjectKind.CODING, coding.id))
    found = find(desk, Wanted(query="school"))
    assert {(memo.kind, memo.text) for memo in found} == {
        (MemoKind.REMARK, "Zegt de inspecteur, niet de school"),
        (MemoKind.MEMO, "Scholen zwijgen"),
    }


def test_a_memo_is_only_changed_by_who_wrote_it_and_never_over_what_was_not_seen(desk: Desk, colleague: Desk) -> None:
    made = write_memo(desk, "Van Anna")
    seen = memo_by_id(desk, made)
    with pytest.raises(Refusal, match="not-your-memo"):
        remove_memo(colleague, made)
    change_memo(desk, replace(seen, text="In het ene venster"), seen=seen)
    with pytest.raises(Refusal, match="memo-changed"):
        change_memo(desk, replace(seen, text="In het andere"), seen=seen)
    assert memo_by_id(desk, made).text == "In het ene venster"


def test_what_cannot_be_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="memo-empty"):
        write_memo(desk, "  \n ", title=" ")
    with pytest.raises(Refusal, match="memo-subject-gone"):
        write_memo(desk, "Waarover?", _about(SubjectKind.CODE, desk.project_id))
    with pytest.raises(Refusal, match="memo-gone"):
        remove_memo(desk, desk.project_id)
    with pytest.raises(Refusal, match="nobody"):
        write_memo(Desk(desk.workspace, desk.project_id), "Van niemand")


def test_a_forgotten_document_takes_along_what_was_written_about_it(desk: Desk) -> None:
    found, panel = told(desk), told(desk, PANEL, name="Panel.md")
    coding = coded(desk, found, codebook_of(desk)["Lerarentekort"], "lerarentekort")
    write_memo(desk, "Jansen klinkt moe", _about(SubjectKind.CODING, coding.id))
    gone = write_memo(desk, "Vergelijk met Smit", _about(SubjectKind.DOCUMENT, found.document.id), title="Jansen")
    change_memo(desk, replace(memo_by_id(desk, gone), text="Jansen of Smit"))
    write_memo(desk, "Rust in het team", _about(SubjectKind.DOCUMENT, panel.document.id))
    forget_document(desk, found.document.id)
    assert [memo.text for memo in memos(desk)] == ["Rust in het team"]
    assert "Jansen" not in _kept(desk)
    assert check(desk).faults == ()


def test_a_forgotten_speaker_leaves_no_name_in_memos_and_nothing_about_them(desk: Desk) -> None:
    found = told(desk)
    person = next(each for each in participants(desk) if each.name == "Inspecteur Jansen")
    write_memo(desk, "Spreekt het meest", _about(SubjectKind.PARTICIPANT, person.id))
    write_entry(desk, "Inspecteur Jansen nog eens bellen")
    coding = coded(desk, found, codebook_of(desk)["Lerarentekort"], "lerarentekort")
    write_memo(desk, "Over haar woorden", _about(SubjectKind.CODING, coding.id))
    forget_speaker(desk, "Inspecteur Jansen")
    assert [memo.text for memo in memos(desk)] == ["[VERGETEN-1] nog eens bellen"]
    assert "Jansen" not in _kept(desk)
    assert "haar woorden" not in _kept(desk)
    assert check(desk).faults == ()


def test_names_in_memos_make_way_for_pseudonyms_in_the_log_as_well(desk: Desk, tmp_path: Path) -> None:
    found = told(desk)
    about = write_memo(desk, "jansen klinkt moe", _about(SubjectKind.DOCUMENT, found.document.id), title="Jansen")
    memo = memo_by_id(desk, about)
    change_memo(desk, replace(memo, text="jansen klinkt opgelucht"))
    write_entry(desk, "Met Jansen gebeld")
    seen = preview(desk, [each.id for each in documents(desk)], doubts=True)
    apply(desk, {each.content.document.id: each.proposals for each in seen}, SECRET, key_path=tmp_path / "p.key")
    assert "jansen" not in _kept(desk).casefold()
    assert "opgelucht" in memo_by_id(desk, about).text
    assert check(desk).faults == ()


def _kept(desk: Desk) -> str:
    with desk.workspace.database.reading() as connection:
        log = [(each.before, each.after) for each in history.changes(connection, desk.project_id)]
    return repr((log, memos(desk)))
