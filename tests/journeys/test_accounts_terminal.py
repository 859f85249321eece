"""Accounts and roles in the terminal, and what `--as` may."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from actions import passwords, sessions
from actions.demo import ensure_demo
from actions.nearness import at_this_computer
from actions.presence import Presence
from actions.workspace import Workspace, projects
from tests.journeys.terminal import Shell


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "MEMORY_KIB", 64)
    monkeypatch.setattr(passwords, "PASSES", 1)


@pytest.fixture
def shell(database_url: str) -> Shell:
    made = Shell(database_url)
    made("new", "Besturen 2021")
    return Shell(database_url, "Besturen 2021")


def test_an_owner_a_lead_and_a_reader_are_made_and_seen(shell: Shell, workspace: Workspace) -> None:
    assert "geen accounts" in shell("accounts").out
    password = shell.json("account-add", "Anna de Wit")["password"]
    assert sessions.sign_in(workspace, "anna de wit", password)
    shell("account-add", "Lies")
    shell("role", "Anna de Wit", "lead")
    assert "lezer" in shell("role", "Lies", "reader").out
    assert shell("role", "Lies", "baas", code=1).err.startswith("De rol ‘baas’ bestaat niet")
    known = {each["name"]: each for each in shell.json("accounts")}
    assert known["Anna de Wit"]["owner"]
    assert known["Lies"]["roles"] == {"Besturen 2021": "reader"}
    shell("role", "Lies", "none")
    shell("account-close", "Lies")
    gone = shell.json("accounts")[1]
    assert (gone["roles"], gone["closed"]) == ({}, True)


def test_who_works_as_a_reader_is_refused_and_as_somebody_else_too(shell: Shell) -> None:
    for name, role in (("Anna", "lead"), ("Lies", "reader"), ("Bram", "coder")):
        shell("account-add", name)
        shell("role", name, role)
    added = ("theme", "add", "Rust in het team")
    assert "andere rol" in shell(*added, "--as", "Lies", code=1).err
    assert "andere rol" in shell(*added, "--as", "Lies", "--coder", "Anna", code=1).err
    assert "andere rol" in shell("undo", "--as", "Bram", "--coder", "Anna", code=1).err
    shell(*added, "--as", "Anna")
    shell("theme", "add", "Zonder --as werkt de terminal als beheerder")
    assert "Er is geen account" in shell(*added, "--as", "Niemand", code=1).err


def test_a_new_password_ends_what_was_open(shell: Shell, workspace: Workspace) -> None:
    first = shell.json("account-add", "Anna")["password"]
    token = sessions.sign_in(workspace, "Anna", first)
    second = shell.json("account-password", "Anna")["password"]
    assert second != first
    assert sessions.visit(workspace, token, local=False) is None
    assert shell("set-up-code").out.strip()


def test_the_demo_is_made_where_there_are_accounts_already(workspace: Workspace, database_url: str) -> None:
    Shell(database_url)("account-add", "Anna")
    ensure_demo(workspace)
    assert [project.demo for project in projects(workspace)] == [True]


def test_who_is_in_a_document_is_forgotten_when_nothing_is_heard() -> None:
    present, now = Presence(), datetime(2026, 1, 1, tzinfo=UTC)
    project, document, anna, bram = (uuid4() for _ in range(4))
    present.see("a", project, document, anna, now)
    present.see("b", project, document, bram, now + timedelta(seconds=8))
    assert present.readers(project, now + timedelta(seconds=9)) == {document: {anna, bram}}
    assert present.readers(uuid4(), now) == {}
    assert present.readers(project, now + timedelta(seconds=11)) == {document: {bram}}
    present.leave("b")
    assert present.readers(project, now + timedelta(seconds=11)) == {}


@pytest.mark.parametrize(
    ("address", "headers", "near"),
    [
        ("127.0.0.1", {"host": "localhost:8501"}, True),
        ("::1", {"host": "[::1]:8501"}, True),
        ("::ffff:127.0.0.1", {"host": "127.0.0.1:8501"}, True),
        (None, {}, True),
        ("10.0.0.7", {"host": "localhost:8501"}, False),
        ("127.0.0.1", {"host": "evil.example:8501"}, False),
        ("127.0.0.1", {"host": "localhost", "x-forwarded-for": "10.0.0.7"}, False),
        ("testclient", {"host": "localhost"}, False),
    ],
)
def test_only_who_sits_at_the_computer_is_near(address: str | None, headers: dict[str, str], near: bool) -> None:
    assert at_this_computer(address, headers) is near


def test_a_server_that_is_shared_has_nobody_near(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIDING_SHARED", "1")
    assert not at_this_computer("127.0.0.1", {"host": "localhost"})
