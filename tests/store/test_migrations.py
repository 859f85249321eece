"""Opening a database brings its tables up to date, once."""

from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from actions.workspace import Workspace, create_project, open_workspace, projects
from corpora.refusal import Refusal
from store.schema import metadata


def test_the_migrated_tables_are_the_tables_the_code_knows(workspace: Workspace) -> None:
    with workspace.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_opening_a_database_again_keeps_what_is_in_it(workspace: Workspace) -> None:
    create_project(workspace, "Besturen 2021")
    again = open_workspace(workspace.database.url)
    with closing(again.database):
        assert [project.name for project in projects(again)] == ["Besturen 2021"]


def test_a_sqlite_file_is_safe_against_a_power_cut_and_against_half_references(tmp_path: Path) -> None:
    workspace = open_workspace(f"sqlite:///{tmp_path / 'duiding.sqlite3'}")
    with closing(workspace.database), workspace.database.reading() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        found = [connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in pragmas]
    assert found == ["wal", 2, 1, 1]


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notulen.txt"
    file.write_text("Dit zijn notulen, geen database. " * 100, encoding="utf-8")
    with pytest.raises(Refusal, match="database-unreachable"):
        open_workspace(f"sqlite:///{file}")
    assert file.read_text(encoding="utf-8").startswith("Dit zijn notulen")


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="database-unreachable"):
        open_workspace(f"sqlite:///{tmp_path / 'weg' / 'duiding.sqlite3'}")


@pytest.mark.parametrize("url", ["duiding.sqlite3", "onbekend://plaats", "mysql://gebruiker:geheim@server/duiding"])
def test_what_is_no_address_of_a_database_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(Refusal, match="database-url") as refusal:
        open_workspace(url)
    assert "geheim" not in str(refusal.value.facts)


def test_a_database_from_a_newer_release_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'duiding.sqlite3'}"
    open_workspace(url).database.close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(Refusal, match="database-newer"):
        open_workspace(url)
