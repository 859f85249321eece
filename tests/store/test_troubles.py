"""The disk is full, another program holds the file: one sentence, nothing stored, and afterwards it works again."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.testclient import TestClient

from actions import access
from actions.coding import codings
from actions.workspace import Desk, create_project, join, open_workspace
from api.routes import routes
from corpora.refusal import Refusal
from tests.builders import codebook_of, told
from tests.journeys.test_addresses import applied

QUOTE = "Het lerarentekort drukt daar zwaar op de teams."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "duiding.sqlite3"


@pytest.fixture
def anna(file: Path) -> Desk:
    workspace = open_workspace(f"sqlite:///{file}?timeout=0.2")
    project = create_project(workspace, "Besturen 2021")
    seat = Desk(workspace, project.id)
    return Desk(workspace, project.id, join(seat, "Anna").id)


def test_a_full_disk_refuses_and_stores_nothing_of_the_document(anna: Desk) -> None:
    database = anna.workspace.database
    with database.transaction() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(Refusal, match="disk-full"):
        told(anna, "Jansen: " + "Het lerarentekort drukt zwaar. " * 20_000)
    with database.transaction() as connection:
        connection.execute(text("PRAGMA max_page_count = 1000000"))
        assert connection.execute(text("SELECT count(*) FROM document")).scalar_one() == 0
    told(anna)


def test_a_coding_made_while_another_program_holds_the_file_is_delivered_later(anna: Desk, file: Path) -> None:
    found, codes = told(anna), codebook_of(anna)
    made = applied(found.document.id, codes["Lerarentekort"], found.text, QUOTE)
    headers = {"X-Duiding-Token": access.token_for(anna)}
    address, sent = f"/api/documents/{found.document.id}/operations", {"operations": [made]}
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with TestClient(Starlette(routes=routes(lambda: anna.workspace))) as client:
        answer = client.post(address, json=sent, headers=headers)
        assert answer.status_code == 503, "a refusal would make the pane forget the coding"
        assert answer.json()["code"] == "database-busy"
        assert codings(anna) == ()
        other.execute("ROLLBACK")
        assert client.post(address, json=sent, headers=headers).json()["results"][0]["status"] == "stored"
    other.close()
    assert [each.quote for each in codings(anna)] == [QUOTE]


def test_a_file_that_was_damaged_is_said_to_be(anna: Desk, file: Path) -> None:
    told(anna)
    anna.workspace.database.close()
    data = bytearray(file.read_bytes())
    data[:100] = b"x" * 100
    file.write_bytes(data)
    with pytest.raises(Refusal, match="database-damaged"):
        codings(anna)
