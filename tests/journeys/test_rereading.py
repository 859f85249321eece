"""A document's own file is read once more: seen beside the present text, kept as a correction, undone as one."""

from pathlib import Path

import pytest

from actions import drafts
from actions.checking import check
from actions.coding import codings
from actions.correcting import correct_draft, preview_draft
from actions.documents import add_all, content, contents, repairs
from actions.forgetting import forget_speaker
from actions.history import redo, undo
from actions.participants import participants
from actions.rereading import draft_of, original_of, reread
from actions.versions import versions
from actions.workspace import Desk
from corpora.refusal import Refusal
from corpora.relabelling import Choices
from corpora.repairs import Repair
from tests.builders import codebook_of, coded, everything, told
from tests.journeys.terminal import Shell

PRINTED = """\
I: Wat valt op aan de besturen op de lage lijst?

R1: Het leraren\u00adtekort drukt daar zwaar op de teams.

I: En op de hoge lijst?

R1: Daar bespreekt het bestuur elke maand de cijfers.
"""
WITHOUT = Choices(frozenset({Repair.SOFT_HYPHENS}), {"I": "Gespreksleider", "R1": "Inspecteur"})
QUOTE = "drukt daar zwaar op de teams"


def test_a_repair_that_was_off_is_made_after_all_and_codings_and_names_stay(desk: Desk, colleague: Desk) -> None:
    (added,) = add_all(desk, "Gesprek.txt", PRINTED.encode(), WITHOUT)
    found, ids = content(desk, added.document.id), codebook_of(desk)
    coded(desk, found, ids["Lerarentekort"], QUOTE)
    coded(colleague, found, ids["Lerarentekort"], "Daar bespreekt het bestuur")
    before, known = everything(desk), contents(desk)
    seen = reread(desk, found.document.id)
    assert seen.names == {"I": "Gespreksleider", "R1": "Inspecteur"}
    assert seen.found[Repair.SOFT_HYPHENS] == 1
    assert everything(desk) == before
    drafts.hold_reread(desk, found.document.id, Choices())
    held = drafts.draft(desk, found.document.id)
    assert held
    done = correct_draft(desk, found.document.id, held)
    assert (done.version, done.moved, done.removed) == (2, 2, ())
    after = content(desk, found.document.id)
    assert "Inspecteur: Het lerarentekort drukt" in after.text
    assert {each.speaker for each in after.segments if each.speaker} == {"Gespreksleider", "Inspecteur"}
    assert [each.name for each in participants(desk)] == ["Gespreksleider", "Inspecteur"]
    assert {each.quote for each in codings(desk)} == {QUOTE, "Daar bespreekt het bestuur"}
    assert repairs(desk, found.document.id)["soft_hyphens"] == 1
    assert contents(desk) == (after,)
    assert check(desk).faults == ()
    undo(desk)
    assert everything(desk) == before
    assert contents(desk) == known
    redo(desk)
    assert contents(desk) == (after,)


def test_only_who_speaks_differs_and_that_is_a_version_too(desk: Desk) -> None:
    found = told(desk, "Anna: Dag.\n\nBram: het gaat over geld.\n\nAnna: Ja.\n\nBram: dus geld.", name="Verslag.txt")
    assert "Bram" in {each.speaker for each in found.segments}
    draft = draft_of(desk, found.document.id, Choices(names={"Bram": None}))
    assert preview_draft(desk, found.document.id, draft).changes.all == ()
    correct_draft(desk, found.document.id, draft)
    after = contents(desk)
    assert {each.speaker for each in after[0].segments if each.speaker} == {"Anna"}
    assert after[0].text == found.text
    with pytest.raises(Refusal, match="corrected-since"):
        correct_draft(desk, found.document.id, draft)


def test_what_was_typed_since_is_told_and_the_same_reading_is_refused(desk: Desk) -> None:
    found = told(desk)
    with pytest.raises(Refusal, match="reread-same"):
        preview_draft(desk, found.document.id, draft_of(desk, found.document.id))
    for old, new in (("drie keer", "vier keer"), ("rust", "stilte")):
        now = content(desk, found.document.id)
        drafts.revise(desk, now, now.text.replace(old, new) + "\n\nEinde.")
        held = drafts.draft(desk, found.document.id)
        assert held
        correct_draft(desk, found.document.id, held)
        drafts.drop(desk, found.document.id)
    own = original_of(desk, found.document.id)
    assert (own.name, own.version, own.revised) == ("Focusgroep mbo.md", 1, 2)
    correct_draft(desk, found.document.id, draft_of(desk, found.document.id))
    again = content(desk, found.document.id)
    assert (again.text, again.segments) == (found.text, found.segments)
    assert [each.number for each in versions(desk, found.document.id) if each.current] == [4]


def test_where_only_a_text_is_left_nothing_is_read_again(desk: Desk) -> None:
    found = told(desk)
    forget_speaker(desk, "Inspecteur Jansen")
    with pytest.raises(Refusal, match="original-not-kept"):
        original_of(desk, found.document.id)


def test_of_a_list_of_answers_each_question_finds_its_own(desk: Desk) -> None:
    rows = "respondent;Wat valt op?;Wat helpt?\n"
    rows += "\n".join(f"R{n};Het valt op dat team {n} groot is.;Een gesprek over {n} dingen helpt." for n in range(9))
    added = add_all(desk, "Vragenlijst.csv", rows.encode())
    assert len(added) == 2
    for each in added:
        assert reread(desk, each.document.id).reading.text == content(desk, each.document.id).text
        with pytest.raises(Refusal, match="reread-same"):
            preview_draft(desk, each.document.id, draft_of(desk, each.document.id))


def test_in_the_terminal_it_is_seen_first(desk: Desk, database_url: str, tmp_path: Path) -> None:
    shell, path = Shell(database_url, "Besturen 2021"), tmp_path / "Gesprek.txt"
    path.write_text(PRINTED, encoding="utf-8")
    renames = ("--rename", "I=Gespreksleider")
    shell("import", path, "--coder", "Anna", "--without", "soft_hyphens", *renames)
    seen = shell.json("document", "reread", "Gesprek", "--preview")
    assert seen["names"] == {"I": "Gespreksleider"}
    assert "+R1: Het lerarentekort drukt daar zwaar op de teams." in seen["diff"]
    assert "I → Gespreksleider 2, R1 2" in shell("document", "reread", "Gesprek", "--preview").out
    refused = shell.json("document", "reread", "Gesprek", "--coder", "Anna", "--without", "soft_hyphens", code=1)
    assert refused["refused"] == "reread-same"
    done = shell.json("document", "reread", "Gesprek", "--coder", "Anna", "--rename", "R1=Inspecteur")
    assert done["version"] == 2
    assert "Inspecteur: Het lerarentekort" in shell("document", "text", "Gesprek").out
