"""Differences settled over HTTP and in the terminal: the same actions, the same refusals, stored once."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions import access
from actions.differing import differing
from actions.documents import Content
from actions.history import history
from actions.pseudonymising import apply, preview
from actions.settling import Reasons, rule, say_of
from actions.workspace import Desk, Workspace, projects
from api.routes import routes
from coding.rulings import Decision, State
from coding.settling import Choice
from store import rulings as kept
from tests.journeys.terminal import Shell
from tests.journeys.test_settling import ALONE, LONG, SAME, SHORT, agreed_texts, case_of, study

__all__ = ["study"]


@pytest.fixture
def client(workspace: Workspace) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=routes(lambda: workspace))) as opened:
        yield opened


@pytest.fixture
def shell(desk: Desk) -> Shell:
    project = next(each for each in projects(desk.workspace) if each.id == desk.project_id)
    return Shell(desk.workspace.database.url, project.name)


def headers(desk: Desk) -> dict[str, str]:
    return {"X-Duiding-Token": access.token_for(desk)}


def sent(client: TestClient, desk: Desk, document: object, **operation: object) -> dict[str, str]:
    """The answer to one operation."""
    body = {"operations": [{"id": str(uuid4()), **operation}]}
    answer = client.post(f"/api/documents/{document}/operations", json=body, headers=headers(desk))
    assert answer.status_code == 200, answer.text
    return dict(answer.json()["results"][0])


def listed(client: TestClient, desk: Desk) -> dict[str, dict[str, object]]:
    answer = client.post("/api/differences", json={}, headers=headers(desk)).json()
    return {each["kind"]: each for each in answer["cases"]}


def test_the_screen_lists_decides_reopens_and_talks(
    client: TestClient, desk: Desk, colleague: Desk, study: Content
) -> None:
    border = listed(client, desk)["boundary"]
    assert (border["state"], [len(side["codings"]) for side in border["sides"]]) == ("open", [1, 1])
    decision = {"kind": "rule", "difference": border["id"], "decision": "accept", "taken": [str(colleague.coder_id)]}
    told = {"cause": "slip", "confidence": "sure", "note": "Zonder lidwoord."}
    once = {"id": str(uuid4()), **decision, **told}
    assert [sent(client, desk, border["document"], **once)["status"] for _ in range(2)] == ["stored", "stored"]
    assert agreed_texts(desk) == [SHORT]
    refused = sent(client, colleague, border["document"], **decision)
    assert (refused["status"], "Anna" in refused["message"]) == ("refused", True)
    ruling = listed(client, desk)["boundary"]["ruling"]
    assert (ruling["note"], ruling["cause"], len(ruling["consensus"])) == ("Zonder lidwoord.", "slip", 1)
    sent(client, colleague, border["document"], kind="remark", difference=border["id"], text="Akkoord.")
    assert [each["text"] for each in listed(client, desk)["boundary"]["remarks"]] == ["Akkoord."]
    sent(client, desk, border["document"], kind="reopen", ruling=ruling["id"])
    assert (agreed_texts(desk), listed(client, desk)["boundary"]["state"]) == ([], "open")
    assert [deed.action for deed in history(desk)][:3] == ["ruling.reopen", "remark.add", "ruling.add"]


def test_a_rule_for_many_says_first_to_which_it_applies(client: TestClient, desk: Desk, study: Content) -> None:
    rule_of = {"take": "intersection", "words": 1, "coder": None}
    seen = client.post("/api/differences/alike", json=rule_of, headers=headers(desk)).json()
    assert len(seen["places"]) == 1
    document = study.document.id
    assert sent(client, desk, document, kind="alike", count=1, **rule_of)["status"] == "stored"
    assert sent(client, desk, document, kind="agreed", count=1)["status"] == "stored"
    assert agreed_texts(desk) == [SHORT, SAME]
    assert sent(client, desk, document, kind="agreed", count=1)["code"] == "preview-changed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "rule", "difference": "x", "decision": "union"},
        {"kind": "rule", "difference": str(uuid4()), "decision": "misschien"},
        {"kind": "rule", "difference": str(uuid4()), "decision": "union", "taken": "Anna"},
        {"kind": "alike", "take": "union", "words": -1},
        {"kind": "reopen"},
    ],
)
def test_what_is_no_decision_is_refused(client: TestClient, desk: Desk, study: Content, wrong: dict[str, str]) -> None:
    assert sent(client, desk, study.document.id, **wrong)["code"] == "request-wrong"


def test_everything_can_be_settled_in_the_terminal(shell: Shell, desk: Desk, colleague: Desk, study: Content) -> None:
    rows = {row["kind"]: row for row in shell.json("differences")}
    assert sorted(rows) == ["boundary", "code", "direction", "missing"]
    assert rows["missing"]["sides"][0]["codings"][0]["quote"] == ALONE
    who = ("--coder", "Anna")
    shell("settle", rows["boundary"]["id"][:8], *who, "--accept", "Bram", "--cause", "slip", "--note", "Zo.")
    shell("settle", rows["missing"]["id"], *who, "--quote", "wisselde de directeur")
    shell("settle", rows["code"]["id"], *who, "--code", "Cijfers bespreken", "--redefine", "Lerarentekort")
    shell("settle", rows["direction"]["id"], *who, "--both")
    assert shell.json("settle-agreed", *who, "--preview") == {"places": 1, "settled": 0}
    shell("settle-agreed", *who)
    assert agreed_texts(desk)[:2] == [SHORT, "wisselde de directeur"]
    assert {case.state for case in differing(desk)} == {State.SETTLED}
    assert shell.json("differences") == []
    assert len(shell.json("differences", "--state", "settled")) == 5
    assert shell.json("settle-definitions") == [{"code": "Lerarentekort", "n": 1}]
    became = {row["quote"]: row["outcome"] for row in shell.json("settle-mine", *who)}
    assert (became[LONG], became[ALONE], became[SAME]) == ("changed", "changed", "taken")
    shell("settle-remark", rows["boundary"]["id"], "Goed zo.", *who)
    shell("settle-reopen", rows["boundary"]["id"], *who)
    assert shell.json("settle-alike", *who, "--within", 1, "--take", "Anna") == {"places": 1, "settled": 1}
    assert agreed_texts(desk)[0] == LONG
    shell("settle-measure", *who)
    kept_then = shell.json("settle-measure", "--show")
    assert [each["phase"] for each in kept_then] == ["before", "after"]
    assert [len(each["pairs"]) for each in kept_then] == [1, 3]


def test_the_terminal_refuses_what_it_does_not_understand(shell: Shell, desk: Desk, study: Content) -> None:
    which = shell.json("differences")[0]["id"]
    for words, code in (
        (("settle", which), "settle-one-choice"),
        (("settle", which, "--both", "--neither"), "settle-one-choice"),
        (("settle", "zzz", "--both"), "difference-unknown"),
        (("settle", which, "--both", "--cause", "luiheid"), "settle-word-unknown"),
        (("settle", which, "--quote", "staat nergens"), "quote-mismatch"),
        (("settle-reopen", which), "ruling-gone"),
    ):
        assert shell.json(*words, "--coder", "Anna", code=1)["refused"] == code
    assert shell.json("differences", "--state", "misschien", code=1)["refused"] == "settle-word-unknown"


def test_a_name_leaves_what_was_said_about_a_difference_as_well(desk: Desk, study: Content, tmp_path: Path) -> None:
    case = case_of(desk, "boundary")
    rule(desk, case.place.id, Choice(Decision.UNION), Reasons(note="Jansen bedoelt de teams."))
    say_of(desk, case.place.id, "Vraag het Jansen.")
    found = preview(desk, [study.document.id], doubts=True)
    apply(
        desk, {each.content.document.id: each.proposals for each in found}, "geheim woord", key_path=tmp_path / "k.key"
    )
    with desk.workspace.database.reading() as connection:
        said = [*kept.rulings(connection, desk.project_id), *kept.remarks(connection, desk.project_id)]
    words = " ".join(getattr(each, "note", "") + getattr(each, "text", "") for each in said)
    assert ("Jansen" in words, "teams" in words) == (False, True)
    assert case_of(desk, "boundary").state is State.SETTLED
