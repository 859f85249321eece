"""In the terminal: who did what, one step undone by its number, and a document marked as read."""

from actions.coding import change_coding, codings
from actions.workspace import Desk
from tests.builders import codebook_of, coded, told
from tests.journeys.terminal import Shell


def test_history_is_narrowed_and_a_step_undone_by_its_number(desk: Desk, colleague: Desk) -> None:
    content, ids = told(desk), codebook_of(desk)
    coded(desk, content, ids["Lerarentekort"], "lerarentekort")
    second = coded(desk, content, ids["Cijfers bespreken"], "cijfers")
    coded(colleague, content, ids["Cijfers bespreken"], "teams")
    shell = Shell(desk.workspace.database.url, "Besturen 2021")
    steps = shell.json("history", "--coder", "Anna", "--kind", "coding")
    assert [(step["action"], step["code"], step["document"], step["undone"]) for step in steps] == [
        ("coding.apply", "Cijfers bespreken", "Focusgroep mbo", False),
        ("coding.apply", "Lerarentekort", "Focusgroep mbo", False),
    ]
    change_coding(desk, second.id, important=True)
    refused = shell("undo", "--coder", "Anna", "--step", steps[0]["revision"], code=1)
    assert "daarna iets aan veranderd" in refused.err
    shell("undo", "--coder", "Anna", "--step", steps[1]["revision"])
    assert {each.code_id for each in codings(desk)} == {ids["Cijfers bespreken"]}
    assert "teruggedraaid" in shell("history", "--kind", "coding").out
    assert shell.json("redo", "--coder", "Anna")["action"] == "coding.apply"


def test_a_document_is_marked_as_read_and_opened_again(desk: Desk) -> None:
    told(desk)
    shell = Shell(desk.workspace.database.url, "Besturen 2021")
    assert shell("finish", "Focusgroep mbo", "--coder", "Anna").out == "Anna is klaar met Focusgroep mbo.\n"
    assert shell.json("documents")[0]["finished"] == ["Anna"]
    shell("finish", "Focusgroep mbo", "--coder", "Anna", "--reopen")
    assert shell.json("documents")[0]["finished"] == []
    shell("undo", "--coder", "Anna")
    assert shell.json("documents")[0]["finished"] == ["Anna"]
