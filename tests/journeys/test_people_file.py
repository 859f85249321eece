"""A file with attributes of participants: what it changes is seen first, then taken over in one step."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions.access import token_for
from actions.boards import hold
from actions.documents import add_all
from actions.history import undo
from actions.participants import describe, merge, participant_named, participants
from actions.participants_importing import Difference, held_plan, import_held, planned
from actions.reporting import codings_csv
from actions.workspace import Desk
from api.routes import routes
from corpora.refusal import Refusal
from tests.builders import codebook_of, coded, everything, listed, told
from tests.journeys.terminal import Shell

LIST = "naam;functie;bestuur;jaren\nInspecteur Jansen;inspecteur;40001;12\nInspecteur De Boer;;;3\nPiet;rector;;\n"


def test_what_a_file_changes_is_seen_before_it_is_taken_over(desk: Desk) -> None:
    told(desk)
    boards = listed(desk)
    describe(desk, participant_named(desk, "Inspecteur De Boer").id, {"jaren": "3"})
    before = everything(desk)
    held = hold(desk, "mensen.csv", LIST.encode())
    plan = held_plan(desk, held)
    assert everything(desk) == before
    assert plan.differences == (
        Difference("Inspecteur Jansen", "role", "", "inspecteur"),
        Difference("Inspecteur Jansen", "jaren", "", "12"),
        Difference("Inspecteur Jansen", "board", "", "Stichting De Horizon"),
    )
    assert (plan.imported.described, plan.imported.unknown) == (2, ("Piet",))
    import_held(desk, held)
    jansen = participant_named(desk, "Inspecteur Jansen")
    assert (jansen.attributes, jansen.list_id) == ({"role": "inspecteur", "jaren": "12"}, boards.id)
    assert planned(desk, "mensen.csv", LIST.encode()).differences == ()
    with pytest.raises(Refusal, match="file-let-go"):
        import_held(desk, held)
    undo(desk)
    assert everything(desk) == before


def test_thousands_are_described_in_one_step_and_undone_in_one(desk: Desk) -> None:
    names = [f"Persoon {n}" for n in range(1200)]
    answers = "\n".join(f"{name};Het lerarentekort drukt op team {n}." for n, name in enumerate(names))
    add_all(desk, "Vragen.csv", f"respondent;Wat valt op?\n{answers}\n".encode())
    merge(desk, [each.id for each in participants(desk)[:2]])
    before = everything(desk)
    rows = "\n".join(f"{name};{n % 9}" for n, name in enumerate(names))
    held = hold(desk, "mensen.csv", f"naam;ronde\n{rows}\n".encode())
    assert import_held(desk, held).described == 1199
    assert [each.attributes["ronde"] for each in participants(desk)[2:5]] == ["3", "4", "5"]
    undo(desk)
    assert everything(desk) == before


def test_it_comes_in_over_the_address_of_the_page_and_through_the_terminal(
    desk: Desk, database_url: str, tmp_path: Path
) -> None:
    found = told(desk)
    coded(desk, found, codebook_of(desk)["Lerarentekort"], "Het lerarentekort drukt")
    with TestClient(Starlette(routes=routes(lambda: desk.workspace))) as client:
        headers = {"X-Duiding-Token": token_for(desk), "X-Duiding-Name": "mensen.csv"}
        answer = client.post("/api/people-files", content=LIST.encode(), headers=headers).json()
    assert "3 rijen" in answer["message"]
    assert len(held_plan(desk, answer["id"]).differences) == 4
    shell, path = Shell(database_url, "Besturen 2021"), tmp_path / "mensen.csv"
    path.write_text(LIST, encoding="utf-8")
    seen = shell.json("participants", "import", path, "--preview")
    assert seen["changes"][0] == {"name": "Inspecteur Jansen", "attribute": "role", "before": "", "after": "inspecteur"}
    assert "4 kenmerken veranderen" in shell("participants", "import", path, "--preview").out
    assert participant_named(desk, "Inspecteur Jansen").attributes == {}
    shell("participants", "import", path, "--coder", "Anna")
    assert ",Inspecteur Jansen,inspecteur,,40001,12\n" in codings_csv(desk).decode()
