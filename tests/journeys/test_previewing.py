"""A file is looked at before it is kept: in the project, over HTTP, and in the terminal."""

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions import access
from actions.documents import content, documents, repairs
from actions.history import undo
from actions.previewing import call, drop, hold, keep, keep_all, preview, side_by_side, switch, waiting
from actions.workspace import Desk, Workspace
from api.routes import routes
from corpora.documents import turns_by_speaker
from corpora.refusal import Refusal
from corpora.repairs import Repair
from tests.builders import FOCUS_GROUP, everything
from tests.journeys.terminal import Shell

LINES = """\
Gespreksleider: Het bestuur bespreekt {elke} maand de cijfers van zijn scholen met de be-
stuurders {in} de regio, zoals dat in de code voor goed bestuur van de hele sector staat
beschreven {en} zoals de inspectie het in haar kader voor het toezicht ook van hen vraagt.
Inspecteur: De directeuren {vinden} dat prettig, omdat zij dan weten waar zij aan toe zijn
en omdat het gesprek dan {over} het onderwijs gaat en niet alleen over het geld dat er is.
Gespreksleider: Wat valt {verder} op aan besturen die het goed doen in hun eigen regio?
Inspecteur: Daar kent de bestuurder zijn scholen {van} binnenuit, en dat merkt wie er komt.
"""
PRINTED = "\f".join(
    f"{LINES.replace('{', opened).replace('}', '')}{n}" for n, opened in enumerate(("", "net zo goed "), 1)
)
SURVEY = """\
respondent;Wat ging er goed dit jaar?;Wat kan er beter?
A;De sfeer was goed;De planning kan beter
B;Er was meer rust nu;Er is veel te veel werk
"""


def test_a_file_that_is_looked_at_leaves_no_trace_until_it_is_kept(desk: Desk) -> None:
    before = everything(desk)
    held = hold(desk, "Panel.txt", PRINTED.encode())
    seen = preview(desk, held.id)
    assert seen.found[Repair.PAGE_NUMBERS] == 2
    assert seen.found[Repair.JOINED_WORDS] == 2
    assert seen.speakers == {"Gespreksleider": 4, "Inspecteur": 4}
    assert everything(desk) == before
    (added,) = keep(desk, held.id)
    assert waiting(desk) == ()
    assert "met de bestuurders" in content(desk, added.document.id).text
    undo(desk)
    assert documents(desk) == []


def test_what_is_chosen_is_what_is_kept_and_what_the_document_tells(desk: Desk) -> None:
    held = hold(desk, "Panel.txt", PRINTED.encode())
    switch(desk, held.id, Repair.JOINED_WORDS, on=False)
    call(desk, held.id, "Inspecteur", "Inspecteur Jansen")
    (found,) = preview(desk, held.id).readings
    (added,) = keep(desk, held.id)
    kept = content(desk, added.document.id)
    assert (kept.text, kept.segments) == (found.text, found.segments)
    assert "met de be- stuurders" in kept.text
    assert turns_by_speaker(kept.segments) == {"Gespreksleider": 4, "Inspecteur Jansen": 4}
    told = repairs(desk, kept.document.id)
    assert "joined_words" not in told
    assert (told["page_furniture"], told["renamed_speakers"]) == (2, 1)


def test_a_choice_can_be_taken_back_and_the_count_of_what_is_off_stays_known(desk: Desk) -> None:
    held = hold(desk, "Panel.txt", PRINTED.encode())
    plain = preview(desk, held.id)
    switch(desk, held.id, Repair.PAGE_NUMBERS, on=False)
    call(desk, held.id, "Inspecteur", None)
    seen = preview(desk, held.id)
    assert seen.found == plain.found
    assert Repair.PAGE_NUMBERS not in seen.readings[0].counted
    assert turns_by_speaker(seen.readings[0].segments) == {"Gespreksleider": 4}
    switch(desk, held.id, Repair.PAGE_NUMBERS, on=True)
    call(desk, held.id, "Inspecteur", "Inspecteur")
    assert preview(desk, held.id) == plain


def test_a_name_that_is_refused_changes_nothing(desk: Desk) -> None:
    held = hold(desk, "Panel.txt", PRINTED.encode())
    for speaker, name in (("Inspecteur", ":"), ("Karel", "Anna")):
        with pytest.raises(Refusal):
            call(desk, held.id, speaker, name)
    assert waiting(desk) == (held,)


def test_a_file_waits_for_who_brought_it_and_can_be_put_aside(desk: Desk, colleague: Desk) -> None:
    held = hold(desk, "Panel.txt", PRINTED.encode())
    assert waiting(colleague) == ()
    with pytest.raises(Refusal, match="preview-gone"):
        keep(colleague, held.id)
    drop(desk, held.id)
    with pytest.raises(Refusal, match="preview-gone"):
        preview(desk, held.id)
    assert documents(desk) == []


def test_of_all_that_waits_the_refused_goes_on_waiting(desk: Desk) -> None:
    hold(desk, "Een.md", FOCUS_GROUP.encode())
    twin = hold(desk, "Twee.md", FOCUS_GROUP.encode())
    hold(desk, "Drie.txt", PRINTED.encode())
    refused = keep_all(desk)
    assert [(name, refusal.code) for name, refusal in refused.items()] == [("Twee.md", "document-twice")]
    assert waiting(desk) == (twin,)
    assert {document.name for document in documents(desk)} == {"Een", "Drie"}
    with pytest.raises(Refusal, match="document-twice"):
        hold(desk, "Vier.md", FOCUS_GROUP.encode())


def test_a_list_of_answers_is_looked_at_question_by_question(desk: Desk) -> None:
    held = hold(desk, "Vragen.csv", SURVEY.encode())
    call(desk, held.id, "B", "A")
    seen = preview(desk, held.id)
    assert [turns_by_speaker(reading.segments) for reading in seen.readings] == [{"A": 2}, {"A": 2}]
    assert any(pair.after == "A: Er is veel te veel werk" and pair.changed for pair in side_by_side(desk, held.id, 1))
    assert len(keep(desk, held.id)) == 2


def test_the_two_texts_stand_side_by_side(desk: Desk) -> None:
    held = hold(desk, "Panel.txt", PRINTED.encode())
    changed = [pair for pair in side_by_side(desk, held.id) if pair.changed]
    assert any("be-\nstuurders" in pair.before and "bestuurders" in pair.after for pair in changed)
    switch(desk, held.id, Repair.JOINED_WORDS, on=False)
    switch(desk, held.id, Repair.PAGE_NUMBERS, on=False)
    assert [pair for pair in side_by_side(desk, held.id) if pair.changed] == []


def test_an_upload_can_go_to_the_files_that_wait(workspace: Workspace, desk: Desk) -> None:
    headers = {"X-Duiding-Token": access.token_for(desk), "X-Duiding-Name": "Panel.txt"}
    with TestClient(Starlette(routes=routes(lambda: workspace))) as client:
        answer = client.post("/api/previews", content=PRINTED.encode(), headers=headers)
        broken = client.post("/api/previews", content=b"%PDF-1.7 x", headers=headers)
    assert answer.json()["id"] == waiting(desk)[0].id
    assert "nog niet bewaard" in answer.json()["message"]
    assert broken.status_code == 422
    assert documents(desk) == []


def test_the_terminal_shows_a_file_and_stores_nothing(shell: Shell, tmp_path: Path) -> None:
    file = _written(tmp_path, "Panel.txt", PRINTED)
    answer = shell("import", file, "--preview", "--without", "hyphens,page_numbers", "--rename", "Inspecteur=I. Jansen")
    assert "joined_words" in answer.out
    assert "Afgebroken woorden aan elkaar zetten (uit)" in answer.out
    assert "\n-Inspecteur: De directeuren" in answer.out
    assert "\n+I. Jansen: De directeuren" in answer.out
    seen = shell.json("import", file, "--preview")[0]
    assert (seen["found"]["page_numbers"], seen["repairs"]["page_furniture"]) == (2, 2)
    assert seen["diff"].startswith("--- ")
    assert shell.json("documents") == []


def test_the_terminal_keeps_a_file_as_it_was_asked(shell: Shell, tmp_path: Path) -> None:
    file = _written(tmp_path, "Panel.txt", PRINTED)
    (stored,) = shell.json("import", file, "--without", "joined_words", "--rename", "Inspecteur=Gespreksleider")
    assert set(stored) == {
        *("file", "name", "kind", "characters", "words", "segments", "speakers", "pages", "repairs"),
        *("refused", "message"),
    }
    assert stored["speakers"] == {"Gespreksleider": 8}
    assert "joined_words" not in stored["repairs"]
    assert "met de be- stuurders" in shell("document", "text", "Panel").out


def test_the_terminal_says_what_cannot_be_chosen(shell: Shell, tmp_path: Path) -> None:
    file = _written(tmp_path, "Panel.txt", PRINTED)
    assert "page_numbers" in shell("import", file, "--without", "iets", code=1).err
    assert "--rename" in shell("import", file, "--rename", "Inspecteur", code=1).err
    (refused,) = shell.json("import", file, "--rename", "Karel=Anna", code=1)
    assert refused["refused"] == "speaker-unknown"
    missing = shell("import", tmp_path / "weg.txt", "--preview", "--json", code=1)
    assert json.loads(missing.out)[0]["refused"] == "file-missing"
    assert shell.json("documents") == []


@pytest.fixture
def shell(database_url: str, desk: Desk) -> Shell:
    return Shell(database_url)


def _written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name
