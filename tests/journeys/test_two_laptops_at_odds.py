"""Two laptops changed the same thing, or one what the other threw away: nothing disappears without being listed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from actions.checking import check
from actions.codebook import add_code, change_code, codebook, remove_code
from actions.coding import change_coding, codings, remove_coding
from actions.correcting import correct
from actions.documents import content, documents, remove
from actions.history import undo
from actions.reshaping import reshape
from actions.uniting import merge, preview
from actions.workspace import Desk, Workspace, create_project, join
from coding.merging import Merge
from coding.reshaping import Rename
from corpora.refusal import Refusal
from tests.builders import FOCUS_GROUP, codebook_of, coded, everything, told
from tests.journeys.laptops import FILE, brought_back, laptop, opened_by, packed

BETTER = f"# Vooraf\n\nWelkom.\n\n{FOCUS_GROUP}".encode()


@pytest.fixture
def ids(desk: Desk) -> dict[str, UUID]:
    """Anna's project: a focus group, codes, and a coding of hers."""
    ids = codebook_of(desk)
    coded(desk, told(desk), ids["Lerarentekort"], "lerarentekort drukt")
    return ids


@pytest.fixture
def bram(desk: Desk, ids: object, tmp_path: Path) -> Iterator[Desk]:
    """Bram's laptop, with the project on it."""
    other = laptop(tmp_path, "bram")
    yield opened_by(other, packed(desk), "Bram")
    other.database.close()


def described(desk: Desk, code_id: UUID, **values: Any) -> None:
    """Say something else of a code."""
    change_code(desk, replace(codebook(desk).code(code_id), **values))


def test_what_both_changed_is_a_conflict_until_somebody_chooses(desk: Desk, bram: Desk, ids: dict[str, UUID]) -> None:
    described(desk, ids["Lerarentekort"], definition="Te weinig leraren")
    described(bram, ids["Lerarentekort"], definition="Vacatures die open blijven", color="#009E73")
    before = everything(desk)
    seen = preview(desk, packed(bram), FILE)
    found = [(each.about, each.conflict.field, each.mine, each.theirs) for each in seen.disputes]
    assert found == [("Lerarentekort", "definition", "Te weinig leraren", "Vacatures die open blijven")]
    with pytest.raises(Refusal, match="merge-undecided"):
        brought_back(desk, bram)
    assert everything(desk) == before
    name = seen.disputes[0].conflict.name
    merge(desk, packed(bram), FILE, choices={name: "theirs"})
    code = codebook(desk).code(ids["Lerarentekort"])
    assert (code.definition, code.color) == ("Vacatures die open blijven", "#009E73")
    assert brought_back(desk, bram).nothing
    assert brought_back(bram, desk).disputes == ()
    assert everything(bram) == everything(desk)


@pytest.mark.parametrize(("rule", "said"), [("mine", "Anna"), ("theirs", "Bram"), ("newest", "Bram")])
def test_a_rule_settles_every_conflict_once(desk: Desk, bram: Desk, ids: dict[str, UUID], rule: str, said: str) -> None:
    described(desk, ids["Lerarentekort"], definition="Anna")
    described(bram, ids["Lerarentekort"], definition="Bram")
    brought_back(desk, bram, rule)
    assert codebook(desk).code(ids["Lerarentekort"]).definition == said
    described(bram, ids["Cijfers bespreken"], definition="Elke maand")
    assert brought_back(desk, bram).disputes == ()  # asked once, settled once
    assert brought_back(bram, desk).disputes == ()
    assert everything(bram) == everything(desk)


def test_what_one_threw_away_and_the_other_worked_on_stays_and_is_told(
    desk: Desk, bram: Desk, ids: dict[str, UUID]
) -> None:
    anna_there = Desk(bram.workspace, bram.project_id, desk.coder_id)
    coding = codings(desk)[0]
    remove_coding(desk, coding.id)
    change_coding(anna_there, coding.id, memo="Nog eens bekeken")
    remove_code(desk, ids["Wisselende leiding"])
    coded(bram, content(bram, documents(bram)[0].id), ids["Wisselende leiding"], "drie keer in twee jaar")
    done = brought_back(desk, bram)
    assert sorted((each.note.what, each.note.kind) for each in done.remarks) == [("kept", "code"), ("kept", "coding")]
    assert {each.memo for each in codings(desk)} == {"Nog eens bekeken", ""}
    assert len(codebook(desk).codes) == 3
    brought_back(bram, desk)
    assert everything(bram) == everything(desk)
    assert check(desk).faults == ()


def test_what_one_threw_away_and_the_other_left_alone_goes(desk: Desk, bram: Desk, ids: dict[str, UUID]) -> None:
    remove_code(bram, ids["Wisselende leiding"])
    done = brought_back(desk, bram)
    assert [(each.kind, each.removed) for each in done.tallies if each.removed] == [("code", 1)]
    assert len(codebook(desk).codes) == 2
    undo(desk)
    assert len(codebook(desk).codes) == 3


def test_a_document_that_one_put_away_and_the_other_coded_stays(desk: Desk, bram: Desk, ids: dict[str, UUID]) -> None:
    remove(desk, documents(desk)[0].id)
    coded(bram, content(bram, documents(bram)[0].id), ids["Wisselende leiding"], "drie keer in twee jaar")
    done = brought_back(desk, bram)
    assert [(each.note.what, each.about) for each in done.remarks] == [("kept", "Focusgroep mbo")]
    assert len(codings(desk)) == 2


def test_codings_follow_a_code_that_was_merged_here(desk: Desk, bram: Desk, ids: dict[str, UUID]) -> None:
    reshape(desk, Merge((ids["Lerarentekort"],), ids["Wisselende leiding"]))
    text = content(bram, documents(bram)[0].id)
    coded(bram, text, ids["Lerarentekort"], "voelt men het lerarentekort")
    coded(bram, text, ids["Lerarentekort"], "drie keer in twee jaar")
    done = brought_back(desk, bram)
    assert [each.note.what for each in done.remarks] == ["followed", "followed"]
    assert {each.code_id for each in codings(desk)} == {ids["Wisselende leiding"]}
    brought_back(bram, desk)
    assert everything(bram) == everything(desk)
    assert check(bram).faults == ()


def test_codings_made_in_the_old_text_move_to_the_corrected_one(desk: Desk, bram: Desk, ids: dict[str, UUID]) -> None:
    document = documents(desk)[0]
    correct(desk, document.id, "Beter.md", BETTER.replace(b"drie keer in twee jaar", b"vaak"))
    coded(bram, content(bram, document.id), ids["Cijfers bespreken"], "elke maand de cijfers")
    coded(bram, content(bram, document.id), ids["Wisselende leiding"], "keer in twee")
    done = brought_back(desk, bram)
    assert [(each.note.what, each.quote, each.coder) for each in done.remarks] == [("lost", "keer in twee", "Bram")]
    assert sorted(each.quote for each in codings(desk)) == ["elke maand de cijfers", "lerarentekort drukt"]
    assert check(desk).faults == ()
    brought_back(bram, desk)
    assert everything(bram) == everything(desk)
    assert check(bram).faults == ()


def test_a_text_corrected_there_takes_along_what_was_coded_here(desk: Desk, bram: Desk, ids: dict[str, UUID]) -> None:
    document = documents(desk)[0]
    correct(bram, document.id, "Beter.md", BETTER)
    coded(desk, content(desk, document.id), ids["Cijfers bespreken"], "elke maand de cijfers")
    before = everything(desk)
    brought_back(desk, bram)
    assert content(desk, document.id).text.startswith("# Vooraf") or "Vooraf" in content(desk, document.id).text
    assert sorted(each.quote for each in codings(desk)) == ["elke maand de cijfers", "lerarentekort drukt"]
    assert check(desk).faults == ()
    undo(desk)
    assert everything(desk) == before
    assert check(desk).faults == ()


def test_two_corrections_of_one_text_are_a_conflict(desk: Desk, bram: Desk, ids: object) -> None:
    document = documents(desk)[0]
    correct(desk, document.id, "Beter.md", BETTER)
    correct(bram, document.id, "Anders.md", FOCUS_GROUP.replace("drukt", "weegt").encode())
    seen = preview(desk, packed(bram), FILE)
    assert [(each.about, each.conflict.field) for each in seen.disputes] == [("Focusgroep mbo", "text")]
    brought_back(desk, bram, "theirs")
    assert "weegt" in content(desk, document.id).text
    assert check(desk).faults == ()
    brought_back(bram, desk)
    assert content(bram, document.id).text == content(desk, document.id).text
    assert [(each.id, each.span) for each in codings(bram)] == [(each.id, each.span) for each in codings(desk)]


def test_the_same_file_and_the_same_code_on_both_become_one(desk: Desk, bram: Desk, ids: dict[str, UUID]) -> None:
    extra = "Gespreksleider: Nog één vraag.\n\nInspecteur Jansen: Rust in het team helpt."
    here, there = (told(each, extra, name="Toegift.md") for each in (desk, bram))
    ours, theirs = (add_code(each, "Rust", ids["Personeel"], "#009E73") for each in (desk, bram))
    coded(desk, here, ours, "Rust in het team")
    coded(bram, there, theirs, "Rust in het team helpt")
    done = brought_back(desk, bram)
    assert [(each.kind, each.added) for each in done.tallies] == [("coder", 1), ("coding", 1)]
    assert len(documents(desk)) == 2
    assert {each.code_id for each in codings(desk, here.document.id)} == {ours}
    reshape(desk, Rename(ours, "Stabiliteit"))
    coded(bram, there, theirs, "helpt")
    brought_back(desk, bram)
    assert len(codebook(desk).codes) == 4
    assert len(codings(desk, here.document.id)) == 3
    assert check(desk).faults == ()


def test_two_codes_that_came_to_be_called_the_same_get_names_apart(
    desk: Desk, bram: Desk, ids: dict[str, UUID]
) -> None:
    reshape(desk, Rename(ids["Lerarentekort"], "Rust"))
    reshape(bram, Rename(ids["Wisselende leiding"], "Rust"))
    done = brought_back(desk, bram)
    assert [each.note.what for each in done.remarks] == ["renamed"]
    assert sorted(code.name for code in codebook(desk).codes) == ["Cijfers bespreken", "Rust", "Rust (2)"]


def test_lists_of_both_become_one_list(desk: Desk, bram: Desk, ids: dict[str, UUID]) -> None:
    described(desk, ids["Lerarentekort"], synonyms=("tekort", "vacatures"))
    described(bram, ids["Lerarentekort"], synonyms=("krapte",))
    done = brought_back(desk, bram)
    assert done.disputes == ()
    assert codebook(desk).code(ids["Lerarentekort"]).synonyms == ("tekort", "vacatures", "krapte")


def test_a_file_of_another_project_is_taken_in_by_what_is_the_same(
    desk: Desk, ids: object, workspace: Workspace, tmp_path: Path
) -> None:
    other = laptop(tmp_path, "carla")
    empty = Desk(other, create_project(other, "Zelf begonnen").id)
    carla = Desk(other, empty.project_id, join(empty, "Carla").id)
    codes = codebook_of(carla)
    coded(carla, told(carla), codes["Lerarentekort"], "lerarentekort drukt daar zwaar")
    done = brought_back(desk, carla)
    assert not done.same
    assert [(each.kind, each.coder, each.added) for each in done.tallies] == [("coder", "", 1), ("coding", "Carla", 1)]
    assert len(documents(desk)) == 1
    assert brought_back(desk, carla).nothing
    assert check(desk).faults == ()
    other.database.close()
